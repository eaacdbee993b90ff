import { signOpeners } from '#/server/article/currencies.ts';
import { isTally } from '#/server/article/scores.ts';
import { monthNumber, timeUnit, weekdayNumber } from '#/server/article/time-words.ts';
import { isCapital, isDash, lowerAt, type Token } from '#/server/article/tokens.ts';
import { isMeasureWord } from '#/server/article/units.ts';
import { functionWords, isPluralNoun, verbForms } from '#/server/article/words.ts';

/** How a text uses its numbers of three and four digits: as names ("Boeing 787") or to count ("298 people"). */
export type Designations = { names: ReadonlySet<string>; counts: ReadonlySet<string> };

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const bare = /(?<![\d.,:/$€£#-])\d{3,4}(?![\d%]|[.,:/]\d)/g;
// "a Rolls-Royce Trent 900"; "Trump 384, Cruz 300" without an article may be tallies
const nameBefore =
  /(?:^|[^\p{L}])(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Ee]ach|[Ee]very|[’']s) (?:\p{Lu}[\p{L}’'-]* ){0,2}(\p{Lu}[\p{L}’']*) $/u;
// "787s", but not "the 500s"
const isPluralName = /^\d(?:\d[1-9]|[1-9]0)$/;
const wordAfter = /^[ -](\p{L}+)/u;
const codes = set(`${signOpeners.filter(sign => /^[a-z]+$/.test(sign)).join(' ')} us uk un eu`);
const scales = set('percent per thousand million billion trillion dozen hundred bc ad bce ce');

// "Boeing", "Trent": neither a word that opens a sentence nor the name of a month, a day or a currency
const isName = (word: string): boolean => {
  const lower = word.toLowerCase();
  if (!/^\p{Lu}/u.test(word) || word.length < 3 || functionWords.has(lower) || verbForms.has(lower)) return false;
  if (/(?:ly|ing|ed)$/.test(lower) || codes.has(lower)) return false;
  return !monthNumber.has(lower) && !weekdayNumber.has(lower) && timeUnit.get(lower) === undefined;
};

const isCounted = (word: string): boolean =>
  isPluralNoun(word) || isMeasureWord(word) || scales.has(word) || timeUnit.get(word) !== undefined;

/** Finds the numbers that `text` uses as names and those that it counts with; linear in its length. */
export const designationsOf = (text: string): Designations => {
  const names = new Set<string>();
  const counts = new Set<string>();
  for (const { 0: digits, index } of text.matchAll(bare)) {
    if (
      isPluralName.test(digits) &&
      /^s(?!\p{L})/u.test(text.slice(index + digits.length, index + digits.length + 2))
    ) {
      names.add(digits);
      continue;
    }
    const after = wordAfter.exec(text.slice(index + digits.length, index + digits.length + 24))?.[1] ?? '';
    if (isCounted(after.toLowerCase())) {
      counts.add(digits);
      continue;
    }
    if (/^(?:19|20)\d\d$/.test(digits)) continue;
    const before = nameBefore.exec(text.slice(Math.max(0, index - 40), index))?.[1] ?? '';
    if (isName(before)) names.add(digits);
  }
  return { names, counts };
};

const singular =
  set(`is was has had will would can could may might should must did does flew went took came began became fell rose grew drove
  made until before after because but while when where than as`);

// "the 787 is", "the 787's": a definite number in the singular that counts nothing
const standsAlone = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1];
  if (after === undefined || after.lower === "'s") return true;
  if (after.lower === 'and') return lowerAt(tokens, at + 2) === 'the' || isCapital(tokens[at + 2]);
  if (after.type === 'mark') return /^[,.;:!?)”"’]$/.test(after.text);
  if (after.type === 'word' && isCapital(after)) return !functionWords.has(after.lower);
  return singular.has(after.lower) || (verbForms.has(after.lower) && after.lower.endsWith('s'));
};

// "a Trent 900 engine": what is counted by more than one stands in the plural
const namesSingular = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before?.type !== 'word' || at < 2 || !isName(before.text) || after?.type !== 'word' || after.glued) return false;
  const word = after.lower;
  if (functionWords.has(word) || verbForms.has(word) || isCapital(after) || isCounted(word) || word.length < 3)
    return false;
  return !/(?:ed|ly|ing|est|er)$/.test(word) && !isPluralNoun(lowerAt(tokens, at + 2)) && tokens[at + 2]?.text !== '-';
};

/**
 * Where a designation ends when the number at token `at` is one: "the 787", "the 747-400", "a Trent 900 engine"; null when
 * it is a number. `used` is how the whole text uses its numbers.
 */
export const designationEnd = (tokens: readonly Token[], at: number, used: Designations): number | null => {
  const token = tokens[at];
  // "0800 123 456": digits that open with zeros are called, not counted
  if (token?.type === 'number' && /^0\d{2,}$/.test(token.text)) {
    let end = at + 1;
    while (tokens[end]?.type === 'number') end += 1;
    return end;
  }
  if (token?.type !== 'number' || !/^\d{2,4}$/.test(token.text)) return null;
  const variant =
    isDash(tokens[at + 1]) && tokens[at + 1]?.glued && tokens[at + 2]?.type === 'number' && tokens[at + 2]?.glued;
  const end = variant ? at + 3 : at + 1;
  // "the 787s": a number that counts has no plural
  const ending = tokens[at + 1];
  if (isPluralName.test(token.text) && ending?.glued && ending.text === 's') return at + 2;
  const before = tokens[at - 1];
  const definite = /^(?:the|a|an|its|their|his|her|this|that|each|every|new|'s)$/.test(before?.lower ?? '');
  const name = before?.type === 'word' && isName(before.text);
  if (used.names.has(token.text) && (definite || name) && !used.counts.has(token.text)) return end;
  if (name && at > 1 && variant && /^\d{3}$/.test(token.text)) return end;
  if (namesSingular(tokens, at)) return at + 1;
  if (before?.lower !== 'the' || !/^\d{3}$/.test(token.text) || token.text.endsWith('00')) return null;
  if (variant) return /^\d{3}$/.test(tokens[at + 2]?.text ?? '') && !isTally(tokens, end) ? end : null;
  return !used.counts.has(token.text) && standsAlone(tokens, at) ? end : null;
};
