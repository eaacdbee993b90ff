import { roleNouns } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import {
  auxiliary,
  bodyNoun,
  calendarWord,
  conjunction,
  determiner,
  documentNoun,
  entryOf,
  is,
  opener,
  preposition,
  pronoun,
  relative,
  roleNoun,
} from '#/server/article/lexicon.ts';
import { actsHere, isWord, plainVerb, verbHere } from '#/server/article/verbs.ts';

/** A noun phrase of a frame: items `from` to `to`, half-open. A `name` holds a capitalised word that is no mere sentence start. */
export type Phrase = { from: number; to: number; form: 'pronoun' | 'name' | 'nominal' };

const particles = new Set('de van von der den bin ibn al el la le du da di del dos y ul abu ter st'.split(' '));

/** The noun phrase that begins at item `i`, not beyond `limit`; null when none begins there. */
export function phraseAt(items: Item[], i: number, limit: number): Phrase | null {
  const first = items[i];
  if (!first || i >= limit || first.stretch !== null) return null;
  if (is(first, pronoun) && first.text !== 'IT') return { from: i, to: i + 1, form: 'pronoun' };
  if (first.capital && is(first, opener) && (items[i + 1]?.kind === 'mark' || !items[i + 1]?.capital)) return null;
  if (first.low === 'that' && (items[i + 1]?.capital || is(items[i + 1], determiner | pronoun))) return null;
  if (!first.capital && first.verb?.form !== 'base' && verbHere(items, i)) return null;
  let j = i;
  if (is(first, determiner) && !(first.capital && items[i + 1]?.kind === 'possessive')) j++;
  let name = false;
  while (j < limit) {
    const item = items[j];
    const next = items[j + 1];
    if (!item) break;
    if (item.stretch !== null) {
      // A nickname inside a name.
      if (j > i && items[j - 1]?.capital && next?.capital && j + 1 < limit) {
        j++;
        continue;
      }
      break;
    }
    if (item.kind === 'possessive') {
      j++;
      continue;
    }
    if (item.kind === 'mark') {
      const joins =
        item.text === '&' ||
        item.text === '/' ||
        (/^['’]$/.test(item.text) && /s$/i.test(items[j - 1]?.low ?? '') && isWord(next));
      if (j === i || !joins) break;
      j++;
      continue;
    }
    if (item.kind === 'number') {
      if (j > i && !isWord(next)) break;
      j++;
      continue;
    }
    if (item.capital) {
      // "a Wednesday editorial"
      if (is(item, calendarWord) && j === i + 1 && is(first, determiner)) {
        j++;
        continue;
      }
      if (is(item, calendarWord) && item.low !== 'may' && item.low !== 'april' && item.low !== 'june') break;
      if (j > i || !is(item, preposition | conjunction | relative | auxiliary)) name ||= j > 0 || !isCommon(item.low);
      else break;
      j++;
      continue;
    }
    if (particles.has(item.low) && next?.capital && j > i) {
      j++;
      continue;
    }
    const low = item.low;
    if (is(item, preposition | conjunction | relative | auxiliary | pronoun)) break;
    if (is(item, determiner) && j > i) break;
    if (j > i && (verbHere(items, j) || (items[j - 1]?.capital && (plainVerb(item.low) || actsHere(items, j))))) break;
    if (/ly$/.test(low) && !/^(?:family|early|elderly|assembly|ally|daily|weekly|monthly|reply|supply|only)$/.test(low))
      break;
    j++;
  }
  if (
    j <= i ||
    (j === i + 1 && is(first, determiner) && !/^(?:one|some|others?|many|both|another|several|most)$/.test(first.low))
  )
    return null;
  if (!name && !first.capital && !is(first, determiner) && first.kind === 'word' && !bareNoun(items, i, j)) return null;
  return { from: i, to: j, form: name ? 'name' : 'nominal' };
}

/** A plural for people of a kind: with a capital only because it begins the sentence ("Doctors call it"). */
const isCommon = (low: string): boolean => /[^s]s$|men$|people$/.test(low) && roleNouns.has(low.replace(/s$/, ''));

/** Is this a noun for those who speak: people by what they do, bodies, documents? Singular or plural. */
export function isSpeakerNoun({ low, classes }: Item): boolean {
  const speaks = roleNoun | bodyNoun | documentNoun;
  return (classes & speaks) !== 0 || (low.endsWith('s') && (entryOf(low.slice(0, -1)).classes & speaks) !== 0);
}

/** Without a determiner, words in small letters are a noun phrase only when they end in a noun for a speaker or a plural ("two aides", "critics"). */
function bareNoun(items: Item[], from: number, to: number): boolean {
  const head = items[to - 1];
  if (items[from]?.verb?.form === 'past' || /(?:ed|ing)$/.test(items[from]?.low ?? '')) return false;
  return head !== undefined && (isSpeakerNoun(head) || /[^siu]s$/.test(head.low));
}

/** All noun phrases of items `from` to `to` in order, each with the word before it. */
export function phrasesIn(items: Item[], from: number, to: number): (Phrase & { after: Item | null })[] {
  const found: (Phrase & { after: Item | null })[] = [];
  let i = from;
  while (i < to) {
    const phrase = phraseAt(items, i, to);
    if (phrase && phrase.to > i) {
      found.push({ ...phrase, after: i > from ? (items[i - 1] ?? null) : null });
      i = phrase.to;
    } else i++;
  }
  return found;
}
