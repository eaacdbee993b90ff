import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';

/** What a search finds among the posts that this reader may see. */
export async function Found({
  classId,
  assignmentId,
  q,
  path,
  at,
}: {
  classId: string;
  assignmentId: string;
  q: string;
  path: string;
  at: Reader;
}) {
  const [t, { hits }] = await Promise.all([
    getTranslations('discussion'),
    (await caller()).discussion.search({ classId, assignmentId, q, cursor: null }),
  ]);
  return (
    <section aria-label={t('found')}>
      <h2 className="t-sec">{t('found-count', { count: hits.length, q })}</h2>
      <ol className="cards">
        {hits.map(hit => (
          <li key={hit.postId}>
            <p className="excerpt" dir="auto">
              <Link href={`${path}/${hit.threadId}#post-${hit.postId}`} prefetch={false}>
                {hit.excerpt}
              </Link>
            </p>
            <p className="by">
              {hit.author && <bdi>{hit.author.name}</bdi>}
              <Time at={hit.at} reader={at} />
            </p>
          </li>
        ))}
      </ol>
      <p className="after-list">
        <Link href={path}>{t('all-threads')}</Link>
      </p>
    </section>
  );
}
