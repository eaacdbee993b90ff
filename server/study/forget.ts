import type { PrismaClient } from '#/prisma/generated/client.ts';
import { forgetRemoved } from './store.ts';

/** How long what a student took away can be brought back, in milliseconds: a day. */
const undoable = 86_400_000;

/** Deletes for good the notes and highlights that students took away a day ago. */
export async function forgetRemovedHighlights(db: PrismaClient, now: Date): Promise<void> {
  await forgetRemoved(db, new Date(now.getTime() - undoable));
}
