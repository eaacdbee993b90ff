import { z } from 'zod';
import { discussionLimits, reactionKinds } from './discussion.ts';
import { anchorKinds } from './view.ts';

const invisible = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/g;
const control = /(?![\n\t])\p{Cc}/gu;

/** What somebody typed, as it is kept: composed, without control and direction characters. */
export const typed = (longest: number) =>
  z
    .string()
    .transform(text => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(invisible, '').replace(control, ''))
    .pipe(z.string().max(longest));

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
