import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { Main, PageTitle } from '#/app/_ui/index.ts';
import { registry, topics } from '#/server/records/registry.ts';
import { read } from '#/server/trpc/caller.ts';
import { RetentionForm } from './RetentionForm.tsx';

/** The months that a teacher may choose; the schema allows others. */
const months = [1, 3, 6, 12, 24, 36];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('title') };
}

/** What is kept, why and how long, made from the register of tables; for a student also their own record to take out. */
export default async function RecordsPage() {
  const classes = await read('/records', call => call.records.retentions());
  const [t, errors] = await Promise.all([getTranslations('records'), failureSentences()]);
  const learns = classes.filter(one => one.role === 'STUDENT');
  const teaches = classes.some(one => one.role !== 'STUDENT');
  const tables = Object.entries(registry);
  const told = topics.flatMap(topic => {
    const names = tables.flatMap(([name, keeping]) => (keeping.topic === topic ? [name] : []));
    return names.length === 0 ? [] : [{ topic, names }];
  });
  return (
    <Frame>
      <Main width="text">
        <PageTitle intro={t('page-intro')}>{t('title')}</PageTitle>
        {(learns.length > 0 || !teaches) && (
          <section className="block" aria-labelledby="yours">
            <h2 className="t-sec" id="yours">
              {t('yours')}
            </h2>
            <p>{t('yours-what')}</p>
            {learns.length === 0 && <p className="soft">{t('yours-none')}</p>}
            <ul className="lines">
              {learns.map(one => (
                <li key={one.classId}>
                  <span>{t.rich('of-class-short', { name: () => <bdi>{one.name}</bdi> })}</span>
                  <a className="btn small" href={`/api/record/${one.classId}/me`} download>
                    {t('download')}
                    <span className="vh"> {one.name}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {classes.length > 0 && (
          <section className="block" aria-labelledby="retention">
            <h2 className="t-sec" id="retention">
              {t('retention')}
            </h2>
            <p>{t('retention-what')}</p>
            <ul className="lines">
              {classes.map(one => (
                <li key={one.classId}>
                  {one.role === 'TEACHER' ? (
                    <RetentionForm
                      classId={one.classId}
                      months={one.months}
                      label={t('retention-of', { name: one.name })}
                      choices={[
                        { value: '', label: t('never') },
                        ...[...new Set([...months, ...(one.months ? [one.months] : [])])]
                          .sort((a, b) => a - b)
                          .map(count => ({ value: String(count), label: t('months', { months: count }) })),
                      ]}
                      set={t('set')}
                      errors={errors}
                    />
                  ) : (
                    <>
                      <bdi>{one.name}</bdi>
                      <span className="meta">
                        {one.months === null ? t('kept-never') : t('kept-months', { months: one.months })}
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {told.map(({ topic, names }) => (
          <section key={topic} className="block" aria-labelledby={topic}>
            <h2 className="t-sec" id={topic}>
              {t(`topic.${topic}`)}
            </h2>
            <p>{t(`what-of.${topic}.what`)}</p>
            <dl className="kept">
              {(['why', 'how-long', 'erased'] as const).map(aspect => (
                <Fragment key={aspect}>
                  <dt>{t(aspect)}</dt>
                  <dd>{t(`what-of.${topic}.${aspect === 'how-long' ? 'until' : aspect}`)}</dd>
                </Fragment>
              ))}
            </dl>
            <p className="meta">{t('tables', { tables: names.join(', ') })}</p>
          </section>
        ))}
      </Main>
    </Frame>
  );
}
