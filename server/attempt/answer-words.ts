import type { PublicQuestion } from '#/server/quiz/public.ts';
import type { Answer } from '#/server/quiz/question.ts';
import type { RightAnswer } from './review.ts';

const pairs = (question: PublicQuestion, all: readonly (number | null)[]) =>
  question.left.map((left, at) => `${left}: ${question.right[all[at] ?? -1] ?? '–'}`);

/** A given answer as lines of the question's own words; none for no answer. */
export function answerLines(question: PublicQuestion, answer: Answer | null): string[] {
  if (answer === null) return [];
  if ('text' in answer) return [answer.text];
  if ('chosen' in answer) return answer.chosen.map(at => question.options[at] ?? '');
  if ('order' in answer) return answer.order.map(at => question.left[at] ?? '');
  return pairs(question, answer.pairs);
}

/** The right answer as lines of the question's own words. */
export function rightLines(question: PublicQuestion, right: RightAnswer): string[] {
  if ('options' in right) return right.options.map(at => question.options[at] ?? '');
  if ('order' in right) return right.order.map(at => question.left[at] ?? '');
  if ('pairs' in right) return pairs(question, right.pairs);
  if (right.kind === 'text') return right.accepted;
  if (right.kind === 'open') return [];
  return [right, ...right.also].map(({ value, unit }) => {
    const after = unit === '%' ? '%' : unit ? ` ${unit}` : '';
    return `${value}${after}${right.tolerance > 0 ? ` ± ${right.tolerance}` : ''}`;
  });
}
