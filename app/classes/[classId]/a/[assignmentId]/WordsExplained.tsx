import { getTranslations } from 'next-intl/server';
import { RemoveWord } from '#/app/_study/RemoveWord.tsx';
import { wordId } from '#/app/_study/study-marks.ts';
import type { StudyWords } from '#/app/_study/study-words.ts';
import { TakeOverWords } from '#/app/_study/TakeOverWords.tsx';
import { WordForm } from '#/app/_study/WordForm.tsx';
import type { Gloss } from '#/server/study/glosses.ts';
import { caller } from '#/server/trpc/caller.ts';

/** The words of an assignment's reading that are explained, for the teacher who writes them. */
export async function WordsExplained({
  classId,
  assignmentId,
  glosses,
  language,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  glosses: readonly Gloss[];
  language: string | null;
  words: StudyWords;
  errors: Record<string, string>;
}) {
  const ids = { classId, assignmentId };
  const [t, elsewhere] = await Promise.all([
    getTranslations('study'),
    glosses.length === 0 ? (await caller()).study.glossesElsewhere(ids) : null,
  ]);
  return (
    <section className="word-list block" aria-labelledby="words">
      <h2 className="t-sec" id="words">
        {t('words')}
      </h2>
      <p className="meta">{t(glosses.length > 0 ? 'words-what' : 'words-none')}</p>
      {elsewhere && (
        <p>
          {t('elsewhere', { count: elsewhere.count, title: elsewhere.title, name: elsewhere.class })}{' '}
          <TakeOverWords {...ids} label={t('take-over')} errors={errors} />
        </p>
      )}
      {glosses.length > 0 && (
        <dl>
          {glosses.map(({ id, term, gloss }) => (
            <div key={id}>
              <dt lang={language ?? undefined}>{term}</dt>
              <dd>
                <span id={wordId(id)}>{gloss}</span>{' '}
                <RemoveWord {...ids} glossId={id} label={t('remove-term', { term })} errors={errors} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <WordForm {...ids} words={words} errors={errors} />
    </section>
  );
}
