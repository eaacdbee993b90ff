import type { Span } from '#/server/article/article.ts';
import { determiners, prepositions } from '#/server/article/cues.ts';
import {
  type Described,
  descriptionAfter,
  descriptionBefore,
  isOneRole,
  isRole,
} from '#/server/article/descriptions.ts';
import type { Item } from '#/server/article/frames.ts';
import { auxiliary, conjunction, determiner, is, preposition, relative } from '#/server/article/lexicon.ts';
import { bodyLike, type Gender } from '#/server/article/name-runs.ts';
import { phraseAt } from '#/server/article/phrases.ts';
import { isComma, isWord, plainVerb, verbHere } from '#/server/article/verbs.ts';

const longest = 26;
/** Titles of office in short. */
const office = /^(?:sen|rep|gov|lt|gen|col|maj|capt|sgt|adm|prof|rev|amb|det|supt|dr)s?\.?$/;

/**
 * What the sentence says someone is, beside the name at items `lead` (with its title) to `to`: the words before it ("foreign ministry spokesman",
 * "his lawyer, "), and the description after it ("a nurse at the Oda clinic", "of the Oda clinic"), each parted into role and affiliation.
 */
export function rolesBeside(items: Item[], lead: number, from: number, to: number): Described {
  const found: Described = { roles: [], affiliations: [] };
  const add = ({ roles, affiliations }: Described) => {
    found.roles.push(...roles);
    found.affiliations.push(...affiliations);
  };
  const start = startBefore(items, lead, from, to);
  if (start < from) add(descriptionBefore(items, start, from));
  else if (isComma(items[lead - 1])) add(apposedBefore(items, lead - 1, to));
  if (isComma(items[to])) add(apposedAfter(items, to));
  else if (/^(?:of|from|at|with)$/.test(items[to]?.low ?? '')) {
    const phrase = phraseAt(items, to + 1, Math.min(items.length, to + longest));
    if (phrase?.form === 'name' && bodyLike(items, phrase.from, phrase.to)) found.affiliations.push(phrase);
  }
  return found;
}

/** Pronouns, alone or with a verb, and particles of verbs are no part of a role. */
const noRole = /^(?:(?:i|he|she|it|we|you|they|that|who)(?:'.+)?|out|up|down|back|away)$/;

/** Where the role before a name begins; `from` when there is none. */
function startBefore(items: Item[], lead: number, from: number, to: number): number {
  // "report authors Ruiz and Ode" are so called both.
  const isFit = items[to]?.low === 'and' ? isRole : isOneRole;
  const beside = items[from - 1];
  if (lead === from && !(beside && isFit(beside.low))) return from;
  let start = lead;
  for (let i = lead - 1; i >= 0 && from - i <= 8; i--) {
    const item = items[i];
    if (!item || item.stretch !== null || is(item, determiner)) break;
    const plain = isWord(item) && !is(item, preposition | conjunction | auxiliary | relative);
    if (item.kind !== 'possessive' && !plain) break;
    if (!item.capital && items[i - 1]?.capital && plainVerb(item.low)) break;
    if (verbHere(items, i) || (i < lead && item.verb?.form === 'past') || noRole.test(item.low)) break;
    start = i;
  }
  if (items[start]?.kind === 'possessive') return from;
  return items.slice(start, from).some(i => isFit(i.low) || office.test(i.low)) ? start : from;
}

/** "his lawyer, Ruth Adler," and "the owner of the bakery, Lena Fischer,": the noun phrase before the comma at item `comma`. */
function apposedBefore(items: Item[], comma: number, to: number): Described {
  const none: Described = { roles: [], affiliations: [] };
  if (!isComma(items[to]) && items[to] !== undefined && !/^[.;:]$/.test(items[to].text)) return none;
  let start = comma - 1;
  while (start > 0 && comma - start < 12 && !isComma(items[start - 1]) && items[start - 1]?.stretch === null) start--;
  while (start < comma && !is(items[start], determiner) && items[start + 1]?.kind !== 'possessive') start++;
  const phrase = phraseAt(items, start, comma);
  const head = items[(phrase?.to ?? 0) - 1];
  return phrase && head && isOneRole(head.low) ? descriptionAfter(items, start, comma) : none;
}

/** Does the noun phrase end before this item? */
const closes = (item: Item | undefined): boolean =>
  !item || item.kind === 'mark' || is(item, preposition | conjunction | auxiliary | relative);

/** The description after the comma at item `comma`: ", 58, a nurse at the Oda clinic,". */
function apposedAfter(items: Item[], comma: number): Described {
  const none: Described = { roles: [], affiliations: [] };
  let begin = comma + 1;
  if (items[begin]?.kind === 'number' && isComma(items[begin + 1])) begin += 2;
  const opening = items[begin];
  if (!opening || is(opening, auxiliary)) return none;
  let end = begin;
  while (end < items.length && end - begin < longest) {
    const item = items[end];
    if (!item || item.stretch !== null || isComma(item) || /^[.;:!?()]$/.test(item.text)) break;
    if (/^(?:who|whose|whom|which)$/.test(item.low)) break;
    if (end > begin && verbHere(items, end) && item.verb?.kind === 'say') break;
    end++;
  }
  if (/^(?:of|from|at|with)$/.test(opening.low))
    return bodyLike(items, begin + 1, end) ? { roles: [], affiliations: [{ from: begin + 1, to: end }] } : none;
  if (/^(?:who|whose)$/.test(opening.low)) return relativeAfter(items, begin);
  if (end === begin || is(opening, preposition)) return none;
  // "working on a bill" is no role, "ranking member" is one.
  const second = items[begin + 1]?.low ?? '';
  if (/(?:ing|ed)$/.test(opening.low) && (prepositions.has(second) || determiners.has(second))) return none;
  let head = begin;
  while (head < end && !closes(items[head])) head++;
  if (!isOneRole(items[head - 1]?.low ?? '')) return none;
  for (let k = begin; k < end; k++) if (verbHere(items, k) && items[k]?.verb?.form !== 'ing') return none;
  return descriptionAfter(items, begin, end);
}

const leads =
  /^(?:leads|led|heads|headed|runs|ran|chairs|chaired|directs|directed|manages|managed|founded|co-founded|owns|represents)$/;

/** ", who leads the union,", ", who works for the bank,", ", who is a nurse at the clinic,". */
function relativeAfter(items: Item[], who: number): Described {
  const verb = is(items[who + 1], auxiliary) && items[who + 2]?.kind === 'word' ? items[who + 2] : items[who + 1];
  let from = who + 2;
  while (from < items.length && /^(?:is|was|has|been|now|also|currently|as)$/.test(items[from]?.low ?? '')) from++;
  let end = from;
  while (end < items.length && end - from < longest && !isComma(items[end]) && !/^[.;:]$/.test(items[end]?.text ?? ''))
    end++;
  if (/^(?:is|was|serves|served)$/.test(items[who + 1]?.low ?? '')) return descriptionAfter(items, from, end);
  if (/^(?:works|worked|working)$/.test(verb?.low ?? '') && /^(?:for|at|with)$/.test(items[from]?.low ?? '')) from++;
  else if (!leads.test(items[who + 1]?.low ?? '')) return { roles: [], affiliations: [] };
  return bodyLike(items, from, end)
    ? { roles: [], affiliations: [{ from, to: end }] }
    : { roles: [], affiliations: [] };
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
