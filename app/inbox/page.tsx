import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { ButtonLink, Empty, Main, PageTitle, type Reader, Time } from '#/app/_ui/index.ts';
import { wordsOf } from '#/server/notices/notices.ts';
import { read } from '#/server/trpc/caller.ts';
import type { createCaller } from '#/server/trpc/root.ts';
import { Choice } from './Choice.tsx';
import { MarkRead } from './MarkRead.tsx';

type Inbox = Awaited<ReturnType<ReturnType<typeof createCaller>['notices']['inbox']>>;
type Props = { searchParams: Promise<{ after?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxPage({ searchParams }: Props) {
  const cursor = (await searchParams).after ?? null;
  const [{ notices, waiting, marks, next }, { classes }] = await read(
    '/inbox',
    async call => [await call.notices.inbox({ cursor }), await call.notices.hearing()] as const,
  );
  const [t, at, sentences] = await Promise.all([getTranslations('inbox'), reader(), failureSentences()]);
  const fresh = notices.some(one => one.unread > 0) || [...waiting, ...marks].some(one => one.unread);
  return (
    <Frame place="inbox">
      <Main width="text">
        <PageTitle
          actions={fresh && <MarkRead label={t('read-all')} said={t('read-all-said')} sentences={sentences} />}
        >
          {t('title')}
        </PageTitle>
        {notices.length + waiting.length + marks.length === 0 && (
          <Empty title={t('nothing')}>{t('nothing-text')}</Empty>
        )}
        <ul className="lines inbox">
          {waiting.map(one => (
            <li key={one.classId} data-unread={one.unread || undefined}>
              <div>
                <p>
                  {one.unread && <span className="new">{t('new')} </span>}
                  <Link href={`/classes/${one.classId}/moderation`} prefetch={false}>
                    {t('waits', { count: one.count, name: one.className })}
                  </Link>
                </p>
                <p className="meta">
                  <Time at={one.newest} reader={at} />
                </p>
              </div>
              {one.unread && (
                <MarkRead
                  label={t('read')}
                  what={t('waits', { count: one.count, name: one.className })}
                  said={t('read-said')}
                  sentences={sentences}
                  line={{ classId: one.classId, kind: 'waits', id: null }}
                />
              )}
            </li>
          ))}
          {marks.map(one => (
            <li key={one.assignmentId} data-unread={one.unread || undefined}>
              <div>
                <p>
                  {one.unread && <span className="new">{t('new')} </span>}
                  <Link href={`/classes/${one.classId}/a/${one.assignmentId}/review/${one.attemptId}`} prefetch={false}>
                    {t(`marks-${one.news}`, { title: one.title })}
                  </Link>
                </p>
                <p className="meta">
                  <bdi>{one.className}</bdi>, <Time at={one.at} reader={at} />
                </p>
              </div>
              {one.unread && (
                <MarkRead
                  label={t('read')}
                  what={t(`marks-${one.news}`, { title: one.title })}
                  said={t('read-said')}
                  sentences={sentences}
                  line={{ classId: one.classId, kind: 'marks', id: one.assignmentId }}
                />
              )}
            </li>
          ))}
          {notices.map(one => (
            <li key={`${one.kind} ${one.id}`} data-unread={one.unread > 0 || undefined}>
              <Told notice={one} at={at} />
              {one.unread > 0 && (
                <MarkRead
                  label={t('read')}
                  what={sentenceOf(t, one)}
                  said={t('read-said')}
                  sentences={sentences}
                  line={{ classId: one.classId, kind: one.kind, id: one.id }}
                />
              )}
            </li>
          ))}
        </ul>
        {next && (
          <p className="acts after-list">
            <ButtonLink href={`/inbox?after=${next}`}>{t('older')}</ButtonLink>
          </p>
        )}
        {cursor === null && classes.length > 0 && (
          <section className="block" aria-labelledby="hear">
            <h2 className="t-sec" id="hear">
              {t('hear')}
            </h2>
            <p className="soft">{t('hear-text')}</p>
            <div className="form">
              {classes.map(one => (
                <Choice
                  key={one.classId}
                  {...one}
                  options={[
                    { value: 'ALL', label: t('hear-ALL') },
                    { value: 'REPLIES', label: t('hear-REPLIES') },
                    { value: 'NONE', label: t('hear-NONE') },
                  ]}
                  said={t('hear-said')}
                  sentences={sentences}
                />
              ))}
            </div>
          </section>
        )}
      </Main>
    </Frame>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'inbox'>>>;

/** What a line says. */
function sentenceOf(t: Words, notice: Inbox['notices'][number]): string {
  const { key, values } = wordsOf(notice);
  return t(key, values);
}

/** One line: who did what, in which discussion, how it begins; its link leads to the post. */
async function Told({ notice, at }: { notice: Inbox['notices'][number]; at: Reader }) {
  const t = await getTranslations('inbox');
  const { classId, assignmentId, threadId, postId, unread } = notice;
  return (
    <div>
      <p>
        {unread > 0 && <span className="new">{t('new')} </span>}
        <Link href={`/classes/${classId}/a/${assignmentId}/discussion/${threadId}#post-${postId}`} prefetch={false}>
          <bdi>{sentenceOf(t, notice)}</bdi>
        </Link>
      </p>
      {notice.excerpt && (
        <p className="excerpt" dir="auto">
          {notice.excerpt}
        </p>
      )}
      <p className="meta">
        <bdi>{notice.title}</bdi>, <bdi>{notice.className}</bdi>, <Time at={notice.at} reader={at} />
      </p>
    </div>
  );
}
