import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { DraftStatus } from '#/prisma/generated/enums.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';
import { worth } from './proof.ts';
import type { Question } from './question.ts';
import { questionSchema } from './schema.ts';

type Db = Tx | PrismaClient;

/** A question of a draft, with what its owner has decided about it. */
export type DraftQuestion = { question: Question; status: DraftStatus };

/** A quiz that its owner works on. `version` is the one that a writer must send back. */
export type Draft = {
  quizId: string;
  readingId: string;
  readingNumber: number;
  title: string;
  seed: string;
  version: number;
  latest: number;
  updatedAt: Date;
  questions: DraftQuestion[];
};

const stored = (question: Question) => JSON.parse(JSON.stringify(question));

/** What a draft's row holds of a question. */
const columns = (question: Question) => {
  const { kind, prompt, passage, options, left, right } = question;
  const words = [prompt, passage ?? '', ...options.map(option => option.text), ...left, ...right];
  return { kind, words: words.join('\n').toLowerCase(), body: stored(question) };
};

/** Stores a new quiz with its questions, suggested unless `status` says otherwise, which get ids of their own; returns the quiz's id. */
export async function createQuiz(
  db: Db,
  owner: Owner,
  quiz: { readingId: string; readingNumber: number; title: string; seed: string },
  questions: Question[],
  status: DraftStatus = 'SUGGESTED',
): Promise<string> {
  const id = uuid();
  await db.quiz.create({ data: { id, ownerId: owner.userId, ...quiz } });
  await db.draftQuestion.createMany({
    data: questions.map((question, position) => {
      const own = uuid();
      return { quizId: id, id: own, position, status, ...columns({ ...question, id: own }) };
    }),
  });
  return id;
}

/** An own quiz with its draft in order; null when there is none. */
export async function findDraft(db: Db, owner: Owner, quizId: string): Promise<Draft | null> {
  const row = await db.quiz.findFirst({
    where: { id: quizId, ownerId: owner.userId, deletedAt: null },
    include: { drafts: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
  });
  if (!row) return null;
  const { id, readingId, readingNumber, title, seed, version, latest, updatedAt, drafts } = row;
  const questions = drafts.map(draft => ({ question: questionSchema.parse(draft.body), status: draft.status }));
  return { quizId: id, readingId, readingNumber, title, seed, version, latest, updatedAt, questions };
}

/** Own quizzes on one reading, or all, newest first, 50 at a time. Index: Quiz(ownerId, updatedAt). */
export async function listQuizzes(db: Db, owner: Owner, readingId: string | null, cursor: string | null) {
  const rows = await db.quiz.findMany({
    where: { ownerId: owner.userId, deletedAt: null, ...(readingId ? { readingId } : {}) },
    select: { id: true, title: true, readingId: true, readingNumber: true, latest: true, updatedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 51,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const quizzes = rows.slice(0, 50);
  return { quizzes, next: rows.length > 50 ? (quizzes.at(-1)?.id ?? null) : null };
}

/** Claims the next version of an own quiz for one change; false when `version` is not the newest, or there is no such quiz. */
export async function claimVersion(db: Db, owner: Owner, quizId: string, version: number, now: Date): Promise<boolean> {
  const { count } = await db.quiz.updateMany({
    where: { id: quizId, ownerId: owner.userId, deletedAt: null, version },
    data: { version: { increment: 1 }, updatedAt: now },
  });
  return count === 1;
}

/** Writes the whole draft after a claimed change: new questions, changed ones, their order. */
export async function saveDraft(db: Db, before: Draft, questions: DraftQuestion[]): Promise<void> {
  const old = new Map(
    before.questions.map((draft, position) => [draft.question.id, JSON.stringify([position, draft])]),
  );
  for (const [position, draft] of questions.entries()) {
    const { question, status } = draft;
    if (old.get(question.id) === JSON.stringify([position, draft])) continue;
    const data = { position, status, ...columns(question) };
    await db.draftQuestion.upsert({
      where: { quizId_id: { quizId: before.quizId, id: question.id } },
      create: { quizId: before.quizId, id: question.id, ...data },
      update: data,
    });
  }
}

/** Renames an own quiz, after a claimed change. */
export async function renameQuiz(db: Db, owner: Owner, quizId: string, title: string): Promise<void> {
  await db.quiz.updateMany({ where: { id: quizId, ownerId: owner.userId }, data: { title } });
}

/** Publishes the questions as the next immutable revision, after a claimed change; returns its number. */
export async function publishQuiz(db: Db, draft: Draft, questions: Question[]): Promise<number> {
  const number = draft.latest + 1;
  const points = questions.reduce((sum, question) => sum + worth(question), 0);
  await db.quizRevision.create({ data: { quizId: draft.quizId, number, title: draft.title, points } });
  await db.quizQuestion.createMany({
    data: questions.map((question, position) => ({
      quizId: draft.quizId,
      number,
      id: question.id,
      position,
      points: worth(question),
      body: stored(question),
    })),
  });
  await db.quiz.update({ where: { id: draft.quizId }, data: { latest: number } });
  return number;
}

/** The newest published revision of a quiz; null before the first. Index: QuizRevision's key. */
export async function newestRevision(db: Db, quizId: string): Promise<{ number: number; publishedAt: Date } | null> {
  return db.quizRevision.findFirst({
    where: { quizId },
    orderBy: { number: 'desc' },
    select: { number: true, publishedAt: true },
  });
}

/** Takes an own quiz away unless a class uses it. */
export async function removeQuiz(
  db: Db,
  owner: Owner,
  quizId: string,
  now: Date,
): Promise<'removed' | 'in-use' | 'not-found'> {
  const used = await db.assignment.count({
    where: { quizId, withdrawnAt: null, quiz: { quiz: { ownerId: owner.userId } } },
  });
  if (used > 0) return 'in-use';
  const { count } = await db.quiz.updateMany({
    where: { id: quizId, ownerId: owner.userId, deletedAt: null },
    data: { deletedAt: now },
  });
  return count > 0 ? 'removed' : 'not-found';
}

/** The questions of a published revision, keys and all, in order; for callers who hold a proof that they may use them. */
export async function findQuestions(db: Db, quizId: string, number: number): Promise<Question[]> {
  const rows = await db.quizQuestion.findMany({
    where: { quizId, number },
    orderBy: { position: 'asc' },
    select: { body: true },
  });
  return rows.map(row => questionSchema.parse(row.body));
}

/** How many questions a published revision has. Index: QuizQuestion(quizId, number, id). */
export async function countQuestions(db: Db, quizId: string, number: number): Promise<number> {
  return db.quizQuestion.count({ where: { quizId, number } });
}
