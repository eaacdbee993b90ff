import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '#/app/_ui/index.ts';
import type { Sentence } from '#/server/article/article.ts';
import type { TalkCount } from './talk-marks.ts';

/** The sentences that the class talks about, the most discussed first, each with its count and the way to its threads; nothing where there is none to see. */
export async function HeatList({
  counts,
  text,
  sentences,
  path,
}: {
  counts: readonly TalkCount[];
  text: string;
  sentences: readonly Sentence[];
  path: string;
}) {
  const t = await getTranslations('discussion');
  const talked = counts
    .filter(({ posts, sentence }) => posts > 0 && sentences[sentence])
    .toSorted((a, b) => b.posts - a.posts || a.sentence - b.sentence);
  if (talked.length === 0) return null;
  return (
    <details className="heat-list">
      <summary>{t('heat', { count: talked.length })}</summary>
      <ol>
        {talked.map(({ sentence, posts }) => {
          const { start, end } = sentences[sentence] ?? { start: 0, end: 0 };
          return (
            <li key={sentence}>
              <Link href={`${path}?sentence=${sentence + 1}`} prefetch={false}>
                <span className="meta">{t('heat-sentence', { number: sentence + 1 })}</span>{' '}
                <span dir="auto">{text.slice(start, end)}</span>
              </Link>
              <span className="sign talk">
                <Icon name="talk" />
                <span className="vh">{t('posts', { count: posts })}</span>
                <span aria-hidden="true">{posts}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
