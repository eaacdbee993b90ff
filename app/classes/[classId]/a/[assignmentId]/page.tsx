import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { talkMarks } from '#/app/_talk/talk-marks.ts';
import { countsOf } from '#/app/_talk/talk-of.ts';
import { ButtonLink, Main, Notice, PageTitle, Time } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { Phase } from '../../Phase.tsx';
import { AssignmentFrame } from './AssignmentFrame.tsx';
import { InQuizNow } from './InQuizNow.tsx';
import { NewerQuiz } from './NewerQuiz.tsx';
import { StaffPanel } from './StaffPanel.tsx';
import { StaffReading } from './StaffReading.tsx';
import { StudentPanel } from './StudentPanel.tsx';
import { StudentReading } from './StudentReading.tsx';

type Props = { params: Promise<{ classId: string; assignmentId: string }> };

const ask = ({ classId, assignmentId }: Awaited<Props['params']>) =>
  read(`/classes/${classId}/a/${assignmentId}`, call => call.assignment.get({ classId, assignmentId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await ask(await params)).assignment.title };
}

export default async function AssignmentPage({ params }: Props) {
  const { classId, assignmentId } = await params;
  const path = `/classes/${classId}/a/${assignmentId}`;
  const [{ assignment, phase, role, reading, timeZone }, marks] = await Promise.all([
    ask(await params),
    countsOf({ classId, assignmentId }),
  ]);
  const [t, d, at] = await Promise.all([
    getTranslations('assignment'),
    getTranslations('discussion'),
    reader(timeZone),
  ]);
  const { opensAt, dueAt, closesAt, withdrawnAt, releasedAt, ...rest } = assignment;
  const rules = {
    ...rest,
    opensAt: opensAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
  };
  const shown = {
    meta: reading
      ? [reading.byline, reading.source && t('from', { source: reading.source })].filter(Boolean).join('. ')
      : '',
    talk: talkMarks(
      marks ?? [],
      reading?.sentences ?? [],
      number => `${path}/discussion?sentence=${number}`,
      ({ posts }) => d('posts-here', { count: posts }),
    ),
  };
  const quiz = role === 'STUDENT' && assignment.quizId && phase !== 'not-open' && (
    <StudentPanel assignment={assignment} phase={phase} timeZone={timeZone} />
  );
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="reading">
      <Main width={reading && role === 'STUDENT' ? 'wide' : 'text'}>
        {role !== 'STUDENT' && (
          <div className="standing">
            <p>
              <Phase of={assignment} at={at} />
            </p>
            {role === 'TEACHER' && (
              <StaffPanel
                classId={classId}
                assignmentId={assignmentId}
                version={assignment.version}
                withdrawn={withdrawnAt !== null}
                released={releasedAt !== null}
                hasQuiz={assignment.quizId !== null}
                rules={rules}
                zone={timeZone}
                words={await wordsOf('assignment')}
                common={await wordsOf('common')}
                errors={await failureSentences()}
              />
            )}
            {role === 'TEACHER' && assignment.quizId && (
              <NewerQuiz classId={classId} assignmentId={assignmentId} version={assignment.version} at={at} />
            )}
            {assignment.quizId && (
              <InQuizNow classId={classId} assignmentId={assignmentId} teacher={role === 'TEACHER'} at={at} />
            )}
          </div>
        )}
        {reading && role === 'STUDENT' && (
          <StudentReading {...shown} assignment={assignment} reading={reading} discuss={marks && `${path}/discussion`}>
            {quiz}
          </StudentReading>
        )}
        {reading && role !== 'STUDENT' && (
          <StaffReading
            {...shown}
            {...{ classId, assignmentId }}
            teacher={role === 'TEACHER'}
            reading={reading}
            discuss={`${path}/discussion`}
          />
        )}
        {!reading && (
          <>
            <PageTitle>{assignment.title}</PageTitle>
            <Notice>
              <p>
                {phase === 'not-open'
                  ? t.rich('opens-later', { when: () => <Time at={opensAt} reader={at} /> })
                  : assignment.readingShown
                    ? t('hidden-reading')
                    : t(assignment.quizId ? 'quiz-alone' : 'discussion-alone')}
              </p>
              {phase !== 'not-open' && !assignment.quizId && (
                <div className="acts">
                  <ButtonLink tone="ink" href={`${path}/discussion`}>
                    {t('to-discussion')}
                  </ButtonLink>
                </div>
              )}
            </Notice>
          </>
        )}
        {!reading && quiz}
      </Main>
    </AssignmentFrame>
  );
}
