import { parseCookie } from '#/server/auth/cookies.ts';
import { isOwnRequest } from '#/server/auth/request.ts';
import { env } from '#/server/env.ts';
import { errorCodes } from '#/server/errors.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { logFailure } from '#/server/log.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';
import { boundedBody } from './bounded.ts';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

const statusOf: Record<string, number> = { ...errorCodes, 'too-long': 413, 'took-too-long': 422 };

function fileName(headers: Headers): string | null {
  try {
    return decodeURIComponent(headers.get('x-file-name') ?? '').slice(0, 300) || null;
  } catch {
    return null;
  }
}

function broughtIn(headers: Headers, bytes: Uint8Array<ArrayBuffer>) {
  const type = headers.get('content-type')?.split(';')[0]?.trim();
  if (type === 'text/plain') return { kind: 'auto', text: new TextDecoder().decode(bytes) } as const;
  if (type === 'text/uri-list') return { kind: 'address', address: new TextDecoder().decode(bytes) } as const;
  return { kind: 'file', bytes, charset: null, name: fileName(headers) } as const;
}

/**
 * Reads a paste (`text/plain`), an address (`text/uri-list`, one) or a file (any other type, its name in `x-file-name`) of at most 10 MB and
 * answers `{article}`, or `{code}`: one of the errors of the product or of `importFailures` and `addressFailures`. Keeps nothing.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers, env().appUrl)) return answer(403, { code: 'forbidden' });
  try {
    const call = createCaller(await contextOf(request.headers, parseCookie(request.headers.get('cookie'))));
    // Whoever may not import is told so before their bytes are read.
    await call.reading.mayImport();
    const bytes = await boundedBody(request, importLimits.bytes);
    if (!bytes) return answer(413, { code: 'too-large' });
    const result = await call.reading.import(broughtIn(request.headers, bytes));
    if (!result.ok) return answer(statusOf[result.code] ?? 422, { code: result.code });
    return answer(200, { article: result.article });
  } catch (error) {
    const { code } = failure(error);
    if (code === 'failed') logFailure('import', error);
    return answer(code === 'failed' ? 500 : errorCodes[code], { code });
  }
}
