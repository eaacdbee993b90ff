import type { PrismaClient } from '#/prisma/generated/client.ts';
import { skeleton } from '#/server/auth/display-name.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { staffNames } from './store.ts';

/** Whether a name could at a glance be taken for one of `names`. */
export function looksLikeOneOf(names: readonly string[], displayName: string): boolean {
  const own = skeleton(displayName);
  return names.some(name => skeleton(name) === own);
}

/** Refuses a student's name that could be taken for that of somebody who teaches the class. */
export async function refuseStaffName(db: Tx | PrismaClient, classId: string, displayName: string): Promise<void> {
  if (looksLikeOneOf(await staffNames(db, classId), displayName))
    throw new AppError('name-taken', { field: 'displayName' });
}
