import type { Figure } from '#/server/article/article.ts';
import { dateForm } from '#/server/quiz/date-form.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { isQuoted, type Material, sentenceAt } from '#/server/quiz/material.ts';
import type { Question } from '#/server/quiz/question.ts';
import { isVerb } from '#/server/quiz/verb-forms.ts';
import type { Random } from '#/server/random.ts';

type Event = { figure: Figure; when: string; label: string; sentence: number };

const vague =
  /^(?:he|she|it|they|this|that|these|those|we|his|her|its|their|there|here|the (?:same|latter|former|move|decision|event))\b/i;

/**
 * Events of the article in the order in which they happened. An event is a sentence with one date at its edge ("In 2006, …",
 * "… in 2006."), shown without the date; three or four whose dates differ for certain.
 */
export function orderDates(material: Material, random: Random): Question[] {
  const events: Event[] = [];
  for (const event of random.shuffle(material.body.flatMap(index => eventIn(material, index) ?? []))) {
    if (events.length < 4 && events.every(other => order(other.when, event.when) !== 0)) events.push(event);
  }
  if (events.length < 3) return [];
  const key = events.map((_, i) => i).sort((a, b) => order(events[a]?.when ?? '', events[b]?.when ?? ''));
  const evidence = events.flatMap(event => {
    const sentence = sentenceAt(material, event.sentence);
    return sentence ? [{ id: event.figure.id, start: sentence.start, end: sentence.end }] : [];
  });
  const prompt = 'Put these events from the article in order, the earliest first.';
  const feedback = key.map(i => `${events[i]?.figure.text}: ${events[i]?.label}`).join('\n');
  return [
    draftQuestion({
      rule: 'order-dates',
      kind: 'ordering',
      prompt,
      left: events.map(event => event.label),
      key,
      evidence,
      feedback,
    }),
  ];
}

function eventIn(material: Material, index: number): Event | null {
  const sentence = sentenceAt(material, index);
  const times = material.figuresIn(index).filter(figure => ['date', 'time', 'duration', 'set'].includes(figure.kind));
  const figure = times[0];
  if (!sentence || !figure || times.length > 1 || figure.kind !== 'date' || isQuoted(material, sentence)) return null;
  const form = dateForm(material.text, figure);
  const when = /^\d{4}(?:-\d\d){0,2}/.exec(figure.timex ?? '')?.[0];
  if (!form || form.year === null || when === undefined) return null;
  const before = material.text.slice(sentence.start, form.start);
  const after = material.text.slice(form.end, sentence.end);
  const label =
    /^(?:In|On) $/.test(before) && after.startsWith(', ')
      ? after.slice(2)
      : /^\.$/.test(after)
        ? trailing(before)
        : null;
  if (
    label === null ||
    vague.test(label) ||
    label.split(' ').length > 28 ||
    label.split(' ').length < 4 ||
    /\d{4}|["“”;()]|\b(?:I|we|my|our|you)\b|(?:^|\s)(?:is|are|was|were|has|had|have|will)\.$/i.test(label)
  )
    return null;
  return { figure, when, label: label.charAt(0).toUpperCase() + label.slice(1), sentence: index };
}

/** "The bridge opened in " loses its preposition; only where the clause is simple enough for the date to be its own. */
function trailing(before: string): string | null {
  const clause = /^(.*) (?:in|on)$/.exec(before.trim())?.[1];
  if (clause === undefined || /[,—–:]| (?:that|which|who|since|after|before|when|until|had) /.test(clause)) return null;
  return clause.split(' ').filter(word => isVerb(word.toLowerCase())).length <= 2 ? `${clause}.` : null;
}

/** Negative, positive, or 0 when the dates cannot be told apart for certain (equal, or one holds the other). */
function order(a: string, b: string): number {
  if (a.startsWith(b) || b.startsWith(a)) return 0;
  return a < b ? -1 : 1;
}
