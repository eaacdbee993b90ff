import { lowerAt, type Token } from '#/server/article/tokens.ts';

/** Reads rows of `name: word, word` into a map from each word to its name. */
export const table = (rows: string): ReadonlyMap<string, string> =>
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

/** Units of measure spelled out, lower case, to their singular names. */
export const measureWords = table(`
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
  tablespoon: tablespoon, tablespoons, tbsp, tbsps
  teaspoon: teaspoon, teaspoons, tsp, tsps
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

/** Abbreviations of units to their singular names; they keep their letter case: "Mb" is not "mb". */
export const measureMarks = table(`
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
  pound-foot: lb-ft, lb ft, lbft, ft-lb, ft lb
  millisecond: ms
  penny: p
  part per million: ppm
  milliampere-hour: mAh
  kilovolt: kV, KV
`);

/** What stands for percent. */
export const percentWords = table(`
  %: %, percent, per cent, percents, pct, pct., pc, p.c., percentage
`);

/** What stands for points of a percentage. */
export const pointWords = table(`
  percentage point: percentage point, percentage points, percent point, percent points, pp, ppt
  basis point: basis point, basis points, bps
`);

const wordAt = (tokens: readonly Token[], at: number, exact: boolean): string =>
  exact ? (tokens[at]?.text ?? '') : lowerAt(tokens, at);

/** The longest entry of `words` (at most three tokens) that begins at token `at`; `exact` keeps letter case. Null when none does. */
export const lookup = (
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
