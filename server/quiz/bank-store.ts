import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Question, QuestionKind } from './question.ts';
import { questionSchema } from './schema.ts';

type Db = Tx | PrismaClient;

/** How many questions of the bank are listed at a time. */
export const bankPage = 50;

/** Which of one's own questions: on one reading, of one kind, with these words in what a student reads; null and empty for any. */
export type Sought = { readingId: string | null; kind: QuestionKind | null; words: string; cursor: string | null };

/**
 * The owner's own questions that are not dropped, newest first, 50 from the question `cursor` on. Indexes: Quiz(ownerId, updatedAt), then
 * DraftQuestion's key: linear in what one teacher has.
 */
export async function bankOf(db: Db, owner: Owner, { readingId, kind, words, cursor }: Sought) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = await db.draftQuestion.findMany({
    where: {
      quiz: { ownerId: owner.userId, deletedAt: null, ...(readingId ? { readingId } : {}) },
      status: { not: 'DROPPED' },
      ...(kind ? { kind } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
      AND: terms.map(term => ({ words: { contains: term } })),
    },
    select: {
      quizId: true,
      id: true,
      body: true,
      quiz: { select: { title: true, readingId: true, readingNumber: true } },
    },
    orderBy: { id: 'desc' },
    take: bankPage + 1,
  });
  const page = rows.slice(0, bankPage);
  return {
    questions: page.map(({ quizId, body, quiz }) => ({ quizId, quiz, question: questionSchema.parse(body) })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One question of an own quiz, with the reading that it stands on; null when there is none. */
export async function findOwnQuestion(
  db: Db,
  owner: Owner,
  { quizId, questionId }: { quizId: string; questionId: string },
): Promise<{ question: Question; readingId: string; readingNumber: number } | null> {
  const row = await db.draftQuestion.findFirst({
    where: { quizId, id: questionId, quiz: { ownerId: owner.userId, deletedAt: null } },
    select: { body: true, quiz: { select: { readingId: true, readingNumber: true } } },
  });
  return row && { question: questionSchema.parse(row.body), ...row.quiz };
}
