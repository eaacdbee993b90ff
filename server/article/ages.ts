import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords, verbForms } from '#/server/article/words.ts';

const persons = new Set(
  `victim suspect driver passenger brother sister mother father son daughter husband wife partner boyfriend girlfriend cousin uncle aunt nephew niece
  grandfather grandmother grandson granddaughter boy girl man woman student pupil teacher officer player striker midfielder goalkeeper defender
  singer actor actress author writer painter president minister senator governor mayor lawyer doctor nurse patient farmer worker builder fisherman
  soldier sailor pilot resident winner champion rider runner swimmer engineer owner founder leader star friend neighbour neighbor colleague`.split(
    /\s+/,
  ),
);
const isPerson = (word: string): boolean => persons.has(word) || /(?:man|woman|ist)$/.test(word);

// "aged 18, 22 and 34": where the row of numbers begins that the one at `from` belongs to
const rowStart = (tokens: readonly Token[], from: number): number => {
  let here = from;
  for (let turn = 0; turn < 8; turn++) {
    const link = /^(?:and|or)$/.test(lowerAt(tokens, here - 1)) && lowerAt(tokens, here - 2) === ',' ? 2 : 1;
    if (!/^(?:,|and|or)$/.test(lowerAt(tokens, here - 1)) || !isAge(tokens[here - link - 1])) break;
    here -= link + 1;
  }
  return here;
};

const isAge = (token: Token | undefined): boolean => token?.type === 'number' && /^\d{1,2}$/.test(token.text);

/** Whether the bare number in tokens `from`–`to` is an age, by its company: "aged 12", "Ana Brill, 44,", "she was 30 when". */
export const plainAge = (tokens: readonly Token[], from: number, to: number, value: number): boolean => {
  if (!Number.isInteger(value) || value < 1 || value > 120) return false;
  const [second, before] = [lowerAt(tokens, from - 2), lowerAt(tokens, from - 1)];
  if (before === 'of' && second === 'age') return true;
  if (
    before === 'than' &&
    (second === 'younger' || second === 'older') &&
    (tokens[to]?.type !== 'word' || functionWords.has(lowerAt(tokens, to)) || verbForms.has(lowerAt(tokens, to)))
  )
    return true;
  if (
    ['aged', 'age', 'ages'].includes(before) ||
    (/^(?:between|from|about|around|over|under|just|only)$/.test(before) && /^(?:aged|ages)$/.test(second))
  )
    return true;
  if (
    /^(?:under|over|above|below)$/.test(before) &&
    /^(?:men|women|people|adults|children|voters|those|americans|anyone|everyone|kids|girls|boys|residents|pupils|students)$/.test(
      second,
    ) &&
    value <= 100
  ) {
    return true;
  }
  if (isAge(tokens[from]) && /^(?:aged|ages)$/.test(lowerAt(tokens, rowStart(tokens, from) - 1)))
    return tokens[to]?.type !== 'word' || functionWords.has(lowerAt(tokens, to)) || verbForms.has(lowerAt(tokens, to));
  const after = tokens[to];
  const closed = after === undefined || [',', '.', ')', ';', ':', '?', '!', '"', '”'].includes(after.text);
  const name = tokens[from - 2];
  if (
    before === ',' &&
    tokens[from]?.type === 'number' &&
    isCapital(name) &&
    closed &&
    tokens[to]?.text !== '.' &&
    value > 4
  ) {
    const surname = tokens[from - 3];
    return isCapital(surname) || after?.text === ',';
  }
  // "her brother, 31, was": a person in common words, between two commas
  if (before === ',' && after?.text === ',' && tokens[from]?.type === 'number' && value > 4 && isPerson(second))
    return true;
  const clause =
    closed || ['when', 'and', 'but', 'years', 'at', 'or', 'because', 'so', 'now', 'then'].includes(after?.lower ?? '');
  if (!clause) return false;
  const verb = before === 'just' || before === 'only' || before === 'now' ? second : before;
  const subject = before === verb ? second : lowerAt(tokens, from - 3);
  if (['turned', 'turns', 'turning'].includes(verb)) return true;
  return ['was', 'is', 'were', "'s", 'am'].includes(verb) && ['he', 'she', 'i', 'who', 'they'].includes(subject);
};

const decades: Record<string, number> = {
  teens: 13,
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
};

/** Reads a decade of life at token `at`, from its youngest to its oldest year: "in their 60s", "her mid-thirties". */
export const readLifeDecade = (
  tokens: readonly Token[],
  at: number,
): { low: number; high: number; to: number } | null => {
  let before = at - 1;
  if (isDash(tokens[before])) before -= 1;
  if (/^(?:early|mid|late)$/.test(lowerAt(tokens, before))) before -= 1;
  if (!/^(?:his|her|their|my|your|our)$/.test(lowerAt(tokens, before))) return null;
  const token = tokens[at];
  if (token?.type === 'number') {
    const ending = tokens[at + 1];
    if (!/^[2-9]0$/.test(token.text) || !ending?.glued || !/^'?s$/.test(ending.lower)) return null;
    return { low: Number(token.text), high: Number(token.text) + 9, to: at + 2 };
  }
  const low = Object.hasOwn(decades, token?.lower ?? '') ? decades[token?.lower ?? ''] : undefined;
  return low === undefined ? null : { low, high: low === 13 ? 19 : low + 9, to: at + 1 };
};

/** Reads ten neighbours of no one's age at token `at`: "the mid-20s", "in the low 30s"; the words before say which part is meant. */
export const readTens = (tokens: readonly Token[], at: number): { low: number; high: number; to: number } | null => {
  const [token, ending] = [tokens[at], tokens[at + 1]];
  if (token?.type !== 'number' || !/^[1-9]0$/.test(token.text) || !ending?.glued || ending.lower !== 's') return null;
  const part = lowerAt(tokens, isDash(tokens[at - 1]) ? at - 2 : at - 1);
  return /^(?:low|lower|mid|high|upper)$/.test(part)
    ? { low: Number(token.text), high: Number(token.text) + 9, to: at + 2 }
    : null;
};

/** Reads the limit of age of a team or group at token `at`: "the under-21s", "under-12 teams"; `to` is the token after it. */
export const readAgeLimit = (tokens: readonly Token[], at: number): { value: number; to: number } | null => {
  const token = tokens[at];
  if (token?.type !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  if (!isJoint(tokens, at - 1) || !/^(?:under|over)$/.test(lowerAt(tokens, at - 2))) return null;
  const ending = tokens[at + 1];
  return { value: Number(token.text), to: ending?.glued && /^'?s$/.test(ending.lower) ? at + 2 : at + 1 };
};
