'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { newKey } from '#/app/_client/key.ts';
import { useLive } from '#/app/_client/live.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, type Reader } from '#/app/_ui/index.ts';
import { discussionLimits, type ReactionKind } from '#/server/discussion/discussion.ts';
import { Composer } from './Composer.tsx';
import { Pill } from './Pill.tsx';
import { PostAsked } from './PostAsked.tsx';
import { type Asking, type Post, PostCard } from './PostCard.tsx';
import { type Branch, branches } from './tree.ts';
import { useArrival } from './useArrival.ts';
import { useSeen } from './useSeen.ts';
import { useThread } from './useThread.ts';

export type Place = { classId: string; assignmentId: string; threadId: string };

/** What is written now: a reply to a post or a change of one's own, from a draft that was `found`, or from `start`. */
type Writing = { to: Post; how: 'reply' | 'edit'; start: string; found: boolean };

/** What a draft is kept under. */
const draftOf = (how: Writing['how'], to: Post) =>
  how === 'edit' ? { parentId: null, editing: to.id } : { parentId: to.id, editing: null };

/** A thread as one reads and writes it: nested replies, what is new behind a pill, the composer under the post that is answered. */
export function ThreadView({
  place,
  first,
  at,
  role,
  mayReply,
  who,
  sentences,
}: {
  place: Place;
  first: { posts: readonly Post[]; next: string | null };
  at: Reader;
  role: 'TEACHER' | 'ASSISTANT' | 'STUDENT';
  mayReply: boolean;
  /** Who sees which name, in words. */
  who: string | null;
  sentences: Record<string, string>;
}) {
  const t = useTranslations('discussion');
  const router = useRouter();
  const { classId, assignmentId, threadId } = place;
  const thread = useThread(first, cursor => trpc.discussion.thread.query({ classId, threadId, cursor }));
  const root = useRef<HTMLDivElement>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const key = useRef<string>(null);
  const [asked, setAsked] = useState<{ what: Asking; post: Post } | null>(null);
  const [gone, setGone] = useState<string | null>(null);
  const { run, pending, told } = useAct(sentences);
  const staff = role === 'STUDENT' ? null : role === 'TEACHER' ? 'teacher' : 'assistant';

  /** Reads anew; where nothing of the thread may be seen any more, the way leads to the others, unless one may still undo that or is writing. */
  async function refresh(stay = gone !== null || writing !== null) {
    try {
      await thread.refresh();
    } catch (error) {
      if (failureOf(error).code !== 'not-found') return;
      if (stay) thread.empty();
      else router.replace(`/classes/${classId}/a/${assignmentId}/discussion`);
    }
  }
  useLive(classId, () => void refresh());
  const unread = thread.posts.filter(post => post.unread || post.news).map(post => post.id);
  useSeen(root, unread.join(), async postIds => {
    await trpc.discussion.read.mutate({ classId, postIds });
    router.refresh();
  });
  useArrival(thread.posts.length, thread.hasMore, thread.more);

  async function undo(postId: string) {
    const restored = await run(() => trpc.discussion.restore.mutate({ classId, postId, reason: null }));
    if (!restored) return;
    setGone(null);
    await refresh();
    announce(t('restore-said'));
  }
  async function sent(said: string) {
    setWriting(null);
    await refresh();
    announce(said);
  }
  /** Begins to write, from the draft that was kept of it. */
  async function write(how: 'reply' | 'edit', to: Post) {
    const draft = await trpc.discussion.draft.query({ classId, assignmentId, ...draftOf(how, to) }).then(
      answer => answer.draft?.source ?? null,
      () => null,
    );
    const before = how === 'edit' ? (to.source ?? '') : '';
    setWriting({ to, how, start: draft ?? before, found: draft !== null && draft !== before });
  }
  const keepOf = (how: 'reply' | 'edit', to: Post) => (source: string) =>
    trpc.discussion.saveDraft.mutate({ classId, assignmentId, ...draftOf(how, to), source });
  const acts = {
    ...(mayReply ? { reply: (to: Post) => void write('reply', to), edit: (to: Post) => void write('edit', to) } : {}),
    ask: (what: Asking, post: Post) => setAsked({ what, post }),
    react: async (post: Post, kind: ReactionKind) => {
      const on = !post.reactions.some(each => each.kind === kind && each.mine);
      await trpc.discussion.react.mutate({ classId, postId: post.id, kind, on });
      await refresh();
    },
  };
  const names = new Map(thread.posts.map(post => [post.id, post.author?.name]));
  const people = (asked: string) =>
    trpc.discussion.mentionable.query({ classId, assignmentId, asked }).then(answer => answer.people);
  const compare = (source: string) => trpc.discussion.compare.query({ classId, assignmentId, source });

  const noteOf = (to: Post) => {
    if (writing?.how === 'reply' && to.author === null) return <p className="state">{t('parent-gone')}</p>;
    return writing?.found ? <p className="meta">{t('draft-found')}</p> : null;
  };
  const composer = (to: Post) =>
    writing?.how === 'edit' ? (
      <Composer
        key={`edit ${to.id}`}
        title={t(to.state === 'returned' ? 'mend-title' : 'edit-title')}
        note={noteOf(to)}
        start={writing.start}
        label={t(to.state === 'returned' ? 'send-again' : 'save')}
        limit={discussionLimits.post}
        sentences={sentences}
        compare={compare}
        people={people}
        keep={keepOf('edit', to)}
        send={async source => {
          await trpc.discussion.edit.mutate({ classId, postId: to.id, version: to.version, source });
          await sent(t('edited-said'));
        }}
        onCancel={() => setWriting(null)}
      />
    ) : (
      <Composer
        key={`reply ${to.id}`}
        title={to.author ? t('reply-to', { name: to.author.name }) : t('reply')}
        note={noteOf(to)}
        start={writing?.start ?? ''}
        who={who}
        label={t('post')}
        limit={discussionLimits.post}
        sentences={sentences}
        compare={compare}
        people={people}
        keep={keepOf('reply', to)}
        send={async source => {
          key.current ??= newKey();
          const clientKey = key.current;
          const made = await trpc.discussion.post.mutate({
            classId,
            assignmentId,
            parentId: to.id,
            source,
            clientKey,
          });
          key.current = null;
          await sent(t(made.state === 'held' ? 'held-said' : 'posted-said'));
        }}
        onCancel={() => setWriting(null)}
      />
    );

  const rows = (list: readonly Branch<Post>[]) =>
    list.map(({ post, answers, replies }) => (
      <li key={post.id}>
        {writing?.how === 'edit' && writing.to.id === post.id ? (
          composer(post)
        ) : (
          <PostCard
            post={post}
            at={at}
            href={`#post-${post.id}`}
            answers={answers === null ? undefined : names.get(answers)}
            acts={acts}
            staff={staff}
          />
        )}
        {writing?.how === 'reply' && writing.to.id === post.id && composer(post)}
        {replies.length > 0 && <ol className="replies">{rows(replies)}</ol>}
      </li>
    ));
  return (
    <div ref={root}>
      <Problem told={told} />
      <div role="status" className={gone ? 'undo' : undefined}>
        {gone && (
          <>
            {t('remove-said')}{' '}
            <Button small icon="restore" disabled={pending} onClick={() => void undo(gone)}>
              {t('undo')}
            </Button>
          </>
        )}
      </div>
      <Pill fresh={thread.fresh} onPress={thread.reveal} />
      <ol className="posts">{rows(branches(thread.posts))}</ol>
      {thread.hasMore && (
        <p className="acts after-list">
          <Button onClick={() => void thread.more()}>{t('more-posts')}</Button>
        </p>
      )}
      <PostAsked
        asked={asked}
        classId={classId}
        at={at}
        teacher={staff === 'teacher'}
        sentences={sentences}
        onClose={() => setAsked(null)}
        done={async said => {
          const removed = asked?.what === 'remove' && asked.post.editable ? asked.post.id : null;
          setGone(removed);
          await refresh(removed !== null);
          // What may be undone is said beside its button.
          if (removed === null) announce(said);
        }}
      />
    </div>
  );
}
