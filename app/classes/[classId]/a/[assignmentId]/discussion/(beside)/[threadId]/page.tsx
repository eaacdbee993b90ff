import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { lights } from '#/app/_article/index.ts';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { GateNotice } from '#/app/_talk/GateNotice.tsx';
import { ThreadStaff } from '#/app/_talk/ThreadStaff.tsx';
import { ThreadView } from '#/app/_talk/ThreadView.tsx';
import { threadOrGate } from '#/app/_talk/talk-of.ts';
import { WritingNotice } from '#/app/_talk/WritingNotice.tsx';
import { read } from '#/server/trpc/caller.ts';

type Props = { params: Promise<{ classId: string; assignmentId: string; threadId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('discussion'))('thread') };
}

export default async function ThreadPage({ params }: Props) {
  const { classId, assignmentId, threadId } = await params;
  const path = `/classes/${classId}/a/${assignmentId}/discussion`;
  const [{ role, timeZone }, found] = await read(`${path}/${threadId}`, call =>
    Promise.all([call.classroom.get({ classId }), threadOrGate(call, { classId, assignmentId }, threadId)]),
  );
  if (!found) redirect(`${path}?to=${threadId}`);
  if (found.assignmentId !== assignmentId)
    redirect(`/classes/${classId}/a/${found.assignmentId}/discussion/${threadId}`);
  const { thread, posts, next, gate, mayReply, settings } = found;
  const [t, at, sentences] = await Promise.all([getTranslations('discussion'), reader(timeZone), failureSentences()]);
  const { anchor } = thread;
  return (
    <>
      <div className="thread-head" {...(anchor.sentence === null ? {} : lights([anchor.sentence], 'talk'))}>
        <p className="meta">
          <Link href={path} prefetch={false}>
            {t('all-threads')}
          </Link>
        </p>
        <h1 className="t-page">
          {anchor.sentence === null ? t(`about-${anchor.kind}`) : t('on-sentence', { number: anchor.sentence + 1 })}
        </h1>
        {anchor.quote && (
          <blockquote className="cite" dir="auto">
            {anchor.quote}
          </blockquote>
        )}
        {anchor.fromQuestion && anchor.kind !== 'question' && <p className="meta">{t('about-question')}</p>}
        {role !== 'STUDENT' && <ThreadStaff classId={classId} thread={thread} sentences={sentences} />}
        {thread.locked && <p className="soft">{t('locked-text')}</p>}
      </div>
      <WritingNotice gate={gate} at={at} />
      {!gate.open && <GateNotice gate={gate} at={at} assignment={`/classes/${classId}/a/${assignmentId}`} />}
      <ThreadView
        place={{ classId, assignmentId, threadId }}
        first={{ posts, next }}
        at={at}
        role={role}
        mayReply={mayReply}
        who={settings.pseudonym && t('who', { name: settings.pseudonym })}
        sentences={sentences}
      />
    </>
  );
}
