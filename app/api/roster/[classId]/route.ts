import { parseCookie } from '#/server/auth/cookies.ts';
import { isOwnRequest } from '#/server/auth/request.ts';
import { env } from '#/server/env.ts';
import { errorCodes } from '#/server/errors.ts';
import { logFailure } from '#/server/log.ts';
import { rosterLimits } from '#/server/roster/roster.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';
import { boundedBody } from '../../import/bounded.ts';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** Which class of a OneRoster file is asked for, percent-encoded in a header: its id is the school's, and belongs in no address. */
function chosenIn(headers: Headers): string | null {
  try {
    return decodeURIComponent(headers.get('x-chosen') ?? '').slice(0, 1_000) || null;
  } catch {
    return null;
  }
}

type Props = { params: Promise<{ classId: string }> };

/**
 * Reads a list of students, a paste or a file, of at most 10 MB, and answers `{roster}`, or `{code, detail}`: one of the errors of the product
 * or of `rosterFailures`. Keeps nothing.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!isOwnRequest(request.headers, env().appUrl)) return answer(403, { code: 'forbidden', detail: null });
  try {
    const { classId } = await params;
    const call = createCaller(await contextOf(request.headers, parseCookie(request.headers.get('cookie'))));
    // Whoever may not bring in a list is told so before their bytes are read.
    await call.roster.mayImport({ classId });
    const bytes = await boundedBody(request, rosterLimits.zipped);
    if (!bytes) return answer(413, { code: 'too-large', detail: null });
    const result = await call.roster.read({ classId, bytes, chosen: chosenIn(request.headers) });
    if (!result.ok) return answer(422, { code: result.code, detail: result.detail });
    return answer(200, { roster: result.roster });
  } catch (error) {
    const { code } = failure(error);
    if (code === 'failed') logFailure('roster', error);
    return answer(code === 'failed' ? 500 : errorCodes[code], { code, detail: null });
  }
}
