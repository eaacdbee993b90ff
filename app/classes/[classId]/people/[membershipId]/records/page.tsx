import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Main, PageTitle, Table } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../../../ClassFrame.tsx';
import { EraseForm } from './EraseForm.tsx';

type Props = { params: Promise<{ classId: string; membershipId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('link') };
}

/** What is kept of one student of the class, for a teacher: take it out, or erase them. */
export default async function RecordsOfStudentPage({ params }: Props) {
  const who = await params;
  const path = `/classes/${who.classId}/people/${who.membershipId}/records`;
  const [about, places] = await read(
    path,
    async call => [await call.records.about(who), await call.records.places(who)] as const,
  );
  const [t, words, errors] = await Promise.all([getTranslations('records'), wordsOf('records'), failureSentences()]);
  const name = { name: about.name };
  return (
    <ClassFrame classId={who.classId} view="people">
      <Main width="text">
        <PageTitle intro={t('user-name-is', { name: about.userName })}>
          {t.rich('of', { name: () => <bdi>{about.name}</bdi> })}
        </PageTitle>
        <section className="block" aria-labelledby="kept">
          <h2 className="t-sec" id="kept">
            {t('kept-now')}
          </h2>
          {about.kept.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <Table caption={t('kept-now')} hideCaption stack>
              <thead>
                <tr>
                  <th scope="col">{t('what')}</th>
                  <th scope="col">{t('count')}</th>
                </tr>
              </thead>
              <tbody>
                {about.kept.map(({ topic, count }) => (
                  <tr key={topic}>
                    <th scope="row">{t(`topic.${topic}`)}</th>
                    <td data-h={t('count')}>{count}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
          <p className="meta">
            <Link href="/records">{t('title')}</Link>
          </p>
        </section>
        <section className="block" aria-labelledby="out">
          <h2 className="t-sec" id="out">
            {t('take-out')}
          </h2>
          <p>
            {t('take-out-what')} {t('take-out-right')}
          </p>
          <p className="soft">{t('take-out-alone', name)}</p>
          <a className="btn" href={`/api/record/${who.classId}/${who.membershipId}`} download>
            {t('download')}
          </a>
        </section>
        <section className="block erase" aria-labelledby="erase">
          <h2 className="t-sec" id="erase">
            {t('erase-title', name)}
          </h2>
          <p>{t('erase-what')}</p>
          <h3 className="t-sub">{t('places')}</h3>
          <p className="soft">{t('places-what', { words: places.words.join(', ') })}</p>
          {places.posts.length + places.tables.length === 0 && <p>{t('places-none')}</p>}
          <ul className="lines">
            {places.posts.map(post => (
              <li key={post.postId}>
                <Link href={`/classes/${who.classId}/a/${post.assignmentId}/discussion/${post.threadId}`}>
                  {post.excerpt}
                </Link>
                {post.own && <span className="meta">{t('place-own')}</span>}
              </li>
            ))}
            {places.tables.map(({ table, topic, count }) => (
              <li key={table}>
                <span>{t(`topic.${topic}`)}</span>
                <span className="meta">
                  {table}: {t('place-rows', { count })}
                </span>
              </li>
            ))}
          </ul>
          <EraseForm {...who} words={words} errors={{ ...errors, invalid: t('no-name') }} />
        </section>
      </Main>
    </ClassFrame>
  );
}
