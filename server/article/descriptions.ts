import { bodyNouns, roleNouns } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { bodyNoun, determiner, is, preposition, relative } from '#/server/article/lexicon.ts';
import { bodyWords, isOffice } from '#/server/article/name-runs.ts';
import { nations } from '#/server/article/nations.ts';
import { isWord, verbHere } from '#/server/article/verbs.ts';

/** Items `from` to `to` of a frame, half-open. */
export type Range = { from: number; to: number };
/** What a description says of someone: the role ("research associate") and whom they are it for ("the East Asia program at the Stimson Center"). */
export type Described = { roles: Range[]; affiliations: Range[] };

export const isRole = (low: string): boolean => roleNouns.has(low) || roleNouns.has(low.replace(/s$/, ''));

/** A noun for one person by what they do: "aide", not "aides" or "police". */
export const isOneRole = (low: string): boolean =>
  roleNouns.has(low) && !/^(?:\w*people|men|women|police|officials|critics|staff)$/.test(low);

const belongs = /^(?:at|with|for|from|to)$/;
const owns = /^(?:of|in|on)$/;

const isBody = (item: Item | undefined): boolean =>
  item !== undefined && (is(item, bodyNoun) || bodyNouns.has(item.low.replace(/s$/, '')) || bodyWords.has(item.low));

/** Is this what someone can belong to: "the Oda Institute", "Verdana", "a water board", not "physics" or "two"? */
function isBodyLike(items: Item[], from: number, to: number, strict: boolean): boolean {
  const part = items.slice(from, to);
  if (part.some(isBody)) return true;
  if (strict) return false;
  return part.some(item => item.capital && isWord(item) && !nations.has(item.low)) || is(part[0], determiner);
}

/** Where what someone belongs to ends: before a clause, a second role or a mark. */
function endOf(items: Item[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const item = items[i];
    if (!item || is(item, relative) || (i > from && verbHere(items, i))) return i;
    if (item.low === 'and' && items.slice(i + 1, Math.min(to, i + 5)).some(next => isRole(next.low) && !next.capital))
      return i;
  }
  return to;
}

/** Reads a description that stands after a name: "a research associate with the East Asia program", "head of research at Verdana". */
export function descriptionAfter(items: Item[], from: number, to: number): Described {
  const found: Described = { roles: [], affiliations: [] };
  let start = from;
  while (start < to) {
    const first = items[start];
    if (first && /^(?:a|an|the|and|also|currently|then|his|her|their|its|one)$/.test(first.low)) {
      start++;
      continue;
    }
    const end = endOf(items, start, to);
    if (end <= start) break;
    // "Verdana's finance chief"
    const owner = items.findIndex((item, i) => i > start && i < end && item.kind === 'possessive');
    if (owner > 0 && items.slice(owner + 1, end).some(item => isRole(item.low))) {
      if (!items.slice(start, owner).some(item => isRole(item.low)))
        found.affiliations.push({ from: start, to: owner });
      start = owner + 1;
      continue;
    }
    const split = splitAt(items, start, end);
    if (items.slice(start, split).some(item => isRole(item.low))) {
      found.roles.push({ from: start, to: split });
      if (split < end) found.affiliations.push({ from: split + 1, to: end });
    }
    if (items[end]?.low !== 'and') break;
    start = end + 1;
  }
  return found;
}

/** The preposition that parts the role from whom it is for; the end where none does. */
function splitAt(items: Item[], from: number, to: number): number {
  let seen = false;
  for (let i = from; i < to - 1; i++) {
    const item = items[i];
    if (!item) break;
    seen ||= isRole(item.low);
    if (!seen) continue;
    const next = items.slice(i + 1, to).findIndex(other => is(other, preposition));
    const stop = next < 0 ? to : i + 1 + next;
    if (belongs.test(item.low) && isBodyLike(items, i + 1, stop, item.low === 'from')) return i;
    if (item.low === 'of' && isOffice(items[i + 1]?.low ?? '')) continue;
    if (owns.test(item.low) && isBodyLike(items, i + 1, stop, item.low !== 'of' || !items[i + 1]?.capital)) return i;
  }
  return to;
}

/** Reads the words before a name: "foreign ministry spokesman", "Stimson Center research associate". */
export function descriptionBefore(items: Item[], begin: number, to: number): Described {
  let from = begin;
  if (/^(?:former|then|ex)$/.test(items[from]?.low ?? '')) from++;
  let split = from;
  for (let i = from; i < to; i++) {
    const item = items[i];
    if (!item) break;
    const owner = item.kind === 'possessive';
    if (isRole(item.low) && i > from && !isBody(item)) break;
    const named = item.capital && i > 0 && !nations.has(item.low) && !isRole(item.low) && !isOffice(item.low);
    if (owner || isBody(item) || (named && item.verb === null)) split = i + 1;
  }
  const role = { from: split, to };
  if (split >= to || !items.slice(split, to).some(item => isRole(item.low)))
    return { roles: [{ from: begin, to }], affiliations: [] };
  const end = items[split - 1]?.kind === 'possessive' ? split - 1 : split;
  const adjectives = items.slice(from, end).every(item => /^(?:longtime|veteran|senior|vice|deputy)$/.test(item.low));
  if (end <= from || adjectives) return { roles: [{ from: begin, to }], affiliations: [] };
  return { roles: [role], affiliations: [{ from, to: end }] };
}
