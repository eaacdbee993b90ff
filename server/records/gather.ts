import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { ReviewRow } from '#/server/assignment/assignment.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { answerLines, rightLines } from '#/server/attempt/answer-words.ts';
import type { Attempt } from '#/server/attempt/attempt.ts';
import { reviewOf, shownToStudent } from '#/server/attempt/reviewing.ts';
import { auditDetail } from '#/server/classroom/audit.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { withNames } from '#/server/discussion/mentions.ts';
import { bookOf, ownBookOf } from '#/server/progress/reading-book.ts';
import type { RecordedAct, RecordedAttempt, RecordedGrade, RecordedPost, Row, StudentRecord } from './record.ts';
import {
  assignmentsOf,
  attemptsOf,
  findAccount,
  type findSubject,
  logOf,
  postsOf,
  staffNamesOf,
} from './record-store.ts';
import { registry, tablesOf } from './registry.ts';
import { countIn, rowsIn, type Subject } from './row-store.ts';

type Db = Tx | PrismaClient;
type Found = NonNullable<Awaited<ReturnType<typeof findSubject>>>;
type Assignments = Awaited<ReturnType<typeof assignmentsOf>>;

/** What a record holds of an attempt beside what its review shows: a student's own answers, to a teacher the marks too. */
const always: Record<'own' | 'given', ReviewRow[]> = { own: ['response'], given: ['response', 'outcome', 'marks'] };

async function recordedAttempt(
  db: Db,
  viewer: Member,
  attempt: Attempt,
  own: boolean,
  now: Date,
): Promise<RecordedAttempt | null> {
  // An assignment that was withdrawn from students is still part of what is kept of them.
  const assignment = await findAssignment(db, { ...viewer, role: 'TEACHER' }, attempt.assignmentId);
  if (!assignment) return null;
  const work = { attempt, assignment };
  const shown = await shownToStudent(db, viewer, work, now);
  const rows = new Set([...shown.rows, ...always[own ? 'own' : 'given']]);
  const review = await reviewOf(db, viewer, work, { column: shown.column, rows });
  return {
    assignment: assignment.title,
    number: attempt.number,
    state: attempt.state,
    startedAt: attempt.startedAt,
    submittedAt: attempt.submittedAt,
    receipt: attempt.receipt,
    mark: review.mark,
    outOf: review.outOf,
    questions: review.questions.map(
      ({ question, answer, rightAnswer, points, dropped, mark, outcome, feedback, ...said }) => ({
        prompt: question.prompt,
        passage: question.passage,
        answer: answerLines(question, answer),
        points,
        dropped,
        mark,
        outcome,
        rightAnswer: rightAnswer && rightLines(question, rightAnswer),
        feedback,
        comment: [said.byHand?.reason, said.comment].filter(Boolean).join(' ') || null,
      }),
    ),
  };
}

// Whom they mention is somebody else's business: the name stays out, as of somebody who is there no more.
const words = (source: string) => withNames(source, () => null);

const recordedPost = (post: Awaited<ReturnType<typeof postsOf>>[number], assignments: Assignments): RecordedPost => ({
  assignment: assignments.get(post.assignmentId)?.title ?? '',
  about: post.thread.quote,
  answersAPost: post.parentId !== null,
  state: post.state,
  writtenAt: post.createdAt,
  editedAt: post.editedAt,
  reason: post.reason,
  unmasked: post.unmasked,
  words: words(post.source),
  before: post.revisions.map(({ source, at }) => ({ words: words(source), at })),
});

/** Rows that a reader can follow: assignments by their titles, what people wrote without marks of mentions. */
function readable(row: Row, assignments: Assignments): Row {
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
    if (column === 'assignmentId') return ['assignment', assignments.get(String(value))?.title ?? value];
    return [column, typeof value === 'string' ? words(value) : value];
  });
  return Object.fromEntries(entries);
}

/**
 * All that is kept of one student of the viewer's class. Taken out by somebody else it leaves out, and counts, what is the
 * student's alone: what nobody was shown, and what they wrote under a pseudonym, which only an unmasking tells.
 */
export async function gatherRecord(db: Db, viewer: Member, found: Found, now: Date): Promise<StudentRecord> {
  const own = viewer.membershipId === found.id;
  const subject: Subject = { classId: viewer.classId, membershipId: found.id, userId: found.userId };
  const assignments = await assignmentsOf(db, viewer);
  const masked = (assignmentId: unknown) => !own && assignments.get(String(assignmentId))?.anonymous === true;

  const attempts: RecordedAttempt[] = [];
  const tried = await attemptsOf(db, viewer, subject);
  for (const attempt of tried) {
    const recorded = await recordedAttempt(db, viewer, attempt, own, now);
    if (recorded) attempts.push(recorded);
  }
  const ownBook = own ? await ownBookOf(db, viewer, now) : null;
  const book = ownBook ?? (await bookOf(db, viewer, [found], now));
  const grades = book.columns.flatMap(({ title, outOf }, at): RecordedGrade[] => {
    const cell = book.rows[0]?.cells[at];
    return cell?.mark == null ? [] : [{ column: title, mark: cell.mark, outOf, reason: cell.reason }];
  });
  const written = await postsOf(db, viewer, subject);
  // What its author took back is seen by nobody else.
  const posts = written.filter(post => own || !(masked(post.assignmentId) || post.state === 'REMOVED'));

  const rows: StudentRecord['rows'] = {};
  const counts: StudentRecord['counts'] = {};
  const leftOut: StudentRecord['leftOut'] = {};
  if (posts.length < written.length) leftOut.Post = written.length - posts.length;
  for (const table of tablesOf(({ given }) => given !== 'written')) {
    const keeping = registry[table];
    if (keeping.whose === null) continue;
    if (keeping.given === 'count') counts[table] = await countIn(db, viewer, table, subject);
    else if (keeping.given === 'alone' && !own) {
      const count = keeping.topic === 'account' ? 0 : await countIn(db, viewer, table, subject);
      if (count > 0) leftOut[table] = count;
    } else {
      const all = await rowsIn(db, viewer, table, subject);
      const given = keeping.topic === 'discussion' ? all.filter(row => !masked(row.assignmentId)) : all;
      if (given.length < all.length) leftOut[table] = all.length - given.length;
      if (given.length > 0) rows[table] = given.map(row => readable(row, assignments));
    }
  }

  const staff = await staffNamesOf(db, viewer);
  const things = [...tried.map(({ id }) => id), ...posts.map(({ id }) => id)];
  const nameOf = (id: string | null) => {
    if (id === null) return null;
    return id === found.id ? found.displayName : (staff.get(id) ?? assignments.get(id)?.title ?? null);
  };
  // Why a mark was set would tell of a mark that the student may not see yet.
  const untold = new Set(ownBook?.later.map(each => each.id));
  const log = (await logOf(db, viewer, subject, things)).map(
    ({ at, action, actorId, subject: about, detail }): RecordedAct => {
      const { reason = '', assignmentId, decision = '', on = '' } = auditDetail.parse(detail) ?? {};
      return {
        at,
        action,
        actor: nameOf(actorId),
        subject: nameOf(about),
        reason: untold.has(String(assignmentId)) ? '' : String(reason ?? ''),
        decision: String(decision),
        on: String(on),
      };
    },
  );
  const { displayName, role, status, createdAt, sourceId, user } = found;
  return {
    madeAt: now,
    own,
    class: found.class,
    person: { name: displayName, role, status, joinedAt: createdAt, userName: user.userName, sourceId },
    account: own ? await findAccount(db, subject) : null,
    attempts,
    grades,
    posts: posts.map(post => recordedPost(post, assignments)),
    rows,
    counts,
    leftOut,
    log,
  };
}
