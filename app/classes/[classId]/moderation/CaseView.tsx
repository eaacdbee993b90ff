'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { Body } from '#/app/_talk/Body.tsx';
import { Button, Icon, type Reader, Time } from '#/app/_ui/index.ts';
import type { QueueCase } from '#/server/discussion/view.ts';

/** A post that waits, read downwards: the passage, what it answers, the post itself, how it came here. */
export function CaseView({
  classId,
  one,
  heading,
  at,
  teacher,
  onLock,
  onMute,
  onUnmask,
}: {
  classId: string;
  one: QueueCase;
  heading: Ref<HTMLHeadingElement>;
  at: Reader;
  teacher: boolean;
  onLock: () => void;
  onMute: () => void;
  onUnmask: () => void;
}) {
  const t = useTranslations('moderation');
  const talk = useTranslations('discussion');
  const { post, above, anchor } = one;
  const name = post.author?.name ?? '';
  return (
    <>
      <div>
        <h1 className="t-page" ref={heading} tabIndex={-1}>
          {t.rich('case-by', { name: () => <bdi>{name}</bdi> })}
        </h1>
        <p className="meta">
          <bdi>{one.title}</bdi>, <Time at={new Date(post.at)} reader={at} />
        </p>
        <div className="acts">
          <Link
            className="btn quiet sm"
            href={`/classes/${classId}/a/${one.assignmentId}/discussion/${post.threadId}#post-${above.at(-1)?.id ?? post.id}`}
            prefetch={false}
          >
            {t('in-thread')}
          </Link>
          <Button small tone="quiet" icon="lock" keys="L" onClick={onLock}>
            {t(one.locked ? 'unlock' : 'lock')}
          </Button>
          {post.author?.role === 'student' && (
            <Button small tone="quiet" keys="M" onClick={onMute}>
              {t('mute')}
            </Button>
          )}
          {one.masked && teacher && (
            <Button small tone="quiet" icon="eye" onClick={onUnmask}>
              {t('unmask')}
            </Button>
          )}
        </div>
      </div>
      <section aria-label={t('context')}>
        {anchor.fromQuestion && <p className="meta">{t('from-question')}</p>}
        {anchor.quote && (
          <blockquote className="cite" dir="auto">
            {anchor.quote}{' '}
            {anchor.sentence !== null && <span className="meta">{t('sentence', { number: anchor.sentence + 1 })}</span>}
          </blockquote>
        )}
        {above.map(
          before =>
            before.author && (
              <div key={before.id} className="post context">
                <p className="by">
                  <b>
                    <bdi>{before.author.name}</bdi>
                  </b>
                  {before.author.role !== 'student' && <span>{talk(`role-${before.author.role}`)}</span>}
                  <Time at={new Date(before.at)} reader={at} />
                </p>
                <Body body={before.body} />
              </div>
            ),
        )}
      </section>
      <section className="case held" aria-label={t('the-post')}>
        <Body body={post.body} />
        {post.cites.map(cite => (
          <p key={`${cite.start} ${cite.end}`} className={cite.exact ? 'quote-check' : 'quote-check wrong'}>
            <Icon name="quo" />
            {t(cite.exact ? 'exact' : 'altered')}
          </p>
        ))}
      </section>
    </>
  );
}
