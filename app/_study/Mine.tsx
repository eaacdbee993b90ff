import { getTranslations } from 'next-intl/server';
import { sentenceId } from '#/app/_article/index.ts';
import type { Sentence } from '#/server/article/article.ts';
import type { Highlight } from '#/server/study/highlight.ts';
import { OwnNote } from './OwnNote.tsx';
import { sentenceOf } from './study-marks.ts';

/** All that a student keeps of a reading, in its order; what no longer stands in it comes last and says so. */
export async function Mine({
  highlights,
  sentences,
  language,
}: {
  highlights: readonly Highlight[];
  sentences: readonly Sentence[];
  language: string | null;
}) {
  const t = await getTranslations('study');
  const place = ({ at }: Highlight) => at?.start ?? Number.POSITIVE_INFINITY;
  const inOrder = [...highlights].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  return (
    <section className="mine block" aria-labelledby="mine">
      <h2 className="t-sec" id="mine">
        {t('mine')}
      </h2>
      <p className="meta">{t(highlights.length > 0 ? 'mine-what' : 'mine-none')}</p>
      <ul>
        {inOrder.map(({ at, ...highlight }) => (
          <li key={highlight.id}>
            <blockquote className="kept-words" lang={language ?? undefined}>
              {at ? (
                <a href={`#${sentenceId(sentenceOf(at.start, sentences))}`}>{highlight.quote}</a>
              ) : (
                <>
                  {highlight.quote} <b className="meta">{t('changed')}</b>
                </>
              )}
            </blockquote>
            {!at && <p className="meta">{t('changed-what')}</p>}
            <OwnNote highlight={highlight} place="list" />
          </li>
        ))}
      </ul>
    </section>
  );
}
