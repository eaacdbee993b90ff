/** Control and format characters that have no place in a name; joiners stay, for scripts that need them. */
const invisible = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;
const bidi = /[\u202A-\u202E\u2066-\u2069]/u;
const piled = /\p{M}{5,}/u;

/**
 * A display name as it is stored: NFC, single spaces, nothing invisible, 1 to 60 characters; null when it turns the
 * direction of text around, piles marks upon a letter, or has no letter or digit at all.
 */
export function displayName(typed: string): string | null {
  if (bidi.test(typed)) return null;
  const name = typed.normalize('NFC').replace(breaks, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim();
  if (piled.test(name) || !/[\p{L}\p{N}]/u.test(name)) return null;
  return [...name].length <= 60 ? name : null;
}

const drawnLike = (table: Record<string, string>) =>
  new Map(Object.entries(table).flatMap(([letter, others]) => [...others].map(other => [other, letter] as const)));

// Letters of other scripts that are drawn like Latin ones, and digits that are (a part of Unicode's confusables, UTS 39).
// Capitals come first and apart: a Greek capital Η is drawn like H, its small η like n.
const capitals = drawnLike({
  a: 'АΑ',
  b: 'ВΒЬ',
  c: 'СϹ',
  e: 'ЕΕ',
  h: 'НΗҺ',
  i: 'ІΙӀ',
  j: 'Ј',
  k: 'КΚ',
  m: 'МΜ',
  n: 'Ν',
  o: 'ОΟ',
  p: 'РΡ',
  q: 'Ԛ',
  s: 'Ѕ',
  t: 'ТΤ',
  w: 'Ԝ',
  x: 'ХΧ',
  y: 'УΥҮ',
  z: 'Ζ',
});
const small = drawnLike({
  a: 'аα',
  b: 'ьв',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еε℮',
  g: 'ɡ',
  h: 'һн',
  i: 'іιıl1|!ӏ',
  j: 'ј',
  k: 'кκ',
  m: 'м',
  n: 'пη',
  o: 'оο0σ',
  p: 'рρ',
  q: 'ԛ',
  s: 'ѕ5$',
  t: 'тτ',
  u: 'υս',
  v: 'ѵν',
  w: 'ԝω',
  x: 'хχ',
  y: 'уγү',
  z: '2',
});

/** What a name looks like at a glance: two names with one skeleton are easily taken for each other. Source: after UTS 39. */
export function skeleton(name: string): string {
  return [...name.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map(letter => capitals.get(letter) ?? letter.toLowerCase())
    .filter(letter => /[\p{L}\p{N}|!$]/u.test(letter))
    .map(letter => small.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
