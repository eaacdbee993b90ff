import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose, isTrifle } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { isQuoted, type Material, sentenceAt } from '#/server/quiz/material.ts';
import { naturalStem } from '#/server/quiz/natural-stem.ts';
import { hasRival } from '#/server/quiz/open-stem.ts';
import type { Misconception, Option, Question } from '#/server/quiz/question.ts';
import type { Random } from '#/server/random.ts';

/** A loose number, how an option says so, and what contradicts it; other hedges differ by a hair. */
const loose = /^(?:about|around|approximately|roughly|some|an estimated|close to)$/;
const way = { right: 'about', others: ['exactly', 'more than', 'fewer than'] };

/** How exactly does the article give a number? "about 140" against "exactly 140" and "more than 140". */
export function figureHedge(material: Material, figure: Figure, random: Random): Question[] {
  if (!isAskable(figure) || figure.kind === 'date' || isQuoted(material, figure)) return [];
  const form = numberForm(material.text, figure);
  if (
    !loose.test(figure.qualifier ?? '') ||
    !form ||
    isLoose(material, figure, form) ||
    isTrifle(material, figure, form)
  )
    return [];
  const stem = naturalStem(material, figure, form, 'left out');
  if (!stem || hasRival(material, figure, stem.prompt)) return [];
  const said = `${figure.qualifier} ${form.text}`;
  const write = (words: string) => {
    const fewer = words === 'fewer than' && figure.kind !== 'count' && figure.kind !== 'duration' ? 'less than' : words;
    return `${fewer.charAt(0).toUpperCase()}${fewer.slice(1)} ${form.text.charAt(0).toLowerCase()}${form.text.slice(1)}`;
  };
  const wrong = way.others.map(words => option(write(words), 'hedge-lost', `The article says “${said}”.`));
  const right: Option = {
    ...option(write(way.right), null, null),
    correct: true,
    span: { start: form.start, end: form.end },
  };
  const options = random.shuffle([right, ...wrong]);
  const prompt = `${stem.prompt} Choose what the article says.`;
  return [
    draftQuestion({
      rule: 'figure-hedge',
      kind: 'choice',
      prompt,
      options,
      key: [options.indexOf(right)],
      evidence: figureEvidence(material, figure),
    }),
  ];
}

const fromTo =
  /\bfrom (?:about |around |nearly |almost |roughly )?([\d.]+) ?(?:%|percent|per cent)?(?: \p{Ll}+){0,5}? to (?:about |around |nearly |almost |roughly )?([\d.]+) ?(?:%|percent|per cent)/u;

/** A share that went from one percentage to another changed by percentage points; the options take them for percent. */
export function percentPoints(material: Material, figure: Figure, random: Random): Question[] {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence || figure.kind !== 'percent' || isQuoted(material, figure)) return [];
  const words = material.text.slice(sentence.start, sentence.end);
  const match = fromTo.exec(words);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  const percents = material.figuresIn(figure.sentence).filter(other => other.kind === 'percent');
  const stated = [from, to].every(value => percents.some(other => other.value === value));
  if (!match || !stated || figure.value !== to || from === to || from > 100 || to > 100) return [];
  const change = Number(Math.abs(to - from).toFixed(2));
  const relative = Math.round((100 * change) / from);
  if (change < 1.5 || relative === change || from === 0) return [];
  const [up, down] = to > from ? ['rose', 'fell'] : ['fell', 'rose'];
  const sum = Number((from + to).toFixed(2));
  const right: Option = { ...option(`It ${up} by ${change} percentage points.`, null, null), correct: true };
  const options = random.shuffle([
    right,
    option(
      `It ${up} by ${change} percent.`,
      'points-for-percent',
      `In percent of ${from} the change is about ${relative}; the difference ${Math.max(from, to)} − ${Math.min(from, to)} is in percentage points.`,
    ),
    option(
      `It ${down} by ${change} percentage points.`,
      'direction',
      `${to} is ${to > from ? 'more' : 'less'} than ${from}.`,
    ),
    option(
      `It ${up} by ${sum} percentage points.`,
      'other-figure',
      `${sum} is ${from} + ${to}; a change is a difference.`,
    ),
  ]);
  const prompt = `The article gives a share that went from ${from} percent to ${to} percent. How did it change?`;
  const feedback = `${Math.max(from, to)} − ${Math.min(from, to)} = ${change}`;
  return [
    draftQuestion({
      rule: 'percent-points',
      kind: 'choice',
      prompt,
      options,
      key: [options.indexOf(right)],
      evidence: figureEvidence(material, figure),
      feedback,
    }),
  ];
}

function option(text: string, misconception: Misconception | null, reason: string | null): Option {
  return { text, correct: false, misconception, reason, span: null };
}
