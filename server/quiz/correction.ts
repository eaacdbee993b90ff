import { grade, isBlank, isIndexes, isTexts } from '#/server/quiz/grade.ts';
import { parseNumber } from '#/server/quiz/number-answer.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';

/** `ACCEPT`: this answer is right too. `KEY`: this answer is right instead. `EVERYONE`: everybody has the points of the answer. */
export const correctionKinds = ['ACCEPT', 'KEY', 'EVERYONE'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** How a teacher mended the key of one question; `answer` is in stored coordinates, null for everybody. */
export type Correction = { questionId: string; kind: CorrectionKind; answer: Answer | null };

/**
 * The question as the corrections that speak of it leave it, in their order; the question itself is not changed. A
 * correction twice is the same as once. One that does not fit the question changes nothing (`mayCorrect` tells).
 */
export function corrected(question: Question, corrections: readonly Correction[]): Question {
  let asIs = question;
  for (const { questionId, kind, answer } of corrections) {
    if (questionId !== question.id) continue;
    if (kind === 'EVERYONE') asIs = { ...asIs, everyoneRight: true };
    else asIs = (answer && withKey(asIs, kind, answer)) ?? asIs;
  }
  return asIs;
}

/** Whether a correction makes sense for a question: everybody's always does, an answer must then be right by it, and another key on offer in every form. */
export function mayCorrect(question: Question, correction: Correction): boolean {
  const { kind, answer } = correction;
  if (kind === 'EVERYONE') return answer === null;
  if (answer === null || answer.kind !== question.kind || isBlank(answer)) return false;
  const mended = withKey(question, kind, answer);
  if (mended === null || grade(mended, answer).outcome !== 'right') return false;
  // Whoever had a form without the new right answer could not have given it.
  const { forms = [] } = question;
  return (
    kind !== 'KEY' || !('chosen' in answer) || forms.every(form => answer.chosen.every(at => form.options.includes(at)))
  );
}

function withKey(question: Question, kind: 'ACCEPT' | 'KEY', answer: Answer): Question | null {
  if (answer.kind !== question.kind) return null;
  const also = kind === 'ACCEPT';
  const { key } = question;
  switch (answer.kind) {
    case 'choice':
    case 'multiple': {
      // A list of several right options is one answer: there is no second one beside it.
      if (also && answer.kind === 'multiple') return null;
      const before = also && isIndexes(key) ? key : [];
      const right = [...new Set([...before, ...answer.chosen])].filter(at => at < question.options.length);
      const options = question.options.map((option, at) => {
        if (option.correct === right.includes(at)) return option;
        // What was said of it was said by the key that is mended.
        return { ...option, correct: right.includes(at), misconception: null, reason: null };
      });
      return { ...question, key: right, options };
    }
    case 'number': {
      const typed = parseNumber(answer.text);
      if (!typed || Array.isArray(key)) return null;
      if (!also) return { ...question, key: { ...key, ...typed, also: [] } };
      const others = (key.also ?? []).filter(one => one.value !== typed.value || one.unit !== typed.unit);
      return { ...question, key: { ...key, also: [...others, typed] } };
    }
    case 'text': {
      const before = also && isTexts(key) ? key : [];
      return { ...question, key: [...new Set([...before, answer.text.trim()])] };
    }
    case 'matching':
    case 'ordering':
    case 'open':
      return null;
  }
}
