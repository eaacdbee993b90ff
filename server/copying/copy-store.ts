import { v7 as uuid } from 'uuid';
import { Prisma, type PrismaClient } from '#/prisma/generated/client.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { shiftDates, shiftWeeks } from './shift.ts';

type Db = Tx | PrismaClient;

/** What is copied of a class at most. */
export const mostAssignments = 500;

const standing = ({ classId }: Teacher) => ({
  where: { classId, withdrawnAt: null },
  orderBy: [{ opensAt: 'asc' as const }, { id: 'asc' as const }],
  take: mostAssignments,
});

/** What would be copied: the assignments that stand, by their dates. Index: Assignment(classId, opensAt). */
export async function copiedOf(db: Db, teacher: Teacher) {
  return db.assignment.findMany({
    ...standing(teacher),
    select: { id: true, title: true, opensAt: true, dueAt: true, closesAt: true },
  });
}

/**
 * Sets in the class `to` what is set in the teacher's, so many weeks later by the clocks of the class: the same revisions of readings and
 * quizzes, the rules, words explained, questions dropped and keys mended, how it is discussed and what taking part earns, watched words. Nothing of a student is read.
 * Returns how many assignments.
 */
export async function copyAssignments(tx: Tx, from: Teacher, to: Teacher, weeks: number): Promise<number> {
  const { classId } = from;
  const zone = to.timeZone;
  const assignments = await tx.assignment.findMany({
    ...standing(from),
    include: {
      drops: true,
      corrections: { orderBy: { id: 'asc' } },
      discussion: true,
      participation: true,
      glosses: true,
    },
  });
  const shift = (date: Date | null) => date && shiftWeeks(date, weeks, zone);
  const copies = assignments.map(assignment => ({
    ...assignment,
    copy: { classId: to.classId, assignmentId: uuid() },
  }));
  await tx.assignment.createMany({
    data: copies.map(({ copy, drops, corrections, discussion, participation, glosses, createdAt, review, ...row }) => ({
      ...row,
      ...shiftDates(row, weeks, zone),
      classId: copy.classId,
      id: copy.assignmentId,
      review: review as Prisma.InputJsonValue,
      releasedAt: null,
      marksReleasedAt: null,
      version: 1,
    })),
  });
  await tx.droppedQuestion.createMany({
    data: copies.flatMap(({ copy, drops }) =>
      drops.map(({ questionId, reason }) => ({ ...copy, questionId, reason, droppedBy: to.membershipId })),
    ),
  });
  await tx.gloss.createMany({
    data: copies.flatMap(({ copy, glosses }) =>
      glosses.map(({ term, gloss }) => ({ ...copy, id: uuid(), term, gloss })),
    ),
  });
  await tx.correction.createMany({
    data: copies.flatMap(({ copy, corrections }) =>
      corrections.map(({ madeAt: _, answer, ...correction }) => ({
        ...correction,
        ...copy,
        id: uuid(),
        answer: answer === null ? Prisma.DbNull : (answer as Prisma.InputJsonValue),
        madeBy: to.membershipId,
      })),
    ),
  });
  await tx.discussion.createMany({
    data: copies.flatMap(({ copy, discussion }) =>
      discussion
        ? [
            {
              ...discussion,
              ...copy,
              openedAt: null,
              opensAt: shift(discussion.opensAt),
              closesAt: shift(discussion.closesAt),
              version: 1,
            },
          ]
        : [],
    ),
  });
  await tx.participation.createMany({
    data: copies.flatMap(({ copy, participation }) =>
      participation ? [{ ...participation, ...copy, version: 1 }] : [],
    ),
  });
  const watched = await tx.watchedWords.findUnique({ where: { classId } });
  if (watched) await tx.watchedWords.create({ data: { ...watched, classId: to.classId } });
  return copies.length;
}
