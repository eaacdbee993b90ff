import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { parseCookie } from '#/server/auth/cookies.ts';
import { isOwnRequest } from '#/server/auth/request.ts';
import { env } from '#/server/env.ts';
import { logFailure } from '#/server/log.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { appRouter } from '#/server/trpc/root.ts';

const bodyLimit = 1_000_000;

const refuse = (status: number, code: string) =>
  Response.json({ error: { data: { code, field: null, detail: null } } }, { status });

async function handle(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers, env().appUrl)) return refuse(403, 'forbidden');
  if (!request.headers.get('content-type')?.startsWith('application/json')) return refuse(415, 'invalid');
  if (Number(request.headers.get('content-length') ?? bodyLimit + 1) > bodyLimit) return refuse(413, 'too-large');
  const cookie = parseCookie(request.headers.get('cookie'));
  const context = await contextOf(request.headers, cookie);
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowBatching: false,
    allowMethodOverride: true,
    createContext: () => context,
    onError: ({ error, path }) => logFailure(path ?? '', error),
    responseMeta: () => ({ headers: new Headers({ 'cache-control': 'private, no-store' }) }),
  });
}

// Only POST: reads go through server components, so nothing here can be linked to or prefetched.
export { handle as POST };
