import type { Body } from './markdown.ts';

export type { Body, BodyBlock, Inline } from './markdown.ts';

export const gateNeeds = ['own-post', 'cited-post', 'quiz', 'date', 'teacher'] as const;
export type GateNeed = (typeof gateNeeds)[number];

/** Whether a reader is let in, what still opens it, and how many posts wait behind it. `mayPost` is about starting and replying. */
export type Gate = {
  open: boolean;
  mayPost: boolean;
  needs: GateNeed[];
  opensAt: Date | null;
  closesAt: Date | null;
  /** Until when a teacher keeps the student from writing; reading is open all the while. */
  mutedUntil: Date | null;
  waiting: number;
};

/** Who wrote a post, as this reader may know them: in an anonymous discussion `key` and `name` are the pseudonym. */
export type Author = { key: string; name: string; role: 'teacher' | 'assistant' | 'student'; mine: boolean };

export const anchorKinds = ['reading', 'passage', 'figure', 'quote', 'question'] as const;
/** What a thread is about. Offsets in the pinned revision's text, UTF-16, half-open; `quote` are the words there. */
export type Anchor = {
  kind: (typeof anchorKinds)[number];
  sentence: number | null;
  start: number | null;
  end: number | null;
  quote: string | null;
  /** It began where somebody looked back at a question of the quiz. */
  fromQuestion: boolean;
};

/** A thread in a list. `author` and `excerpt` are those of its first post, null and empty where the reader may not see that. */
export type ThreadCard = {
  id: string;
  anchor: Anchor;
  excerpt: string;
  author: Author | null;
  posts: number;
  unread: number;
  pinned: boolean;
  locked: boolean;
  lastAt: Date;
};

export type PostState = 'visible' | 'held' | 'returned' | 'hidden' | 'removed';
export type Reaction = { kind: string; count: number; mine: boolean };

/** A post as this reader may see it; one they may not see is a placeholder without author, words or reactions. */
export type PostView = {
  id: string;
  threadId: string;
  parentId: string | null;
  version: number;
  author: Author | null;
  body: Body;
  /** As typed; of one's own posts only. */
  source: string | null;
  state: PostState;
  stateReason: string | null;
  /** Why a teacher looked at who wrote it; told to the author alone. */
  unmasked: string | null;
  edited: boolean;
  editable: boolean;
  /** This reader may bring it back. */
  restorable: boolean;
  mine: boolean;
  unread: boolean;
  /** Of one's own post: a teacher has decided on it, and one has not seen that yet. */
  news: boolean;
  at: Date;
  reactions: Reaction[];
  cites: { start: number; end: number; exact: boolean }[];
  reported: boolean;
};

/** A post as a transcript has it; of one that was removed only its place. `answers` is whose post it answers. */
export type TranscriptPost = {
  threadId: string;
  anchor: Anchor;
  postId: string;
  parentId: string | null;
  answers: string | null;
  author: Author | null;
  state: PostState;
  reason: string | null;
  at: Date;
  edited: boolean;
  cited: boolean;
  source: string;
};

/** Something that happened to a post. `by` is who did it, by the name that staff know; `body` what it said then, where it was changed since. */
export type PostEvent = { at: Date; by: string | null; reason: string | null; body: Body | null } & (
  | { kind: 'posted' | 'edited' | 'reported' | 'restored' | 'unmasked'; what: null }
  | { kind: 'held'; what: WaitKind }
  | { kind: 'decided'; what: 'approve' | 'fine' | 'return' | 'hide' | 'undo' }
);

export const waitKinds = ['approval', 'words', 'contact', 'key', 'reports'] as const;
export type WaitKind = (typeof waitKinds)[number];

/** A post that waits for a teacher, with what leads to it. */
export type QueueCase = {
  post: PostView;
  /** What it answers, and what that answers in turn: the nearest last, at most five. */
  above: PostView[];
  assignmentId: string;
  anchor: Anchor;
  /** Nobody can answer in its thread any more. */
  locked: boolean;
  title: string;
  masked: boolean;
  version: number;
  since: Date;
  excerpt: string;
  /** How many reported it, where that is why; which watched words it holds. */
  why: { kind: WaitKind; count: number; words: string[] }[];
};
