import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type Reader, Time } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';

/** What a search finds among the posts that this reader may see, the newest first, a page at a time from the post `after` on. */
export async function Found({
  classId,
  assignmentId,
  q,
  after,
  path,
  at,
}: {
  classId: string;
  assignmentId: string;
  q: string;
  after: string | null;
  path: string;
  at: Reader;
}) {
  const [t, { hits, next }] = await Promise.all([
    getTranslations('discussion'),
    (await caller()).discussion.search({ classId, assignmentId, q, cursor: after }),
  ]);
  const count = hits.length;
  const heading = after
    ? t('found-older', { q })
    : next
      ? t('found-newest', { count, q })
      : t('found-count', { count, q });
  return (
    <section aria-label={t('found')}>
      <h2 className="t-sec">{heading}</h2>
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
      <p className="acts after-list">
        {next && (
          <Link href={`${path}?q=${encodeURIComponent(q)}&after=${next}`} prefetch={false}>
            {t('older-found')}
          </Link>
        )}
        <Link href={path}>{t('all-threads')}</Link>
      </p>
    </section>
  );
}
