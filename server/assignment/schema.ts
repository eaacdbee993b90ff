import { z } from 'zod';
import { titled } from '#/server/typed.ts';
import { reviewColumns, reviewRows } from './assignment.ts';

const rows = z.array(z.enum(reviewRows)).max(reviewRows.length);
const [during, rightAfter, whileOpen, afterClosing] = reviewColumns;

/** The review matrix as stored and as sent. */
export const reviewSchema = z.strictObject({
  [during]: rows,
  [rightAfter]: rows,
  [whileOpen]: rows,
  [afterClosing]: rows,
});

const moment = z.iso.datetime().transform(text => new Date(text));

/** What a teacher decides about an assignment besides what is set; instants in UTC. */
export const rulesShape = {
  title: titled(200),
  opensAt: moment,
  dueAt: moment.nullable(),
  closesAt: moment.nullable(),
  timeLimitSeconds: z.int().min(60).max(86_400).nullable(),
  attemptLimit: z.int().min(1).max(100).nullable(),
  counted: z.enum(['BEST', 'LATEST', 'FIRST', 'AVERAGE']),
  waitMinutes: z.int().min(0).max(10_080),
  lateLossPercent: z.int().min(0).max(100),
  whenOverdue: z.enum(['SUBMIT', 'ABANDON']),
  shuffleOptions: z.boolean(),
  shuffleQuestions: z.boolean(),
  oneAtATime: z.boolean(),
  backAllowed: z.boolean(),
  forms: z.enum(['ONE', 'STUDENT', 'RETRY']),
  readingShown: z.boolean(),
  readingBeside: z.boolean(),
  review: reviewSchema,
  holdMarks: z.boolean(),
};

type Dates = { opensAt: Date; dueAt: Date | null; closesAt: Date | null };

/** The first date that is out of order, as the name of its field; null when opening, due and closing follow each other. */
export function misplacedDate({ opensAt, dueAt, closesAt }: Dates): 'dueAt' | 'closesAt' | null {
  if (dueAt && dueAt <= opensAt) return 'dueAt';
  if (closesAt && (closesAt <= opensAt || (dueAt && closesAt < dueAt))) return 'closesAt';
  return null;
}
