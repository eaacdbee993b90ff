import { createHash } from 'node:crypto';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { checkLimit, clearLimit, countAgainst, takeOne } from './limits.ts';
import { verifyPassword } from './passwords.ts';
import { beginSession, databaseNow } from './sessions.ts';

export type SignIn = {
  name: string;
  password: string;
  userAgent: string;
  address: string | null;
  demoAllowed: boolean;
};

// The limiter's key must not be a place where people's names and addresses are kept.
const keyOf = (name: string) => createHash('sha256').update(folded(name)).digest('base64url');
const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/** Throws `too-many` when wrong passwords for this name, or from this address, have used up their limit. */
export async function checkSignIn(db: PrismaClient, name: string, address: string | null): Promise<void> {
  await checkLimit(db, 'sign-in', keyOf(name));
  if (address) await checkLimit(db, 'sign-in-address', address);
}

/**
 * Begins a session when name (user name or e-mail) and password belong together, else null: the answer and its time are
 * alike whether the name exists or not. Ten wrong passwords for a name in a quarter of an hour make further tries wait
 * (`too-many`), on whichever device; what is right before that is never held back.
 */
export async function signIn(db: PrismaClient, input: SignIn): Promise<string | null> {
  const name = folded(input.name);
  const key = keyOf(name);
  await checkSignIn(db, name, input.address);
  await takeOne(db, 'sign-in', key);
  const user = await db.user.findFirst({
    where: { ...(name.includes('@') ? { email: name } : { userName: name }), disabledAt: null },
    select: { id: true, passwordHash: true, oneTimeUntil: true, demo: true },
  });
  const right = await verifyPassword(user?.passwordHash ?? null, input.password);
  const now = await databaseNow(db);
  const usable =
    user !== null && (user.oneTimeUntil === null || user.oneTimeUntil > now) && (!user.demo || input.demoAllowed);
  if (!right || !usable) {
    if (input.address) await countAgainst(db, 'sign-in-address', input.address);
    return null;
  }
  await clearLimit(db, 'sign-in', key);
  return beginSession(db, user.id, input.userAgent, now);
}
