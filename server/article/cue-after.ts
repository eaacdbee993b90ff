import type { Attribution } from '#/server/article/attributions.ts';
import { besideSpeech } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { auxiliary, conjunction, is, preposition, relative, roleNoun } from '#/server/article/lexicon.ts';
import { nations } from '#/server/article/nations.ts';
import { type Phrase, phraseAt } from '#/server/article/phrases.ts';
import { subjectAfter, subjectBefore } from '#/server/article/subjects.ts';
import { actsHere, isComma, isWord, verbHere } from '#/server/article/verbs.ts';

const reach = 60;

function accordingTo(items: Item[], i: number, limit: number): Phrase | null {
  if (items[i]?.low !== 'according' || items[i + 1]?.low !== 'to') return null;
  return subjectAfter(items, i + 2, limit);
}

/** "said the club's captain, Ana Ruiz": the name that stands beside a role. */
function apposed(items: Item[], speaker: Phrase, limit: number): Phrase {
  const head = items[speaker.to - 1];
  if (speaker.form === 'pronoun' || !head || !isComma(items[speaker.to])) return speaker;
  const role = head.capital ? nations.has(head.low) : is(head, roleNoun);
  const at = /-year-old$/.test(items[speaker.to + 1]?.low ?? '') ? speaker.to + 2 : speaker.to + 1;
  const first = items[at];
  if (!role || !isWord(first) || !first.capital) return speaker;
  const name = phraseAt(items, at, limit);
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
  // "“…,” was how Ruiz put it"; else a verb right after the quoted words has them for its subject.
  const isHow = /^(?:is|was)$/.test(first.low) && items[i + 1]?.low === 'how';
  if (isHow) i += 2;
  else if (/^(?:is|was|are|were|has|have|had)$/.test(first.low) && i === q + 1) return null;
  else if (first.low === 'as') i++;
  else if (is(first, conjunction | relative) || (is(first, preposition) && first.low !== 'as')) return null;
  const opening = items[i];
  if (!opening) return null;
  const verb = opening.verb;
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
    if (is(item, relative) && v > i) inRelative = true;
    if (inRelative || !verbHere(items, v)) continue;
    const cue = item.verb;
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
    while (v < limit && is(items[v], auxiliary)) v++;
    const item = items[v];
    if (isWord(item) && !item.capital && (besideSpeech(item.low) || actsHere(items, v)))
      return { speaker: phrase, cue: item.text, tie: 'frame', side: 'after', verb: v };
  }
  return null;
}
