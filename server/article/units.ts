import { lowerAt, type Token } from '#/server/article/tokens.ts';

/** What a unit word says about the number before it. */
export type Unit = { name: string; kind: 'percent' | 'points' | 'money' | 'measure'; next: number };

const table = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows
      .split('\n')
      .map(row => row.split(':').map(part => part.trim()))
      .flatMap(([name, words]) =>
        name === undefined || words === undefined || name === ''
          ? []
          : words.split(',').map(word => [word.trim(), name] as const),
      ),
  );

// singular name : words that stand for it, spelled out
const measureWords = table(`
  kilometer: kilometer, kilometers, kilometre, kilometres
  meter: meter, meters, metre, metres
  centimeter: centimeter, centimeters, centimetre, centimetres
  millimeter: millimeter, millimeters, millimetre, millimetres
  micrometer: micrometer, micrometers, micrometre, micrometres, micron, microns
  nanometer: nanometer, nanometers, nanometre, nanometres
  mile: mile, miles
  nautical mile: nautical mile, nautical miles
  foot: foot, feet
  inch: inch, inches
  yard: yard, yards
  acre: acre, acres
  hectare: hectare, hectares
  square kilometer: square kilometer, square kilometers, square kilometre, square kilometres
  square meter: square meter, square meters, square metre, square metres
  square mile: square mile, square miles
  square foot: square foot, square feet
  square yard: square yard, square yards
  cubic meter: cubic meter, cubic meters, cubic metre, cubic metres
  cubic foot: cubic foot, cubic feet
  cubic kilometer: cubic kilometer, cubic kilometers, cubic kilometre, cubic kilometres
  cubic centimeter: cubic centimeter, cubic centimeters, cubic centimetre, cubic centimetres
  kilogram: kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
  gram: gram, grams, gramme, grammes
  milligram: milligram, milligrams
  microgram: microgram, micrograms
  ton: ton, tons
  tonne: tonne, tonnes
  metric ton: metric ton, metric tons
  megaton: megaton, megatons
  kiloton: kiloton, kilotons
  pound: pound, pounds
  ounce: ounce, ounces
  liter: liter, liters, litre, litres
  milliliter: milliliter, milliliters, millilitre, millilitres
  gallon: gallon, gallons
  pint: pint, pints
  quart: quart, quarts
  barrel: barrel, barrels
  bushel: bushel, bushels
  degree: degree, degrees
  degree Celsius: degree celsius, degrees celsius, degrees centigrade, degree centigrade, degrees c, degree c, deg c, celsius
  degree Fahrenheit: degree fahrenheit, degrees fahrenheit, degrees f, degree f, deg f, fahrenheit
  kelvin: kelvin, kelvins
  watt: watt, watts
  kilowatt: kilowatt, kilowatts
  megawatt: megawatt, megawatts
  gigawatt: gigawatt, gigawatts
  terawatt: terawatt, terawatts
  kilowatt hour: kilowatt hour, kilowatt hours
  megawatt hour: megawatt hour, megawatt hours
  gigawatt hour: gigawatt hour, gigawatt hours
  volt: volt, volts
  amp: amp, amps, ampere, amperes
  joule: joule, joules
  calorie: calorie, calories
  horsepower: horsepower
  hertz: hertz
  kilohertz: kilohertz
  megahertz: megahertz
  gigahertz: gigahertz
  part per million: parts per million, part per million
  part per billion: parts per billion, part per billion
  decibel: decibel, decibels
  byte: byte, bytes
  kilobyte: kilobyte, kilobytes
  megabyte: megabyte, megabytes
  gigabyte: gigabyte, gigabytes
  terabyte: terabyte, terabytes
  petabyte: petabyte, petabytes
  exabyte: exabyte, exabytes
  teraelectronvolt: teraelectronvolts
  megabit: megabit, megabits
  gigabit: gigabit, gigabits
  megapixel: megapixel, megapixels
  pixel: pixel, pixels
  knot: knot, knots
  mile per hour: mph, m.p.h., miles per hour, miles an hour, mile per hour
  kilometer per hour: kph, k.p.h.
  mile per gallon: mpg, m.p.g.
  pascal: pascal, pascals
  gigapascal: gigapascal, gigapascals
  light year: light year, light years
  parsec: parsec, parsecs
  newton meter: newton meter, newton meters, newton metre, newton metres
  millisecond: millisecond, milliseconds
  nanosecond: nanosecond, nanoseconds
  microsecond: microsecond, microseconds
`);

// abbreviations keep their letter case: "Mb" is not "mb", "m" is not "M"
const measureMarks = table(`
  kilometer: km, kms
  meter: m
  centimeter: cm
  millimeter: mm
  nanometer: nm
  micrometer: µm, μm
  mile: mi
  foot: ft, ft.
  inch: in., ″
  yard: yd, yds
  square kilometer: km², km2, sq km
  square meter: m², m2, sqm, sq m
  square foot: ft², ft2, sq ft, sqft, sq. ft.
  square mile: sq mi, mi²
  cubic meter: m³, m3
  cubic centimeter: cc, cm³
  acre: ac
  hectare: ha
  kilogram: kg, kgs, KG
  gram: g
  milligram: mg
  pound: lb, lbs, lb., lbs.
  ounce: oz, oz.
  liter: l, L, ltr
  milliliter: ml, mL
  gallon: gal
  degree Celsius: °C, ºC, degC, C
  degree Fahrenheit: °F, ºF, degF, F
  degree: °, º
  watt: W
  kilowatt: kW, KW, kw
  megawatt: MW
  gigawatt: GW
  terawatt: TW
  kilowatt hour: kWh, KWh, kwh
  megawatt hour: MWh
  gigawatt hour: GWh
  terawatt hour: TWh
  volt: V
  horsepower: hp, HP, bhp, PS
  hertz: Hz, HZ
  kilohertz: kHz
  megahertz: MHz
  gigahertz: GHz
  decibel: dB
  kilobyte: KB, kB
  megabyte: MB
  gigabyte: GB, Gb
  terabyte: TB
  megabit per second: Mbps
  gigabit per second: Gbps
  megapixel: MP
  mile per hour: mph, MPH
  kilometer per hour: km/h, kmh, kph, km/hr
  mile per gallon: mpg
  meter per second: m/s
  kilometer per second: km/s
  gigapascal: GPa
  megapascal: MPa
  kilopascal: kPa
  hectopascal: hPa
  pound per square inch: psi, PSI
  revolution per minute: rpm, RPM
  teraelectronvolt: TeV
  gigaelectronvolt: GeV
  megaelectronvolt: MeV
  kiloelectronvolt: keV
  kilojoule: kJ
  megajoule: MJ
  millisievert: mSv
  newton meter: Nm
  millisecond: ms
  penny: p
  part per million: ppm
  milliampere-hour: mAh
  kilovolt: kV, KV
`);

const percentWords = table(`
  %: %, percent, per cent, percents, pct, pct., pc, p.c., percentage
`);

const pointWords = table(`
  percentage point: percentage point, percentage points, percent point, percent points, pp, ppt
  basis point: basis point, basis points, bps
`);

const moneyWords = table(`
  dollar: dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, american dollar, american dollars, bucks, buck, usd
  cent: cent, cents
  euro: euro, euros, eur
  pound sterling: pounds sterling, pound sterling, british pound, british pounds, gbp, quid, sterling
  penny: pence, pennies, penny
  japanese yen: yen, japanese yen, jpy
  chinese yuan: yuan, chinese yuan, renminbi, cny, rmb
  australian dollar: australian dollar, australian dollars, aud
  canadian dollar: canadian dollar, canadian dollars, cad
  new zealand dollar: new zealand dollar, new zealand dollars, nzd
  hong kong dollar: hong kong dollar, hong kong dollars, hkd
  singapore dollar: singapore dollar, singapore dollars, sgd
  new taiwan dollar: taiwan dollar, taiwan dollars, new taiwan dollars, twd
  indian rupee: indian rupee, indian rupees, inr
  rupee: rupee, rupees
  swiss franc: swiss franc, swiss francs, chf
  franc: franc, francs
  german mark: deutsche marks, deutschmarks, deutsche mark, german marks
  russian ruble: ruble, rubles, rouble, roubles, russian rubles, rub
  south korean won: south korean won, korean won, krw
  south african rand: rand, zar
  brazilian real: reais, brl
  mexican peso: mexican peso, mexican pesos, mxn
  peso: peso, pesos
  shekel: shekel, shekels, israeli shekels, new shekels, ils, nis
  malaysian ringgit: ringgit, malaysian ringgit, myr
  indonesian rupiah: rupiah, idr
  thai baht: baht, thb
  turkish lira: turkish lira, turkish liras, try
  lira: lira, liras, lire
  danish krone: danish kroner, danish krone, dkk
  norwegian krone: norwegian kroner, norwegian krone, nok
  swedish krona: swedish kronor, swedish krona, sek
  krona: kronor, kroner, krona, krone, crowns
  polish zloty: zloty, zlotys, pln
  czech koruna: koruna, korunas, czk
  hungarian forint: forint, forints, huf
  nigerian naira: naira, ngn
  kenyan shilling: kenyan shilling, kenyan shillings, kes
  shilling: shilling, shillings
  dirham: dirham, dirhams, aed
  riyal: riyal, riyals, sar
  dinar: dinar, dinars
  egyptian pound: egyptian pound, egyptian pounds, egp
  vietnamese dong: dong, vnd
  ukrainian hryvnia: hryvnia, hryvnias, uah
  bitcoin: bitcoin, bitcoins, btc
`);

const moneySigns = table(`
  dollar: $, us$, usd, u.s.$
  euro: €, eur
  pound sterling: £, gbp
  japanese yen: ¥, jpy, jp¥
  chinese yuan: cny, rmb, cn¥
  indian rupee: ₹, rs, rs., inr
  russian ruble: ₽
  south korean won: ₩, krw
  shekel: ₪, nis
  turkish lira: ₺
  ukrainian hryvnia: ₴
  vietnamese dong: ₫
  thai baht: ฿
  nigerian naira: ₦
  philippine peso: ₱
  australian dollar: a$, au$, aud
  canadian dollar: c$, ca$, cad
  new zealand dollar: nz$, nzd
  hong kong dollar: hk$, hkd
  singapore dollar: s$, sgd
  new taiwan dollar: nt$
  brazilian real: r$
  malaysian ringgit: rm, myr
  swiss franc: chf, sfr
  south african rand: zar
`);

const symbols = new Set(['$', '€', '£', '¥', '₹', '₽', '₩', '₪', '₺', '₴', '₫', '฿', '₦', '₱']);

/** The currency whose symbol stands after its amount at token `at` ("100 €", "10$"), when no number follows the symbol. */
export const readSymbolAfter = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  const token = tokens[at];
  if (token === undefined || !symbols.has(token.text) || tokens[at + 1]?.type === 'number') return null;
  const name = moneySigns.get(token.text);
  return name === undefined ? null : { name, next: at + 1 };
};

const isoCodes = new Set(
  'usd eur gbp jpy cny rmb aud cad nzd hkd sgd twd inr chf rub krw zar brl mxn ils nis myr idr thb try dkk nok sek pln czk huf ngn kes aed sar egp vnd uah btc'.split(
    ' ',
  ),
);

/** Whether the word alone names a unit of measure or a currency ("kilometers", "euros"). */
export const isMeasureWord = (word: string): boolean =>
  measureWords.has(word) || moneyWords.has(word) || percentWords.has(word);

/** The lower-case signs and codes that stand before an amount of money ("$", "usd", "rs"). */
export const signOpeners: readonly string[] = [...moneySigns.keys()];

/** The currency whose sign begins at token `at` ("$", "US $", "HK$", "Rs."), and the index of the token after it. */
export const readSign = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const nextText = tokens[at + 1]?.text;
  if (token.type === 'word' && nextText === '$' && token.text === token.text.toUpperCase()) {
    const name = moneySigns.get(`${token.lower.replaceAll('.', '')}$`);
    return name === undefined ? null : { name, next: at + 2 };
  }
  const name = moneySigns.get(token.lower);
  if (name === undefined) return null;
  if (token.type === 'word') {
    if (token.lower !== 'rs' && token.text !== token.text.toUpperCase()) return null;
    const dot = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued ? 2 : 1;
    return tokens[at + dot]?.type === 'number' ? { name, next: at + dot } : null;
  }
  return { name, next: at + 1 };
};

const wordAt = (tokens: readonly Token[], at: number, exact: boolean): string =>
  exact ? (tokens[at]?.text ?? '') : lowerAt(tokens, at);

const lookup = (
  tokens: readonly Token[],
  at: number,
  words: ReadonlyMap<string, string>,
  exact: boolean,
): { name: string; next: number } | null => {
  const one = wordAt(tokens, at, exact);
  if (one === '') return null;
  if (exact && tokens[at + 1]?.glued) {
    const glue2 = tokens[at + 2]?.glued
      ? words.get(one + wordAt(tokens, at + 1, exact) + wordAt(tokens, at + 2, exact))
      : undefined;
    if (glue2 !== undefined) return { name: glue2, next: at + 3 };
    const glue1 = words.get(one + wordAt(tokens, at + 1, exact));
    if (glue1 !== undefined) return { name: glue1, next: at + 2 };
  }
  const hyphen = tokens[at + 1]?.text === '-' && tokens[at + 1]?.glued ? 1 : 0;
  const two = wordAt(tokens, at + 1 + hyphen, exact);
  if (two !== '') {
    const third = wordAt(tokens, at + 2 + hyphen, exact);
    const three = third === '' ? undefined : words.get(`${one} ${two} ${third}`);
    if (three !== undefined) return { name: three, next: at + 3 + hyphen };
    const pair = words.get(`${one} ${two}`);
    if (pair !== undefined) return { name: pair, next: at + 2 + hyphen };
  }
  const single = words.get(one);
  return single === undefined ? null : { name: single, next: at + 1 };
};

const perMarks = new Set(['per', '/']);
const perUnits = new Set(
  `second minute hour day night week month quarter year annum decade century barrel share ton tonne gallon liter litre kilogram kilo kg pound lb ounce oz
  square mile kilometer km meter metre acre hectare person head capita capital household family employee worker student child user customer unit
  item piece ticket vehicle car seat game match episode bushel foot inch sq kilowatt kwh mmbtu cm mm visit trip order bottle pack dose vote hr h s`.split(
    /\s+/,
  ),
);

// " per barrel", " a month", "/kg", "-a-day": the unit of a rate
const readPer = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  let here = at;
  let word = lowerAt(tokens, here);
  if (tokens[here]?.text === '-' && tokens[here]?.glued && ['a', 'per', 'an'].includes(lowerAt(tokens, here + 1))) {
    here += 1;
    word = lowerAt(tokens, here);
  }
  const article = word === 'a' || word === 'an' || word === 'each' || word === 'every';
  if (!article && !perMarks.has(word)) return null;
  here += 1;
  if (tokens[here]?.text === '-') here += 1;
  const unit = lowerAt(tokens, here);
  if (!perUnits.has(unit)) return null;
  if (article && ['earlier', 'ago', 'later', 'before', 'after', 'old', 'long'].includes(lowerAt(tokens, here + 1)))
    return null;
  if (unit === 'square' || unit === 'sq') {
    const inner = lookup(tokens, here, unit === 'sq' ? measureMarks : measureWords, false);
    return inner === null ? null : { name: `per ${inner.name}`, next: inner.next };
  }
  const short: Record<string, string> = {
    hr: 'hour',
    h: 'hour',
    s: 'second',
    kg: 'kilogram',
    km: 'kilometer',
    annum: 'year',
    lb: 'pound',
    oz: 'ounce',
    sq: 'square',
  };
  return { name: `per ${Object.hasOwn(short, unit) ? short[unit] : unit}`, next: here + 1 };
};

/** Adds the rate that follows a unit ("a month", "per share") to its name. */
export const withRate = (tokens: readonly Token[], name: string, next: number): { name: string; next: number } => {
  const rate = readPer(tokens, next);
  return rate === null ? { name, next } : { name: `${name} ${rate.name}`, next: rate.next };
};

const looseMarks = new Set([
  'm',
  'g',
  'l',
  'L',
  'C',
  'F',
  'V',
  'W',
  'ac',
  'ha',
  'in.',
  'ms',
  'MP',
  '″',
  'pc',
  'gal',
  'p',
]);
const massCues = new Set(['of', 'heavier', 'lighter', 'overweight']);

/**
 * Reads the unit that begins at token `at` (a hyphen before it is stepped over): percent, points, money, measure.
 * One-letter abbreviations count only when they touch the number. Null when no unit stands there.
 */
export const readUnit = (tokens: readonly Token[], at: number): Unit | null => {
  const hyphen = tokens[at]?.text === '-' && tokens[at]?.glued && tokens[at + 1]?.glued ? 1 : 0;
  const here = at + hyphen;
  const token = tokens[here];
  if (token === undefined) return null;
  const points = lookup(tokens, here, pointWords, false);
  if (points !== null) return { ...points, kind: 'points' };
  const percent = lookup(tokens, here, percentWords, false);
  if (percent !== null && !(token.lower === 'pc' && !token.glued) && token.lower !== 'percentage')
    return { ...percent, kind: 'percent' };
  const money = lookup(tokens, here, moneyWords, false);
  if (
    money !== null &&
    !(isoCodes.has(token.lower) && money.next === here + 1 && token.text !== token.text.toUpperCase())
  ) {
    return { ...withRate(tokens, money.name, money.next), kind: 'money' };
  }
  const marks = lookup(tokens, here, measureMarks, true);
  if (
    marks !== null &&
    !(looseMarks.has(token.text) && !token.glued) &&
    !(token.glued === false && token.text.length === 1 && !/[°º%]/.test(token.text))
  ) {
    return { ...withRate(tokens, marks.name, marks.next), kind: marks.name === 'penny' ? 'money' : 'measure' };
  }
  const words = lookup(tokens, here, measureWords, false);
  if (words === null) return null;
  if (words.name === 'pound' && !massCues.has(lowerAt(tokens, words.next)) && hyphen === 0) {
    return { ...withRate(tokens, words.name, words.next), kind: 'measure' };
  }
  return { ...withRate(tokens, words.name, words.next), kind: 'measure' };
};
