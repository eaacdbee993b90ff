import { randomBytes } from 'node:crypto';
import { env } from '#/server/env.ts';
import { signed, unsigned } from './secret.ts';

const secure = () => env().appUrl.startsWith('https:');

/** The name of the signed cookie on which limits per browser hang; its prefix binds it to this host where that is encrypted. */
const name = () => (secure() ? '__Host-lectern.browser' : 'lectern.browser');

/** The id that a browser's cookie carries, or null when it has none that was signed here. */
export const browserOf = (cookie: (name: string) => string | undefined): string | null =>
  unsigned('browser', cookie(name()) ?? '');

/** The `Set-Cookie` line that makes a browser known for a year. Its id is random and says nothing of who uses it. */
export function newBrowserCookie(): string {
  const id = signed('browser', randomBytes(16).toString('base64url'));
  return `${name()}=${id}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure() ? '; Secure' : ''}`;
}
