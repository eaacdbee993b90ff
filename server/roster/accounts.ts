import { randomBytes, randomUUID } from 'node:crypto';
import { createAccounts } from '#/server/auth/accounts.ts';
import { oneTimeDays, oneTimePassword } from '#/server/auth/one-time.ts';
import { hashPassword } from '#/server/auth/passwords.ts';
import { proposeUserName } from '#/server/auth/user-name.ts';
import type { Tx } from '#/server/db/database.ts';
import { invariant } from '#/server/invariant.ts';
import { seeded } from '#/server/random.ts';

/** A one-time password, in clear for the card and hashed for the database, and until when it is good. */
export type Secret = { password: string; passwordHash: string; until: Date };

/** What a student takes home to sign in with: shown once, kept nowhere. */
export type Card = { displayName: string; userName: string; password: string; until: string };

/** So many one-time passwords, made before any transaction: hashing is slow on purpose. */
export async function secretsFor(count: number, now: Date): Promise<Secret[]> {
  const until = new Date(now.getTime() + oneTimeDays * 86_400_000);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const password = oneTimePassword(randomBytes(16));
      return { password, passwordHash: await hashPassword(password), until };
    }),
  );
}

/**
 * Makes accounts of students with one-time passwords, as many as there are names and secrets, by user names that Lectern proposes: no name of
 * a list is ever tried out.
 */
export async function makeAccounts(
  tx: Tx,
  displayNames: readonly string[],
  secrets: readonly Secret[],
): Promise<{ userId: string; card: Card }[]> {
  const made: { userId: string; card: Card }[] = [];
  let waiting = displayNames.flatMap((displayName, at) => {
    const secret = secrets[at];
    return secret ? [{ at, displayName, secret }] : [];
  });
  for (let tries = 0; waiting.length > 0; tries += 1) {
    invariant(tries < 5, 'of five proposed user names one is free');
    const named = waiting.map(one => ({ ...one, userName: proposeUserName(one.displayName, seeded(randomUUID())) }));
    const ids = await createAccounts(
      tx,
      named.map(({ displayName, userName, secret: { passwordHash, until } }) => ({
        userName,
        displayName,
        passwordHash,
        oneTimeUntil: until,
        canTeach: false,
        timeZone: null,
      })),
    );
    named.forEach(({ at, displayName, userName, secret: { password, until } }, place) => {
      const userId = ids.get(place);
      if (userId) made[at] = { userId, card: { displayName, userName, password, until: until.toISOString() } };
    });
    waiting = waiting.filter((_, place) => !ids.has(place));
  }
  return made;
}
