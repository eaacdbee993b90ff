import { isCapital, lowerAt, type Token } from '#/server/article/tokens.ts';
import { table } from '#/server/article/unit-words.ts';

/** Words for currencies, lower case, to their names. */
export const moneyWords = table(`
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
  krona: kronor, kroner, krona, krone, crowns, kr
  polish zloty: zloty, zlotys, pln
  czech koruna: koruna, korunas, czk
  hungarian forint: forint, forints, huf
  nigerian naira: naira, ngn
  kenyan shilling: kenyan shilling, kenyan shillings, kes
  shilling: shilling, shillings
  dirham: dirham, dirhams, aed
  riyal: riyal, riyals, sar
  dinar: dinar, dinars
  rial: rial, rials
  taka: taka, takas, bdt
  kyat: kyat, kyats
  riel: riel, riels
  kip: kip, kips
  tenge: tenge, kzt
  leu: lei, ron
  lev: leva, bgn
  birr: birr, etb
  cedi: cedi, cedis, ghs
  kwacha: kwacha
  bolivar: bolivars, bolivares
  guarani: guaranis
  quetzal: quetzals, quetzales
  lempira: lempiras
  markka: markka, markkas
  guilder: guilder, guilders
  drachma: drachma, drachmas
  peseta: peseta, pesetas
  escudo: escudo, escudos
  philippine peso: philippine peso, philippine pesos, php
  pakistani rupee: pakistani rupee, pakistani rupees, pkr
  qatari riyal: qatari riyal, qatari riyals, qar
  kuwaiti dinar: kuwaiti dinar, kuwaiti dinars, kwd
  icelandic krona: icelandic krona, icelandic kronur, isk
  cfa franc: cfa franc, cfa francs, xof, xaf
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
  philippine peso: ₱, php
  kip: ₭
  tenge: ₸
  cedi: ₵, ghs
  taka: ৳, tk
  guarani: ₲
  lari: ₾
  mexican peso: mx$, mex$, mxn
  indonesian rupiah: rp, idr
  kenyan shilling: ksh, kes
  jamaican dollar: j$
  pakistani rupee: pkr
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

const symbols = new Set([
  '$',
  '€',
  '£',
  '¥',
  '₹',
  '₽',
  '₩',
  '₪',
  '₺',
  '₴',
  '₫',
  '฿',
  '₦',
  '₱',
  '₭',
  '₸',
  '₵',
  '৳',
  '₲',
  '₾',
]);

/** Whether the token is the symbol of a currency ("€"). */
export const isMoneySign = (token: Token | undefined): boolean => token !== undefined && symbols.has(token.text);

/** The currency whose symbol stands after its amount at token `at` ("100 €", "10$"), when no number follows the symbol. */
export const readSymbolAfter = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  const token = tokens[at];
  if (token === undefined || !symbols.has(token.text) || tokens[at + 1]?.type === 'number') return null;
  const name = moneySigns.get(token.text);
  return name === undefined ? null : { name, next: at + 1 };
};

/** The codes of ISO 4217 that are read as currencies. */
export const isoCodes = new Set(
  'usd eur gbp jpy cny rmb aud cad nzd hkd sgd twd inr chf rub krw zar brl mxn ils nis myr idr thb try dkk nok sek pln czk huf ngn kes aed sar egp vnd uah btc bdt kzt ron bgn etb ghs php pkr qar kwd isk xof xaf'.split(
    ' ',
  ),
);

// what many countries call their money
const shared = new Set(
  'dollar dollars pound pounds peso pesos rupee rupees franc francs dinar dinars shilling shillings lira liras krona kronor krone kroner crowns rial rials riyal riyals'.split(
    ' ',
  ),
);

/** The money of a country at token `at` ("Jamaican dollars", "Sri Lankan rupees"): its name and the token after it. */
export const readNationalMoney = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  if (!isCapital(tokens[at])) return null;
  const head = shared.has(lowerAt(tokens, at + 1))
    ? at + 1
    : isCapital(tokens[at + 1]) && shared.has(lowerAt(tokens, at + 2))
      ? at + 2
      : 0;
  if (head === 0 || !/(?:an|ese|ish|i|ic|ch|wiss|nese)$/.test(lowerAt(tokens, head - 1))) return null;
  const coin = moneyWords.get(lowerAt(tokens, head)) ?? lowerAt(tokens, head).replace(/s$/, '');
  const land = tokens
    .slice(at, head)
    .map(token => token.lower)
    .join(' ');
  return { name: `${land} ${coin}`, next: head + 1 };
};

/** The lower-case signs and codes that stand before an amount of money ("$", "aed", "rs"). */
export const signOpeners: readonly string[] = [...moneySigns.keys(), ...isoCodes];

/** The currency whose sign begins at token `at` ("$", "US $", "HK$", "Rs."), and the index of the token after it. */
export const readSign = (tokens: readonly Token[], at: number): { name: string; next: number } | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  const nextText = tokens[at + 1]?.text;
  if (token.type === 'word' && nextText === '$' && (token.text === token.text.toUpperCase() || token.text === 'Mex')) {
    // "A $3 ticket": an article, unless the sign touches it
    if (token.text === 'A' && !tokens[at + 1]?.glued) return null;
    const name = moneySigns.get(`${token.lower.replaceAll('.', '')}$`);
    return name === undefined ? null : { name, next: at + 2 };
  }
  const name = moneySigns.get(token.lower) ?? (isoCodes.has(token.lower) ? moneyWords.get(token.lower) : undefined);
  if (name === undefined) return null;
  if (token.type === 'word') {
    if (!/^(?:rs|rp|tk|ksh)$/.test(token.lower) && token.text !== token.text.toUpperCase()) return null;
    const dot = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued ? 2 : 1;
    return tokens[at + dot]?.type === 'number' ? { name, next: at + dot } : null;
  }
  return { name, next: at + 1 };
};
