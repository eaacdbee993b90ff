import { getTranslations } from 'next-intl/server';
import { Body } from '#/app/_talk/Body.tsx';
import { absoluteTime, type Reader } from '#/app/_ui/index.ts';
import { readMarkdown } from '#/server/discussion/markdown.ts';
import type { TranscriptPost } from '#/server/discussion/view.ts';

/** The posts of one thread as they were written, one after the other, under the words that they are about. */
export async function Written({ thread, at }: { thread: readonly TranscriptPost[]; at: Reader }) {
  const t = await getTranslations('participation');
  const [first] = thread;
  if (!first) return null;
  const { anchor } = first;
  return (
    <div className="written">
      <h2 className="t-sec">
        {anchor.sentence === null ? t(`about-${anchor.kind}`) : t('on-sentence', { number: anchor.sentence + 1 })}
      </h2>
      {anchor.quote && (
        <blockquote className="cite" dir="auto">
          {anchor.quote}
        </blockquote>
      )}
      <ol>
        {thread.map(post => (
          <li key={post.postId} className="post">
            <Head post={post} at={at} />
            {post.state === 'removed' ? (
              <p className="gone">{t('removed')}</p>
            ) : (
              <Body body={readMarkdown(post.source)} />
            )}
            {post.reason && <p className="meta">{t.rich('reason', { reason: post.reason })}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}

async function Head({ post, at }: { post: TranscriptPost; at: Reader }) {
  const t = await getTranslations('participation');
  const { author, answers, state } = post;
  return (
    <p className="by">
      {author && (
        <b>
          <bdi>{author.name}</bdi>
        </b>
      )}
      {author && author.role !== 'student' && <span>{t(`role-${author.role}`)}</span>}
      <time dateTime={post.at.toISOString()}>{absoluteTime(post.at, at)}</time>
      {answers && <span>{t.rich('in-reply-to', { name: () => <bdi>{answers}</bdi> })}</span>}
      {post.edited && <span>{t('edited')}</span>}
      {state !== 'visible' && state !== 'removed' && <strong>{t(`state-${state}`)}</strong>}
    </p>
  );
}
