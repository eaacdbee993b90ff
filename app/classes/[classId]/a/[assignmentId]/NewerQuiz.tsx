import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Notice, type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';
import { MoveQuiz } from './MoveQuiz.tsx';

/** Tells the teacher that the quiz has a newer revision, what it changes, and what moving to it would do; nothing where there is none. */
export async function NewerQuiz({
  classId,
  assignmentId,
  version,
  at,
}: {
  classId: string;
  assignmentId: string;
  version: number;
  at: Reader;
}) {
  const newer = await (await caller()).assignment.newerQuiz({ classId, assignmentId });
  if (!newer) return null;
  const [t, words, errors] = await Promise.all([
    getTranslations('assignment'),
    wordsOf('assignment'),
    failureSentences(),
  ]);
  const { number, from, publishedAt, change, begun, running, fits } = newer;
  const parts = (['added', 'removed', 'remade', 'reworded'] as const).flatMap(what =>
    change[what].length > 0
      ? [t(`newer-${what}`, { count: change[what].length, numbers: change[what].join(', ') })]
      : [],
  );
  return (
    <Notice title={t('newer-title', { number })}>
      <p>
        {t.rich('newer-when', { from, when: () => <Time at={publishedAt} reader={at} /> })}{' '}
        {parts.length > 0 ? parts.join(' ') : t('newer-order')}
      </p>
      {fits ? (
        <MoveQuiz
          {...{ classId, assignmentId, version, number, words, errors }}
          title={t('newer-move-title', { number })}
          what={t('newer-what', { begun, running, from, number })}
        />
      ) : (
        <p>{t('newer-unfit')}</p>
      )}
    </Notice>
  );
}
