import type { Figure } from '#/server/article/article.ts';
import { isStatement } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { contextOf, figureEvidence } from '#/server/quiz/figure-questions.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import { passageStem } from '#/server/quiz/passages.ts';
import type { Question } from '#/server/quiz/question.ts';
import { nowhere } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

const kinds = new Set(['percent', 'points', 'count', 'money', 'duration', 'measure']);
const number = '(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)';
/** "15-20%", "$3 to 5 billion", "1,500 to 2,000": what stands before, between and after two numbers. */
const written = new RegExp(
  `^((?:US|A|C)?[$€£]?)${number}((?:%| percent| \\p{L}+illion)?(?:-|–| to | or | and )(?:US|A|C)?[$€£]?)${number}(%| percent| per cent| \\p{L}+illion)?`,
  'u',
);
/** How many widths a wrong range lies off the right one, and by what factor at most. */
const steps = [-3, -2, -1, 1, 2, 3, 4];
const farthest = 2.5;
/** "raised it from 12 to 27" tells of a change, "ranges from 12 to 27" of a span. */
const change = /(?<!\brang\p{Ll}+ |\banywhere )\bfrom (?:\p{Ll}+ ){0,3}$/u;

/** Asks for a span of numbers that stands in the article; the others are as wide and lie beside it, so that no two of them overlap. */
export function rangeQuestions(material: Material, figure: Figure, random: Random): Question[] {
  const sentence = sentenceAt(material, figure.sentence);
  const { low, high } = figure;
  if (!sentence || low === null || high === null || !(high > low) || !kinds.has(figure.kind)) return [];
  const found = written.exec(slice(material, figure));
  if (!found || isQuoted(material, figure) || !isStatement(slice(material, sentence))) return [];
  const [text, before = '', from = '', between = '', to = '', after = ''] = found;
  const core = { start: figure.start, end: figure.start + text.length };
  if (/^[\p{L}\p{N}-]/u.test(material.text.slice(core.end, core.end + 1))) return [];
  if (change.test(material.text.slice(sentence.start, core.start))) return [];
  const stem = passageStem(material, figure, core);
  const [first, last] = [from, to].map(digits => Number(digits.replace(/,/g, ''))) as [number, number];
  const shown = numbersIn(stem?.passage ?? '');
  if (!stem || !(last > first) || [first, last, low, high].some(value => shown.includes(value))) return [];
  const write = (value: number) => {
    const plain = String(Number(value.toFixed(2)));
    return /,/.test(from + to) ? plain.replace(/\B(?=(\d{3})+$)/g, ',') : plain;
  };
  const most = figure.kind === 'percent' ? 100 : Number.POSITIVE_INFINITY;
  const wrongs = steps.flatMap((step): Wrong[] => {
    const [start, end] = [first + step * (last - first), last + step * (last - first)];
    if (
      start * farthest < first ||
      end > Math.min(most, last * farthest) ||
      [start, end].some(value => shown.includes(value))
    )
      return [];
    const other = `${before}${write(start)}${between}${write(end)}${after}`;
    const reason = nowhere(text, other);
    return [{ text: other, rank: start, misconception: 'not-in-the-article', reason, span: null, prefer: 0 }];
  });
  const choice = assemble({ text, rank: first, reason: null, span: core }, wrongs, 3, random);
  const evidence = [...figureEvidence(material, figure), ...contextOf(stem)];
  return choice ? [draftQuestion({ rule: 'figure-choice', kind: 'choice', ...stem, ...choice, evidence })] : [];
}
