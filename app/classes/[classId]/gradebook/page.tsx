import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Button, Empty, Main, PageTitle, SelectField } from '#/app/_ui/index.ts';
import { gradeStates } from '#/server/progress/book.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { Columns } from './Columns.tsx';
import { GradeGrid } from './GradeGrid.tsx';
import { cellText, cellTold, percent, totalTold, underOf } from './told.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gradebook'))('title') };
}

type Asked = { after?: string; group?: string; state?: string; category?: string };
type Props = { params: Promise<{ classId: string }>; searchParams: Promise<Asked> };
const files = ['plain', 'canvas', 'moodle', 'classroom'] as const;

export default async function GradebookPage({ params, searchParams }: Props) {
  const { classId } = await params;
  const asked = await searchParams;
  const path = `/classes/${classId}/gradebook`;
  const state = gradeStates.find(each => each === asked.state) ?? null;
  const [{ columns, categories, groups, students, next }, { role, archivedAt }] = await read(path, call =>
    Promise.all([
      call.progress.gradebook({
        ...{ classId, state, cursor: asked.after ?? null },
        groupId: asked.group || null,
        categoryId: asked.category || null,
      }),
      call.classroom.get({ classId }),
    ]),
  );
  const [t, words, errors] = await Promise.all([
    getTranslations('gradebook'),
    wordsOf('gradebook'),
    failureSentences(),
  ]);
  const teaches = role === 'TEACHER' && !archivedAt;
  const narrowed = Boolean(asked.group || asked.state || asked.category);
  const of = (kind: string, id: string) => {
    const assignment = `/classes/${classId}/a/${id}`;
    return kind === 'QUIZ'
      ? `${assignment}/results`
      : kind === 'PARTICIPATION'
        ? `${assignment}/discussion/participation`
        : null;
  };
  return (
    <ClassFrame classId={classId} view="gradebook">
      <Main width="wide">
        <PageTitle intro={t('intro')}>{t('title')}</PageTitle>
        <form className="form narrow-by" method="get" action={path}>
          <div className="row">
            {groups.length > 0 && (
              <SelectField id="group" label={t('group')} defaultValue={asked.group ?? ''}>
                <option value="">{t('all')}</option>
                {groups.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
            <SelectField id="state" label={t('state')} defaultValue={state ?? ''}>
              <option value="">{t('all')}</option>
              {gradeStates.map(each => (
                <option key={each} value={each}>
                  {t(`choose-${each}`)}
                </option>
              ))}
            </SelectField>
            {categories.length > 0 && (
              <SelectField id="category" label={t('category')} defaultValue={asked.category ?? ''}>
                <option value="">{t('all')}</option>
                {categories.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
          </div>
          <div className="acts">
            <Button type="submit" small>
              {t('show')}
            </Button>
            {narrowed && <Link href={path}>{t('show-all')}</Link>}
          </div>
        </form>
        {columns.length === 0 && !narrowed ? (
          <Empty title={t('nothing')}>{t('nothing-text')}</Empty>
        ) : students.length === 0 ? (
          <p className="soft">{t(narrowed ? 'nobody-so' : 'no-students')}</p>
        ) : (
          <GradeGrid
            key={JSON.stringify(asked)}
            classId={classId}
            columns={columns.map(column => ({
              ...column,
              href: of(column.kind, column.id),
              under: underOf(t, column),
            }))}
            rows={students.map(row => ({
              membershipId: row.membershipId,
              displayName: row.displayName,
              href: `${path}/${row.membershipId}`,
              total: {
                text: row.total === null ? '–' : t('percent', { percent: percent(row.total) }),
                told: [
                  row.total === null ? '' : t('told-total', { percent: percent(row.total) }),
                  totalTold(t, row, columns, categories),
                ].join(' '),
                ...{ mark: null, reason: null, version: 0 },
              },
              cells: row.cells.flatMap((cell, at) => {
                const column = columns[at];
                if (!column) return [];
                const told = cellTold(t, row.displayName, column, cell);
                return [{ ...cell, text: cellText(t, cell), told }];
              }),
            }))}
            words={words}
            errors={errors}
          />
        )}
        {next && (
          <p className="after-list">
            <Link href={`${path}?${new URLSearchParams({ ...asked, after: next })}`}>{t('more')}</Link>
          </p>
        )}
        {teaches && <Columns {...{ classId, columns, categories, words, errors }} />}
        {role === 'TEACHER' && columns.length > 0 && (
          <section className="block" aria-labelledby="files">
            <h2 className="t-sub" id="files">
              {t('files')}
            </h2>
            <p className="soft">{t('files-what')}</p>
            <div className="acts">
              {files.map(each => (
                <a key={each} className="btn sm" href={`/api/gradebook/${classId}?for=${each}`} download>
                  {t(`csv-${each}`)}
                </a>
              ))}
            </div>
          </section>
        )}
      </Main>
    </ClassFrame>
  );
}
