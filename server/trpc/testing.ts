import type { Person } from '#/server/auth/person.ts';
import { beginSession, databaseNow, findPerson } from '#/server/auth/sessions.ts';
import type { Database } from '#/server/db/database.ts';
import { invariant } from '#/server/invariant.ts';
import type { Context } from './init.ts';
import { createCaller } from './root.ts';

/** What a test may choose of a call's context: another time, browser or network address. */
export type Circumstances = { now?: Date; browser?: string | null; address?: string; host?: string };

/** The context of a call by the user, with a real session, or by nobody. A given `now` stands for the database's clock. */
export async function contextFor(
  db: Database,
  userId: string | null,
  circumstances: Circumstances = {},
): Promise<Context> {
  const { now } = circumstances;
  let person: Person | null = null;
  if (userId) {
    const session = await beginSession(db.client, userId, 'test', await databaseNow(db.client));
    person = (await findPerson(db.client, session, true)).person;
    invariant(person, 'a test user has a session');
  }
  return {
    db: db.client,
    now: now ?? (await databaseNow(db.client)),
    clock: now ? async () => now : databaseNow,
    person,
    host: circumstances.host ?? 'localhost:3000',
    browser: circumstances.browser === undefined ? 'a-browser' : circumstances.browser,
    address: circumstances.address ?? null,
  };
}

/** All procedures, called as the user or as nobody. */
export async function callerFor(db: Database, userId: string | null, circumstances: Circumstances = {}) {
  return createCaller(await contextFor(db, userId, circumstances));
}

/** All that a caller was given, as one text to search for what must not be in it: a time of day is left out, for its milliseconds can spell any mark. */
export const payload = (given: unknown): string => JSON.stringify(given).replaceAll(/T\d\d:\d\d:\d\d\.\d+/g, '');
