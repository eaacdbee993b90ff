import { z } from 'zod';
import { typed } from '#/server/typed.ts';
import { discussionLimits, reactionKinds } from './discussion.ts';
import { anchorKinds } from './view.ts';

export const source = typed(discussionLimits.post).refine(text => text.trim() !== '');
export const reason = typed(discussionLimits.reason).transform(text => text.trim());
export const needed = reason.refine(text => text !== '');

export const anchor = z.strictObject({
  kind: z.enum(anchorKinds),
  start: z.int().min(0).optional(),
  end: z.int().min(1).optional(),
  questionId: z.uuid().optional(),
});

export const reaction = z.enum(reactionKinds);

const date = z.coerce.date().nullable();
export const rules = {
  on: z.boolean(),
  ownPost: z.boolean(),
  citedPost: z.boolean(),
  afterQuiz: z.boolean(),
  byHand: z.boolean(),
  open: z.boolean(),
  opensAt: date,
  closesAt: date,
  approval: z.enum(['NONE', 'FIRST', 'ALL']),
  approvalFirst: z.int().min(1).max(50),
  anonymous: z.boolean(),
  reactions: z.boolean(),
  slowSeconds: z.int().min(0).max(86_400),
};
