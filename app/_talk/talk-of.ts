import { caller } from '#/server/trpc/caller.ts';
import { failure } from '#/server/trpc/init.ts';

type Ids = { classId: string; assignmentId: string };
type Call = Awaited<ReturnType<typeof caller>>;

/** What is asked of an assignment's discussion, or null where there is none for this reader: switched off, or not open yet. */
async function orNone<Result>(ask: (call: Call) => Promise<Result>): Promise<Result | null> {
  try {
    return await ask(await caller());
  } catch (error) {
    if (failure(error).code === 'not-found') return null;
    throw error;
  }
}

/**
 * The first page of a thread; null for whoever stands before the closed gate of `ids` and may not see it: be there such a thread
 * or not, they are led to the gate. Through an open gate a thread that is not there is *not found*.
 */
export async function threadOrGate(call: Call, ids: Ids, threadId: string) {
  try {
    return await call.discussion.thread({ classId: ids.classId, threadId, cursor: null });
  } catch (error) {
    const { code } = failure(error);
    if ((code === 'not-found' || code === 'invalid') && !(await call.discussion.counts(ids)).open) return null;
    throw error;
  }
}

/** How many posts are new to the reader; null where there is no discussion for them. */
export const unreadOf = async (ids: Ids): Promise<number | null> =>
  (await orNone(call => call.discussion.counts(ids)))?.unread ?? null;

/** How much is said about each sentence; null where there is no discussion for them. */
export const countsOf = (ids: Ids) => orNone(call => call.discussion.marks(ids));
