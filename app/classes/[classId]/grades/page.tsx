import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PrintNow } from '#/app/_client/PrintNow.tsx';
import { Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { Report } from '../gradebook/Report.tsx';

type Props = { params: Promise<{ classId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gradebook'))('own-title') };
}

/** A student's own marks: what they may see, and the total of that. */
export default async function GradesPage({ params }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}/grades`;
  const [{ row, columns, categories, later }, t] = await Promise.all([
    read(path, call => call.progress.myGrades({ classId })),
    getTranslations('gradebook'),
  ]);
  return (
    <ClassFrame classId={classId} view="grades">
      <Main width="text">
        <PageTitle intro={t('own-intro')} actions={columns.length > 0 && <PrintNow label={t('print')} />}>
          {t('own-title')}
        </PageTitle>
        {!row || columns.length === 0 ? (
          <Empty title={t('own-nothing')}>{t('own-nothing-text')}</Empty>
        ) : (
          <Report {...{ row, columns, categories }} />
        )}
        {later.length > 0 && (
          <section className="block" aria-labelledby="later">
            <h2 className="t-sub" id="later">
              {t('later')}
            </h2>
            <ul className="lines">
              {later.map(({ id, title }) => (
                <li key={id}>
                  <Link href={`/classes/${classId}/a/${id}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="after-list screen-only">
          <Link href={`/classes/${classId}`}>{t('own-back')}</Link>
        </p>
      </Main>
    </ClassFrame>
  );
}
