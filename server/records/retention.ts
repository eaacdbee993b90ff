import type { PrismaClient } from '#/prisma/generated/client.ts';
import { recordByLectern } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { eraseStudent } from './erase-store.ts';
import { formerName } from './former.ts';
import { overdueStudents } from './retention-store.ts';

/** How many students one run erases: a class of any size is done in a few runs, and none holds the database for long. */
const atOnce = 20;

/** The job: erases the students of classes whose months in the archive are over, words of posts and all, each in an act of its own. */
export async function eraseOverdue(db: PrismaClient, now: Date): Promise<void> {
  for (const subject of await overdueStudents(db, now, atOnce))
    await act(db, async tx => {
      await eraseStudent(tx, subject, { name: formerName(null), words: 'remove', now });
      await recordByLectern(tx, subject.classId, 'student-erased', subject.membershipId, { words: 'remove' });
    });
}
