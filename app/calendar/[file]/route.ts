import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { languageOf } from '#/messages/languages.ts';
import { icalendarOf } from '#/server/calendar/icalendar.ts';
import { env } from '#/server/env.ts';
import { logFailure } from '#/server/log.ts';
import { contextOf } from '#/server/trpc/context.ts';
import { failure } from '#/server/trpc/init.ts';
import { createCaller } from '#/server/trpc/root.ts';

type Params = { params: Promise<Record<string, string>> };

const statuses: Record<string, number> = { 'too-many': 429, failed: 500 };

/** A person's calendar for programs that follow it, by the secret in its address alone: no cookie is looked at. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const headers = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
  const [, token] = /^([\w-]{43})\.ics$/.exec((await params).file ?? '') ?? [];
  if (!token) return new Response(null, { status: 404, headers });
  try {
    const call = createCaller(await contextOf(request.headers, () => undefined));
    const { language, events } = await call.calendar.feed({ token });
    const t = await getTranslations({ locale: languageOf(language), namespace: 'calendar' });
    const body = icalendarOf(events, {
      summary: (kind, { title, className }) => t(kind === 'DUE' ? 'due' : 'closes', { title, name: className }),
      address: ({ classId, assignmentId }) => new URL(`/classes/${classId}/a/${assignmentId}`, env().appUrl).href,
    });
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    if (request.headers.get('if-none-match')?.includes(etag))
      return new Response(null, { status: 304, headers: { ...headers, etag } });
    return new Response(body, {
      headers: {
        ...headers,
        etag,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="lectern.ics"',
      },
    });
  } catch (error) {
    const { code, detail } = failure(error);
    if (code === 'failed') logFailure('calendar', error);
    const answer = new Response(null, { status: statuses[code] ?? 404, headers });
    if (code === 'too-many') answer.headers.set('retry-after', String(Number(detail?.minutes ?? 1) * 60));
    return answer;
  }
}
