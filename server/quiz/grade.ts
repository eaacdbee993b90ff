import { numberVerdict, parseNumber } from '#/server/quiz/number-answer.ts';
import type { Answer, Misconception, NumberKey, Question, QuestionKey } from '#/server/quiz/question.ts';

/** How an answer is judged; `to-mark` by nobody yet: no key can. */
export type Outcome = 'right' | 'partly' | 'wrong' | 'blank' | 'wrong-unit' | 'to-mark';

/** What an answer is worth: `mark` from 0 to the question's points; the misconception and reason of the first wrong choice. */
export type Grade = {
  mark: number;
  outcome: Outcome;
  misconception: Misconception | null;
  chosenReason: string | null;
};

/** Which of several attempts counts. */
export const attemptRules = ['best', 'latest', 'first', 'average'] as const;
export type AttemptRule = (typeof attemptRules)[number];

/**
 * Grades one answer in stored coordinates. Never throws: an answer of another kind, or one that points outside the
 * question, is wrong. Multiple response: (right chosen − wrong chosen) / right options, at least 0. Matching and ordering:
 * share of right pairs or positions. Short text: case, spaces, quotation marks, accents and trailing stops are folded.
 * An open answer waits for a person (`to-mark`, mark 0).
 */
export function grade(question: Question, answer: Answer | null): Grade {
  if (question.everyoneRight) return result(question, 1);
  if (answer === null || isBlank(answer)) return result(question, 0, 'blank');
  if (answer.kind !== question.kind) return result(question, 0, 'wrong');
  switch (answer.kind) {
    case 'choice':
    case 'multiple':
      return gradeChosen(question, answer.chosen);
    case 'number':
      return gradeNumber(question, answer.text);
    case 'open':
      return result(question, 0, 'to-mark');
    case 'text': {
      const accepted = isTexts(question.key) ? question.key : [];
      const typed = foldText(answer.text);
      return result(question, accepted.some(text => foldText(text) === typed) ? 1 : 0);
    }
    case 'matching': {
      const pairs = isPairs(question.key) ? question.key : [];
      return result(
        question,
        share(pairs.filter(([left, right]) => answer.pairs[left] === right).length, pairs.length),
      );
    }
    case 'ordering': {
      const key = isIndexes(question.key) ? question.key : [];
      return result(question, share(key.filter((item, place) => answer.order[place] === item).length, key.length));
    }
  }
}

/** Whether nothing was answered: no choice, no text but spaces, no pair. */
export function isBlank(answer: Answer): boolean {
  switch (answer.kind) {
    case 'choice':
    case 'multiple':
      return answer.chosen.length === 0;
    case 'number':
    case 'text':
    case 'open':
      return answer.text.trim() === '';
    case 'matching':
      return answer.pairs.every(right => right === null);
    case 'ordering':
      return answer.order.length === 0;
  }
}

function gradeChosen(question: Question, chosen: number[]): Grade {
  const right = new Set(isIndexes(question.key) ? question.key : []);
  const picked = [...new Set(chosen)];
  const hits = picked.filter(i => right.has(i)).length;
  const misses = picked.length - hits;
  const wrong = question.options[picked.find(i => !right.has(i)) ?? -1];
  const single = question.kind === 'choice';
  const worth = single ? (picked.length === 1 && hits === 1 ? 1 : 0) : share(Math.max(0, hits - misses), right.size);
  return {
    ...result(question, worth),
    misconception: wrong?.misconception ?? null,
    chosenReason: wrong?.reason ?? null,
  };
}

function gradeNumber(question: Question, typed: string): Grade {
  const number = parseNumber(typed);
  if (number === null || !isNumberKey(question.key)) return result(question, 0);
  const { also = [], ...key } = question.key;
  const verdicts = [key, ...also.map(other => ({ ...key, ...other }))].map(each => numberVerdict(number, each));
  const verdict = verdicts.find(each => each === 'right') ?? verdicts.find(each => each === 'wrong-unit') ?? 'wrong';
  return verdict === 'wrong-unit' ? result(question, 0, 'wrong-unit') : result(question, verdict === 'right' ? 1 : 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function result(question: Question, worth: number, outcome?: Outcome): Grade {
  return {
    mark: worth * question.points,
    outcome: outcome ?? (worth === 1 ? 'right' : worth > 0 ? 'partly' : 'wrong'),
    misconception: null,
    chosenReason: null,
  };
}

/** A text as short answers are compared: case, spaces, quotation marks, accents and trailing stops do not matter. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/["'`´‘’‚‛“”„«»‹›]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.!?…]+$/, '');
}

/** Whether a key is that of a number question. */
export function isNumberKey(key: QuestionKey): key is NumberKey {
  return !Array.isArray(key);
}

/** Whether a key is a list of indexes (choice, multiple, ordering); the empty list is. */
export function isIndexes(key: QuestionKey): key is number[] {
  return Array.isArray(key) && key.every(item => typeof item === 'number');
}

/** Whether a key is a list of accepted texts; the empty list is. */
export function isTexts(key: QuestionKey): key is string[] {
  return Array.isArray(key) && key.every(item => typeof item === 'string');
}

/** Whether a key is a list of pairs; the empty list is. */
export function isPairs(key: QuestionKey): key is [number, number][] {
  return Array.isArray(key) && key.every(item => Array.isArray(item));
}

/** The sum of marks, with the dust of floating point taken off (to a millionth of a point). */
export function total(marks: readonly number[]): number {
  return Math.round(marks.reduce((sum, mark) => sum + mark, 0) * 1e6) / 1e6;
}

/**
 * The score that counts of a student's attempts in the order they were made, and which attempt it is (the earliest of
 * equal bests; null for an average). Null when there is no attempt.
 */
export function countedAttempt(
  scores: readonly number[],
  rule: AttemptRule,
): { score: number; attempt: number | null } | null {
  const first = scores[0];
  const latest = scores.at(-1);
  if (first === undefined || latest === undefined) return null;
  if (rule === 'first') return { score: first, attempt: 0 };
  if (rule === 'latest') return { score: latest, attempt: scores.length - 1 };
  if (rule === 'average') return { score: total(scores) / scores.length, attempt: null };
  const best = Math.max(...scores);
  return { score: best, attempt: scores.indexOf(best) };
}
