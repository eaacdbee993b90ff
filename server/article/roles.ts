import type { Span } from '#/server/article/article.ts';
import {
  auxiliaries,
  conjunctions,
  cueVerb,
  determiners,
  prepositions,
  relatives,
  roleNouns,
} from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import type { Gender } from '#/server/article/name-runs.ts';
import { isComma, isWord, plainVerb, verbHere } from '#/server/article/verbs.ts';

const longest = 26;

const isRole = (low: string): boolean => roleNouns.has(low) || roleNouns.has(low.replace(/s$/, ''));

/**
 * What the sentence says someone is, beside the name at items `lead` (with its title) to `to`: the words before it ("foreign ministry spokesman")
 * and the description after it ("a nurse at the Oda clinic"). Item ranges, half-open.
 */
export function rolesBeside(items: Item[], lead: number, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let start = from;
  for (let i = from - 1; i >= 0 && from - i <= 8; i--) {
    const item = items[i];
    if (!item || item.stretch !== null || determiners.has(item.low)) break;
    if (
      item.kind !== 'possessive' &&
      !(
        isWord(item) &&
        !prepositions.has(item.low) &&
        !conjunctions.has(item.low) &&
        !auxiliaries.has(item.low) &&
        !relatives.has(item.low)
      )
    )
      break;
    if (!item.capital && items[i - 1]?.capital && plainVerb(item.low)) break;
    if (verbHere(items, i) || (i < lead && cueVerb(item.low)?.form === 'past')) break;
    start = i;
  }
  if (items[start]?.kind === 'possessive') start = from;
  const beside = items[from - 1];
  if (
    start < from &&
    (lead < from || (beside && isRole(beside.low))) &&
    items.slice(start, from).some(i => isRole(i.low))
  )
    found.push({ from: start, to: from });
  if (isComma(items[to])) {
    let begin = to + 1;
    if (items[begin]?.kind === 'number' && isComma(items[begin + 1])) begin += 2;
    let end = begin;
    while (end < items.length && end - begin < longest) {
      const item = items[end];
      if (
        !item ||
        item.stretch !== null ||
        isComma(item) ||
        /^[.;:!?()]$/.test(item.text) ||
        /^(?:who|whose|whom|which)$/.test(item.low)
      )
        break;
      if (end > begin && verbHere(items, end) && cueVerb(item.low)?.kind === 'say') break;
      end++;
    }
    const opening = items[begin];
    const head = items.slice(begin, Math.min(end, begin + 9));
    if (
      opening &&
      end > begin &&
      !prepositions.has(opening.low) &&
      !auxiliaries.has(opening.low) &&
      head.some(i => isRole(i.low)) &&
      !items
        .slice(begin, end)
        .some((_, k) => verbHere(items, begin + k) && cueVerb(items[begin + k]?.low ?? '')?.form !== 'ing')
    )
      found.push({ from: begin, to: end });
  }
  return found;
}

/** The gender that a role's words tell ("spokeswoman"), null when they tell none. */
export function roleGender(role: string): Gender | null {
  if (/\b(?:\w*woman|girl|lady|mother|wife|daughter|sister|actress|queen|princess|grandmother|widow|nun)\b/i.test(role))
    return 'f';
  if (
    /\b(?:(?:spokes|chair|congress|council|business|police|fire|fisher|sales|states|sports|gentle)?man|boy|father|husband|brother|actor|king|prince|grandfather|widower|priest)\b/i.test(
      role,
    )
  )
    return 'm';
  return null;
}

/** The span of items `from` to `to` in the text, with its words. */
export function spanOf(text: string, items: Item[], from: number, to: number): Span & { text: string } {
  const start = items[from]?.start ?? 0;
  const end = items[to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end) };
}
