import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { database } from '#/server/db/database.ts';
import { demoAllowed, env } from '#/server/env.ts';
import { addressOf } from './request.ts';
import { authSecret } from './secret.ts';
import { databaseNow, endSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const secure = () => env().appUrl.startsWith('https:');

/** The name of the session cookie; its prefix binds it to this host where the connection is encrypted. */
export const sessionCookie = () => (secure() ? '__Host-lectern.session' : 'lectern.session');

/**
 * NextAuth with one way in, name and password. Its token holds nothing but the id of a session row, so that a session can
 * be ended from the server at any moment; who that is and what they may do is read on every call.
 */
export function authOptions(): NextAuthOptions {
  const cookie = (name: string, prefix: string) => ({
    name: secure() ? `${prefix}lectern.${name}` : `lectern.${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: secure() },
  });
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: 30 * 86_400 },
    pages: { signIn: '/signin' },
    cookies: {
      sessionToken: cookie('session', '__Host-'),
      csrfToken: cookie('csrf', '__Host-'),
      callbackUrl: cookie('callback', '__Secure-'),
    },
    providers: [
      Credentials({
        name: 'password',
        credentials: { name: {}, password: {} },
        authorize: async (credentials, request) => {
          const { name, password } = credentials ?? {};
          if (typeof name !== 'string' || typeof password !== 'string' || name.length > 320 || password.length > 1024)
            return null;
          const headers = new Headers(
            Object.entries(request.headers ?? {}).map(([key, value]) => [key, String(value)] as [string, string]),
          );
          const { client } = await database();
          const sessionId = await signIn(client, {
            name,
            password,
            userAgent: headers.get('user-agent') ?? '',
            address: addressOf(headers, env().trustedProxies),
            demoAllowed: demoAllowed(env(), headers.get('host')),
          });
          return sessionId === null ? null : { id: sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => (url.startsWith('/') && !url.startsWith('//') ? url : '/'),
    },
    events: {
      signOut: async ({ token }) => {
        const { client } = await database();
        const id = token?.sid;
        if (typeof id !== 'string') return;
        const row = await client.session.findUnique({ where: { id }, select: { userId: true } });
        if (row) await endSessions(client, row.userId, { sessionId: id }, await databaseNow(client));
      },
    },
  };
}
