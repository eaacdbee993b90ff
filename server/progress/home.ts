import { phaseOf } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import type { Person } from '#/server/auth/person.ts';
import { findMembers } from '#/server/classroom/store.ts';
import { countPosts } from '#/server/discussion/count-store.ts';
import { countQueues } from '#/server/discussion/moderation-store.ts';
import { sightsOf } from '#/server/discussion/sights.ts';
import { progressOf } from '#/server/study/store.ts';
import { type Context, signedIn } from '#/server/trpc/init.ts';
import { nextStep } from './next-step.ts';
import { answersWaiting, dueFor, postsWanted, taughtBy, unpublishedBy } from './store.ts';
import { inOrderOfWaiting, type Waiting } from './waiting.ts';

/** What is due for whoever asks, by their own dates, what is due first on top, with how far they have read; what they are excused from is not. */
async function dueOf({ db, person, now }: Context & { person: Person }) {
  const rows = await dueFor(db, person, now);
  const members = await findMembers(db, person.userId, [...new Set(rows.map(row => row.classId))]);
  const ids = rows.map(row => row.id);
  const [own, soFar, posts] = await Promise.all([
    Promise.all(
      rows.map(async row => {
        const member = members.find(each => each.classId === row.classId);
        const assignment = member && (await findAssignment(db, member, row.id));
        if (!assignment || assignment.excused) return [];
        const { opensAt, dueAt, closesAt } = assignment;
        return [{ ...row, opensAt, dueAt, closesAt }];
      }),
    ),
    progressOf(db, members, ids),
    postsWanted(db, person, ids),
  ]);
  const last = ({ dueAt, closesAt }: { dueAt: Date | null; closesAt: Date | null }) =>
    (dueAt ?? closesAt)?.getTime() ?? Number.POSITIVE_INFINITY;
  return own
    .flat()
    .sort((a, b) => (last(a) === last(b) ? 0 : last(a) - last(b)))
    .map(row => ({ ...row, soFar: soFar.get(row.id) ?? null, posts: posts.get(row.id) ?? null }));
}

type Taught = Awaited<ReturnType<typeof taughtBy>>;
type Draft = Awaited<ReturnType<typeof unpublishedBy>>[number];

const pendingIn = (classes: Taught): Waiting[] =>
  classes.flatMap(({ id: classId, name, pending: { count, since } }) =>
    since ? [{ kind: 'pending', classId, name, count, since }] : [],
  );

const heldIn = (classes: Taught, queues: Awaited<ReturnType<typeof countQueues>>): Waiting[] =>
  classes.flatMap(({ id: classId, name }) => {
    const queue = queues.get(classId);
    return queue?.oldest ? [{ kind: 'held', classId, name, count: queue.count, since: queue.oldest }] : [];
  });

/** All drafts as one thing that waits: the one that was longest left alone leads. */
function draftsAmong(drafts: readonly Draft[]): Waiting[] {
  const oldest = drafts.at(-1);
  if (!oldest) return [];
  return [{ kind: 'drafts', quizId: oldest.id, title: oldest.title, count: drafts.length, since: oldest.updatedAt }];
}

export const home = {
  /** What waits for whoever asks, over all their classes: what is due as a student, what waits and goes on as a teacher, what is new in each discussion. */
  home: signedIn.query(async ({ ctx }) => {
    const [due, classes, drafts] = await Promise.all([
      dueOf(ctx),
      taughtBy(ctx.db, ctx.person, ctx.now),
      ctx.person.canTeach ? unpublishedBy(ctx.db, ctx.person) : [],
    ]);
    const discussed = [
      ...due.map(({ classId, id }) => ({ classId, assignmentId: id })),
      ...classes.flatMap(({ id: classId, assignments }) =>
        assignments.map(({ id }) => ({ classId, assignmentId: id })),
      ),
    ];
    const taught = classes.map(one => one.id);
    const [sights, queues, answers] = await Promise.all([
      sightsOf(ctx.db, ctx.person.userId, discussed, ctx.now),
      countQueues(ctx.db, taught),
      answersWaiting(ctx.db, taught),
    ]);
    const counts = await countPosts(ctx.db, sights);
    const seen = new Set(sights.map(sight => sight.assignmentId));
    const unreadIn = (assignmentId: string) => counts.get(assignmentId)?.unread ?? 0;
    return {
      now: ctx.now,
      due: due.map(({ attempts, posts: wanted, ...assignment }) => {
        const phase = phaseOf({ ...assignment, withdrawnAt: null }, ctx.now);
        const posts = seen.has(assignment.id) ? wanted : null;
        const standing = {
          running: attempts.some(attempt => attempt.state === 'IN_PROGRESS'),
          handedIn: attempts.some(attempt => attempt.state !== 'IN_PROGRESS'),
          reading: assignment.readingShown,
          quiz: assignment.quizId !== null,
          soFar: assignment.soFar,
          posts,
        };
        const { handedIn } = standing;
        return { ...assignment, phase, handedIn, posts, unread: unreadIn(assignment.id), step: nextStep(standing) };
      }),
      waiting: inOrderOfWaiting(
        heldIn(classes, queues),
        pendingIn(classes),
        answers.map(one => ({ kind: 'answers', ...one })),
        draftsAmong(drafts),
      ),
      classes: classes.map(({ pending: _, ...one }) => ({
        ...one,
        assignments: one.assignments.map(assignment => ({ ...assignment, unread: unreadIn(assignment.id) })),
      })),
    };
  }),
};
