import NextAuth from 'next-auth';
import { authOptions } from '#/server/auth/nextauth.ts';
import { addressOf, isOwnOrigin } from '#/server/auth/request.ts';
import { checkSignIn } from '#/server/auth/sign-in.ts';
import { database } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { failure } from '#/server/trpc/init.ts';

type Params = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: Params): Promise<Response> {
  if (request.method !== 'GET' && !isOwnOrigin(request.headers.get('origin'), env().appUrl))
    return new Response(null, { status: 403 });
  const response: Response = await NextAuth(authOptions())(request, context);
  return response;
}

async function post(request: Request, context: Params): Promise<Response> {
  // NextAuth answers every failure with 401, so what must wait is told before it is asked.
  try {
    const name = new URLSearchParams(await request.clone().text()).get('name');
    if (name !== null)
      await checkSignIn((await database()).client, name, addressOf(request.headers, env().trustedProxies));
  } catch (error) {
    const why = failure(error);
    const minutes = Number(why.detail?.minutes ?? 1);
    return Response.json(why, {
      status: why.code === 'too-many' ? 429 : 500,
      headers: { 'retry-after': String(minutes * 60) },
    });
  }
  return handle(request, context);
}

export { handle as GET, post as POST };
