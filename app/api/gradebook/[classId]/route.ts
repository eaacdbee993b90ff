import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type Cell, csvOf } from '#/server/csv.ts';
import { gradesFile, gradesFileKinds } from '#/server/progress/grades-file.ts';
import { attachment, download, nothingThere } from '../../download.ts';

type Params = { params: Promise<Record<string, string>> };
const asking = z.strictObject({ classId: z.uuid(), for: z.enum(gradesFileKinds).default('plain') });

/** The gradebook of a class as a file for a teacher, all students, with the columns that another system knows (`for`). It is noted in the class's log. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = asking.safeParse({ ...query, ...(await params) });
  if (!asked.success) return nothingThere();
  const { classId } = asked.data;
  return download(request, 'gradebook', async call => {
    const { userNames } = await call.progress.recordGradesTaken({ classId });
    const t = await getTranslations('gradebook');
    const words = {
      ...{ name: t('name'), userName: t('user-name'), total: t('total'), excused: t('state-excused') },
      takingPart: t('kind-PARTICIPATION'),
    };
    const rows: Cell[][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof call.progress.gradebook>> = await call.progress.gradebook({
        classId,
        cursor,
      });
      const file = gradesFile(asked.data.for, page.columns, words);
      if (cursor === null) rows.push(...file.head);
      for (const row of page.students) rows.push(file.lineOf({ row, userName: userNames.get(row.membershipId) ?? '' }));
      cursor = page.next;
    } while (cursor !== null);
    const name = `gradebook-${asked.data.for}-${classId.slice(-12)}.csv`;
    return attachment(csvOf(rows, true), 'text/csv; charset=utf-8', name);
  });
}
