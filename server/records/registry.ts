import type { Prisma } from '#/prisma/generated/client.ts';

type ModelName = Prisma.ModelName;

/** What the things that Lectern keeps are about; the page that tells of them has a paragraph for each. */
export const topics = [
  'account',
  'membership',
  'quiz',
  'discussion',
  'marks',
  'own',
  'traces',
  'settings',
  'log',
  'material',
  'limits',
] as const;
export type Topic = (typeof topics)[number];

/** By what a row belongs to a student: a column of its own, or the post or attempt that it hangs on. */
export type Whose = 'membershipId' | 'userId' | { of: 'Post'; by: 'postId' } | { of: 'Attempt'; by: 'attemptId' };

/**
 * How rows get into the record that is given out: by a part of their own (`written`), as they stand, or as their number.
 * `alone`: to the student alone; whoever else takes the record out is told how many there are.
 */
export type Given = 'written' | 'rows' | 'count' | 'alone';

/**
 * What becomes of rows when the student is erased: deleted; kept, because without the name nothing in them leads to a person;
 * emptied of what is in the columns named, the rest kept; changed by a step of their own; or gone with the account.
 */
export type Erased = 'deleted' | 'kept' | 'rewritten' | 'with-account' | { emptied: readonly string[] };

export type Keeping = { topic: Topic; whose: null } | { topic: Topic; whose: Whose; given: Given; erased: Erased };

const nobody = (topic: Topic): Keeping => ({ topic, whose: null });
const theirs = (topic: Topic, given: Given, erased: Erased, whose: Whose = 'membershipId'): Keeping => ({
  topic,
  whose,
  given,
  erased,
});
const ofPost = { of: 'Post', by: 'postId' } as const;
const ofAttempt = { of: 'Attempt', by: 'attemptId' } as const;

/**
 * Every table, and what of it is a student's. A table that is not here fails the suite: whoever adds one says here how it is
 * given out and what becomes of it when its student is erased. Rows that name nobody but staff are `nobody`'s.
 */
export const registry: Record<ModelName, Keeping> = {
  User: theirs('account', 'written', 'rewritten', 'userId'),
  Session: theirs('account', 'alone', 'with-account', 'userId'),
  Digest: theirs('account', 'alone', 'with-account', 'userId'),
  Membership: theirs('membership', 'written', 'rewritten', 'userId'),
  Calendar: theirs('account', 'count', 'with-account', 'userId'),
  CalendarEntry: theirs('settings', 'count', 'deleted'),
  Hearing: theirs('settings', 'rows', 'deleted'),
  GroupMember: theirs('settings', 'rows', 'deleted'),
  Exception: theirs('settings', 'rows', 'deleted'),
  Accommodation: theirs('settings', 'rows', 'deleted'),
  Attempt: theirs('quiz', 'written', { emptied: ['outboxKey'] }),
  AttemptBreak: theirs('quiz', 'rows', 'kept', ofAttempt),
  TimeGivenBack: theirs('quiz', 'rows', 'kept', ofAttempt),
  Pulse: nobody('material'),
  Outage: nobody('material'),
  HandMark: theirs('quiz', 'written', { emptied: ['comment', 'reason'] }, ofAttempt),
  MarkNotice: theirs('traces', 'rows', 'deleted'),
  GradeEntry: theirs('marks', 'written', { emptied: ['reason'] }),
  Response: theirs('quiz', 'written', 'rewritten', ofAttempt),
  Post: theirs('discussion', 'written', 'rewritten'),
  PostRevision: theirs('discussion', 'written', 'deleted', ofPost),
  PostHold: theirs('discussion', 'count', 'kept', ofPost),
  PostReport: theirs('discussion', 'rows', 'deleted'),
  PostReaction: theirs('discussion', 'rows', 'kept'),
  PostDraft: theirs('own', 'alone', 'deleted'),
  Highlight: theirs('own', 'alone', 'deleted'),
  Pseudonym: theirs('discussion', 'alone', 'kept'),
  Mention: theirs('discussion', 'rows', 'deleted'),
  Mute: theirs('discussion', 'rows', 'deleted'),
  ParticipationMark: theirs('discussion', 'rows', { emptied: ['comment'] }),
  PostRead: theirs('traces', 'count', 'deleted'),
  ThreadSeen: theirs('traces', 'count', 'deleted'),
  SentenceSeen: theirs('traces', 'count', 'deleted'),
  SavedComment: nobody('material'),
  ReadingProgress: theirs('traces', 'alone', 'deleted'),
  GradeCategory: nobody('material'),
  GradeColumn: nobody('material'),
  AuditEvent: nobody('log'),
  Decision: nobody('log'),
  Class: nobody('material'),
  Group: nobody('material'),
  Assignment: nobody('material'),
  Gloss: nobody('material'),
  DroppedQuestion: nobody('material'),
  Correction: nobody('material'),
  Discussion: nobody('material'),
  Thread: nobody('material'),
  SentenceCount: nobody('material'),
  Participation: nobody('material'),
  WatchedWords: nobody('material'),
  Reading: nobody('material'),
  ReadingRevision: nobody('material'),
  Quiz: nobody('material'),
  DraftQuestion: nobody('material'),
  QuizRevision: nobody('material'),
  QuizQuestion: nobody('material'),
  Share: nobody('material'),
  RateLimiterFlexible: nobody('limits'),
};

/** The tables of a student that are treated alike in one way, in the order of the registry. */
export function tablesOf(fits: (keeping: Exclude<Keeping, { whose: null }>) => boolean): ModelName[] {
  return (Object.keys(registry) as ModelName[]).filter(table => {
    const keeping = registry[table];
    return keeping.whose !== null && fits(keeping);
  });
}
