import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { MarkNews } from '#/server/attempt/news.ts';
import { markNoticesOf } from '#/server/attempt/news-store.ts';
import { ownStandings } from '#/server/attempt/reviewing.ts';
import { findMembers } from '#/server/classroom/store.ts';
import type { Tx } from '#/server/db/database.ts';
import { grouped } from '#/server/grouped.ts';

type Db = Tx | PrismaClient;

/** That there is something to see of one's marks at an assignment, and nothing of the marks. */
export type MarkLine = {
  classId: string;
  className: string;
  assignmentId: string;
  title: string;
  /** Where it leads: the last attempt that was handed in. */
  attemptId: string;
  news: MarkNews;
  at: Date;
  unread: boolean;
  /** Whether a daily mail has told of it. */
  mailed: boolean;
};

/** What a user is told of their marks, the newest first, and of none that they may not see at `now`; one line an assignment. */
export async function markLines(db: Db, userId: string, now: Date, unreadOnly: boolean): Promise<MarkLine[]> {
  const rows = await markNoticesOf(db, userId, unreadOnly);
  if (rows.length === 0) return [];
  const byClass = grouped(rows, row => row.classId);
  const members = await findMembers(db, userId, [...byClass.keys()]);
  const standings = await Promise.all(
    members.map(member =>
      ownStandings(
        db,
        member,
        (byClass.get(member.classId) ?? []).map(row => row.assignmentId),
        now,
      ),
    ),
  );
  const seen = new Map(standings.flat().map(each => [each.assignment.id, each]));
  return rows.flatMap(({ classId, assignmentId, assignment, news, at, readAt, mailedAt }): MarkLine[] => {
    const standing = seen.get(assignmentId);
    const last = standing?.attempts.findLast(attempt => attempt.state !== 'IN_PROGRESS');
    if (!standing?.shown || !last) return [];
    const { title, class: group } = assignment;
    const [unread, mailed] = [readAt === null, mailedAt !== null];
    return [{ classId, className: group.name, assignmentId, title, attemptId: last.id, news, at, unread, mailed }];
  });
}
