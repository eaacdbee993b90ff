import { z } from 'zod';
import { misconceptions, questionKinds, questionRules } from '#/server/quiz/question.ts';

/** The largest of everything in a question; an answer's limit is in the product's table of limits. */
export const quizLimits = {
  answer: 10_000,
  prompt: 2_000,
  passage: 10_000,
  option: 2_000,
  options: 20,
  pairs: 20,
  acceptedTexts: 50,
  evidence: 50,
  points: 100,
  proves: 1_000,
  forms: 5,
  questions: 100,
} as const;

const index = z.int().min(0).max(1000);
const sentence = z.int().min(0).max(1_000_000);
const offset = z.int().min(0).max(1_000_000_000);
const span = z.strictObject({ start: offset, end: offset });
const text = (max: number) => z.string().max(max);

/** An option of a stored question. */
export const optionSchema = z.strictObject({
  text: text(quizLimits.option),
  correct: z.boolean(),
  misconception: z.enum(misconceptions).nullable(),
  reason: text(quizLimits.passage).nullable(),
  span: span.nullable(),
});

const indexesKey = z.array(index).max(quizLimits.options);
const textsKey = z.array(text(quizLimits.option)).max(quizLimits.acceptedTexts);
const pairsKey = z.array(z.tuple([index, index])).max(quizLimits.pairs);
const numberKey = z.strictObject({
  value: z.number(),
  unit: text(100).nullable(),
  tolerance: z.number().min(0),
  unitRequired: z.boolean().optional(),
});

/** The second step of a stored question. Its sentences are worked out anew whenever the question is put. */
const proofSchema = z.strictObject({
  points: z.number().min(0).max(quizLimits.points),
  proves: z.array(sentence).max(quizLimits.proves),
  of: sentence,
  offers: z.array(z.strictObject({ sentence, text: text(quizLimits.passage) })).max(quizLimits.options),
});

/** A whole question as stored, key included. What a question may hold is here; whether it makes sense is in `check.ts`. */
export const questionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.enum(questionKinds),
  rule: z.enum(questionRules),
  prompt: text(quizLimits.prompt),
  passage: text(quizLimits.passage).nullable(),
  asks: text(200).nullable(),
  options: z.array(optionSchema).max(quizLimits.options),
  left: z.array(text(quizLimits.option)).max(quizLimits.pairs),
  right: z.array(text(quizLimits.option)).max(quizLimits.pairs),
  key: z.union([numberKey, indexesKey, textsKey, pairsKey]),
  points: z.number().min(0).max(quizLimits.points),
  evidence: z.array(z.strictObject({ ...span.shape, id: z.string().max(100).nullable() })).max(quizLimits.evidence),
  feedback: text(quizLimits.passage).nullable(),
  proof: proofSchema.nullable().default(null),
  forms: z
    .array(
      z.strictObject({
        prompt: text(quizLimits.prompt),
        passage: text(quizLimits.passage).nullable(),
        options: z.array(index).max(quizLimits.options),
      }),
    )
    .min(1)
    .max(quizLimits.forms)
    .optional(),
});

/** A question of a draft, as its teacher sends it: parallel forms are made at publishing, by Lectern alone. */
export const draftSchema = questionSchema.omit({ forms: true });

/** The questions of a quiz, in their order. */
export const questionsSchema = z.array(questionSchema).max(quizLimits.questions);

/** An answer: the same shape whether it counts in shown positions (from a browser) or in stored ones (in a row). */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['choice', 'multiple']), chosen: z.array(index).max(quizLimits.options) }),
  z.strictObject({ kind: z.enum(['number', 'text', 'open']), text: text(quizLimits.answer) }),
  z.strictObject({ kind: z.literal('matching'), pairs: z.array(index.nullable()).max(quizLimits.pairs) }),
  z.strictObject({ kind: z.literal('ordering'), order: z.array(index).max(quizLimits.pairs) }),
]);

/** What a browser sends for one question: positions in the attempt's own shuffle; null takes an answer back. */
export const publicAnswerSchema = answerSchema.nullable();

/** The sentence that a browser points at as the proof. */
export const citedSchema = z.union([z.strictObject({ sentence }), z.strictObject({ offer: index })]);
