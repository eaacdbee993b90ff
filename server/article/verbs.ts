import { bodyNouns, documentNouns, roleNouns } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { auxiliary, determiner, is, preposition, pronoun } from '#/server/article/lexicon.ts';
import { nations } from '#/server/article/nations.ts';

/** Words written with a capital that name no one: days and months. */
export const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

export const isWord = (item: Item | undefined): item is Item =>
  item !== undefined && item.stretch === null && item.kind === 'word';
export const isComma = (item: Item | undefined): boolean =>
  item !== undefined && (item.text === ',' || item.text === '—' || item.text === '–' || item.text === '-');

/** Verbs that are verbs of saying only with a word of their own after them ("went on", "put it", "pointed out"). */
const lean = new Map([
  ['go', /^(?:on|like|further)$/],
  ['put', /^(?:it|this)$/],
  ['point', /^(?:out|to)$/],
  ['sum', /^(?:up|it)$/],
  ['shoot', /^back$/],
  ['chip', /^in$/],
  ['chime', /^in$/],
  ['begin', /^$/],
]);
const leansOn = (base: string, next: Item | undefined): boolean =>
  next === undefined ||
  next.stretch !== null ||
  isComma(next) ||
  next.text === ':' ||
  (lean.get(base)?.test(next.low) ?? false);

/** True when the item reads as a verb of the clause here, not as a noun: "the report said", not "the reports". */
export function verbHere(items: Item[], i: number): boolean {
  const item = items[i];
  if (!isWord(item) || item.capital) return false;
  const verb = item.verb;
  if (!verb || (item.low === 'think' && items[i + 1]?.low === 'tank')) return false;
  if (lean.has(verb.base) && !leansOn(verb.base, items[i + 1])) return false;
  const before = items[i - 1];
  if (!before || before.stretch !== null) return verb.form !== 'base' || items.length === 1;
  if (before.kind === 'possessive') return false;
  if (verb.form === 'past')
    return (
      !(
        is(before, determiner) &&
        !/^(?:this|that|these|those|some|many|others?|both|one|all|few|most|several|another|two|three)$/.test(
          before.low,
        )
      ) && before.low !== 'of'
    );
  if (is(before, determiner) && !/^(?:some|many|others?|both|all|few|most|several|that)$/.test(before.low))
    return false;
  if (is(before, preposition) && verb.form !== 'ing') return false;
  if (verb.form === 'base') {
    // "they say", "critics say", "to say", "would say": after a singular noun or adjective the base form is a noun ("the exit poll").
    return (
      is(before, pronoun | auxiliary) ||
      before.low === 'to' ||
      before.low === 'and' ||
      /(?:[^siu]s|people|men|police|who|some|many|others|that)$/.test(before.low) ||
      nations.has(before.low) ||
      (before.capital && /[a-z]s$/.test(before.text)) ||
      items[i + 1]?.low === 'that' ||
      (items[i + 1]?.stretch ?? null) !== null
    );
  }
  return true;
}

/** Verbs that often follow a name and are no verbs of saying; they end the name's phrase. */
const afterNames =
  /^(?:grew|went|came|took|made|got|ran|won|lost|left|met|held|kept|stood|sat|gave|brought|became|let|led|drew|rose|fell|spent|built|sent|paid|drove|broke|chose|wore|wants|needs|seems|gets|makes|takes|gives|keeps|goes|comes|runs|wins|use|uses|have|do)$/;
/** A past form, or a common verb, that is no verb of saying; only meant for a word right after a name. */
export const plainVerb = (low: string): boolean =>
  afterNames.test(low) ||
  (/[a-z]{2}ed$/.test(low) &&
    !/^(?:so-called|united|allied|armed|retired|red|convicted|self-described|based|indeed)$/.test(low) &&
    !low.includes('-'));

const particles = /^(?:up|down|off|out|back|away|slowly|quietly|softly)$/;

/** After a name: is this word on -s a verb ("Ruiz shakes her head") and not a plural ("Ruiz aides in Oda")? An object, a particle or the end tell. */
export function actsHere(items: Item[], i: number): boolean {
  const item = items[i];
  if (!isWord(item) || !/[^sui]s$/.test(item.low)) return false;
  const single = item.low.slice(0, -1);
  if ([roleNouns, bodyNouns, documentNouns].some(nouns => nouns.has(single) || nouns.has(item.low))) return false;
  const next = items[i + 1];
  if (!next || /^[.?!]$/.test(next.text)) return true;
  if (/^(?:him|them|me|us|himself|herself)$/.test(next.low)) return true;
  return next.stretch === null && (particles.test(next.low) || (is(next, determiner) && next.kind === 'word'));
}
