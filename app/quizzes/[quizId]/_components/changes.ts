import { mayAskProof } from '#/server/quiz/proof.ts';
import type { Card } from './card.ts';

/** The ids of the questions that are new, or differ from what was on the screen before. */
export function changedSince(before: readonly Card[], after: readonly Card[]): Set<string> {
  const old = new Map(before.map((card, place) => [card.question.id, JSON.stringify([place, card])]));
  const differ = after.filter((card, place) => old.get(card.question.id) !== JSON.stringify([place, card]));
  return new Set(differ.map(card => card.question.id));
}

/** The ids in their order after `id` has been moved by `by` places among those that are `shown`; null where it cannot move. */
export function movedBy(shown: readonly string[], id: string, by: number): string[] | null {
  const from = shown.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= shown.length) return null;
  return shown.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** The ids in their order after `id` has been dropped on the place of `onto`; null where nothing moves. */
export function movedOnto(shown: readonly string[], id: string, onto: string): string[] | null {
  const to = shown.indexOf(onto);
  const from = shown.indexOf(id);
  return from === -1 || to === -1 ? null : movedBy(shown, id, to - from);
}

/** The card as it will be once the proof of `questionId`, or of every question (null), is asked for; the server finds its sentences. */
export function askedProof(card: Card, questionId: string | null, points: number | null): Card {
  const { question } = card;
  const meant = questionId
    ? question.id === questionId
    : card.status !== 'DROPPED' && mayAskProof(question) && (points === null || !question.proof);
  if (!meant) return card;
  const empty = { proves: [], of: 0, offers: [] };
  return {
    ...card,
    question: { ...question, proof: points === null ? null : { ...empty, ...question.proof, points } },
  };
}
