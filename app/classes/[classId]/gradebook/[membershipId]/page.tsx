import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PrintNow } from '#/app/_client/PrintNow.tsx';
import { reader } from '#/app/_frame/reader.ts';
import { absoluteTime, Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../ClassFrame.tsx';
import { Report } from '../Report.tsx';

type Props = { params: Promise<{ classId: string; membershipId: string }> };

const ask = async (params: Props['params']) => {
  const { classId, membershipId } = await params;
  return read(`/classes/${classId}/gradebook/${membershipId}`, call =>
    Promise.all([call.progress.report({ classId, membershipId }), call.classroom.get({ classId })]),
  );
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ displayName }] = await ask(params);
  return { title: (await getTranslations('gradebook'))('report', { name: displayName }) };
}

/** A report on one student's marks, to be printed for them or their parents. */
export default async function ReportPage({ params }: Props) {
  const { classId } = await params;
  const [[{ displayName, columns, categories, rows }, group], t] = await Promise.all([
    ask(params),
    getTranslations('gradebook'),
  ]);
  const at = await reader(group.timeZone);
  const [row] = rows;
  return (
    <ClassFrame classId={classId} view="gradebook">
      <Main width="text">
        <PageTitle actions={<PrintNow label={t('print')} />}>{t('report', { name: displayName })}</PageTitle>
        <p className="meta">
          <bdi>{group.name}</bdi>, <time dateTime={at.now.toISOString()}>{absoluteTime(at.now, at)}</time>
        </p>
        {row && <Report {...{ row, columns, categories }} />}
        <p className="after-list screen-only">
          <Link href={`/classes/${classId}/gradebook`}>{t('back')}</Link>
        </p>
      </Main>
    </ClassFrame>
  );
}
