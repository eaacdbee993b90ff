import { parseCookie } from '#/server/auth/cookies.ts';
import { logFailure } from '#/server/log.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';

const kept = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** A file to be saved, never shown and never kept on the way. */
export const attachment = (body: BodyInit, type: string, name: string) =>
  new Response(body, {
    headers: { ...kept, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });

/**
 * Answers a request for a file by `make`, with the rights that its reader has at this moment: whoever is not signed in is sent
 * to do so, and what may not be seen is not found. A page of another site cannot set it off. `name` stands in the log.
 */
export async function download(
  request: Request,
  name: string,
  make: (call: ReturnType<typeof createCaller>) => Promise<Response>,
): Promise<Response> {
  const from = request.headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin' && from !== 'none')
    return new Response(null, { status: 404, headers: kept });
  try {
    return await make(createCaller(await contextOf(request.headers, parseCookie(request.headers.get('cookie')))));
  } catch (error) {
    const { code } = failure(error);
    if (code === 'not-signed-in' || code === 'password-must-change') {
      const location = `/signin?next=${encodeURIComponent(new URL(request.url).pathname)}`;
      return new Response(null, { status: 307, headers: { ...kept, location } });
    }
    if (code === 'failed') logFailure(name, error);
    return new Response(null, { status: code === 'failed' ? 500 : 404, headers: kept });
  }
}

/** The answer where an address names nothing. */
export const nothingThere = () => new Response(null, { status: 404, headers: kept });
