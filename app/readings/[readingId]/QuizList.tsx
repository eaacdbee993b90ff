import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { Time } from '#/app/_ui/index.ts';

type Quiz = { id: string; title: string; readingNumber: number; latest: number; updatedAt: Date };

/** All quizzes of a reading, newest first, on whichever of its revisions. */
export async function QuizList({ quizzes, next, path }: { quizzes: Quiz[]; next: string | null; path: string }) {
  const [t, at] = await Promise.all([getTranslations('reading'), reader()]);
  if (quizzes.length === 0) return null;
  return (
    <section className="block" aria-labelledby="quizzes">
      <h2 className="t-sec" id="quizzes">
        {t('quizzes')}
      </h2>
      <ul className="lines">
        {quizzes.map(quiz => (
          <li key={quiz.id}>
            <Link href={`/quizzes/${quiz.id}`} prefetch={false}>
              {quiz.title}
            </Link>
            <span className="meta">
              {t('revision', { number: quiz.readingNumber })} ·{' '}
              {quiz.latest > 0 ? t('quiz-published', { number: quiz.latest }) : t('quiz-draft')} ·{' '}
              {t.rich('quiz-changed', { when: () => <Time at={quiz.updatedAt} reader={at} /> })}
            </span>
          </li>
        ))}
      </ul>
      {next && <Link href={`${path}?quizzes=${next}#quizzes`}>{t('older-quizzes')}</Link>}
    </section>
  );
}
