import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PrintNow } from '#/app/_client/PrintNow.tsx';
import { reader } from '#/app/_frame/reader.ts';
import { absoluteTime, ButtonLink, Empty, Main } from '#/app/_ui/index.ts';
import type { TranscriptPost } from '#/server/discussion/view.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../AssignmentFrame.tsx';
import { Written } from './Written.tsx';

type Props = {
  params: Promise<{ classId: string; assignmentId: string }>;
  searchParams: Promise<{ after?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('participation'))('transcript') };
}

/** The whole discussion for paper, thread by thread in the order of the reading. */
export default async function TranscriptPage({ params, searchParams }: Props) {
  const ids = await params;
  const cursor = (await searchParams).after ?? null;
  const path = `/classes/${ids.classId}/a/${ids.assignmentId}/discussion`;
  const [group, { title, anonymous, posts, next }] = await read(`${path}/transcript`, async call => {
    const found = await Promise.all([
      call.classroom.get({ classId: ids.classId }),
      call.discussion.transcript({ ...ids, cursor }),
    ]);
    await call.discussion.recordExport({ ...ids, form: 'print' });
    return found;
  });
  const [t, at] = await Promise.all([getTranslations('participation'), reader(group.timeZone)]);
  const threads = new Map<string, TranscriptPost[]>();
  for (const post of posts) threads.set(post.threadId, [...(threads.get(post.threadId) ?? []), post]);
  return (
    <AssignmentFrame {...ids} view="discussion">
      <Main width="text">
        <div className="two paper-bar">
          <p className="soft">{t('transcript-log')}</p>
          <div className="acts">
            <ButtonLink href={path} icon="talk">
              {t('back')}
            </ButtonLink>
            <a className="btn" href={`/api/transcript/${ids.classId}/${ids.assignmentId}`} download>
              {t('csv')}
            </a>
            <PrintNow label={t('print')} />
          </div>
        </div>
        <article className="transcript">
          <h1 className="t-page">{t('transcript-title', { title })}</h1>
          <p className="meta">
            {t('transcript-meta', { name: group.name, when: absoluteTime(at.now, at) })}
            {anonymous && <> {t('transcript-masked')}</>}
          </p>
          {threads.size === 0 && <Empty title={t('transcript-none')}>{t('transcript-none-text')}</Empty>}
          {[...threads].map(([id, thread]) => (
            <Written key={id} thread={thread} at={at} />
          ))}
        </article>
        {next && (
          <p className="after-list screen-only">
            <Link href={`${path}/transcript?after=${next}`} prefetch={false}>
              {t('further')}
            </Link>
          </p>
        )}
      </Main>
    </AssignmentFrame>
  );
}
