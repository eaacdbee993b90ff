import type { Span } from '#/server/article/article.ts';

/** What a wrong option stands for. The list is closed: reports group wrong answers by it. */
export const misconceptions = [
  'other-figure',
  'part-for-whole',
  'whole-for-part',
  'complement',
  'base-of-another-share',
  'points-for-percent',
  'order-of-magnitude',
  'direction',
  'hedge-lost',
  'wrong-date',
  'other-speaker',
  'reporter-for-source',
  'same-sentence-other-noun',
  'not-in-the-article',
] as const;
export type Misconception = (typeof misconceptions)[number];

export const questionKinds = ['choice', 'multiple', 'number', 'text', 'matching', 'ordering', 'open'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Which recipe made the question; `by-hand` is the teacher's own, `figure-meaning` stands in older quizzes alone. */
export const questionRules = [
  'figure-choice',
  'figure-number',
  'who-said',
  'complete-quotation',
  'evidence-sentence',
  'sum',
  'order-dates',
  'match-speakers',
  'said-what',
  'role',
  'figure-source',
  'figure-meaning',
  'match-numbers',
  'figure-hedge',
  'percent-points',
  'not-said',
  'true-statement',
  'who-did',
  'said-that',
  'by-hand',
] as const;
export type QuestionRule = (typeof questionRules)[number];

/** An option of a choice. `reason` says in the article's language why it is right or wrong; `span` is where it stands, if it does. */
export type Option = {
  text: string;
  correct: boolean;
  misconception: Misconception | null;
  reason: string | null;
  span: Span | null;
};

/**
 * The right number. `tolerance` is absolute, in the unit; `unit` is null for a bare number. A typed answer may leave the
 * unit out unless `unitRequired` is true. `also` holds other right numbers, which a teacher accepted after publishing.
 */
export type NumberKey = {
  value: number;
  unit: string | null;
  tolerance: number;
  unitRequired?: boolean | undefined;
  also?: { value: number; unit: string | null }[] | undefined;
};

/**
 * Choice and multiple: indexes of the right options. Number: a `NumberKey`. Text: the accepted answers.
 * Matching: pairs [left, right] of indexes. Open: the empty list, since a person marks it. Ordering: `key[i]` is the index into `left` of what belongs in place i.
 */
export type QuestionKey = number[] | NumberKey | string[] | [number, number][];

/**
 * The second step of a question: pointing at a sentence that proves its answer. `points` 0 shows the mark and does not add it.
 * `proves` are the sentences (indexes in the reading) that do, of `of` in all; `offers` those among which one chooses
 * where the reading is hidden, one of them proving, in text order.
 */
export type ProofStep = {
  points: number;
  proves: number[];
  of: number;
  offers: { sentence: number; text: string }[];
};

/** One evidence: the span of the reading that proves the key, with the id of the figure or quote when it is one. */
export type Evidence = Span & { id: string | null };

/** How one form of a quiz asks a question: its words, and which of the stored options it offers, in their order. */
export type Wording = { prompt: string; passage: string | null; options: number[] };

/**
 * A question with its key. Choice and multiple use `options`; matching uses `left` and `right`; ordering uses `left`.
 * `passage` is article text shown under the prompt (the words of a quote, with a gap marked as ____).
 * `asks` says what to type for a number or text ("countries", "%").
 */
export type Question = {
  id: string;
  kind: QuestionKind;
  rule: QuestionRule;
  prompt: string;
  passage: string | null;
  asks: string | null;
  options: Option[];
  left: string[];
  right: string[];
  key: QuestionKey;
  points: number;
  evidence: Evidence[];
  feedback: string | null;
  proof: ProofStep | null;
  /** In a published quiz that has parallel forms of it: how each asks it, the first as it was made. `options` holds those of all. */
  forms?: Wording[] | undefined;
  /** Set by a correction alone: everybody has the points of the answer, whatever it is. */
  everyoneRight?: true;
};

/**
 * What a student sent for one question, in the coordinates of the stored question (never of the shuffle).
 * Choice and multiple: option indexes. Number, text and open: the typed text. Matching: right index or null for every left.
 * Ordering: indexes into `left` in the chosen order.
 */
export type Answer =
  | { kind: 'choice' | 'multiple'; chosen: number[] }
  | { kind: 'number' | 'text' | 'open'; text: string }
  | { kind: 'matching'; pairs: (number | null)[] }
  | { kind: 'ordering'; order: number[] };

/** A sentence that a browser points at: by its index in the reading, or by its place among those that are offered. */
export type Cited = { sentence: number } | { offer: number };
