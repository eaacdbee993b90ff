import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { filterOf } from '#/app/classes/[classId]/audit/filter-of.ts';
import { sentenceOf } from '#/app/classes/[classId]/audit/sentence-of.ts';
import { localTime } from '#/server/assignment/zoned.ts';
import { type Cell, csvOf } from '#/server/csv.ts';
import { attachment, download, nothingThere } from '../../download.ts';

type Params = { params: Promise<Record<string, string>> };

/** The class's log as a table, narrowed as on its page; that it was taken out is in the log. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const asked = z.strictObject({ classId: z.uuid() }).safeParse(await params);
  if (!asked.success) return nothingThere();
  const { classId } = asked.data;
  return download(request, 'log', async call => {
    const { timeZone } = await call.classroom.get({ classId });
    const filter = filterOf(Object.fromEntries(new URL(request.url).searchParams), timeZone);
    await call.classroom.noteLogTakenOut({ classId });
    const t = await getTranslations('classes');
    const rows: Cell[][] = [
      [t('log-when', { zone: timeZone }), t('log-what'), t('log-code'), t('log-by'), t('log-about'), t('log-detail')],
    ];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof call.classroom.audit>> = await call.classroom.audit({
        classId,
        cursor,
        ...filter,
      });
      for (const event of page.events)
        rows.push([
          localTime(event.at, timeZone).replace('T', ' '),
          sentenceOf(event, t),
          event.action,
          event.actor,
          event.subject,
          event.detail && JSON.stringify(event.detail),
        ]);
      cursor = page.next;
    } while (cursor !== null);
    return attachment(csvOf(rows, true), 'text/csv; charset=utf-8', `log-${classId.slice(-12)}.csv`);
  });
}
