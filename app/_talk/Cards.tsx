import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { lights } from '#/app/_article/index.ts';
import { Icon, type Reader, Time } from '#/app/_ui/index.ts';
import type { ThreadCard } from '#/server/discussion/view.ts';

/** Threads as cards: what each is about, how it begins, how many posts it has and how many are new. */
export async function Cards({ threads, path, at }: { threads: readonly ThreadCard[]; path: string; at: Reader }) {
  const t = await getTranslations('discussion');
  return (
    <ol className="cards">
      {threads.map(thread => {
        const { anchor } = thread;
        return (
          <li key={thread.id} {...(anchor.sentence === null ? {} : lights([anchor.sentence], 'talk'))}>
            <h2>
              <Link href={`${path}/${thread.id}`} prefetch={false}>
                {anchor.kind === 'figure' || anchor.kind === 'quote' ? (
                  <span className={`sign ${anchor.kind === 'figure' ? 'fig' : 'quo'}`}>
                    <Icon name={anchor.kind === 'figure' ? 'fig' : 'quo'} />
                    <span className="vh">{t(`about-${anchor.kind}`)}</span>
                  </span>
                ) : null}{' '}
                {anchor.quote ? (
                  <span dir="auto">{t('quoted', { words: anchor.quote })}</span>
                ) : (
                  t(`about-${anchor.kind}`)
                )}
              </Link>
            </h2>
            <span className="sign talk">
              <Icon name="talk" />
              <span className="vh">{t('posts', { count: thread.posts })}</span>
              <span aria-hidden="true">{thread.posts}</span>
            </span>
            <p className="excerpt" dir="auto">
              {thread.excerpt}
            </p>
            <p className="by">
              {thread.unread > 0 && <span className="new">{t('new-count', { count: thread.unread })}</span>}
              {thread.author && <bdi>{thread.author.name}</bdi>}
              {anchor.sentence !== null && <span>{t('sentence', { number: anchor.sentence + 1 })}</span>}
              <Time at={thread.lastAt} reader={at} />
              {anchor.fromQuestion && anchor.kind !== 'question' && <span>{t('about-question')}</span>}
              {thread.pinned && <span>{t('pinned')}</span>}
              {thread.locked && <span>{t('locked')}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
