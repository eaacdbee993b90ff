import { numbersIn } from '#/server/quiz/figure-form.ts';
import { isIndexes, isNumberKey } from '#/server/quiz/grade.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';

const numeric = new Set<QuestionRule>(['figure-choice', 'figure-number', 'sum']);

/** Two questions on one utterance give each other's speaker away, even where it runs over several quotations. */
const spoken = new Set<QuestionRule>(['who-said', 'complete-quotation', 'match-speakers']);

/**
 * Whether two questions must not stand in one quiz: they rest on the same figure or quote, both ask for the same number, one shows the number
 * that the other asks for, one offers a sentence that proves the other, or they ask the same thing in the same words.
 */
export function conflicts(a: Question, b: Question, text: string): boolean {
  const ids = new Set(a.evidence.flatMap(evidence => evidence.id ?? []));
  if (b.evidence.some(evidence => evidence.id !== null && ids.has(evidence.id))) return true;
  if (
    spoken.has(a.rule) &&
    spoken.has(b.rule) &&
    a.evidence.some(one => b.evidence.some(other => one.start < other.end && other.start < one.end))
  )
    return true;
  if (a.prompt === b.prompt && a.passage === b.passage) return true;
  return shows(a, b, text) || shows(b, a, text);
}

function shows(shown: Question, asked: Question, text: string): boolean {
  const words = [shown.prompt, shown.passage ?? '', ...shown.left].join('\n');
  const key = numericKey(asked);
  if (key !== null && key === numericKey(shown)) return true;
  if (key !== null && numbersIn(words).some(number => Math.abs(number - key) < 1e-9)) return true;
  if (shown.rule !== 'evidence-sentence') return false;
  const proofs = asked.evidence.map(evidence => plain(text.slice(evidence.start, evidence.end)));
  return shown.options.some(option => proofs.some(proof => proof.includes(option.text)));
}

/** The number that a question on a figure asks for; null for other questions. */
export function numericKey(question: Question): number | null {
  if (!numeric.has(question.rule)) return null;
  if (isNumberKey(question.key)) return question.key.value;
  const right = isIndexes(question.key) ? question.options[question.key[0] ?? -1] : undefined;
  return right ? (numbersIn(right.text)[0] ?? null) : null;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
