import type { PrismaClient } from '#/prisma/generated/client.ts';
import { type OwnAssignment, type ReviewColumn, type ReviewRow, reviewRows } from '#/server/assignment/assignment.ts';
import { columnOf, marksHeld, shownRows } from '#/server/assignment/policy.ts';
import { droppedQuestions, findAssignment } from '#/server/assignment/store.ts';
import { isStaff, isStudent, type Member } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { grouped } from '#/server/grouped.ts';
import { findRevision } from '#/server/reading/store.ts';
import { type Attempt, orderRules } from './attempt.ts';
import { handMarksOf } from './by-hand-store.ts';
import { questionsAsMarked } from './marking-store.ts';
import { reviewQuestion } from './review.ts';
import { attemptsAt, classAttempt, everyoneDone, ownAttempt, responsesOf } from './store.ts';
import { askedInOrder, attemptShuffle } from './taking.ts';

type Db = Tx | PrismaClient;
/** What is shown of an attempt, and by which column of the review matrix. */
export type Shown = { column: ReviewColumn | null; rows: ReadonlySet<ReviewRow> };

const everything: ReadonlySet<ReviewRow> = new Set(reviewRows);

/** An attempt as `rows` of the review matrix show it; `column` is null where they are not a student's. */
export async function reviewOf(
  db: Db,
  viewer: Member,
  { attempt, assignment }: { attempt: Attempt; assignment: OwnAssignment },
  { column, rows }: Shown,
) {
  const [{ questions, corrections }, responses, drops, hands, revision] = await Promise.all([
    questionsAsMarked(db, attempt),
    responsesOf(db, attempt),
    droppedQuestions(db, viewer, assignment.id),
    rows.has('marks') || rows.has('outcome') ? handMarksOf(db, attempt) : [],
    rows.has('evidence') ? findRevision(db, assignment.readingId, assignment.readingNumber) : null,
  ]);
  const given = new Map(responses.map(response => [response.questionId, response]));
  const dropped = new Set(drops.map(drop => drop.questionId));
  const byHand = new Map(hands.map(hand => [hand.questionId, hand]));
  const marked = rows.has('marks');
  return {
    assignmentId: assignment.id,
    title: assignment.title,
    number: attempt.number,
    state: attempt.state,
    receipt: attempt.receipt,
    submittedAt: attempt.submittedAt,
    lastClosesAt: assignment.lastClosesAt,
    column,
    /** While an answer waits to be marked there is no mark of the whole. */
    mark: marked && attempt.toMark === 0 ? attempt.mark : null,
    outOf: marked ? attempt.outOf : null,
    toMark: marked ? attempt.toMark : 0,
    held: column !== null && marksHeld(assignment),
    questions: askedInOrder(questions, attempt).map(question => {
      const response = given.get(question.id) ?? null;
      const hand = byHand.get(question.id) ?? null;
      const shown = reviewQuestion(
        question,
        response,
        attemptShuffle(attempt, question),
        orderRules(attempt),
        rows,
        dropped.has(question.id),
        corrections.flatMap(each => (each.questionId === question.id ? [each.reason] : [])),
        hand,
      );
      const stood = { rev: response?.rev ?? 0, version: hand?.version ?? 0, mark: shown.mark };
      return { ...shown, stood: isStaff(viewer) && column === null ? stood : null };
    }),
    reading: revision && {
      text: revision.text,
      blocks: revision.analysis.blocks,
      sentences: revision.analysis.sentences,
    },
  };
}

/** What the review matrix shows of an attempt to its student at `now`. */
export async function shownToStudent(
  db: Db,
  viewer: Member,
  { attempt, assignment }: { attempt: Attempt; assignment: OwnAssignment },
  now: Date,
): Promise<Shown> {
  const column = columnOf(assignment, attempt, await everyoneDone(db, viewer, assignment.id), now);
  return { column, rows: shownRows(assignment, column) };
}

/** An attempt with what the review matrix shows of it to this viewer at `now`; staff see all. *Not found* for what is not theirs to see. */
export async function reviewFor(db: Db, viewer: Member, attemptId: string, now: Date) {
  const attempt = isStaff(viewer)
    ? await classAttempt(db, viewer, attemptId)
    : isStudent(viewer)
      ? await ownAttempt(db, viewer, attemptId)
      : null;
  const assignment = attempt && (await findAssignment(db, viewer, attempt.assignmentId));
  if (!attempt || !assignment || (attempt.state === 'IN_PROGRESS' && !isStaff(viewer))) throw new AppError('not-found');
  const work = { attempt, assignment };
  return reviewOf(
    db,
    viewer,
    work,
    isStaff(viewer) ? { column: null, rows: everything } : await shownToStudent(db, viewer, work, now),
  );
}

/** How a student stands with one assignment's quiz: their attempts in order, and whether they may see the marks of all that they handed in. */
export type OwnStanding = { assignment: OwnAssignment; attempts: Attempt[]; shown: boolean };

/**
 * How a student stands with these assignments at `now`, in the order asked for, without those that are not there for them. The
 * one answer to whether a mark may be told, for whatever tells marks of several assignments. The number of queries does not
 * depend on how many there are.
 */
export async function ownStandings(
  db: Db,
  student: Member,
  assignmentIds: readonly string[],
  now: Date,
): Promise<OwnStanding[]> {
  const [attempts, found] = await Promise.all([
    attemptsAt(db, student, assignmentIds),
    Promise.all(
      assignmentIds.map(async id => {
        const [assignment, everyone] = await Promise.all([
          findAssignment(db, student, id),
          everyoneDone(db, student, id),
        ]);
        return assignment && { assignment, everyone };
      }),
    ),
  ]);
  const byAssignment = grouped(attempts, attempt => attempt.assignmentId);
  return found.flatMap(one => {
    if (!one) return [];
    const { assignment, everyone } = one;
    const own = byAssignment.get(assignment.id) ?? [];
    const closed = own.filter(attempt => attempt.state !== 'IN_PROGRESS');
    const shown = closed.every(attempt =>
      shownRows(assignment, columnOf(assignment, attempt, everyone, now)).has('marks'),
    );
    return [{ assignment, attempts: own, shown: shown && closed.length > 0 }];
  });
}
