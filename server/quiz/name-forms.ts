import { nameWords } from '#/server/quiz/attributed.ts';

/** A name as it reads inside a sentence: a report or statement that is not a proper name gets its article. */
export function called(name: string): string {
  return /^\p{Lu}.* \p{Ll}+$/u.test(name) && !/['’]s /.test(name) ? `the ${name}` : name;
}

/** A phrase as it stands at the start of an option. */
export function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** "BBC" for "British Broadcasting Corporation". */
export const initials = (name: string): string => (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');

/** Whether two names share no word, and no two words that are one name misspelt, and neither is the other's initials. */
export function isApart(one: string, other: string): boolean {
  const [words, theirs] = [nameWords(one), nameWords(other)];
  if (theirs.length === 0 || theirs.some(word => words.some(own => isSpelling(own, word)))) return false;
  return !shortens(one, other) && !shortens(other, one);
}

/** "BBC" for "British Broadcasting Corporation", "VW" for "Volkswagen": the letters of a short name in the order of a longer one. */
export function shortens(short: string, name: string): boolean {
  if (!/^\p{Lu}[\p{Lu}&.]{1,5}$/u.test(short) || short.charAt(0) !== name.charAt(0)) return false;
  if (name.includes(' ')) return initials(name).startsWith(short.replace(/[^\p{L}]/gu, ''));
  let at = 0;
  for (const letter of name.toUpperCase()) if (letter === short.charAt(at)) at++;
  return at >= short.length;
}

/** Whether two words of names may be one name: equal, or long and at most two letters apart, as misspelt names are. */
export function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 2 || a.length > 40) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= 2;
}
