import { type Grade, grade } from '#/server/quiz/grade.ts';
import type { Answer, Cited, ProofStep, Question } from '#/server/quiz/question.ts';
import { seeded } from '#/server/random.ts';

/** What a student's browser may know of a second step: how many sentences there are to point at, or those offered instead. */
export type PublicProof = { points: number; of: number; offers: string[] };

/** Whether the proof of a question can be asked for: it has one, and is not itself the question for it. */
export function mayAskProof({ rule, evidence }: Pick<Question, 'rule' | 'evidence'>): boolean {
  return rule !== 'evidence-sentence' && evidence.length > 0;
}

/**
 * The offers in the order of an attempt. As in `shuffleOf`, texts are sorted before they are shuffled: the order rests on
 * what is shown and on the attempt's own seed, and on nothing else.
 */
function offered(question: Question, step: ProofStep, attemptSeed: string): ProofStep['offers'] {
  const sorted = step.offers.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return seeded(JSON.stringify([attemptSeed, 'proof', question.prompt, question.passage])).shuffle(sorted);
}

/**
 * The second step as a student may see it; null when none is asked. With the reading `beside`, any of its sentences can be
 * pointed at; hidden, those offered. Two questions that differ only in which of these sentences prove give equal bytes.
 */
export function publicProof(question: Question, attemptSeed: string, beside: boolean): PublicProof | null {
  const step = question.proof;
  if (!step) return null;
  return beside
    ? { points: step.points, of: step.of, offers: [] }
    : { points: step.points, of: 0, offers: offered(question, step, attemptSeed).map(offer => offer.text) };
}

/** The sentence that a browser points at, as its index in the reading; null when there is no such sentence or no second step. */
export function storedCited(shown: Cited, question: Question, attemptSeed: string): number | null {
  const step = question.proof;
  if (!step) return null;
  if ('sentence' in shown) return shown.sentence < step.of ? shown.sentence : null;
  return offered(question, step, attemptSeed)[shown.offer]?.sentence ?? null;
}

/** The reverse of `storedCited`. A sentence that is not among the offers keeps its number. */
export function shownCited(
  stored: number | null,
  question: Question,
  attemptSeed: string,
  beside: boolean,
): Cited | null {
  if (stored === null || !question.proof) return null;
  const offer = beside
    ? -1
    : offered(question, question.proof, attemptSeed).findIndex(each => each.sentence === stored);
  return offer === -1 ? { sentence: stored } : { offer };
}

/** 1 when the sentence overlaps an evidence of the question, else 0; null when none was pointed at, or none is asked for. */
export function proofMark(question: Pick<Question, 'proof'>, cited: number | null): 0 | 1 | null {
  if (cited === null || !question.proof) return null;
  return question.proof.proves.includes(cited) ? 1 : 0;
}

/** What a question is worth in all: its points, and those of its second step. */
export function worth(question: Pick<Question, 'points' | 'proof'>): number {
  return question.points + (question.proof?.points ?? 0);
}

/** Whether a question counts: a question dropped for everybody, or one worth no points, does not. */
export function isCounted(question: Pick<Question, 'id' | 'points' | 'proof'>, dropped: ReadonlySet<string>): boolean {
  return worth(question) > 0 && !dropped.has(question.id);
}

/**
 * What an answer and the sentence pointed at earn together; `answer` is the grade of the answer alone. The mark is null
 * while a person has to give it.
 */
export function markOf(
  question: Question,
  given: { answer: Answer | null; cited: number | null },
): { mark: number | null; proofMark: 0 | 1 | null; answer: Grade } {
  const answer = grade(question, given.answer);
  const proof = proofMark(question, given.cited);
  const mark = answer.outcome === 'to-mark' ? null : answer.mark + (proof ?? 0) * (question.proof?.points ?? 0);
  return { mark, proofMark: proof, answer };
}
