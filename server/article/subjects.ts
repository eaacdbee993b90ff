import type { Item } from '#/server/article/frames.ts';
import {
  auxiliary,
  calendarWord,
  conjunction,
  determiner,
  is,
  preposition,
  relative,
  roleNoun,
  subordinator,
  timeNoun,
} from '#/server/article/lexicon.ts';
import { isSpeakerNoun, type Phrase, phraseAt, phrasesIn } from '#/server/article/phrases.ts';
import { isComma, isWord } from '#/server/article/verbs.ts';

const governs = (item: Item | null): boolean => item !== null && (is(item, preposition) || item.low === 'to');

/** Does this comma-bounded part describe the phrase before it (", a senior fellow", ", who ran", ", 58", ", of Oslo")? */
function describes(items: Item[], from: number, to: number): boolean {
  const first = items[from];
  if (!first) return true;
  if (first.kind === 'number' || is(first, determiner | relative | preposition)) return true;
  if (/^(?:jr|sr|democrat|republican|independent|conservative)\.?$/.test(first.low) && to - from <= 6) return true;
  // ", Verdana's chief executive,"
  const last = items[to - 1];
  if (last && !last.capital && is(last, roleNoun) && items.slice(from, to).some(i => i.kind === 'possessive'))
    return true;
  if (first.capital) return false;
  const phrase = phraseAt(items, from, to);
  // "former minister Ana Ruiz" is itself a name; "chairman of the board" is a description.
  return !(
    phrase &&
    phrase.form === 'name' &&
    phrase.to === to &&
    !items.slice(from, to).some(i => i.kind === 'possessive')
  );
}

/**
 * The subject of the verb at item `verb`, looked for from item `from` on: the noun phrase before it, over adverbs, auxiliaries and a
 * description between commas ("Ana Ruiz, a nurse from Oslo, has said"). Null when the verb has none of its own there.
 */
export function subjectBefore(items: Item[], from: number, verb: number): Phrase | null {
  let end = verb;
  while (end > from) {
    const item = items[end - 1];
    if (!item || item.stretch !== null) break;
    if (
      is(item, auxiliary) ||
      (/ly$/.test(item.low) && !item.capital) ||
      is(item, calendarWord) ||
      (item.low === 'to' && end < verb + 1)
    )
      end--;
    else if (/^(?:went|goes|go|going|came|back|on)$/.test(item.low) && items[end]?.low !== undefined && end < verb)
      end--;
    else break;
  }
  if (end <= from) return null;
  const cuts: number[] = [];
  for (let i = from; i < end; i++)
    if (isComma(items[i]) || items[i]?.stretch !== null || /^[;:“”"]$/.test(items[i]?.text ?? '')) cuts.push(i);
  const parts: { from: number; to: number }[] = [];
  let at = from;
  for (const cut of [...cuts, end]) {
    parts.push({ from: at, to: cut });
    at = cut + 1;
  }
  const last = parts.pop();
  if (!last) return null;
  if (last.to > last.from) {
    const own = subjectIn(items, last.from, last.to);
    // "Ruiz, who leads the union, and Adeyemi said": the part before the verb has its own subject.
    if (own) return own;
    if (!is(items[last.from], conjunction)) return null;
    return null;
  }
  for (let p = parts.length - 1; p >= 0; p--) {
    const part = parts[p];
    if (!part || part.to <= part.from) continue;
    if (p > 0 && describes(items, part.from, part.to)) continue;
    const found = subjectIn(items, part.from, part.to);
    if (found) return found;
  }
  return null;
}

/** The subject inside one comma-free stretch: the last phrase that no preposition governs, relative clauses left out. */
function subjectIn(items: Item[], from: number, to: number): Phrase | null {
  const phrases = phrasesIn(items, from, to);
  let end = to;
  for (let i = from + 1; i < to; i++) {
    if (/^(?:who|which|whose|whom)$/.test(items[i]?.low ?? '') && phrases.some(p => p.to <= i)) {
      end = i;
      break;
    }
  }
  const adjacent = phrases[phrases.length - 1];
  if (adjacent && adjacent.to === to && is(adjacent.after, subordinator))
    return { from: adjacent.from, to: adjacent.to, form: adjacent.form };
  const usable = phrases.filter(
    p =>
      p.from < end &&
      !is(items[p.to - 1], timeNoun) &&
      (!governs(p.after) || (p.to === end && is(p.after, subordinator))),
  );
  const chosen = usable[usable.length - 1] ?? null;
  if (!chosen) return null;
  // "Ruiz and Adeyemi said" is one subject.
  const before = usable[usable.length - 2];
  if (
    before &&
    before.to === chosen.from - 1 &&
    items[before.to]?.low === 'and' &&
    before.form !== 'pronoun' &&
    before.form === chosen.form &&
    before.from === from
  )
    return { from: before.from, to: chosen.to, form: chosen.form };
  return { from: chosen.from, to: chosen.to, form: chosen.form };
}

/** The subject after an inverted verb ("said Ana Ruiz, a nurse"): the phrase at item `i`, with a second one joined by "and". */
export function subjectAfter(items: Item[], i: number, limit: number): Phrase | null {
  const first = items[i];
  if (!first) return null;
  const starts =
    first.capital ||
    is(first, determiner) ||
    /^(?:he|she|they|it|we|i)$/.test(first.low) ||
    first.kind === 'number' ||
    isWord(first);
  if (!starts || is(first, preposition | conjunction | relative)) return null;
  const phrase = phraseAt(items, i, limit);
  if (!phrase) return null;
  const lowOnly = !first.capital && !is(first, determiner) && phrase.form === 'nominal';
  if (lowOnly) {
    if (!items.slice(phrase.from, phrase.to).some(isSpeakerNoun)) return null;
  }
  if (items[phrase.to]?.low === 'and' && phrase.form === 'name' && items[phrase.to + 1]?.capital) {
    const second = phraseAt(items, phrase.to + 1, limit);
    if (second?.form === 'name') return { from: phrase.from, to: second.to, form: 'name' };
  }
  return phrase;
}
