import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Analysis } from '#/server/article/article.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Tx } from '#/server/db/database.ts';
import type { ReadingRevision, ReadingSummary } from './reading.ts';
import type { RevisionContent } from './revision.ts';
import { importedSchema } from './schema.ts';

type Db = Tx | PrismaClient;

const columns = ({ analysis, imported, ...content }: RevisionContent) => ({
  ...content,
  analysis: { ...analysis },
  imported: { ...imported },
});

/** Stores a reading with its first revision, for a copy with the colleague whose reading it was; returns its id. */
export async function createReading(
  db: Db,
  owner: Owner,
  content: RevisionContent,
  copiedFromId: string | null = null,
): Promise<string> {
  const id = uuid();
  await db.reading.create({ data: { id, ownerId: owner.userId, latest: 1, title: content.title, copiedFromId } });
  await db.readingRevision.create({ data: { readingId: id, number: 1, ...columns(content) } });
  return id;
}

/** Adds a revision to an own reading; returns its number, or null when there is no such reading. */
export async function addRevision(
  db: Db,
  owner: Owner,
  readingId: string,
  content: RevisionContent,
): Promise<number | null> {
  const [reading] = await db.reading.updateManyAndReturn({
    where: { id: readingId, ownerId: owner.userId, deletedAt: null },
    data: { latest: { increment: 1 }, title: content.title },
    select: { latest: true },
  });
  if (!reading) return null;
  await db.readingRevision.create({ data: { readingId, number: reading.latest, ...columns(content) } });
  return reading.latest;
}

/** Own readings, newest first, 50 at a time from `cursor` (the last id of the page before). Index: Reading(ownerId, createdAt). */
export async function listReadings(
  db: Db,
  owner: Owner,
  cursor: string | null,
): Promise<{ readings: ReadingSummary[]; next: string | null }> {
  const rows = await db.reading.findMany({
    where: { ownerId: owner.userId, deletedAt: null },
    select: { id: true, title: true, latest: true, createdAt: true, copiedFrom: { select: { displayName: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 51,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const readings = rows
    .slice(0, 50)
    .map(({ copiedFrom, ...row }) => ({ ...row, copiedFrom: copiedFrom?.displayName ?? null }));
  return { readings, next: rows.length > 50 ? (readings.at(-1)?.id ?? null) : null };
}

/** One revision of an own reading, the newest unless `number` says which; null when there is none. */
export async function findOwnRevision(
  db: Db,
  owner: Owner,
  readingId: string,
  number: number | null,
): Promise<ReadingRevision | null> {
  const reading = await db.reading.findFirst({
    where: { id: readingId, ownerId: owner.userId, deletedAt: null },
    select: { latest: true },
  });
  return reading && findRevision(db, readingId, number ?? reading.latest);
}

/** One revision by its key; for callers who hold a proof that they may read it (an assignment of their class, an own quiz). */
export async function findRevision(db: Db, readingId: string, number: number): Promise<ReadingRevision | null> {
  const row = await db.readingRevision.findUnique({ where: { readingId_number: { readingId, number } } });
  if (!row) return null;
  // Written by this code alone, and large: its shape is the engine's own and is not parsed again at every read.
  return { ...row, analysis: row.analysis as unknown as Analysis, imported: importedSchema.parse(row.imported) };
}

/** Takes an own reading out of the library unless a class uses it. */
export async function removeReading(
  db: Db,
  owner: Owner,
  readingId: string,
  now: Date,
): Promise<'removed' | 'in-use' | 'not-found'> {
  const used = await db.assignment.count({
    where: { readingId, withdrawnAt: null, reading: { reading: { ownerId: owner.userId } } },
  });
  if (used > 0) return 'in-use';
  const { count } = await db.reading.updateMany({
    where: { id: readingId, ownerId: owner.userId, deletedAt: null },
    data: { deletedAt: now },
  });
  return count > 0 ? 'removed' : 'not-found';
}
