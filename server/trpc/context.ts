import { decode } from 'next-auth/jwt';
import { browserOf } from '#/server/auth/browser.ts';
import { sessionCookie } from '#/server/auth/nextauth.ts';
import { addressOf } from '#/server/auth/request.ts';
import { authSecret } from '#/server/auth/secret.ts';
import { databaseNow, findPerson } from '#/server/auth/sessions.ts';
import { database } from '#/server/db/database.ts';
import { demoAllowed, env } from '#/server/env.ts';
import type { Context } from './init.ts';

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
    browser: browserOf(cookie),
    address: addressOf(headers, env().trustedProxies),
  };
}
