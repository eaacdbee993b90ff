'use client';

import { useTranslations } from 'next-intl';
import { copyText } from '#/app/_client/copyText.ts';
import { announce, Button, Icon, Menu, type Reader, Time } from '#/app/_ui/index.ts';
import { type ReactionKind, reactionKinds } from '#/server/discussion/discussion.ts';
import type { PostView } from '#/server/discussion/view.ts';
import { Body } from './Body.tsx';

/** A post as it comes to the browser: over the network a time is a string. */
export type Post = Omit<PostView, 'at'> & { at: Date | string };

/** What one may do with posts; what is missing here is not offered. */
export type PostActs = {
  reply?: (post: Post) => void;
  edit?: (post: Post) => void;
  ask: (what: Asking, post: Post) => void;
  react: (post: Post, kind: ReactionKind) => void;
};
export type Asking = 'report' | 'remove' | 'restore' | 'history' | 'hide' | 'return' | 'approve' | 'mute' | 'unmask';

/** Who wrote a post, and when: the time is its permanent link. */
function By({ post, at, href }: { post: Post; at: Reader; href: string }) {
  const t = useTranslations('discussion');
  const { author } = post;
  return (
    <p className="by">
      {author && (
        <b>
          <bdi>{author.name}</bdi>
        </b>
      )}
      {author && author.role !== 'student' && <span>{t(`role-${author.role}`)}</span>}
      {post.mine && <span>{t('you')}</span>}
      <a className="at" href={href}>
        <Time at={new Date(post.at)} reader={at} />
      </a>
      {post.edited && <span>{t('edited')}</span>}
      {post.unread && <span className="new">{t('new')}</span>}
    </p>
  );
}

/** The state of a post, to those who may know of it: its author, and staff. */
function State({ post }: { post: Post }) {
  const t = useTranslations('discussion');
  if (post.state === 'visible' || post.state === 'removed') return null;
  return (
    <div className="state">
      <Icon name={post.state === 'held' ? 'clock' : post.state === 'returned' ? 'restore' : 'lock'} />
      <div>
        <p>{t(post.mine ? `mine-${post.state}` : `theirs-${post.state}`)}</p>
        {post.stateReason && (
          <p className="why">
            <bdi>{post.stateReason}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}

/** One post: who, when, what, how it stands, and what one may do with it. `answers` names whom it replies to where no indent shows it. */
export function PostCard({
  post,
  at,
  href,
  answers,
  acts,
  staff,
}: {
  post: Post;
  at: Reader;
  href: string;
  answers?: string | undefined;
  acts: PostActs;
  staff: 'teacher' | 'assistant' | null;
}) {
  const t = useTranslations('discussion');
  if (post.state === 'removed' || !post.author)
    return (
      <div id={`post-${post.id}`} className="post" data-post={post.id}>
        <p className="gone">{t(post.state === 'removed' ? 'removed' : 'not-shown')}</p>
        {post.restorable && (
          <p className="acts">
            <Button small tone="quiet" icon="restore" onClick={() => acts.ask('restore', post)}>
              {t('act-restore')}
            </Button>
          </p>
        )}
      </div>
    );
  const { author } = post;
  const waits = post.state !== 'visible';
  return (
    <article
      id={`post-${post.id}`}
      className={waits ? 'post held' : 'post'}
      data-post={post.id}
      data-unread={post.unread || post.news || undefined}
      aria-label={t('post-by', { name: author.name })}
    >
      <State post={post} />
      <By post={post} at={at} href={href} />
      {answers && <p className="meta">{t.rich('in-reply-to', { name: () => <bdi>{answers}</bdi> })}</p>}
      {post.unmasked && <p className="state">{t('unmasked', { reason: post.unmasked })}</p>}
      <Body body={post.body} />
      <Cites cites={post.cites} />
      <div className="acts">
        {acts.reply && !waits && (
          <Button small tone="quiet" onClick={() => acts.reply?.(post)}>
            {t('reply')}
          </Button>
        )}
        {post.editable && acts.edit && (
          <Button small tone="quiet" icon="pen" onClick={() => acts.edit?.(post)}>
            {t(post.state === 'returned' ? 'mend' : 'edit')}
          </Button>
        )}
        <Reactions post={post} onReact={kind => acts.react(post, kind)} />
        <More post={post} href={href} acts={acts} staff={staff} />
      </div>
    </article>
  );
}

function Cites({ cites }: { cites: Post['cites'] }) {
  const t = useTranslations('discussion');
  if (cites.length === 0) return null;
  const altered = cites.some(cite => !cite.exact);
  return (
    <p className={altered ? 'quote-check wrong' : 'quote-check'}>
      <Icon name="quo" />
      {t(altered ? 'altered' : 'exact')}
    </p>
  );
}

/** The reactions that a post has, with their counts; and to a post of somebody else, a menu of all there are. */
function Reactions({ post, onReact }: { post: Post; onReact: (kind: ReactionKind) => void }) {
  const t = useTranslations('discussion');
  if (post.state !== 'visible' || post.reactions.length === 0) return null;
  const had = reactionKinds.flatMap(kind => {
    const found = post.reactions.find(each => each.kind === kind);
    return found && found.count > 0 ? [{ ...found, kind }] : [];
  });
  return (
    <>
      {had.map(({ kind, count, mine }) => (
        <button
          key={kind}
          type="button"
          className="react"
          aria-pressed={mine}
          disabled={post.mine}
          onClick={() => onReact(kind)}
        >
          {t(`react-${kind}`)}
          <span className="num">{count}</span>
        </button>
      ))}
      {!post.mine && (
        <Acts label={t('react')} choices={reactionKinds} say={kind => t(`react-${kind}`)} choose={onReact} />
      )}
    </>
  );
}

/** A few acts behind one button. */
function Acts<Choice extends string>({
  label,
  choices,
  say,
  choose,
}: {
  label: string;
  choices: readonly Choice[];
  say: (choice: Choice) => string;
  choose: (choice: Choice) => void;
}) {
  return (
    <Menu summary={label} className="btn quiet sm">
      {choices.map(choice => (
        <Button key={choice} tone="quiet" onClick={() => choose(choice)}>
          {say(choice)}
        </Button>
      ))}
    </Menu>
  );
}

/** What is done rarely, behind one button. */
function More({
  post,
  href,
  acts,
  staff,
}: {
  post: Post;
  href: string;
  acts: PostActs;
  staff: 'teacher' | 'assistant' | null;
}) {
  const t = useTranslations('discussion');
  const student = post.author?.role === 'student';
  /** Where the browser keeps the clipboard to itself, the link is in its address bar. */
  async function copyLink() {
    const link = new URL(href, `${location.origin}${location.pathname}`);
    if (await copyText(link.href)) return announce(t('link-copied'));
    location.hash = link.hash;
    announce(t('link-in-bar'));
  }
  const offered: [Asking | 'link', boolean][] = [
    ['link', post.state === 'visible'],
    ['report', !staff && !post.mine && student && post.state === 'visible' && !post.reported],
    ['history', post.edited],
    ['approve', staff !== null && post.state !== 'visible'],
    ['return', staff !== null && student && !post.mine && post.state !== 'returned'],
    ['hide', staff !== null && !post.mine && post.state !== 'hidden'],
    ['mute', staff !== null && student],
    ['unmask', staff === 'teacher' && student],
    ['remove', post.mine],
  ];
  const acting = offered.filter(([, may]) => may);
  if (acting.length === 0 && !post.reported) return null;
  return (
    <>
      {post.reported && <span className="meta">{t('reported')}</span>}
      {acting.length > 0 && (
        <Acts
          label={t('more')}
          choices={acting.map(([what]) => what)}
          say={what => t(`act-${what}`)}
          choose={what => (what === 'link' ? void copyLink() : acts.ask(what, post))}
        />
      )}
    </>
  );
}
