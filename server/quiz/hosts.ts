import { isReport, type Segment } from '#/server/quiz/segments.ts';
import { isNominal, type Tagged } from '#/server/quiz/tagged-words.ts';
import { baseForm } from '#/server/quiz/verb-forms.ts';

/** A sentence with its tagged words and the segments that they make. */
export type Reader = { sentence: string; words: readonly Tagged[]; segments: readonly Segment[] };

/** A plain clause up to a figure, and who says so where that is cut off. */
export type Head = { text: string; source: string | null };

/** The words of the sentence from one of its words up to another, as written. */
export const text = ({ sentence, words }: Reader, from: number, to: number): string =>
  from >= to ? '' : sentence.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);

/** The clause that another leans on, with its subject, the phrase before it and who says so. */
export type Host = { segment: Segment; subject: string; lead: string; source: string | null };

/** The clause that a predicate, participle or absolute leans on: the nearest one before it, or after it where the sentence begins with it. */
export function hostOf(reader: Reader, at: number): Host | null {
  const { segments } = reader;
  const own = segments[at];
  if (own?.kind === 'predicate' && !/^(?:and|but|or)$/.test(own.link)) {
    const start = subjectStart(reader, at);
    return start && { segment: own, ...start, source: null };
  }
  for (let i = at - 1; i >= 0; i--) {
    const segment = segments[i];
    if (!segment) continue;
    if (
      segment.kind === 'clause' &&
      !/^(?:if|when|after|before|as|because|since|until|where|unless|once)$/.test(segment.link)
    )
      return {
        segment,
        subject: subjectText(reader, segment),
        lead: leadOf(reader, i),
        source: sourceOf(reader, i),
      };
    if (segment.kind === 'clause') return null;
    if (segment.kind === 'relative' && i === at - 1 && segment.mark === '') return null;
    if (segment.kind === 'predicate') return hostOf(reader, i);
  }
  const next = segments.findIndex((segment, i) => i > at && segment.kind === 'clause');
  const first = segments[next];
  return at === 0 && first && first.link === ''
    ? { segment: first, subject: subjectText(reader, first), lead: '', source: null }
    : null;
}

/** "Boeing, which began small, has": the noun phrase at the start of the sentence, over what stands between commas. */
export function subjectStart(reader: Reader, at: number): { subject: string; lead: string } | null {
  const { segments, words } = reader;
  const own = segments[at];
  if (own?.mark !== ',' && own?.mark !== '—' && own?.mark !== '–' && own?.mark !== '-') return null;
  for (let i = at - 1; i >= 0; i--) {
    const segment = segments[i];
    if (!segment || segment.kind === 'clause' || segment.kind === 'predicate' || segment.kind === 'absolute')
      return null;
    if (
      segment.kind !== 'fragment' ||
      (i > 0 && segment.link === '' && segments[i - 1]?.kind === 'fragment' && !isLead(reader, i - 1))
    )
      continue;
    const first = words[segment.from];
    if (!first || !(isNominal(first) || first.tag === 'determiner') || segment.link !== '') continue;
    const inserted = words[segments[i + 1]?.from ?? 0];
    // "the bound, 104-page document": two adjectives, and no subject yet
    if (i + 1 === at || !/^(?:noun|name)$/.test(words[segment.to - 1]?.tag ?? '')) return null;
    if (segments[i + 1]?.kind === 'fragment' && inserted?.tag === 'noun') return null;
    return { subject: text(reader, segment.from, segment.to), lead: leadOf(reader, i) };
  }
  return null;
}

/** Whether a segment is a phrase of time or place that opens a clause. */
export const isLead = ({ segments, words }: Reader, i: number): boolean => {
  const segment = segments[i];
  return (
    segment?.kind === 'fragment' && /^(?:preposition|adverb|subordinator|to)$/.test(words[segment.from]?.tag ?? '')
  );
};

/** The phrase of time or place that opens the sentence, with its comma; empty when the clause is not the first one. */
export function leadOf(reader: Reader, at: number): string {
  const { segments } = reader;
  if (at !== 1 || !isLead(reader, 0) || segments[1]?.link !== '') return '';
  return `${text(reader, segments[0]?.from ?? 0, segments[0]?.to ?? 0)}, `;
}

/** The subject of a clause as written, without what leads up to it. */
export function subjectText(reader: Reader, { from, verb }: Segment): string {
  const { words } = reader;
  let start = from;
  let end = verb;
  while (end > start && words[end - 1]?.tag === 'adverb') end--;
  const that = words.slice(from, verb).findLastIndex(word => word.low === 'that');
  if (that >= 0) start = from + that + 1;
  return text(reader, start, end);
}

/** Who says what a clause says, where the clause before it in the chain gives it to somebody: "X said that a and that b". */
export function sourceOf(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  if (!own || (own.link !== 'and' && own.link !== 'that')) return null;
  const first = segments[at - 1];
  if (first?.kind !== 'clause' || own.mark !== '') return null;
  return isReport(words[first.verb]?.low ?? '') ? subjectText(reader, first) : null;
}

const pastAux = /^(?:was|were|had|did|would|could)$/;

/** Whether a clause is told in the past. */
export function pastTense(reader: Reader, segment: Segment): boolean {
  const verb = reader.words[segment.verb];
  return (
    verb !== undefined &&
    (pastAux.test(verb.low) ||
      /^(?:has|have)$/.test(verb.low) ||
      verb.tag === 'past' ||
      (verb.tag === 'ed' && baseForm(verb.low) !== null))
  );
}
