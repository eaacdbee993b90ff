import {
  auxiliaries,
  bodyNouns,
  conjunctions,
  cueVerb,
  determiners,
  documentNouns,
  openers,
  prepositions,
  pronouns,
  relatives,
  roleNouns,
  subordinators,
  timeNouns,
} from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';

/** A noun phrase of a frame: items `from` to `to`, half-open. A `name` holds a capitalised word that is no mere sentence start. */
export type Phrase = { from: number; to: number; form: 'pronoun' | 'name' | 'nominal' };

const particles = new Set('de van von der den bin ibn al el la le du da di del dos y ul abu ter st'.split(' '));

/** Words written with a capital that name no one: days and months. */
export const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

export const isWord = (item: Item | undefined): item is Item =>
  item !== undefined && item.stretch === null && item.kind === 'word';
export const isComma = (item: Item | undefined): boolean => item !== undefined && /^[,–—-]$/.test(item.text);

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
  const verb = cueVerb(item.low);
  if (!verb || (item.low === 'think' && items[i + 1]?.low === 'tank')) return false;
  if (lean.has(verb.base) && !leansOn(verb.base, items[i + 1])) return false;
  const before = items[i - 1];
  if (!before || before.stretch !== null) return verb.form !== 'base' || items.length === 1;
  if (before.kind === 'possessive') return false;
  if (verb.form === 'past')
    return (
      !(
        determiners.has(before.low) &&
        !/^(?:this|that|these|those|some|many|others?|both|one|all|few|most|several|another|two|three)$/.test(
          before.low,
        )
      ) && before.low !== 'of'
    );
  if (determiners.has(before.low) && !/^(?:some|many|others?|both|all|few|most|several|that)$/.test(before.low))
    return false;
  if (prepositions.has(before.low) && verb.form !== 'ing') return false;
  if (verb.form === 'base') {
    // "they say", "critics say", "to say", "would say": after a singular noun or adjective the base form is a noun ("the exit poll").
    return (
      pronouns.has(before.low) ||
      auxiliaries.has(before.low) ||
      before.low === 'to' ||
      before.low === 'and' ||
      /(?:[^siu]s|people|men|police|who|some|many|others|that)$/.test(before.text) ||
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

/** The noun phrase that begins at item `i`, not beyond `limit`; null when none begins there. */
export function phraseAt(items: Item[], i: number, limit: number): Phrase | null {
  const first = items[i];
  if (!first || i >= limit || first.stretch !== null) return null;
  if (pronouns.has(first.low) && first.text !== 'IT') return { from: i, to: i + 1, form: 'pronoun' };
  if (first.capital && openers.has(first.low) && (items[i + 1]?.kind === 'mark' || !items[i + 1]?.capital)) return null;
  if (
    first.low === 'that' &&
    (items[i + 1]?.capital || determiners.has(items[i + 1]?.low ?? '') || pronouns.has(items[i + 1]?.low ?? ''))
  )
    return null;
  if (!first.capital && cueVerb(first.low)?.form !== 'base' && verbHere(items, i)) return null;
  let j = i;
  if (determiners.has(first.low) && !(first.capital && items[i + 1]?.kind === 'possessive')) j++;
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
      if (calendar.has(item.low) && j === i + 1 && determiners.has(first.low)) {
        j++;
        continue;
      }
      if (calendar.has(item.low) && item.low !== 'may' && item.low !== 'april' && item.low !== 'june') break;
      if (
        j > i ||
        !(
          prepositions.has(item.low) ||
          conjunctions.has(item.low) ||
          relatives.has(item.low) ||
          auxiliaries.has(item.low)
        )
      )
        name = true;
      else break;
      j++;
      continue;
    }
    if (particles.has(item.low) && next?.capital && j > i) {
      j++;
      continue;
    }
    const low = item.low;
    if (prepositions.has(low) || conjunctions.has(low) || relatives.has(low) || auxiliaries.has(low)) break;
    if (pronouns.has(low)) break;
    if (determiners.has(low) && j > i) break;
    if (j > i && (verbHere(items, j) || (items[j - 1]?.capital && plainVerb(item.low)))) break;
    if (/ly$/.test(low) && !/^(?:family|early|elderly|assembly|ally|daily|weekly|monthly|reply|supply|only)$/.test(low))
      break;
    j++;
  }
  if (
    j <= i ||
    (j === i + 1 &&
      determiners.has(first.low) &&
      !/^(?:one|some|others?|many|both|another|several|most)$/.test(first.low))
  )
    return null;
  if (!name && !first.capital && !determiners.has(first.low) && first.kind === 'word' && !bareNoun(items, i, j))
    return null;
  return { from: i, to: j, form: name ? 'name' : 'nominal' };
}

/** Without a determiner, words in small letters are a noun phrase only when they end in a noun for a speaker or a plural ("two aides", "critics"). */
function bareNoun(items: Item[], from: number, to: number): boolean {
  const head = items[to - 1]?.low ?? '';
  const single = head.replace(/s$/, '');
  const known = (low: string) => roleNouns.has(low) || bodyNouns.has(low) || documentNouns.has(low);
  if (cueVerb(items[from]?.low ?? '')?.form === 'past' || /(?:ed|ing)$/.test(items[from]?.low ?? '')) return false;
  return known(head) || known(single) || /[^siu]s$/.test(head);
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

const governs = (item: Item | null): boolean => item !== null && (prepositions.has(item.low) || item.low === 'to');

/** Does this comma-bounded part describe the phrase before it (", a senior fellow", ", who ran", ", 58", ", of Oslo")? */
function describes(items: Item[], from: number, to: number): boolean {
  const first = items[from];
  if (!first) return true;
  if (first.kind === 'number' || determiners.has(first.low) || relatives.has(first.low) || prepositions.has(first.low))
    return true;
  if (/^(?:jr|sr|democrat|republican|independent|conservative)\.?$/.test(first.low) && to - from <= 6) return true;
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
      auxiliaries.has(item.low) ||
      (/ly$/.test(item.low) && !item.capital) ||
      calendar.has(item.low) ||
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
    if (!conjunctions.has(items[last.from]?.low ?? '')) return null;
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
  if (adjacent && adjacent.to === to && subordinators.has(adjacent.after?.low ?? ''))
    return { from: adjacent.from, to: adjacent.to, form: adjacent.form };
  const usable = phrases.filter(
    p =>
      p.from < end &&
      !timeNouns.has(items[p.to - 1]?.low ?? '') &&
      (!governs(p.after) || (p.to === end && subordinators.has(p.after?.low ?? ''))),
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
    determiners.has(first.low) ||
    /^(?:he|she|they|it|we|i)$/.test(first.low) ||
    first.kind === 'number' ||
    isWord(first);
  if (!starts || prepositions.has(first.low) || conjunctions.has(first.low) || relatives.has(first.low)) return null;
  const phrase = phraseAt(items, i, limit);
  if (!phrase) return null;
  const lowOnly = !first.capital && !determiners.has(first.low) && phrase.form === 'nominal';
  if (lowOnly) {
    const known = (low: string) => roleNouns.has(low) || bodyNouns.has(low) || documentNouns.has(low);
    if (!items.slice(phrase.from, phrase.to).some(item => known(item.low) || known(item.low.replace(/s$/, ''))))
      return null;
  }
  if (items[phrase.to]?.low === 'and' && phrase.form === 'name' && items[phrase.to + 1]?.capital) {
    const second = phraseAt(items, phrase.to + 1, limit);
    if (second?.form === 'name') return { from: phrase.from, to: second.to, form: 'name' };
  }
  return phrase;
}
