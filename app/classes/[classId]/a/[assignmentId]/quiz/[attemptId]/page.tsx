import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '#/app/_article/index.ts';
import { Frame } from '#/app/_frame/Frame.tsx';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { currentPerson, read } from '#/server/trpc/caller.ts';
import { Quiz } from './Quiz.tsx';

type Props = { params: Promise<{ classId: string; assignmentId: string; attemptId: string }> };

const ask = ({ classId, assignmentId, attemptId }: Awaited<Props['params']>) =>
  read(`/classes/${classId}/a/${assignmentId}/quiz/${attemptId}`, call => call.attempt.get({ classId, attemptId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('quiz');
  return { title: t('title', { title: (await ask(await params)).title }) };
}

export default async function QuizPage({ params }: Props) {
  const { classId, assignmentId, attemptId } = await params;
  const taking = await ask(await params);
  const [t, c, words, errors, person, locale] = await Promise.all([
    getTranslations('quiz'),
    getTranslations('common'),
    wordsOf('quiz'),
    failureSentences(),
    currentPerson(),
    getLocale(),
  ]);
  const over = taking.state !== 'IN_PROGRESS';
  const { reading, remaining, pause, breaks, noClock, largerText } = taking;
  const pointed = taking.questions.some(question => question.proof);
  return (
    <Frame place="classes">
      <main id="main" tabIndex={-1} className={largerText ? 'quiz-page larger' : 'quiz-page'}>
        <div className={reading && !over ? 'quiz-head wide' : 'quiz-head col'}>
          <h1 className="t-page">{t('title', { title: taking.title })}</h1>
          {!over && (
            <p className="meta">
              {t('saves')} {reading && t('beside')}
            </p>
          )}
        </div>
        <Quiz
          key={`${taking.state} ${taking.place?.at} ${taking.pause !== null}`}
          place={taking.place}
          classId={classId}
          assignmentId={assignmentId}
          attemptId={attemptId}
          outboxKey={taking.outboxKey}
          questions={taking.questions}
          time={{ remaining, pause, breaks, noClock, largerText }}
          oneAtATime={taking.oneAtATime}
          done={over ? { state: taking.state, receipt: taking.receipt } : null}
          locale={locale === 'en-XA' ? 'en' : locale}
          words={words}
          errors={errors}
          reading={
            reading && (
              <details className="beside" open>
                <summary>{t('reading')}</summary>
                <Article
                  title={reading.title}
                  titleLevel={2}
                  text={reading.text}
                  blocks={reading.blocks}
                  sentences={reading.sentences}
                  size={largerText ? 'xl' : (person?.textSize ?? 'sm')}
                  spacing={person?.wideSpacing ? 'wide' : 'normal'}
                  numbers={pointed}
                  numberLabel={number => c('sentence', { number })}
                />
              </details>
            )
          }
        />
      </main>
    </Frame>
  );
}
