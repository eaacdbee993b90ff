import { z } from 'zod';
import { citedSchema, publicAnswerSchema } from '#/server/quiz/schema.ts';

/** One save: the revision that the browser saw (0 for none), an id of its own so that a replay is known, the answer in shown positions, and the sentence that is to prove it. */
export const saveInput = z.strictObject({
  classId: z.uuid(),
  attemptId: z.uuid(),
  questionId: z.uuid(),
  rev: z.int().min(0),
  saveKey: z.uuid(),
  answer: publicAnswerSchema,
  flagged: z.boolean(),
  cited: citedSchema.nullable().default(null),
});
export type SaveInput = z.infer<typeof saveInput>;
