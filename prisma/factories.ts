import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { MembershipStatus, Role } from '#/prisma/generated/enums.ts';
import { analyse } from '#/server/article/analyse.ts';
import { type Assignment, defaultReview } from '#/server/assignment/assignment.ts';
import { createAssignment } from '#/server/assignment/store.ts';
import { hashPassword } from '#/server/auth/passwords.ts';
import type { Owner } from '#/server/auth/person.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import { invariant } from '#/server/invariant.ts';
import { buildQuiz } from '#/server/quiz/build.ts';
import { createQuiz, findDraft, publishQuiz, saveDraft } from '#/server/quiz/store.ts';
import { revisionOf, textOf } from '#/server/reading/revision.ts';
import { type ReadingInput, readingInput } from '#/server/reading/schema.ts';
import { createReading, findOwnRevision } from '#/server/reading/store.ts';

// One maker per thing, shared by the demo class and the tests, so that both build what the product itself would store.

let made = 0;
let testHash: Promise<string> | undefined;

/** The password of every account that a maker makes without one. */
export const testPassword = 'correct horse battery';

/** Makes an account; what is not given is filled in. Returns its id. */
export async function makeUser(
  db: PrismaClient,
  given: {
    userName?: string;
    displayName?: string;
    password?: string;
    canTeach?: boolean;
    email?: string;
    demo?: boolean;
    language?: string;
    timeZone?: string;
  } = {},
): Promise<string> {
  made += 1;
  const id = uuid();
  testHash ??= hashPassword(testPassword);
  const { password, ...rest } = given;
  await db.user.create({
    data: {
      id,
      userName: `user-${made}-${id.slice(-8)}`,
      displayName: `User ${made}`,
      ...rest,
      passwordHash: password ? await hashPassword(password) : await testHash,
    },
  });
  return id;
}

/** Makes a class without anybody in it. Returns its id. */
export async function makeClass(
  db: PrismaClient,
  given: { name?: string; timeZone?: string; joinCode?: string | null } = {},
): Promise<string> {
  const id = uuid();
  await db.class.create({ data: { id, name: 'A class', timeZone: 'Europe/Berlin', ...given } });
  return id;
}

/** Makes the user a member of the class. Returns the membership's id. */
export async function makeMember(
  db: PrismaClient,
  classId: string,
  userId: string,
  role: Role,
  given: { displayName?: string; status?: MembershipStatus } = {},
): Promise<string> {
  const id = uuid();
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { displayName: true } });
  await db.membership.create({ data: { classId, id, userId, role, displayName: user.displayName, ...given } });
  return id;
}

/** A short article of our own: figures that add up, quotes with speakers, dates in order. */
export const testArticle = [
  'The town library lent 480 books in March 2024, the librarian Ada Brandt said on Monday.',
  'Children borrowed 60 percent of them, adults 40 percent. In 2019 the library had lent 300 books in the same month.',
  '"We opened on Sundays and the families came," Brandt said. "That is the whole secret."',
  'The mayor, Tom Okello, promised 12,000 euros for new shelves. "A town that reads is a town that talks," he told the council.',
  'The building was opened on May 4, 1998. It was repaired in 2007 and again in 2021, and 35 volunteers keep it open.',
  '"Every child in the valley should reach a shelf of books on foot," said Joan Petrie, a baker. "Nobody reads in a hall without lamps and a stove," said Henry Boyle, a teacher.',
  'Alder School gave 90 atlases to the library of Port Alder in 2022. Sorrel Press printed 2,600 cards for readers in Port Alder in 2020.',
  'The Reading Society of Port Alder has 1,250 members. Norland Bank paid $7 million for a hall in Port Alder in 2016.',
];

const testReading = readingInput.parse({
  title: 'A library that opens on Sundays',
  byline: null,
  source: 'The Lectern test press',
  publishedOn: '2024-04-09',
  blocks: testArticle.map(text => ({ kind: 'paragraph', text, hidden: false })),
  dropped: [],
});

/** Makes a reading of the owner by the very path that an import takes. Returns its id. */
export async function makeReading(
  db: PrismaClient,
  ownerId: string,
  reading: ReadingInput = testReading,
): Promise<string> {
  return createReading(db, { userId: ownerId } as Owner, revisionOf(reading, analyse(textOf(reading))));
}

/** Makes a quiz of `count` questions on the reading, all kept, and publishes it. Returns its id. */
export async function makeQuiz(db: PrismaClient, ownerId: string, readingId: string, count = 6): Promise<string> {
  const owner = { userId: ownerId } as Owner;
  const reading = await findOwnRevision(db, owner, readingId, 1);
  invariant(reading, 'the reading was made before its quiz');
  const { questions } = buildQuiz(reading.analysis, { count, seed: 'made' });
  const place = { readingId, readingNumber: 1, title: reading.title, seed: 'made' };
  const quizId = await createQuiz(db, owner, place, questions);
  const draft = await findDraft(db, owner, quizId);
  invariant(draft, 'the quiz was just made');
  const kept = draft.questions.map(one => ({ ...one, status: 'KEPT' as const }));
  await saveDraft(db, draft, kept);
  await publishQuiz(
    db,
    draft,
    kept.map(one => one.question),
  );
  return quizId;
}

/** Sets the reading with its quiz to the class, open from `opensAt` on. Returns the assignment's id. */
export async function makeAssignment(
  db: PrismaClient,
  classId: string,
  material: { readingId: string; quizId: string | null },
  given: Partial<Omit<Assignment, 'classId' | 'id'>> & { opensAt: Date },
): Promise<string> {
  const quiz = material.quizId === null ? null : { quizId: material.quizId, quizNumber: 1 };
  return createAssignment(db, { classId } as Teacher, {
    title: 'A library that opens on Sundays',
    readingId: material.readingId,
    readingNumber: 1,
    quizId: null,
    quizNumber: null,
    ...quiz,
    dueAt: null,
    closesAt: null,
    timeLimitSeconds: null,
    attemptLimit: 1,
    counted: 'BEST',
    waitMinutes: 0,
    lateLossPercent: 0,
    whenOverdue: 'SUBMIT',
    shuffleOptions: true,
    shuffleQuestions: false,
    oneAtATime: false,
    backAllowed: true,
    forms: 'ONE',
    readingShown: true,
    readingBeside: true,
    review: defaultReview,
    holdMarks: false,
    ...given,
  });
}
