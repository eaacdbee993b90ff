/** Control and format characters that have no place in a name; joiners stay, for scripts that need them. */
const invisible = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const bidi = /[\u202A-\u202E\u2066-\u2069]/u;
const piled = /\p{M}{5,}/u;

/**
 * A display name as it is stored: NFC, single spaces, nothing invisible, 1 to 60 characters; null when it turns the
 * direction of text around, piles marks upon a letter, or has no letter or digit at all.
 */
export function displayName(typed: string): string | null {
  if (bidi.test(typed)) return null;
  const name = typed.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
  if (piled.test(name) || !/[\p{L}\p{N}]/u.test(name)) return null;
  return [...name].length <= 60 ? name : null;
}

// Letters of other scripts, and digits, that are drawn like Latin letters (a part of Unicode's confusables, UTS 39).
const alike: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: 'аαａ',
    b: 'Ьв',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еε℮',
    g: 'ɡ',
    h: 'һн',
    i: 'іιıl1|!',
    j: 'ј',
    k: 'кκ',
    m: 'м',
    n: 'п',
    o: 'оο0σ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ5$',
    t: 'тτ',
    u: 'υս',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
    z: '2',
  }).flatMap(([letter, others]) => [...others].map(other => [other, letter])),
);

/** What a name looks like at a glance: two names with one skeleton are easily taken for each other. Source: after UTS 39. */
export function skeleton(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...folded]
    .filter(letter => /[\p{L}\p{N}|!$]/u.test(letter))
    .map(letter => alike[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm');
}
