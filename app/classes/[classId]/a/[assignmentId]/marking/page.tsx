import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Passage } from '#/app/_article/index.ts';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Empty, Main, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../AssignmentFrame.tsx';
import { KeptComments } from './KeptComments.tsx';
import { MarkForm } from './MarkForm.tsx';
import { ReleaseMarks } from './ReleaseMarks.tsx';

type Asked = { question?: string; by?: string; names?: string; all?: string; from?: string };
type Props = { params: Promise<{ classId: string; assignmentId: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('marking'))('title') };
}

/** Open answers to mark by hand: one question over all students, or one student after the other; with names or without. */
export default async function MarkingPage({ params, searchParams }: Props) {
  const { classId, assignmentId } = await params;
  const asked = await searchParams;
  const path = `/classes/${classId}/a/${assignmentId}`;
  const byStudent = asked.by === 'student';
  const blind = asked.names === 'hidden';
  const all = asked.all === 'yes';
  const [overview, { comments }, { role }] = await read(`${path}/marking`, call =>
    Promise.all([
      call.attempt.toMark({ classId, assignmentId }),
      call.attempt.comments({ classId }),
      call.classroom.get({ classId }),
    ]),
  );
  const [t, words, errors] = await Promise.all([getTranslations('marking'), wordsOf('marking'), failureSentences()]);
  const { questions, holdMarks, marksReleasedAt, version } = overview;
  const chosen =
    questions.find(each => each.id === asked.question) ?? questions.find(each => each.waiting > 0) ?? questions[0];
  const { answers, next } = chosen
    ? await read(`${path}/marking`, call =>
        call.attempt.answersToMark({
          ...{ classId, assignmentId, blind, waitingOnly: !all, attemptId: null },
          questionId: byStudent ? null : chosen.id,
          cursor: Number(asked.from) || 0,
        }),
      )
    : { answers: [], next: null };
  const waiting = questions.reduce((sum, each) => sum + each.waiting, 0);
  const to = (change: Asked) => {
    const query = { ...asked, from: undefined, ...change };
    const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
    return `${path}/marking?${new URLSearchParams(given)}`;
  };
  const choice = (current: boolean, href: string, label: string) => (
    <Link href={href} aria-current={current ? 'true' : undefined} prefetch={false}>
      {label}
    </Link>
  );
  const numberOf = new Map(questions.map(each => [each.id, each]));
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="marking">
      <Main width="text">
        <PageTitle
          intro={t('waiting', { count: waiting })}
          actions={
            role === 'TEACHER' && (
              <ReleaseMarks
                {...{ classId, assignmentId, version, words, errors }}
                held={holdMarks && marksReleasedAt === null}
              />
            )
          }
        >
          {t('title')}
        </PageTitle>
        {questions.length === 0 ? (
          <Empty title={t('nothing')}>{t('nothing-text')}</Empty>
        ) : (
          <>
            <nav className="choices" aria-label={t('how')}>
              {choice(!byStudent, to({ by: undefined }), t('by-question'))}
              {choice(byStudent, to({ by: 'student' }), t('by-student'))}
              {choice(blind, to({ names: blind ? undefined : 'hidden' }), t('names-hidden'))}
              {choice(all, to({ all: all ? undefined : 'yes' }), t('marked-too'))}
            </nav>
            {!byStudent && (
              <ol className="choices" aria-label={t('questions')}>
                {questions.map(each => (
                  <li key={each.id}>
                    {choice(
                      each.id === chosen?.id,
                      to({ question: each.id }),
                      t('question-waiting', { number: each.number, count: each.waiting }),
                    )}
                  </li>
                ))}
              </ol>
            )}
            {!byStudent && chosen && <Asked question={chosen} />}
            {answers.length === 0 && <p className="soft">{t('all-marked')}</p>}
            <ul className="to-mark">
              {answers.map((answer, index) => {
                const question = numberOf.get(answer.questionId);
                const who = answer.displayName ?? t('answer-number', { number: (Number(asked.from) || 0) + index + 1 });
                const again = index > 0 && byStudent && !blind && answers[index - 1]?.attemptId === answer.attemptId;
                return (
                  <li key={`${answer.attemptId} ${answer.questionId}`}>
                    {!again && (
                      <h2 className="t-sub">
                        <bdi>{who}</bdi>
                        {answer.number > 1 && <span className="meta"> {t('attempt', { number: answer.number })}</span>}
                      </h2>
                    )}
                    {byStudent && question && <Asked question={question} />}
                    <p className="typed" dir="auto">
                      {answer.text}
                    </p>
                    {answer.stale && <p className="meta">{t('stale')}</p>}
                    <MarkForm
                      key={answer.version}
                      classId={classId}
                      stood={answer}
                      points={question?.points ?? 0}
                      label={t('mark-whose', { name: who, number: question?.number ?? 0 })}
                      overrules={false}
                      comments={comments.map(each => each.text)}
                      words={words}
                      errors={errors}
                    />
                  </li>
                );
              })}
            </ul>
            {next !== null && (
              <p className="after-list">
                <Link href={to({ from: String(next) })}>{t('more')}</Link>
              </p>
            )}
            {comments.length > 0 && (
              <KeptComments classId={classId} comments={comments} words={words} errors={errors} />
            )}
          </>
        )}
        <p className="after-list">
          <Link href={`${path}/results`}>{t('back')}</Link>
        </p>
      </Main>
    </AssignmentFrame>
  );
}

type Question = { number: number; prompt: string; passage: string | null; feedback: string | null; points: number };

/** A question with what a good answer says. */
async function Asked({ question }: { question: Question }) {
  const t = await getTranslations('marking');
  const { number, prompt, passage, feedback, points } = question;
  return (
    <div className="asked">
      <p>
        <span className="sign">{number}</span> {prompt} <span className="meta">{t('points', { points })}</span>
      </p>
      {passage && <Passage>{passage}</Passage>}
      {feedback && <p className="meta">{t('model', { text: feedback })}</p>}
    </div>
  );
}
