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

const drawnLike = (table: Record<string, string>) =>
  new Map(Object.entries(table).flatMap(([letter, others]) => [...others].map(other => [other, letter] as const)));

/** Capitals that are drawn like Latin ones, where their small letters are drawn like others or like none. */
const capitals = drawnLike({ b: 'Ь', h: 'Η', m: 'Μ', n: 'Ν', y: 'Υ', z: 'Ζ' });

/** Letters of other scripts, small capitals, letters with strokes, digits and signs that stand in for Latin letters. */
const lookAlikes = drawnLike({
  a: 'аαɑᴀ4@',
  b: 'вβʙь8',
  c: 'сϲᴄ(',
  d: 'ԁđᴅ',
  e: 'еεᴇ3€',
  f: 'ƒꜰ',
  g: 'ɡɢ9',
  h: 'һнʜħ',
  i: 'іιıɪ1!|',
  j: 'јᴊ',
  k: 'кκᴋ',
  l: 'ⅼʟł',
  m: 'мᴍ',
  n: 'ոɴп',
  o: 'оοᴏø0',
  p: 'рρᴘ',
  q: 'ԛ',
  r: 'гʀ',
  s: 'ѕꜱ5$',
  t: 'тτᴛ7+',
  u: 'υսᴜ',
  v: 'νѵᴠ',
  w: 'ԝѡᴡ',
  x: 'хχ×',
  y: 'уγүʏ',
  z: 'ᴢ',
});

/** A text as it is compared: compatibility forms, marks and invisible characters gone, look-alikes told, lower case. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  return [...plain]
    .map(char => capitals.get(char) ?? char.toLowerCase())
    .map(char => lookAlikes.get(char) ?? char)
    .join('');
}

/** The letters of a word without repetition, and how often each stands in a row. */
function runsOf(word: string): { letters: string; lengths: number[] } {
  const runs = word.match(/(\p{L})\1*/gu) ?? [];
  return { letters: runs.map(run => [...run][0] ?? '').join(''), lengths: runs.map(run => [...run].length) };
}

/** No word has a letter three times in a row: such a run is stretched, any shorter one is spelling. */
const stretched = 3;

/**
 * The watched words that a text holds as words of their own, each once: also written with look-alike letters, stretched, or with
 * their letters set apart by spaces, dots or dashes. A word that only contains a watched one is not caught.
 */
export function watchedIn(text: string, words: readonly string[]): string[] {
  const watched = new Map<string, { word: string; lengths: number[] }[]>();
  for (const word of words) {
    const { letters, lengths } = runsOf(folded(word.trim()));
    if (letters) watched.set(letters, [...(watched.get(letters) ?? []), { word, lengths }]);
  }
  if (watched.size === 0) return [];
  const caught = (said: string) => {
    const { letters, lengths } = runsOf(said);
    const alike = (theirs: number[]) =>
      theirs.every((length, i) => lengths[i] === length || (lengths[i] ?? 0) >= stretched);
    return (watched.get(letters) ?? []).filter(one => alike(one.lengths)).map(one => one.word);
  };
  // A sign that ends a word is punctuation; inside one it stands for a letter.
  const plain = folded(text.replace(/[!|+(]+(?![\p{L}\p{N}])/gu, ' '));
  const apart = [...plain.matchAll(/(?<!\p{L})\p{L}(?:[\s.*_-]+\p{L}(?!\p{L})){2,}/gu)].map(([run]) =>
    run.replace(/[^\p{L}]/gu, ''),
  );
  const together = plain.match(/\p{L}+(?:[*_.]\p{L}+)*/gu) ?? [];
  const said = [...apart, ...together.flatMap(word => [word.replace(/[*_.]/g, ''), ...word.split(/[*_.]/)])];
  return [...new Set(said.flatMap(caught))];
}

/** Whether a text holds a watched word, as `watchedIn` finds them. */
export const holdsWatched = (text: string, words: readonly string[]): boolean => watchedIn(text, words).length > 0;

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** An address with its signs spelled out: "ada (at) home dot example". */
const spelled =
  /[\p{L}\p{N}._%+-]+\s*(?:[([{]\s*at\s*[)\]}]|\sat\s)\s*[\p{L}\p{N}-]+\s*(?:[([{]\s*dot\s*[)\]}]|\sdot\s)\s*\p{L}{2,}/iu;
/** A name on a service where people write to one another: "my snapchat is ada_07", "insta: ada.k". */
const handle =
  /\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|discord|telegram|whats ?app|signal|skype)\b(?:\s*(?:[:@=]|\bis\b|\bname\b|\baccount\b)\s*)+@?(?=[\p{L}._-]*[\p{N}_.])[\p{L}\p{N}][\p{L}\p{N}._-]{2,}/iu;
const dates = /\b(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})\b/g;
const numbers = /(?<![\p{L}\p{N}.,$£€])\+?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\d,%])/gu;

/** Whether digits in a row are written as a telephone number is, and not as an amount, a row of years or a row of scores. */
function isTelephone(run: string): boolean {
  if (run.startsWith('+')) return true;
  const groups = run.split(/[^\d]+/).filter(Boolean);
  const [first = ''] = groups;
  if (groups.length === 1) return first.length >= (first.startsWith('0') ? 8 : 10);
  const amount = first.length <= 3 && groups.slice(1).every(group => group.length === 3);
  const years = groups.every(group => /^(?:1[5-9]|20)\d\d$/.test(group));
  const decimal = groups.length === 2 && run.includes('.');
  return first.startsWith('0') ? !decimal : !amount && !years && !decimal && groups.some(group => group.length > 2);
}

/**
 * Whether a text gives an e-mail address, a telephone number of seven digits and more, or a name on a service where people
 * write to one another.
 */
export function holdsContact(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  if (email.test(plain) || spelled.test(plain) || handle.test(plain)) return true;
  return (plain.replace(dates, ' ').match(numbers) ?? []).some(isTelephone);
}
