import type { Item } from '#/server/article/frames.ts';
import { is, preposition } from '#/server/article/lexicon.ts';
import { isComma, isWord, verbHere } from '#/server/article/verbs.ts';

const smallWords = /^(?:a|an|the|of|and|or|in|on|at|to|for|with|by|from|is|as|vs|but|nor)$/;

/** Words before quotation marks that make a name of what follows ("the song “…”", "titled “…”"). */
export const introduces =
  /^(?:on|of|titled|entitled|called|dubbed|named|headlined|nicknamed|known|at|in|’s|'s|the|a|an|his|her|their|its|our|new|song|film|movie|book|show|series|hit|novel|album|anthem|program|programme|segment|article|essay|column|hashtag|podcast|play|musical|opera|poem|band|exhibition|documentary|ballad|single|track|magazine|newspaper|painting|slogan|theme)$/;

/** Are the words in quotation marks written like a title: every word that counts has a capital? */
export function titleLike(quoted: string): boolean {
  const words = quoted.match(/[\p{L}\p{N}’'&-]+/gu) ?? [];
  if (words.length === 0) return true;
  if (!words.every((word, i) => /^[\p{Lu}\p{N}&]/u.test(word) || (i > 0 && smallWords.test(word)))) return false;
  return words.length > 1 || !/[.!?]$/.test(quoted);
}

/** The number of words in a quoted stretch. */
export const wordCount = (quoted: string): number =>
  quoted.match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** Is the quoted item a part of the reporter's clause, governed by the word before it ("on “Morning Hour,”", "a “wise” man")? */
export function governed(items: Item[], at: number): boolean {
  const before = items[at - 1];
  if (!before || before.stretch !== null) return false;
  if (before.kind === 'possessive') return true;
  if (before.text === ':' || isComma(before)) return false;
  // "“idle” and “lost”": the second stands as the first does.
  if (/^(?:and|or)$/.test(before.low) && (items[at - 2]?.stretch ?? null) !== null) return governed(items, at - 2);
  return before.kind !== 'mark' && !verbHere(items, at - 1);
}

/** Does the quoted item stand in a name: 'Paul “Dusty” Ode'? */
export function isNickname(items: Item[], at: number, words: number): boolean {
  const before = items[at - 1];
  const next = items[at + 1];
  return words <= 3 && isWord(before) && isWord(next) && before.capital && next.capital && !is(before, preposition);
}
