import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { ButtonLink, Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { defaultReview } from '#/server/assignment/assignment.ts';
import { read, requestNow } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { AssignForm } from './AssignForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignment'))('set-title') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ reading?: string; quiz?: string }> };

export default async function AssignPage({ params, searchParams }: Props) {
  const [{ classId }, { reading, quiz }] = await Promise.all([params, searchParams]);
  const [group, { readings }, { quizzes }] = await read(`/classes/${classId}/assign`, async call => {
    const found = await call.classroom.get({ classId });
    if (found.role !== 'TEACHER') notFound();
    return [
      found,
      await call.reading.list({ cursor: null }),
      await call.quiz.list({ readingId: null, cursor: null }),
    ] as const;
  });
  const [words, errors, now] = await Promise.all([wordsOf('assignment'), failureSentences(), requestNow()]);
  const materials = readings.map(one => ({
    ...one,
    quizzes: quizzes.filter(each => each.readingId === one.id && each.latest > 0),
  }));
  const rules = {
    title: '',
    opensAt: now.toISOString(),
    dueAt: null,
    closesAt: null,
    timeLimitSeconds: null,
    attemptLimit: 1,
    counted: 'BEST' as const,
    waitMinutes: 0,
    lateLossPercent: 0,
    whenOverdue: 'SUBMIT' as const,
    shuffleOptions: true,
    shuffleQuestions: false,
    oneAtATime: false,
    backAllowed: true,
    forms: 'ONE' as const,
    readingShown: true,
    readingBeside: true,
    holdMarks: false,
    review: defaultReview,
  };
  return (
    <ClassFrame classId={classId} view="assignments">
      <Main width="text">
        <PageTitle>{words['set-title']}</PageTitle>
        {materials.length === 0 ? (
          <Empty
            title={words['no-readings']}
            action={
              <ButtonLink tone="ink" href="/readings/new">
                {words['bring-in']}
              </ButtonLink>
            }
          />
        ) : (
          <AssignForm
            classId={classId}
            materials={materials}
            chosen={{ readingId: reading ?? null, quizId: quiz ?? null }}
            rules={rules}
            zone={group.timeZone}
            words={words}
            errors={errors}
          />
        )}
      </Main>
    </ClassFrame>
  );
}
