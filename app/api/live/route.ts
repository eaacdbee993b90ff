import { z } from 'zod';
import { parseCookie } from '#/server/auth/cookies.ts';
import { stopping } from '#/server/live/live.ts';
import { hints } from '#/server/live/stream.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';

const statuses: Record<string, number> = { 'not-signed-in': 401, 'password-must-change': 403 };

const asked = z.union([z.uuid(), z.literal('all')]);

/**
 * Server-sent events for members of the class named by `classId`, or of `all` their classes: a message with nothing but the
 * class's id whenever something in it has changed, or this reader has read something on another page, so that each reader
 * looks again with their own rights.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  // The page asks again, and finds the server that comes after this one.
  if (stopping().aborted) return new Response(null, { status: 503, headers: { ...headers, connection: 'close' } });
  const classId = asked.safeParse(new URL(request.url).searchParams.get('classId'));
  if (!classId.success) return new Response(null, { status: 404, headers });
  let classIds: string[];
  let userId = '';
  try {
    const context = await contextOf(request.headers, parseCookie(request.headers.get('cookie')));
    const call = createCaller(context);
    userId = context.person?.userId ?? '';
    if (classId.data === 'all')
      classIds = (await call.classroom.list()).flatMap(one => (one.status === 'ACTIVE' ? [one.classId] : []));
    else classIds = [(await call.classroom.get({ classId: classId.data })).id];
  } catch (error) {
    return new Response(null, { status: statuses[failure(error).code] ?? 404, headers });
  }
  return new Response(hints(classIds, userId, request.signal), {
    headers: { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
}
