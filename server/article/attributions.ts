import {
  auxiliaries,
  besideSpeech,
  conjunctions,
  cueVerb,
  prepositions,
  relatives,
  roleNouns,
  subordinators,
  timeNouns,
} from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { nations } from '#/server/article/nations.ts';
import { type Phrase, phraseAt, phrasesIn } from '#/server/article/phrases.ts';
import { subjectAfter, subjectBefore } from '#/server/article/subjects.ts';
import { isComma, isWord, verbHere } from '#/server/article/verbs.ts';

/** What the reporter's sentence says of a quoted stretch: who speaks, by what word, and how firmly the two are tied. */
export type Attribution = {
  speaker: Phrase | null;
  cue: string;
  /** `frame` ties a whole clause to its speaker ("…," she said); `built-in` says that the words are part of the reporter's own clause. */
  tie: 'frame' | 'built-in';
  side: 'before' | 'after';
  /** The item of the cue verb; null where the cue is none. */
  verb: number | null;
};

const reach = 60;

function accordingTo(items: Item[], i: number, limit: number): Phrase | null {
  if (items[i]?.low !== 'according' || items[i + 1]?.low !== 'to') return null;
  return subjectAfter(items, i + 2, limit);
}

/** "in the words of Ruiz", "to quote Ruiz": whose words follow. */
function inWordsOf(items: Item[], from: number, q: number): { speaker: Phrase; cue: string } | null {
  const [a, b, c, d] = [items[from], items[from + 1], items[from + 2], items[from + 3]].map(item => item?.low);
  const quotes = a === 'to' && (b === 'quote' || b === 'paraphrase') ? from + 2 : -1;
  const words =
    a === 'in' && (b === 'the' || b === 'his' || b === 'her') && /^(?:words?|phrase|view)$/.test(c ?? '') && d === 'of';
  const at = words ? from + 4 : quotes;
  const speaker = at > 0 ? subjectAfter(items, at, q) : null;
  return speaker && { speaker, cue: words ? 'in the words of' : 'quote' };
}

/** "said the club's captain, Ana Ruiz": the name that stands beside a role. */
function apposed(items: Item[], speaker: Phrase, limit: number): Phrase {
  const head = items[speaker.to - 1];
  if (speaker.form === 'pronoun' || !head || !isComma(items[speaker.to])) return speaker;
  const role = head.capital ? nations.test(head.low) : roleNouns.has(head.low);
  const first = items[speaker.to + 1];
  if (!role || !isWord(first) || !first.capital) return speaker;
  const name = phraseAt(items, speaker.to + 1, limit);
  const closed = name && (name.to >= limit || isComma(items[name.to]) || items[name.to]?.kind === 'mark');
  return name && closed && name.form === 'name' ? name : speaker;
}

/** `"…," Ruiz said`, `"…," said Ruiz`, `"…," according to Ruiz`, `"…," as Ruiz put it`. */
export function attributionAfter(items: Item[], q: number): Attribution | null {
  let i = q + 1;
  while (isComma(items[i]) || /^['’"”]$/.test(items[i]?.text ?? '')) i++;
  let limit = i;
  while (limit < items.length && limit - i < reach) {
    const item = items[limit];
    if (!item || item.stretch !== null || /^[;:!?]$/.test(item.text)) break;
    limit++;
  }
  const first = items[i];
  // `"idle" or "lost", according to Ruiz`: the members of a list share their source.
  if (/^(?:and|or)$/.test(first?.low ?? '') && items[i + 1] && items[i + 1]?.stretch !== null)
    return attributionAfter(items, i + 1);
  if (!first || i >= limit || first.kind === 'possessive') return null;
  const source = accordingTo(items, i, limit);
  if (source) return { speaker: source, cue: 'according to', tie: 'frame', side: 'after', verb: null };
  if (first.low === 'as') i++;
  else if (
    conjunctions.has(first.low) ||
    relatives.has(first.low) ||
    (prepositions.has(first.low) && first.low !== 'as')
  )
    return null;
  const opening = items[i];
  if (!opening) return null;
  const verb = cueVerb(opening.low);
  if (
    isWord(opening) &&
    !opening.capital &&
    ((verb && verb.kind !== 'call' && verb.form !== 'ing') || (!verb && besideSpeech(opening.low)))
  ) {
    const speaker = subjectAfter(items, i + 1, limit);
    if (speaker)
      return { speaker: apposed(items, speaker, limit), cue: opening.text, tie: 'frame', side: 'after', verb: i };
  }
  let inRelative = false;
  for (let v = i; v < limit; v++) {
    const item = items[v];
    if (!item) break;
    if (isComma(item)) inRelative = false;
    if (relatives.has(item.low) && v > i) inRelative = true;
    if (inRelative || !verbHere(items, v)) continue;
    const cue = cueVerb(item.low);
    if (!cue || cue.form === 'ing') continue;
    if (cue.kind !== 'say' && !(cue.kind === 'hold' && /^(?:think|thought|believe|believed)$/.test(item.low))) {
      if (v - i > 4) break;
    }
    const speaker = subjectBefore(items, i, v);
    if (speaker) return { speaker, cue: item.text, tie: 'frame', side: 'after', verb: v };
  }
  const phrase = phraseAt(items, i, limit);
  if (phrase) {
    let v = phrase.to;
    while (v < limit && auxiliaries.has(items[v]?.low ?? '')) v++;
    const item = items[v];
    if (isWord(item) && !item.capital && besideSpeech(item.low))
      return { speaker: phrase, cue: item.text, tie: 'frame', side: 'after', verb: v };
  }
  return null;
}

const nounCue =
  /^(?:claim|statement|promise|warning|assertion|pledge|vow|call|comment|remark|view|belief|description|suggestion|argument|insistence|contention|allegation|response|answer|reply|message|question|word|tweet|advice|slogan|motto|verdict|conclusion|post|email|e-mail|letter|speech|memo|op-ed|note|text)s?$/;

/** `Ruiz said, "…"`, `Ruiz told the paper: "…"`, `what Ruiz called "…"`, `Ruiz's reply: "…"`, `Ruiz said the dam was "…"`. Nothing before item `floor` is read. */
export function attributionBefore(items: Item[], q: number, floor: number): Attribution | null {
  const from = Math.max(floor, q - reach);
  const last = items[q - 1];
  const colon = last?.text === ':';
  const comma = isComma(last);
  const opening = items[floor];
  if (
    opening &&
    floor === 0 &&
    opening.capital &&
    cueVerb(opening.low)?.kind === 'say' &&
    cueVerb(opening.low)?.form !== 'base'
  ) {
    const speaker = subjectAfter(items, 1, q);
    if (speaker?.form === 'name')
      return { speaker, cue: opening.text, tie: comma || colon ? 'frame' : 'built-in', side: 'before', verb: floor };
  }
  for (const at of [floor, items.findLastIndex((item, i) => i > floor && i < q && isComma(item)) + 1]) {
    const words = at >= floor ? inWordsOf(items, at, q) : null;
    if (words && words.speaker.to >= q - 1)
      return { ...words, tie: comma || colon ? 'frame' : 'built-in', side: 'before', verb: null };
  }
  for (let v = q - 1; v >= from; v--) {
    const item = items[v];
    if (!item) continue;
    if (item.low === 'according' && items[v + 1]?.low === 'to') {
      const speaker = subjectAfter(items, v + 2, q);
      const tie = colon || comma ? 'frame' : 'built-in';
      if (speaker) return { speaker, cue: 'according to', tie, side: 'before', verb: null };
    }
    if (!verbHere(items, v)) continue;
    const verb = cueVerb(item.low);
    if (!verb) continue;
    const passive =
      verb.form === 'past' &&
      /^(?:was|were|is|are|been|being|be)$/.test(items[v - 1]?.low ?? '') &&
      (verb.kind !== 'say' || /^(?:ask|tell|quote)/.test(verb.base));
    if (passive && verb.base !== 'quote') continue;
    // "a play called “…”" names the play; "what they call “…”" gives their words.
    if (
      v === q - 1 &&
      /^(?:call|dub|name|nickname|title|term|label|brand|tag|entitle)$/.test(verb.base) &&
      verb.form === 'past' &&
      !items.slice(Math.max(from, v - 6), v).some(i => i.low === 'what')
    )
      continue;
    const joined = conjunctions.has(items[v - 1]?.low ?? '');
    const own = verb.form === 'ing' ? null : joined ? sharedSubject(items, from, v) : subjectBefore(items, from, v);
    const near = v === q - 1 || comma || colon;
    const tie = near && (verb.kind === 'say' || (verb.kind === 'hold' && (comma || colon))) ? 'frame' : 'built-in';
    const speaker =
      own ??
      antecedent(items, from, v) ??
      (verb.form === 'ing' ? saidBefore(items, from, v) : null) ??
      mainSubject(items, floor, v);
    return { speaker, cue: item.text, tie, side: 'before', verb: v };
  }
  for (let v = q - 1; v >= from; v--) {
    const item = items[v];
    if (q - v > 8) break;
    if (!isWord(item) || !nounCue.test(item.low)) continue;
    const owner = phrasesIn(items, from, v + 1).find(p => p.from <= v && p.to > v);
    const own = owner ? items.slice(owner.from, owner.to).findLastIndex(i => i.kind === 'possessive') : -1;
    if (owner && own > 0)
      return {
        speaker: { from: owner.from, to: owner.from + own, form: owner.form },
        cue: item.text,
        tie: colon ? 'frame' : 'built-in',
        side: 'before',
        verb: null,
      };
    if (/^(?:his|her|their|its|my|our)$/.test(items[owner?.from ?? -1]?.low ?? '') && owner)
      return {
        speaker: { from: owner.from, to: owner.from + 1, form: 'pronoun' },
        cue: item.text,
        tie: colon ? 'frame' : 'built-in',
        side: 'before',
        verb: null,
      };
  }
  if (colon) {
    const ends = phrasesIn(items, from, q - 1).findLast(p => p.to === q - 1 && p.form === 'name');
    const named =
      ends && items[q - 2]?.capital && items[q - 3]?.capital ? { from: ends.from, to: ends.to, form: ends.form } : null;
    const speaker = named ?? mainSubject(items, floor, q - 1);
    return { speaker, cue: ':', tie: 'frame', side: 'before', verb: null };
  }
  return null;
}

/** "Ruiz said the dam held, adding": the subject of the verb of saying before a participle. */
function saidBefore(items: Item[], from: number, participle: number): Phrase | null {
  for (let v = participle - 1; v >= from; v--) {
    const verb = verbHere(items, v) ? cueVerb(items[v]?.low ?? '') : null;
    if (verb && verb.kind === 'say' && verb.form !== 'ing') return subjectBefore(items, from, v);
  }
  return null;
}

/** What a relative pronoun before the verb stands for ("the report, which notes"). */
function antecedent(items: Item[], from: number, verb: number): Phrase | null {
  let relative = verb - 1;
  while (relative > from && auxiliaries.has(items[relative]?.low ?? '')) relative--;
  if (!/^(?:which|who|that)$/.test(items[relative]?.low ?? '')) return null;
  const end = isComma(items[relative - 1]) ? relative - 1 : relative;
  const phrase = phrasesIn(items, from, end).findLast(p => p.to === end);
  return phrase ? { from: phrase.from, to: phrase.to, form: phrase.form } : null;
}

/** The subject that a verb after "and" shares with the verb before it ("Ruiz smiled and said"). */
function sharedSubject(items: Item[], from: number, verb: number): Phrase | null {
  let start = verb - 1;
  while (start > from && !isComma(items[start - 1]) && items[start - 1]?.stretch === null) start--;
  const first = phrasesIn(items, start, verb - 1).find(
    p =>
      p.after === null || conjunctions.has(p.after.low) || subordinators.has(p.after.low) || relatives.has(p.after.low),
  );
  return first && !timeNouns.has(items[first.to - 1]?.low ?? '')
    ? { from: first.from, to: first.to, form: first.form }
    : null;
}

/**
 * The subject of a frame's main clause: its first phrase that no preposition governs, after a fronted phrase or clause
 * ("When asked why, Ruiz …").
 */
export function mainSubject(items: Item[], begin: number, to: number): Phrase | null {
  let from = begin;
  const first = items[from];
  if (first && (prepositions.has(first.low) || subordinators.has(first.low))) {
    const comma = items.findIndex((item, i) => i > from && i < to && isComma(item));
    if (comma > 0 && phrasesIn(items, comma + 1, to).some(p => p.after === null)) from = comma + 1;
  }
  const phrases = phrasesIn(items, from, to).filter(p => !timeNouns.has(items[p.to - 1]?.low ?? ''));
  const free = phrases.find(
    p => p.after === null || isComma(p.after) || conjunctions.has(p.after.low) || relatives.has(p.after.low),
  );
  return free ? { from: free.from, to: free.to, form: free.form } : null;
}
