import type { PostState } from '#/server/discussion/view.ts';

export const hears = ['ALL', 'REPLIES', 'NONE'] as const;
/** What a member wants to hear of in a class: all that is new, replies to them and mentions of them, or nothing. */
export type Hears = (typeof hears)[number];

export const noticeKinds = ['decided', 'mention', 'reply', 'new', 'unmasked'] as const;
/** Why a post is told of: a teacher has decided on one's own, it mentions one, it answers one, it is new, or a teacher looked at who wrote one's own. */
export type NoticeKind = (typeof noticeKinds)[number];

/** How many lines of the inbox one page has. */
export const pageOfNotices = 30;

/** Posts that are told of in one line: those of a kind in a thread, or one's own that was decided on. */
export type Notice = {
  kind: NoticeKind;
  /** The thread, or one's own post. */
  id: string;
  classId: string;
  className: string;
  assignmentId: string;
  title: string;
  threadId: string;
  /** Where the line leads: the first of them that is unread, else the newest. */
  postId: string;
  posts: number;
  unread: number;
  at: Date;
  /** Of the post that the line leads to, as the reader may know it. */
  author: string | null;
  excerpt: string;
  anonymous: boolean;
  state: PostState;
};

/** What a line says, in the inbox and in a mail alike: a sentence of the catalog "inbox", and what it names. */
export function wordsOf({ kind, posts, author, state }: Pick<Notice, 'kind' | 'posts' | 'author' | 'state'>) {
  const values = { count: posts, name: author ?? '…' };
  if (kind === 'unmasked') return { key: kind, values };
  if (kind !== 'decided') return { key: kind === 'new' ? ('new-posts' as const) : kind, values };
  const became = state === 'hidden' || state === 'returned' ? state : 'approved';
  return { key: `decided-${became}` as const, values };
}

/** Posts of a class that wait for a teacher, in one line. */
export type Waiting = { classId: string; className: string; count: number; newest: Date; unread: boolean };
