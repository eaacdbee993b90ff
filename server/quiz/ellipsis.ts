import { type Head, hostOf, pastTense, type Reader, sourceOf, text } from '#/server/quiz/hosts.ts';
import type { Segment } from '#/server/quiz/segments.ts';
import { isNominal } from '#/server/quiz/tagged-words.ts';
import { isParticiple } from '#/server/quiz/verb-forms.ts';

/** "The Cac gained 3.1% and the Dax 2.8%" → "the Dax gained": the second of two that share a verb has its subject right before the number. */
export function gapped(reader: Reader, at: number, here: number): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  const host = own && own.kind === 'fragment' && own.link === 'and' ? segments[at - 1] : own;
  if (!own || !host || host.kind !== 'clause' || host.verb >= here) return null;
  const joint = own === host ? words.slice(0, here).findLastIndex(word => word.low === 'and') : own.from - 1;
  const preposition =
    words[here - 1]?.tag === 'preposition' || words[here - 1]?.tag === 'to' ? words[here - 1] : undefined;
  const end = preposition ? here - 1 : here;
  if (joint <= host.verb || end <= joint + 1) return null;
  const phrase = words.slice(joint + 1, end);
  if (
    !phrase.every((word, i) => /^(?:name|noun)$/.test(word.tag) || (i === 0 && word.tag === 'determiner')) ||
    !isNominal(phrase.at(-1))
  )
    return null;
  if (phrase[0]?.low !== 'the' && phrase[0]?.tag !== 'name') return null;
  const number = words.findIndex((word, i) => i > host.verb && i < joint && word.tag === 'number');
  const led = words[number - 1];
  if (number < 0 || words.slice(number + 1, joint).some(word => word.tag === 'number')) return null;
  if (preposition ? led?.low !== preposition.low : led?.tag === 'preposition' || led?.tag === 'to') return null;
  return { text: `${text(reader, joint + 1, end)} ${text(reader, host.verb, number)}`, source: sourceOf(reader, at) };
}

/** "The index fell to close at 4,851" → "The index closed at": where a rise or fall ends, told with an infinitive. */
export function arrived(reader: Reader, at: number, here: number): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  const to = words
    .slice(0, here)
    .findLastIndex(
      (word, i) => word.tag === 'to' && /^(?:close|end|finish|settle|reach|hit)$/.test(words[i + 1]?.low ?? ''),
    );
  const led = words[to + 2]?.low ?? '';
  if (!own || to <= own.verb || to < own.from || here - to > 5 || !/^(?:at|on|up|down|the)$/.test(led)) return null;
  const host =
    own.kind === 'clause' || own.kind === 'predicate' ? hostOf(reader, own.kind === 'clause' ? at + 1 : at) : null;
  const base = words[to + 1]?.low ?? '';
  if (!host || (host.segment !== own && own.kind === 'clause') || !pastTense(reader, own)) return null;
  const side = words[here - 1]?.low;
  const past = side === 'up' ? 'rose' : side === 'down' ? 'fell' : null;
  if (past !== null) return { text: `${host.lead}${host.subject} ${past}`, source: host.source };
  const form = `${base}${base.endsWith('e') ? 'd' : 'ed'}`;
  return { text: `${host.lead}${host.subject} ${form} ${text(reader, to + 2, here)}`, source: host.source };
}

/** "30 jobs should be cut and 14 plants closed": the second clause lacks the auxiliary of the first, so that its verb only looks finite. */
export function borrows(reader: Reader, at: number): boolean {
  const { segments, words } = reader;
  const own = segments[at];
  const first = segments[at - 1];
  if (!own || !first || !/^(?:and|or|but)$/.test(own.link) || words[own.verb]?.tag !== 'ed') return false;
  return words
    .slice(first.from, first.to)
    .some(word => /^(?:is|are|was|were|be|been|being|has|have|had)$/.test(word.low));
}

/** The auxiliary that a second predicate shares with the first: "will hire 30 and (will) pay 20". Null where that cannot be told. */
export function shared(reader: Reader, host: Segment, own: Segment): string | null {
  const first = reader.words[host.verb];
  const verb = reader.words[own.verb];
  if (!first || !verb) return null;
  // "would be to wait and then run": which verb is joined is open
  if (verb.tag === 'base' && reader.words.slice(host.verb, own.verb).some(word => word.tag === 'to')) return null;
  if (host === own || verb.tag === 'aux' || verb.tag === 'past' || verb.tag === 's') return '';
  if (verb.tag === 'ed') {
    if (/^(?:has|have|had)$/.test(first.low) && first.tag === 'aux') {
      const next = reader.words[host.verb + 1];
      const perfect = next !== undefined && (next.tag === 'ed' || next.tag === 'adverb' || next.low === 'been');
      return perfect && next.low !== 'been' ? `${first.low} ` : perfect ? null : '';
    }
    // "was caught and sentenced to": passive like the first, unless an object follows
    const passive = /^(?:was|were|is|are)$/.test(first.low) && isParticiple(reader.words[host.verb + 1]?.low ?? '');
    const follows = reader.words[own.verb + 1]?.tag ?? 'mark';
    if (passive && !/^(?:determiner|number|fig|name)$/.test(follows))
      return /^(?:preposition|to|mark)$/.test(follows) ? `${first.low} ` : null;
    if (/^(?:was|were|is|are)$/.test(first.low)) return '';
    return first.tag === 'aux' ? null : '';
  }
  return /^(?:will|would|can|could|may|might|must|should)$/.test(first.low) ? `${first.low} ` : null;
}
