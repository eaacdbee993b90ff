import { decode } from 'next-auth/jwt';
import { sessionCookie } from '#/server/auth/nextauth.ts';
import { addressOf } from '#/server/auth/request.ts';
import { authSecret, browserId } from '#/server/auth/secret.ts';
import { databaseNow, findPerson } from '#/server/auth/sessions.ts';
import { database } from '#/server/db/database.ts';
import { demoAllowed, env } from '#/server/env.ts';
import type { Context } from './init.ts';

/** The name of the signed cookie on which limits per browser hang. */
export const browserCookie = 'lectern.browser';

/** The context of one request: its session looked up, the database's clock read, nothing believed that is not signed. */
export async function contextOf(headers: Headers, cookie: (name: string) => string | undefined): Promise<Context> {
  const { client } = await database();
  const host = headers.get('host');
  const token = cookie(sessionCookie());
  const claims = token ? await decode({ token, secret: authSecret() }).catch(() => null) : null;
  const sid = typeof claims?.sid === 'string' ? claims.sid : null;
  const found = sid
    ? await findPerson(client, sid, demoAllowed(env(), host))
    : { person: null, now: await databaseNow(client) };
  return {
    db: client,
    now: found.now,
    clock: databaseNow,
    person: found.person,
    host,
    browser: browserId(cookie(browserCookie)),
    address: addressOf(headers, env().trustedProxies),
  };
}
