import { z } from 'zod';
import { parseCookie } from '#/server/auth/cookies.ts';
import { listen } from '#/server/discussion/live.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';

/** After this long a stream ends and the browser asks again, so that nobody listens past the end of their session or membership. */
const life = 30_000;
const statuses: Record<string, number> = { 'not-signed-in': 401, 'password-must-change': 403 };

/**
 * Server-sent events for members of the class named by `classId`: an empty message whenever something in it has changed, so
 * that each reader looks again with their own rights. Carries no content.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const classId = z.uuid().safeParse(new URL(request.url).searchParams.get('classId'));
  if (!classId.success) return new Response(null, { status: 404, headers });
  try {
    const call = createCaller(await contextOf(request.headers, parseCookie(request.headers.get('cookie'))));
    await call.classroom.get({ classId: classId.data });
  } catch (error) {
    return new Response(null, { status: statuses[failure(error).code] ?? 404, headers });
  }
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 1000\n\n'));
      const deaf = listen(classId.data, () => controller.enqueue(encoder.encode('data:\n\n')));
      const over = setTimeout(() => end(), life);
      end = () => {
        end = () => {};
        clearTimeout(over);
        deaf();
        controller.close();
      };
      request.signal.addEventListener('abort', () => end());
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
}
