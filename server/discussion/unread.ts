import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { countPosts, mayHoldNew } from './count-store.ts';
import { sightsOf } from './sights.ts';

/**
 * How many posts are new to a person in each of their classes that goes on, or in those named: over all discussions into which they see,
 * counted as in each of these. A class without any is left out. The number of queries is the same for any number of classes.
 */
export async function unreadByClass(
  db: Tx | PrismaClient,
  userId: string,
  now: Date,
  classIds: readonly string[] | null = null,
): Promise<Map<string, number>> {
  const sights = await sightsOf(db, userId, await mayHoldNew(db, userId, classIds), now);
  const counts = await countPosts(db, sights);
  const byClass = new Map<string, number>();
  for (const { assignmentId, member } of sights) {
    const unread = counts.get(assignmentId)?.unread ?? 0;
    if (unread > 0) byClass.set(member.classId, (byClass.get(member.classId) ?? 0) + unread);
  }
  return byClass;
}
