import { cueVerb } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { auxiliary, conjunction, is, preposition, relative, subordinator, timeNoun } from '#/server/article/lexicon.ts';
import { type Phrase, phrasesIn } from '#/server/article/phrases.ts';
import { subjectBefore } from '#/server/article/subjects.ts';
import { isComma, verbHere } from '#/server/article/verbs.ts';

/** "Ruiz said the dam held, adding": the subject of the verb of saying before a participle. */
export function saidBefore(items: Item[], from: number, participle: number): Phrase | null {
  for (let v = participle - 1; v >= from; v--) {
    const verb = verbHere(items, v) ? (items[v]?.verb ?? null) : null;
    if (verb && verb.kind === 'say' && verb.form !== 'ing') return subjectBefore(items, from, v);
  }
  return null;
}

/** What a relative pronoun before the verb stands for ("the report, which notes"). */
export function antecedent(items: Item[], from: number, verb: number): Phrase | null {
  let relative = verb - 1;
  while (relative > from && is(items[relative], auxiliary)) relative--;
  if (!/^(?:which|who|that)$/.test(items[relative]?.low ?? '')) return null;
  const end = isComma(items[relative - 1]) ? relative - 1 : relative;
  const phrase = phrasesIn(items, from, end).findLast(p => p.to === end);
  return phrase ? { from: phrase.from, to: phrase.to, form: phrase.form } : null;
}

/** The subject that a verb after "and" shares with the verb before it ("Ruiz smiled and said"). */
export function sharedSubject(items: Item[], from: number, verb: number): Phrase | null {
  let start = verb - 1;
  while (start > from && !isComma(items[start - 1]) && items[start - 1]?.stretch === null) start--;
  const first = phrasesIn(items, start, verb - 1).find(
    p => p.after === null || is(p.after, conjunction) || is(p.after, subordinator) || is(p.after, relative),
  );
  return first && !is(items[first.to - 1], timeNoun) ? { from: first.from, to: first.to, form: first.form } : null;
}

/** "Asked about the vote, …", "Writing to parents, …": a participle that opens a sentence. */
const isParticiple = ({ low, capital }: Item): boolean => {
  const form = cueVerb(low)?.form;
  return capital && (form === 'past' || form === 'ing' || (low.length > 5 && /ing$/.test(low)));
};

/**
 * The subject of a frame's main clause: its first phrase that no preposition governs, after a fronted phrase or clause
 * ("When asked why, Ruiz …").
 */
export function mainSubject(items: Item[], begin: number, to: number): Phrase | null {
  let from = begin;
  const first = items[from];
  const fronted = first && (is(first, preposition | subordinator) || isParticiple(first));
  if (fronted) {
    const comma = items.findIndex((item, i) => i > from && i < to && isComma(item));
    if (comma > 0 && phrasesIn(items, comma + 1, to).some(p => p.after === null)) from = comma + 1;
  }
  const phrases = phrasesIn(items, from, to).filter(p => !is(items[p.to - 1], timeNoun));
  const free = phrases.find(
    p => p.after === null || isComma(p.after) || is(p.after, conjunction) || is(p.after, relative),
  );
  return free ? { from: free.from, to: free.to, form: free.form } : null;
}
