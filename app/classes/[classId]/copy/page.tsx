import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { absoluteTime, Button, Main, PageTitle, Table, TextField } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { CopyForm } from './CopyForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('copy-class') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ weeks?: string }> };

/** The weeks asked for in the address, 52 where there are none that can be moved by. */
function weeksOf(asked: string | undefined): number {
  const weeks = Number(asked ?? '52');
  return Number.isInteger(weeks) && weeks >= -260 && weeks <= 520 ? weeks : 52;
}

export default async function CopyPage({ params, searchParams }: Props) {
  const { classId } = await params;
  const weeks = weeksOf((await searchParams).weeks);
  const path = `/classes/${classId}/copy`;
  const [group, assignments] = await read(path, call =>
    Promise.all([call.classroom.get({ classId }), call.copying.preview({ classId, weeks })]),
  );
  const [t, words, errors, { now, locale }] = await Promise.all([
    getTranslations('people'),
    wordsOf('people'),
    failureSentences(),
    reader(group.timeZone),
  ]);
  // In the class's zone, whoever looks: that is the one in which nothing moves.
  const said = (date: Date | null) =>
    date ? absoluteTime(date, { now, locale, zone: group.timeZone }) : t('copy-none');
  return (
    <ClassFrame classId={classId} view="settings">
      <Main>
        <PageTitle intro={t('copy-intro', { zone: group.timeZone })}>{t('copy-class')}</PageTitle>
        <form className="form" action={path}>
          <TextField
            id="weeks"
            label={t('copy-weeks')}
            type="number"
            min={-260}
            max={520}
            defaultValue={weeks}
            required
          />
          <div className="acts">
            <Button type="submit">{t('copy-show')}</Button>
          </div>
        </form>
        <section className="block" aria-labelledby="dates">
          <h2 className="t-sec" id="dates">
            {t('copy-dates')}
          </h2>
          {assignments.length === 0 ? (
            <p className="soft">{t('copy-nothing')}</p>
          ) : (
            <Table caption={t('copy-dates')} hideCaption stack>
              <thead>
                <tr>
                  <th scope="col">{t('copy-assignment')}</th>
                  <th scope="col">{t('copy-was')}</th>
                  <th scope="col">{t('copy-opens')}</th>
                  <th scope="col">{t('copy-due')}</th>
                  <th scope="col">{t('copy-closes')}</th>
                </tr>
              </thead>
              <tbody>
                {assignments.map(({ assignmentId, title, was, is }) => (
                  <tr key={assignmentId}>
                    <th scope="row">{title}</th>
                    <td data-h={t('copy-was')}>{said(was.opensAt)}</td>
                    <td data-h={t('copy-opens')}>{said(is.opensAt)}</td>
                    <td data-h={t('copy-due')}>{said(is.dueAt)}</td>
                    <td data-h={t('copy-closes')}>{said(is.closesAt)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </section>
        <CopyForm classId={classId} name={group.name} weeks={weeks} words={words} errors={errors} />
      </Main>
    </ClassFrame>
  );
}
