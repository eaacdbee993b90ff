/** What a class watches for until its teacher changes the list: insults and slurs that pupils use against one another. */
export const startList: readonly string[] = [
  'idiot',
  'idiots',
  'moron',
  'morons',
  'stupid',
  'retard',
  'retarded',
  'loser',
  'losers',
  'dumbass',
  'asshole',
  'bastard',
  'bitch',
  'bullshit',
  'crap',
  'damn',
  'fuck',
  'fucker',
  'fucking',
  'piss',
  'shit',
  'shitty',
  'slut',
  'whore',
  'wanker',
  'twat',
  'kys',
];

/** Letters of other scripts, digits and signs that stand in for Latin letters. */
const lookAlikes: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ4@',
    b: 'вβ8',
    c: 'сϲ(',
    e: 'еε3€',
    g: 'ɡ9',
    h: 'һн',
    i: 'іιı1!|',
    j: 'ј',
    k: 'кκ',
    l: 'ⅼ',
    m: 'м',
    n: 'ո',
    o: 'оο0',
    p: 'рρ',
    s: 'ѕ5$',
    t: 'тτ7+',
    u: 'υս',
    v: 'ν',
    x: 'хχ×',
    y: 'уγ',
  }).flatMap(([letter, others]) => [...others].map(other => [other, letter])),
);

/** A text as it is compared: compatibility forms, marks and invisible characters gone, look-alikes told, lower case. */
export function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  return [...plain].map(char => lookAlikes[char] ?? char).join('');
}

/** The letters of a word without repetition, and how often each stands in a row. */
function runsOf(word: string): { letters: string; lengths: number[] } {
  const runs = word.match(/(\p{L})\1*/gu) ?? [];
  return { letters: runs.map(run => [...run][0] ?? '').join(''), lengths: runs.map(run => [...run].length) };
}

/** No word has a letter three times in a row: such a run is stretched, any shorter one is spelling. */
const stretched = 3;

/**
 * Whether a text holds a watched word as a word of its own: written with look-alike letters, stretched, or with its letters
 * set apart by spaces, dots or dashes. A word that only contains a watched one is not caught.
 */
export function holdsWatched(text: string, words: readonly string[]): boolean {
  const watched = new Map<string, number[][]>();
  for (const word of words) {
    const { letters, lengths } = runsOf(folded(word.trim()));
    if (letters) watched.set(letters, [...(watched.get(letters) ?? []), lengths]);
  }
  if (watched.size === 0) return false;
  const caught = (word: string) => {
    const { letters, lengths } = runsOf(word);
    const alike = (theirs: number[]) =>
      theirs.every((length, i) => lengths[i] === length || (lengths[i] ?? 0) >= stretched);
    return watched.get(letters)?.some(alike) ?? false;
  };
  // A sign that ends a word is punctuation; inside one it stands for a letter.
  const plain = folded(text.replace(/[!|+(]+(?![\p{L}\p{N}])/gu, ' '));
  const apart = [...plain.matchAll(/(?<!\p{L})\p{L}(?:[\s.*_-]+\p{L}(?!\p{L})){2,}/gu)].map(([run]) =>
    run.replace(/[^\p{L}]/gu, ''),
  );
  const together = plain.match(/\p{L}+(?:[*_.]\p{L}+)*/gu) ?? [];
  return [...apart, ...together.flatMap(word => [word.replace(/[*_.]/g, ''), ...word.split(/[*_.]/)])].some(caught);
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Seven digits and more with the marks of a telephone number; amounts and years are no such run. */
const telephone = /(?<![\p{L}\d.,])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,4}(?:[ -]\d{2,4}){2,}(?![\d,])/u;

/** Whether a text gives an e-mail address or a telephone number. */
export function holdsContact(text: string): boolean {
  return email.test(text) || telephone.test(text) || /\+\d{8,15}/.test(text);
}
