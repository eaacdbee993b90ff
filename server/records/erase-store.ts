import { v7 as uuid } from 'uuid';
import { Prisma } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { answerSchema, questionSchema } from '#/server/quiz/schema.ts';
import { nameless } from './nameless.ts';
import { registry, tablesOf } from './registry.ts';
import { rowsOf, type Subject } from './row-store.ts';

/** Whether what a student wrote for all to read stays, as that of a former student. */
export type WordsOfPosts = 'keep' | 'remove';

/** Typed answers lose what could tell who typed them; marks stay as they are. Index: Response(classId, attemptId, questionId). */
async function rewriteResponses(tx: Tx, { classId, membershipId }: Subject): Promise<void> {
  const rows = await tx.response.findMany({
    where: { classId, attempt: { membershipId } },
    select: { attemptId: true, questionId: true, answer: true, question: { select: { body: true } } },
  });
  for (const { attemptId, questionId, answer, question } of rows) {
    const before = answer === null ? null : answerSchema.parse(answer);
    const after = before && nameless(questionSchema.parse(question.body), before);
    await tx.response.update({
      where: { classId_attemptId_questionId: { classId, attemptId, questionId } },
      data: { answer: after ?? Prisma.DbNull, recovered: Prisma.DbNull, recoveredCited: null },
    });
  }
  await tx.attempt.updateMany({ where: { classId, membershipId, state: 'IN_PROGRESS' }, data: { state: 'ABANDONED' } });
}

/**
 * What everybody could read stays where its words are kept; every other post keeps its place and loses its words, for good.
 * The undo of decisions on any of them goes too. Index: Post(classId, membershipId, createdAt).
 */
async function rewritePosts(tx: Tx, { classId, membershipId }: Subject, words: WordsOfPosts): Promise<void> {
  const posts = await tx.post.findMany({ where: { classId, membershipId }, select: { id: true } });
  const ids = posts.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM "Decision" d WHERE d."classId" = ${classId}::uuid
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(d.before) b WHERE b->>'postId' = ANY(${ids}::text[]))`;
  await tx.post.updateMany({
    where: { classId, membershipId, ...(words === 'keep' ? { state: { not: 'VISIBLE' as const } } : {}) },
    data: { source: '', state: 'REMOVED', removedFrom: null, waits: null, waitsSince: null },
  });
  await tx.post.updateMany({
    where: { classId, membershipId },
    data: {
      reason: null,
      unmasked: null,
      unmaskedAt: null,
      unmaskedNews: false,
      news: false,
      version: { increment: 1 },
    },
  });
  if (words === 'remove') await tx.mention.deleteMany({ where: { classId, postId: { in: ids } } });
}

/** Puts nobody in the account's place, and deletes the account where no class holds it and nothing belongs to it. */
async function leaveAccount(
  tx: Tx,
  { classId, membershipId, userId }: Subject,
  name: string,
  now: Date,
): Promise<void> {
  const id = uuid();
  const nobody = { id, userName: `former-${id.slice(-12)}`, displayName: name, passwordHash: '-', disabledAt: now };
  await tx.user.create({ data: nobody });
  await tx.membership.update({
    where: { classId_id: { classId, id: membershipId } },
    data: { userId: id, displayName: name, sourceId: null, status: 'REMOVED', erasedAt: now },
  });
  await tx.$executeRaw`
    DELETE FROM "User" u WHERE u.id = ${userId}::uuid AND NOT u."canTeach"
      AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "Reading" r WHERE r."ownerId" = u.id)
      AND NOT EXISTS (SELECT 1 FROM "Quiz" q WHERE q."ownerId" = u.id)`;
}

/**
 * Erases a student from a class, as the registry says of each table: what is left is a membership by the name given, on which
 * threads and statistics stand. All of it in the transaction of the act, or none. Rows are found by the indexes of their tables.
 */
export async function eraseStudent(
  tx: Tx,
  subject: Subject,
  as: { name: string; words: WordsOfPosts; now: Date },
): Promise<void> {
  const { classId, membershipId } = subject;
  await tx.$queryRaw`SELECT id FROM "Membership" WHERE "classId" = ${classId}::uuid AND id = ${membershipId}::uuid FOR UPDATE`;
  await tx.$queryRaw`
    SELECT t.id FROM "Thread" t WHERE t."classId" = ${classId}::uuid AND t.id IN (SELECT p."threadId" FROM "Post" p
      WHERE p."classId" = ${classId}::uuid AND p."membershipId" = ${membershipId}::uuid) ORDER BY t.id FOR UPDATE`;
  await tx.$queryRaw`SELECT set_config('lectern.erasing', 'on', true)`;
  for (const table of tablesOf(({ erased }) => erased === 'deleted'))
    await tx.$executeRaw`DELETE FROM ${rowsOf(table, subject)}`;
  for (const table of tablesOf(({ erased }) => typeof erased === 'object')) {
    const keeping = registry[table];
    if (keeping.whose === null || typeof keeping.erased !== 'object') continue;
    const emptied = Prisma.raw(keeping.erased.emptied.map(column => `"${column}" = ''`).join(', '));
    const key = Prisma.raw(`"${table}"`);
    await tx.$executeRaw`UPDATE ${key} SET ${emptied} WHERE ctid IN (SELECT t.ctid FROM ${rowsOf(table, subject)})`;
  }
  await rewriteResponses(tx, subject);
  await rewritePosts(tx, subject, as.words);
  await leaveAccount(tx, subject, as.name, as.now);
  await tx.$queryRaw`SELECT set_config('lectern.erasing', 'off', true)`;
}
