import { getTranslations } from 'next-intl/server';
import type { Gloss } from '#/server/study/glosses.ts';
import { wordId } from './study-marks.ts';

/** The words of a reading that are explained, as a list under it; nothing where there are none. */
export async function WordList({ glosses, language }: { glosses: readonly Gloss[]; language: string | null }) {
  if (glosses.length === 0) return null;
  const t = await getTranslations('study');
  return (
    <section className="word-list" aria-labelledby="words">
      <h2 id="words">{t('words')}</h2>
      <dl>
        {glosses.map(({ id, term, gloss }) => (
          <div key={id}>
            <dt lang={language ?? undefined}>{term}</dt>
            <dd id={wordId(id)}>{gloss}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
