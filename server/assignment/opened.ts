import type { PrismaClient } from '#/prisma/generated/client.ts';
import { isStudent, type Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import type { ReadingRevision } from '#/server/reading/reading.ts';
import { findRevision } from '#/server/reading/store.ts';
import type { OwnAssignment } from './assignment.ts';
import { phaseOf } from './policy.ts';
import { findAssignment, isTaking } from './store.ts';

type Db = Tx | PrismaClient;

/** The reading of an assignment as a member may see it at `now`; null while it is hidden from a student: before it opens, where it is left out, and during a quiz that hides it. */
export async function shownReading(
  db: Db,
  member: Member,
  assignment: OwnAssignment,
  now: Date,
): Promise<ReadingRevision | null> {
  if (isStudent(member)) {
    if (phaseOf(assignment, now) === 'not-open' || !assignment.readingShown) return null;
    if (!assignment.readingBeside && (await isTaking(db, member, assignment.id))) return null;
  }
  const revision = await findRevision(db, assignment.readingId, assignment.readingNumber);
  if (!revision) throw new AppError('not-found');
  return revision;
}

/** An assignment and its reading, for what can only be done with the words in sight; not found where either is not to be seen. */
export async function openedReading(
  db: Db,
  member: Member,
  assignmentId: string,
  now: Date,
): Promise<{ assignment: OwnAssignment; reading: ReadingRevision }> {
  const assignment = await findAssignment(db, member, assignmentId);
  const reading = assignment && (await shownReading(db, member, assignment, now));
  if (!reading) throw new AppError('not-found');
  return { assignment, reading };
}
