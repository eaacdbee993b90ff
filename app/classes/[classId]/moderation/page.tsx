import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { Main } from '#/app/_ui/index.ts';
import { Words } from '#/app/readings/_components/Words.tsx';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { Queue } from './Queue.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderation'))('title') };
}

export default async function ModerationPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  const [{ role, timeZone }, queue] = await read(`/classes/${classId}/moderation`, call =>
    Promise.all([call.classroom.get({ classId }), call.discussion.queue({ classId, cursor: null })]),
  );
  const [at, failures] = await Promise.all([reader(timeZone), failureSentences()]);
  return (
    <ClassFrame classId={classId} view="moderation">
      <Main width="flush">
        <Words areas={['discussion', 'moderation']}>
          <Queue
            classId={classId}
            given={queue.cases}
            total={queue.total}
            at={at}
            teacher={role === 'TEACHER'}
            failures={failures}
          />
        </Words>
      </Main>
    </ClassFrame>
  );
}
