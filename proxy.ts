import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, forgeableHeaders, steadyHeaders } from '#/app/security-headers.ts';
import { browserOf, newBrowserCookie } from '#/server/auth/browser.ts';
import { parseCookie } from '#/server/auth/cookies.ts';

/**
 * Sets the security headers of every answer, hands the page a nonce for Next's own scripts, and makes a browser known with
 * the first page that it opens, before it sends a form. It decides no rights: whoever goes around it reaches pages that ask
 * the database themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  for (const name of forgeableHeaders) headers.delete(name);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of Object.entries(steadyHeaders)) response.headers.set(name, value);
  const isPage = request.method === 'GET' && request.headers.get('accept')?.includes('text/html');
  if (isPage && browserOf(parseCookie(request.headers.get('cookie'))) === null)
    response.headers.append('set-cookie', newBrowserCookie());
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
