import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Earned as Entry } from '#/server/discussion/participation.ts';

/** How many posts count for one rule, and the points that they earned, each a link to its post. */
export async function Earned({ count, earned, path }: { count: number; earned: readonly Entry[]; path: string }) {
  const t = await getTranslations('participation');
  return (
    <>
      <span className="num">{count}</span>
      {earned.map(({ postId, threadId, points }) => (
        <Link
          key={postId}
          className="earned"
          href={`${path}/${threadId}#post-${postId}`}
          prefetch={false}
          aria-label={t('earned-by', { points })}
        >
          {t('earned', { points })}
        </Link>
      ))}
    </>
  );
}
