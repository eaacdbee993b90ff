import { isLoopback } from '#/server/env.ts';

/**
 * The network address of whoever asks: the entry of `x-forwarded-for` that the outermost of `proxies` trusted proxies
 * wrote. Null with 0 proxies, for then the header is whatever the sender likes.
 */
export function addressOf(headers: Headers, proxies: number): string | null {
  if (proxies === 0) return null;
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(hop => hop.trim());
  return hops.at(-proxies) || null;
}

/** Whether `origin` is the application's own; on loopback `localhost`, 127.0.0.1 and [::1] with the same port are one. */
export function isOwnOrigin(origin: string | null, appUrl: string): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = new URL(appUrl);
  if (given.origin === own.origin) return true;
  return (
    given.protocol === own.protocol && given.port === own.port && isLoopback(given.hostname) && isLoopback(own.hostname)
  );
}

/**
 * Whether a request that changes something came from our own pages: their Origin, and a header that a form of another
 * site cannot set.
 */
export function isOwnRequest(headers: Headers, appUrl: string): boolean {
  return headers.get('x-lectern') === '1' && isOwnOrigin(headers.get('origin'), appUrl);
}
