import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAssignment, makeClass, makeMember, makeQuiz, makeReading, makeUser } from '#/prisma/factories.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import { type RightName, rights } from '#/server/classroom/rights.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { defaultRules } from '#/server/discussion/discussion.ts';
import { noParticipation } from '#/server/discussion/participation.ts';
import { failure } from '#/server/trpc/init.ts';
import { appRouter } from '#/server/trpc/root.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { groups, type Role, roles } from './access.testing.ts';

/** One object of every kind, in the class of `teacher`. Versions are ones that never were, so that what is allowed changes nothing. */
type School = {
  classId: string;
  membershipId: string;
  readingId: string;
  quizId: string;
  questionId: string;
  assignmentId: string;
  attemptId: string;
  threadId: string;
  postId: string;
  sessionId: string;
};
type Row = { allow: readonly Role[]; input?: (school: School) => unknown };

const { all, signedIn, members, staff, teachers } = groups;
const teacher = ['teacher'] as const;
const student = ['student'] as const;

const version = 999;
const rules = {
  title: 'x',
  opensAt: '2026-01-01T00:00:00Z',
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
  holdMarks: false,
  review: { during: [], 'right-after': [], 'while-open': [], 'after-closing': [] },
};
const noChange = {
  opensAt: null,
  dueAt: null,
  closesAt: null,
  timeLimitSeconds: null,
  attemptLimit: null,
  excused: false,
  reason: null,
};
const reading = {
  title: 'x',
  byline: null,
  source: null,
  publishedOn: null,
  blocks: [{ kind: 'paragraph', text: 'One line.', hidden: false }],
  dropped: [],
};
const inClass = ({ classId }: School) => ({ classId });
const paged = ({ classId }: School) => ({ classId, cursor: null });
const person = ({ classId, membershipId }: School) => ({ classId, membershipId });
const ofAssignment = ({ classId, assignmentId }: School) => ({ classId, assignmentId });
const ofAttempt = ({ classId, attemptId }: School) => ({ classId, attemptId });
const ofThread = ({ classId, threadId }: School) => ({ classId, threadId });
const ofPost = ({ classId, postId }: School) => ({ classId, postId });
const noHighlight = ({ classId }: School) => ({ classId, highlightId: randomUUID(), version: 1 });
const noPost = ({ classId }: School) => ({ classId, postId: randomUUID() });
const { openedAt: _, version: __, ...rulesOfDiscussion } = defaultRules;
const discussed = { ...rulesOfDiscussion, open: false, words: [] };
const listed = { line: 2, id: '', name: 'Noor', groups: [] };
const ofQuiz = ({ quizId }: School) => ({ quizId, version });

/** Who may call what. A procedure without a row fails the suite. */
const matrix: Record<string, Row> = {
  'account.me': { allow: signedIn },
  'account.signUpRule': { allow: all },
  'account.signUpTeacher': {
    allow: all,
    input: () => ({
      email: `x-${randomUUID()}@school.example`,
      displayName: 'New',
      password: 'a long enough one',
      timeZone: null,
    }),
  },
  'account.proposeUserName': { allow: all, input: () => ({ displayName: 'New' }) },
  'account.updateProfile': {
    allow: signedIn,
    input: () => ({ displayName: 'Same', language: 'en', timeZone: null, textSize: 'md' }),
  },
  'account.setLook': { allow: signedIn, input: () => ({ textSize: 'md', wideSpacing: false }) },
  'account.changePassword': { allow: signedIn, input: () => ({ current: 'not it', next: 'another long one' }) },
  'account.sessions': { allow: signedIn },
  'account.endSession': { allow: signedIn, input: () => ({ sessionId: randomUUID() }) },
  'account.endOtherSessions': { allow: signedIn },
  'classroom.list': { allow: signedIn },
  'classroom.create': { allow: teachers, input: () => ({ name: 'x', timeZone: 'UTC' }) },
  'classroom.get': { allow: members, input: inClass },
  'classroom.rename': { allow: teacher, input: school => ({ ...inClass(school), name: 'x' }) },
  'classroom.setZone': { allow: teacher, input: school => ({ ...inClass(school), timeZone: 'UTC' }) },
  'classroom.setMail': { allow: teacher, input: school => ({ ...inClass(school), on: false }) },
  'classroom.people': { allow: staff, input: paged },
  'classroom.lookUpCode': { allow: all, input: () => ({ code: 'no code' }) },
  'classroom.join': {
    allow: all,
    input: () => ({ code: 'no code', displayName: 'x', userName: 'xx', password: 'a long enough one' }),
  },
  'classroom.joinClass': { allow: signedIn, input: () => ({ code: 'no code' }) },
  'classroom.renamePerson': { allow: teacher, input: school => ({ ...person(school), displayName: 'Renamed' }) },
  'classroom.remove': { allow: teacher, input: school => ({ ...person(school), membershipId: randomUUID() }) },
  'classroom.bringBack': { allow: teacher, input: person },
  'classroom.setRole': { allow: teacher, input: school => ({ ...person(school), role: 'STUDENT' }) },
  'classroom.giveOneTimePassword': {
    allow: teacher,
    input: school => ({ ...person(school), membershipId: randomUUID() }),
  },
  'classroom.waiting': { allow: staff, input: inClass },
  'classroom.decideWaiting': {
    allow: teacher,
    input: ({ classId, membershipId }) => ({ classId, membershipIds: [membershipId], letIn: true }),
  },
  'classroom.suspend': { allow: teacher, input: school => ({ ...person(school), membershipId: randomUUID() }) },
  'classroom.setCodeRules': {
    allow: teacher,
    input: ({ classId }) => ({ classId, codeUntil: null, codeLimit: null, codeApproval: false }),
  },
  'classroom.setArchived': { allow: teacher, input: ({ classId }) => ({ classId, archived: false }) },
  'classroom.setCode': { allow: teacher, input: school => ({ ...inClass(school), on: true }) },
  'classroom.audit': { allow: staff, input: paged },
  'classroom.auditChoices': { allow: staff, input: inClass },
  'classroom.noteLogTakenOut': { allow: teacher, input: inClass },
  'roster.mayImport': { allow: teacher, input: inClass },
  'roster.read': { allow: teacher, input: ({ classId }) => ({ classId, bytes: new Uint8Array(), chosen: null }) },
  'roster.plan': { allow: teacher, input: ({ classId }) => ({ classId, rows: [listed] }) },
  'roster.import': { allow: teacher, input: ({ classId }) => ({ classId, rows: [listed], mark: 'none' }) },
  'roster.students': { allow: teacher, input: inClass },
  'roster.giveCards': { allow: teacher, input: ({ classId }) => ({ classId, membershipIds: [randomUUID()] }) },
  'copying.preview': { allow: teacher, input: ({ classId }) => ({ classId, weeks: 52 }) },
  'copying.copy': { allow: teacher, input: ({ classId }) => ({ classId, name: 'Copy', weeks: 52 }) },
  'reading.list': { allow: teachers, input: () => ({ cursor: null }) },
  'reading.get': { allow: teacher, input: ({ readingId }) => ({ readingId, number: null }) },
  'reading.mayImport': { allow: teachers },
  'reading.import': { allow: teachers, input: () => ({ kind: 'auto', text: 'One line of text.' }) },
  'reading.create': { allow: teachers, input: () => reading },
  'reading.revise': { allow: teacher, input: ({ readingId }) => ({ readingId, reading }) },
  'reading.remove': { allow: teacher, input: ({ readingId }) => ({ readingId }) },
  'quiz.list': { allow: teachers, input: () => ({ readingId: null, cursor: null }) },
  'quiz.get': { allow: teacher, input: ({ quizId }) => ({ quizId }) },
  'quiz.asPublished': { allow: teacher, input: ({ quizId }) => ({ quizId }) },
  'quiz.create': { allow: teacher, input: ({ readingId }) => ({ readingId, number: 1, count: 1 }) },
  'quiz.setStatus': {
    allow: teacher,
    input: school => ({ ...ofQuiz(school), questionId: school.questionId, status: 'KEPT' }),
  },
  'quiz.keepAll': { allow: teacher, input: ofQuiz },
  'quiz.reorder': { allow: teacher, input: school => ({ ...ofQuiz(school), order: [] }) },
  'quiz.rename': { allow: teacher, input: school => ({ ...ofQuiz(school), title: 'x' }) },
  'quiz.publish': { allow: teacher, input: ofQuiz },
  'quiz.another': { allow: teacher, input: school => ({ ...ofQuiz(school), questionId: school.questionId }) },
  'quiz.askProof': { allow: teacher, input: school => ({ ...ofQuiz(school), questionId: null, points: 0 }) },
  'quiz.put': { allow: teacher, input: school => ({ ...ofQuiz(school), question: byHand }) },
  'quiz.check': { allow: teacher, input: ({ quizId }) => ({ quizId, question: byHand }) },
  'quiz.bank': { allow: teachers, input: () => ({ readingId: null, kind: null, words: '', cursor: null }) },
  'quiz.reuse': {
    allow: teacher,
    input: school => ({ ...ofQuiz(school), from: { quizId: school.quizId, questionId: school.questionId } }),
  },
  'quiz.shares': { allow: teacher, input: ({ readingId }) => ({ readingId }) },
  'quiz.share': { allow: teacher, input: ({ readingId }) => ({ readingId, quizId: null, days: 7 }) },
  'quiz.unshare': { allow: teachers, input: () => ({ shareId: randomUUID() }) },
  'quiz.shared': { allow: teachers, input: () => ({ token: 'none' }) },
  'quiz.takeCopy': { allow: teachers, input: () => ({ token: 'none' }) },
  'quiz.remove': { allow: teacher, input: ({ quizId }) => ({ quizId }) },
  'assignment.list': { allow: members, input: paged },
  'assignment.get': { allow: members, input: ofAssignment },
  'assignment.newerQuiz': { allow: teacher, input: ofAssignment },
  'assignment.moveToNewerQuiz': { allow: teacher, input: school => ({ ...ofAssignment(school), version, number: 2 }) },
  'assignment.material': { allow: staff, input: ofAssignment },
  'assignment.create': {
    allow: teacher,
    input: ({ classId, readingId }) => ({
      classId,
      readingId,
      readingNumber: 1,
      quizId: null,
      quizNumber: null,
      ...rules,
    }),
  },
  'assignment.update': { allow: teacher, input: school => ({ ...ofAssignment(school), version, ...rules }) },
  'assignment.setWithdrawn': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), version, withdrawn: true }),
  },
  'assignment.release': { allow: teacher, input: school => ({ ...ofAssignment(school), version }) },
  'calendar.mine': { allow: signedIn },
  'calendar.renew': { allow: signedIn },
  'calendar.switchOff': { allow: signedIn },
  'calendar.feed': { allow: all, input: () => ({ token: 'none' }) },
  'study.mine': { allow: student, input: ofAssignment },
  'study.keep': {
    allow: student,
    input: school => ({
      ...ofAssignment(school),
      id: randomUUID(),
      from: { sentence: 1, offset: 0 },
      to: { sentence: 1, offset: 9 },
      note: '',
    }),
  },
  'study.setNote': { allow: student, input: school => ({ ...noHighlight(school), note: 'x' }) },
  'study.setRemoved': { allow: student, input: school => ({ ...noHighlight(school), removed: true }) },
  'study.saw': { allow: student, input: school => ({ ...ofAssignment(school), sentences: [0] }) },
  'study.readers': { allow: staff, input: school => ({ ...ofAssignment(school), cursor: null }) },
  'study.glosses': { allow: members, input: ofAssignment },
  'study.setGloss': { allow: teacher, input: school => ({ ...ofAssignment(school), term: 'books', gloss: 'x' }) },
  'study.removeGloss': { allow: teacher, input: school => ({ ...ofAssignment(school), glossId: randomUUID() }) },
  'study.glossesElsewhere': { allow: teacher, input: ofAssignment },
  'study.takeOverGlosses': { allow: teacher, input: ofAssignment },
  'attempt.mine': { allow: student, input: ofAssignment },
  'attempt.start': { allow: student, input: ofAssignment },
  'attempt.get': { allow: student, input: ofAttempt },
  'attempt.save': {
    allow: student,
    input: school => ({
      ...ofAttempt(school),
      questionId: school.questionId,
      rev: 0,
      saveKey: randomUUID(),
      answer: null,
      flagged: false,
    }),
  },
  'attempt.submit': { allow: student, input: ofAttempt },
  'attempt.advance': { allow: student, input: school => ({ ...ofAttempt(school), from: 0 }) },
  'attempt.review': { allow: members, input: ofAttempt },
  'discussion.threads': {
    allow: members,
    input: school => ({ ...ofAssignment(school), sort: 'passage', filter: 'all', sentence: null, cursor: null }),
  },
  'discussion.unreadByClass': { allow: signedIn },
  'discussion.thread': { allow: members, input: school => ({ ...ofThread(school), cursor: null }) },
  'discussion.post': {
    allow: members,
    input: school => ({ ...ofAssignment(school), parentId: null, source: 'A post.', clientKey: randomUUID() }),
  },
  'discussion.edit': { allow: members, input: school => ({ ...noPost(school), version: 1, source: 'x' }) },
  'discussion.remove': { allow: members, input: noPost },
  'discussion.history': { allow: members, input: ofPost },
  'discussion.react': { allow: members, input: school => ({ ...ofPost(school), kind: 'agree', on: true }) },
  'discussion.report': { allow: members, input: school => ({ ...ofPost(school), reason: '' }) },
  'discussion.read': { allow: members, input: ({ classId, postId }) => ({ classId, postIds: [postId] }) },
  'discussion.counts': { allow: members, input: ofAssignment },
  'discussion.unread': {
    allow: members,
    input: ({ classId, assignmentId }) => ({ classId, assignmentIds: [assignmentId] }),
  },
  'discussion.marks': { allow: members, input: ofAssignment },
  'discussion.search': { allow: members, input: school => ({ ...ofAssignment(school), q: 'post', cursor: null }) },
  'discussion.mentionable': { allow: members, input: school => ({ ...ofAssignment(school), asked: '' }) },
  'discussion.compare': { allow: members, input: school => ({ ...ofAssignment(school), source: 'x' }) },
  'discussion.saveDraft': {
    allow: members,
    input: school => ({ ...ofAssignment(school), parentId: null, source: 'x' }),
  },
  'discussion.draft': { allow: members, input: school => ({ ...ofAssignment(school), parentId: null }) },
  'discussion.settings': { allow: staff, input: ofAssignment },
  'discussion.configure': { allow: teacher, input: school => ({ ...ofAssignment(school), version, ...discussed }) },
  'discussion.queue': { allow: staff, input: paged },
  'discussion.queueCount': { allow: staff, input: inClass },
  'discussion.decide': {
    allow: staff,
    input: school => ({
      ...inClass(school),
      decision: 'approve',
      reason: null,
      on: [{ postId: school.postId, version }],
    }),
  },
  'discussion.undo': { allow: staff, input: school => ({ ...inClass(school), decisionId: randomUUID() }) },
  'discussion.lock': { allow: staff, input: school => ({ ...ofThread(school), on: false }) },
  'discussion.pin': { allow: staff, input: school => ({ ...ofThread(school), on: false }) },
  'discussion.mute': { allow: staff, input: school => ({ ...noPost(school), hours: 1 }) },
  'discussion.unmask': { allow: teacher, input: school => ({ ...noPost(school), reason: 'x' }) },
  'notices.inbox': { allow: signedIn, input: () => ({ cursor: null }) },
  'notices.count': { allow: signedIn },
  'notices.read': { allow: members, input: school => ({ ...inClass(school), kind: 'reply', id: school.threadId }) },
  'notices.readAll': { allow: signedIn },
  'notices.hearing': { allow: signedIn },
  'notices.setHearing': { allow: members, input: school => ({ ...inClass(school), hears: 'REPLIES' }) },
  'discussion.restore': { allow: members, input: school => ({ ...noPost(school), reason: null }) },
  'discussion.past': { allow: staff, input: ofPost },
  'discussion.participation': { allow: staff, input: school => ({ ...ofAssignment(school), cursor: null }) },
  'discussion.myParticipation': { allow: student, input: ofAssignment },
  'discussion.configureParticipation': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), version, ...noParticipation }),
  },
  'discussion.setPoints': {
    allow: staff,
    input: school => ({ ...ofAssignment(school), key: school.membershipId, version, points: 1, comment: 'x' }),
  },
  'discussion.transcript': { allow: teacher, input: school => ({ ...ofAssignment(school), cursor: null }) },
  'discussion.recordExport': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), assignmentId: randomUUID(), form: 'csv' }),
  },
  'notices.mail': { allow: signedIn },
  'notices.setMail': { allow: signedIn, input: () => ({ address: 'x@school.example', hour: 7, zone: 'UTC' }) },
  'notices.stopMail': { allow: signedIn },
  'notices.confirmMail': { allow: all, input: () => ({ token: 'none' }) },
  'notices.stopMailBy': { allow: all, input: () => ({ token: 'none' }) },
  'attempt.time': { allow: student, input: ofAttempt },
  'attempt.takeBreak': { allow: student, input: ofAttempt },
  'attempt.endBreak': { allow: student, input: ofAttempt },
  'attempt.toMark': { allow: staff, input: ofAssignment },
  'attempt.answersToMark': {
    allow: staff,
    input: school => ({
      ...ofAssignment(school),
      questionId: null,
      attemptId: null,
      waitingOnly: false,
      blind: false,
      cursor: 0,
    }),
  },
  'attempt.markByHand': {
    allow: staff,
    input: school => ({
      ...ofAttempt(school),
      questionId: school.questionId,
      mark: null,
      comment: null,
      reason: null,
      rev: 0,
      version,
    }),
  },
  'attempt.releaseMarks': { allow: teacher, input: school => ({ ...ofAssignment(school), version, released: false }) },
  'attempt.comments': { allow: staff, input: inClass },
  'attempt.saveComment': { allow: staff, input: school => ({ ...inClass(school), text: 'Say where it stands.' }) },
  'attempt.removeComment': { allow: staff, input: school => ({ ...inClass(school), id: randomUUID() }) },
  'attempt.addTime': { allow: teacher, input: school => ({ ...ofAssignment(school), attemptId: null, minutes: 5 }) },
  'attempt.outages': { allow: staff, input: ofAssignment },
  'attempt.giveBack': { allow: teacher, input: school => ({ ...ofAssignment(school), outageId: randomUUID() }) },
  'attempt.takeBackGiven': { allow: teacher, input: school => ({ ...ofAssignment(school), outageId: randomUUID() }) },
  'attempt.reopen': { allow: teacher, input: school => ({ ...ofAttempt(school), minutes: 5, reason: 'x' }) },
  'exceptions.list': { allow: staff, input: ofAssignment },
  'exceptions.set': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), target: { membershipId: school.membershipId }, exception: noChange }),
  },
  'exceptions.remove': { allow: teacher, input: ({ classId }) => ({ classId, exceptionId: randomUUID() }) },
  'exceptions.groups': { allow: staff, input: inClass },
  'exceptions.setGroup': {
    allow: teacher,
    input: ({ classId }) => ({ classId, groupId: randomUUID(), name: 'x', members: [] }),
  },
  'exceptions.removeGroup': { allow: teacher, input: ({ classId }) => ({ classId, groupId: randomUUID() }) },
  'exceptions.accommodation': {
    allow: staff,
    input: ({ classId, membershipId }) => ({ classId, target: { membershipId } }),
  },
  'exceptions.setAccommodation': {
    allow: teacher,
    input: ({ classId, membershipId }) => ({ classId, target: { membershipId }, accommodation: null }),
  },
  'progress.home': { allow: signedIn },
  'progress.inQuiz': { allow: staff, input: ofAssignment },
  'progress.students': { allow: staff, input: school => ({ ...ofAssignment(school), cursor: null }) },
  'progress.results': { allow: staff, input: ofAssignment },
  'progress.question': {
    allow: staff,
    input: school => ({ ...ofAssignment(school), questionId: school.questionId, cursor: null }),
  },
  'progress.gradebook': { allow: staff, input: paged },
  'progress.report': { allow: staff, input: person },
  'progress.myGrades': { allow: student, input: inClass },
  'progress.setGrade': {
    allow: staff,
    input: school => ({
      ...person(school),
      column: { kind: 'QUIZ', id: school.assignmentId },
      mark: 1,
      reason: 'x',
      version,
    }),
  },
  'progress.setColumn': {
    allow: teacher,
    input: school => ({
      ...inClass(school),
      column: null,
      categoryId: null,
      title: 'x',
      outOf: 10,
      hidden: false,
      removed: false,
    }),
  },
  'progress.setCategory': {
    allow: teacher,
    input: school => ({ ...inClass(school), categoryId: null, name: 'x', weight: 1, dropLowest: 0 }),
  },
  'progress.removeCategory': { allow: teacher, input: school => ({ ...inClass(school), categoryId: randomUUID() }) },
  'progress.recordGradesTaken': { allow: teacher, input: inClass },
  'progress.student': { allow: staff, input: person },
  'progress.correctKey': {
    allow: teacher,
    input: school => ({
      ...ofAssignment(school),
      questionId: school.questionId,
      kind: 'EVERYONE',
      answer: null,
      reason: 'x',
      rehearse: false,
    }),
  },
  'progress.undoCorrection': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), correctionId: school.questionId }),
  },
  'progress.dropQuestion': {
    allow: teacher,
    input: school => ({ ...ofAssignment(school), questionId: school.questionId, reason: 'x' }),
  },
  'progress.countRecovered': {
    allow: teacher,
    input: school => ({ ...ofAttempt(school), questionId: school.questionId }),
  },
  'records.places': { allow: teacher, input: person },
  'records.erase': {
    allow: teacher,
    input: school => ({ ...person(school), membershipId: randomUUID(), typedName: 'x', words: 'keep' }),
  },
  'records.retentions': { allow: signedIn },
  'records.setRetention': { allow: teacher, input: school => ({ ...inClass(school), months: null }) },
  'records.about': { allow: teacher, input: person },
  'records.takeOut': { allow: ['student', 'teacher'], input: person },
};
const byHand = {
  id: 'new',
  kind: 'text',
  rule: 'by-hand',
  prompt: 'Who?',
  passage: null,
  asks: null,
  options: [],
  left: [],
  right: [],
  key: ['x'],
  points: 1,
  evidence: [],
  feedback: null,
};

/** Calls whose input names nothing that exists end in *not found* for those who may call them too. */
const nothingThere = new Set([
  'quiz.unshare',
  'quiz.shared',
  'quiz.takeCopy',
  'progress.removeCategory',
  'records.erase',
  'calendar.feed',
  'notices.confirmMail',
  'notices.stopMailBy',
  'classroom.remove',
  'classroom.suspend',
  'classroom.giveOneTimePassword',
  'attempt.giveBack',
  'assignment.moveToNewerQuiz',
  'exceptions.remove',
  'exceptions.setGroup',
  'exceptions.removeGroup',
  'progress.undoCorrection',
  'progress.countRecovered',
  'study.setNote',
  'study.setRemoved',
  'study.removeGloss',
  'study.takeOverGlosses',
  'discussion.edit',
  'discussion.remove',
  'discussion.undo',
  'discussion.mute',
  'discussion.unmask',
  'discussion.restore',
  'discussion.recordExport',
]);

let db: Database;
let school: School;
const users = new Map<Role, string | null>([['nobody', null]]);

beforeAll(async () => {
  db = await testDatabase();
  const { client } = db;
  const [classId, otherClass] = [await makeClass(client), await makeClass(client)];
  for (const role of signedIn) users.set(role, await makeUser(client, { canTeach: role.endsWith('teacher') }));
  const id = (role: Role) => String(users.get(role));
  const membershipId = await makeMember(client, classId, id('student'), 'STUDENT');
  await makeMember(client, otherClass, id('other student'), 'STUDENT');
  await makeMember(client, classId, id('removed student'), 'STUDENT', { status: 'REMOVED' });
  await makeMember(client, classId, id('assistant'), 'ASSISTANT');
  await makeMember(client, classId, id('teacher'), 'TEACHER');
  await makeMember(client, otherClass, id('other teacher'), 'TEACHER');
  const readingId = await makeReading(client, id('teacher'));
  const quizId = await makeQuiz(client, id('teacher'), readingId);
  const now = await databaseNow(client);
  const assignmentId = await makeAssignment(
    client,
    classId,
    { readingId, quizId },
    { opensAt: new Date(now.getTime() - 1000) },
  );
  const asStudent = await callerFor(db, id('student'));
  const { attemptId } = await asStudent.attempt.start({ classId, assignmentId });
  const question = await client.quizQuestion.findFirstOrThrow({ where: { quizId } });
  await asStudent.attempt.submit({ classId, attemptId });
  const asAssistant = await callerFor(db, id('assistant'));
  const { threadId, postId } = await asAssistant.discussion.post({
    classId,
    assignmentId,
    parentId: null,
    source: 'What do you make of this?',
    clientKey: randomUUID(),
  });
  school = {
    classId,
    membershipId,
    readingId,
    quizId,
    questionId: question.id,
    assignmentId,
    attemptId,
    threadId,
    postId,
    sessionId: randomUUID(),
  };
}, 60_000);
afterAll(() => db.close());

const denials = new Set(['not-signed-in', 'forbidden', 'not-found']);

async function call(role: Role, path: string): Promise<string> {
  const caller = await callerFor(db, users.get(role) ?? null, { browser: randomUUID() });
  const procedure = path
    .split('.')
    .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], caller) as (
    input?: unknown,
  ) => Promise<unknown>;
  try {
    await procedure(matrix[path]?.input?.(school));
    return 'done';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return failure(error).code;
  }
}

test('every procedure has its row', () => {
  expect(Object.keys(matrix).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test('the table of rights that people are shown says what the procedures do', () => {
  for (const [right, { roles: having, by }] of Object.entries<(typeof rights)[RightName]>(rights))
    for (const path of by) {
      const allowed = (matrix[path]?.allow ?? []).filter(role => (members as readonly Role[]).includes(role));
      expect([...allowed].sort(), `${right}: ${path}`).toEqual(having.map(role => role.toLowerCase()).sort());
    }
});

test('whatever is not everybody’s in a class stands in the table of rights, once', () => {
  const inClasses = Object.keys(matrix).filter(path => {
    const input = matrix[path]?.input?.(school);
    return typeof input === 'object' && input !== null && 'classId' in input;
  });
  const standing = Object.values(rights).flatMap((right): readonly string[] => right.by);
  const everybodys = (path: string) => members.every(role => matrix[path]?.allow.includes(role));
  expect(inClasses.filter(path => !standing.includes(path) && !everybodys(path))).toEqual([]);
  expect(new Set(standing).size).toBe(standing.length);
});

describe.each(Object.keys(matrix))('%s', path => {
  const allowed = new Set<Role>(matrix[path]?.allow);
  test.each(roles)(`%s`, async role => {
    const outcome = await call(role, path);
    if (!allowed.has(role)) expect(denials, `${outcome} is no refusal`).toContain(outcome);
    else if (nothingThere.has(path)) expect(outcome).toBe('not-found');
    else expect(['not-signed-in', 'forbidden', 'not-found', 'invalid', 'failed']).not.toContain(outcome);
  });
});

test('a field that no procedure knows is refused, whoever sends it', async () => {
  for (const path of Object.keys(matrix)) {
    const input = matrix[path]?.input?.(school);
    if (input === undefined) continue;
    const caller = await callerFor(db, String(users.get('teacher')), { browser: randomUUID() });
    const procedure = path
      .split('.')
      .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], caller) as (
      input?: unknown,
    ) => Promise<unknown>;
    await expect(procedure({ ...(input as object), isAdmin: true }), path).rejects.toMatchObject({
      code: expect.stringMatching(/BAD_REQUEST|FORBIDDEN/),
    });
  }
});
