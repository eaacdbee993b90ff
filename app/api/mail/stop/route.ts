import { parseCookie } from '#/server/auth/cookies.ts';
import { env } from '#/server/env.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

/** Ends the daily mail at one click in a mail program (RFC 8058): the token in the address is all it needs. */
export async function POST(request: Request): Promise<Response> {
  const call = createCaller(await contextOf(request.headers, parseCookie(request.headers.get('cookie'))));
  try {
    await call.notices.stopMailBy({ token: tokenOf(request) });
    return new Response(null, { status: 204 });
  } catch (error) {
    return new Response(null, { status: failure(error).code === 'failed' ? 500 : 404 });
  }
}

/** A person who follows the same address comes to the page that asks first. */
export function GET(request: Request): Response {
  const page = new URL(`/mail/stop?token=${encodeURIComponent(tokenOf(request))}`, env().appUrl);
  return Response.redirect(page, 307);
}
