import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Passage } from '#/app/_article/index.ts';
import { inOrder } from '#/app/_ui/in-order.ts';
import { Main, PageTitle, Table } from '#/app/_ui/index.ts';
import { answerLines } from '#/server/attempt/answer-words.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../../AssignmentFrame.tsx';

type Props = {
  params: Promise<{ classId: string; assignmentId: string; questionId: string }>;
  searchParams: Promise<{ after?: string }>;
};

const ask = async ({ params, searchParams }: Props) => {
  const given = await params;
  const path = `/classes/${given.classId}/a/${given.assignmentId}/results/questions/${given.questionId}`;
  const cursor = (await searchParams).after ?? null;
  return { path, found: await read(path, call => call.progress.question({ ...given, cursor })) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations('results');
  return { title: t('answers-title', { number: (await ask(props)).found.number }) };
}

const lines = (question: Question, answer: Answer | null) =>
  answerLines({ ...question, options: question.options.map(option => option.text) }, answer);

export default async function AnswersPage(props: Props) {
  const { classId, assignmentId } = await props.params;
  const [{ path, found }, t, m] = await Promise.all([
    ask(props),
    getTranslations('results'),
    getTranslations('common.misconception'),
  ]);
  const { question, number, dropped, handedIn, answers, next } = found;
  const proofAsked = question.proof !== null;
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="results">
      <Main width="wide">
        <PageTitle intro={t('answers-intro', { handedIn })}>{t('answers-title', { number })}</PageTitle>
        <div className="asked">
          <p>{question.prompt}</p>
          {question.passage && <Passage>{question.passage}</Passage>}
          {dropped && <p className="meta">{t('dropped', { reason: dropped })}</p>}
        </div>
        <Table caption={t('answers')} hideCaption stack className="answers">
          <thead>
            <tr>
              <th scope="col">{t('answer')}</th>
              <th scope="col">{t('judged')}</th>
              <th scope="col">{t('stands-for')}</th>
              <th scope="col">{t('who')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ answer, outcome, misconception, reason, students }) => (
              <tr key={JSON.stringify(answer)}>
                <th scope="row">
                  {answer === null || outcome === 'blank'
                    ? t('no-answer')
                    : inOrder(lines(question, answer), line => <bdi className="case">{line}</bdi>)}
                </th>
                <td data-h={t('judged')}>{t(`outcome-${outcome}`)}</td>
                <td data-h={t('stands-for')} className="mis">
                  {misconception ? <b>{m(misconception)}</b> : '–'}
                  {reason && <span className="meta">{reason}</span>}
                </td>
                <td data-h={t('who')}>
                  <ul className="who">
                    {students.map(student => (
                      <li key={student.attemptId}>
                        <Link href={`/classes/${classId}/a/${assignmentId}/review/${student.attemptId}`}>
                          <bdi>{student.displayName}</bdi>
                        </Link>
                        {proofAsked && student.proved === false && <span className="meta"> {t('without-proof')}</span>}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        {next && (
          <p className="after-list">
            <Link href={`${path}?after=${next}`}>{t('more-answers')}</Link>
          </p>
        )}
        <p className="after-list">
          <Link href={`/classes/${classId}/a/${assignmentId}/results`}>{t('back')}</Link>
        </p>
      </Main>
    </AssignmentFrame>
  );
}
