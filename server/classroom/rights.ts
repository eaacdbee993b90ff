import type { Role } from './member.ts';

type Right = {
  /** Who has it. */
  roles: readonly Role[];
  /** The procedures that it stands for: the tests of access hold that they let in these roles and no others. */
  by: readonly string[];
};

const everybody: readonly Role[] = ['TEACHER', 'ASSISTANT', 'STUDENT'];
const staff: readonly Role[] = ['TEACHER', 'ASSISTANT'];
const teacher: readonly Role[] = ['TEACHER'];

/**
 * Who may do what in a class, as the page of its people says it. What everybody in a class may do stands here by examples; every
 * other procedure of a class stands in just one right.
 */
export const rights = {
  read: { roles: everybody, by: ['assignment.get', 'discussion.threads', 'discussion.post'] },
  take: {
    roles: ['STUDENT'],
    by: [
      'attempt.mine',
      'attempt.start',
      'attempt.get',
      'attempt.save',
      'attempt.advance',
      'attempt.time',
      'attempt.takeBreak',
      'attempt.endBreak',
      'attempt.submit',
      'progress.myGrades',
      'discussion.myParticipation',
    ],
  },
  notes: { roles: ['STUDENT'], by: ['study.mine', 'study.keep', 'study.setNote', 'study.setRemoved', 'study.saw'] },
  people: {
    roles: staff,
    by: [
      'classroom.people',
      'classroom.waiting',
      'classroom.audit',
      'classroom.auditChoices',
      'exceptions.list',
      'exceptions.groups',
      'exceptions.accommodation',
    ],
  },
  results: {
    roles: staff,
    by: [
      'assignment.material',
      'study.readers',
      'attempt.outages',
      'progress.inQuiz',
      'progress.students',
      'progress.results',
      'progress.question',
      'progress.gradebook',
      'progress.report',
      'progress.student',
    ],
  },
  mark: {
    roles: staff,
    by: [
      'attempt.toMark',
      'attempt.answersToMark',
      'attempt.markByHand',
      'attempt.comments',
      'attempt.saveComment',
      'attempt.removeComment',
      'progress.setGrade',
      'discussion.participation',
      'discussion.setPoints',
    ],
  },
  moderate: {
    roles: staff,
    by: [
      'discussion.settings',
      'discussion.queue',
      'discussion.queueCount',
      'discussion.decide',
      'discussion.undo',
      'discussion.past',
      'discussion.lock',
      'discussion.pin',
      'discussion.mute',
    ],
  },
  publish: {
    roles: teacher,
    by: [
      'assignment.create',
      'assignment.update',
      'assignment.newerQuiz',
      'assignment.moveToNewerQuiz',
      'assignment.setWithdrawn',
      'study.setGloss',
      'study.removeGloss',
      'study.glossesElsewhere',
      'study.takeOverGlosses',
      'discussion.configure',
      'discussion.configureParticipation',
    ],
  },
  exceptions: {
    roles: teacher,
    by: [
      'exceptions.set',
      'exceptions.remove',
      'exceptions.setAccommodation',
      'attempt.addTime',
      'attempt.giveBack',
      'attempt.takeBackGiven',
      'attempt.reopen',
    ],
  },
  regrade: {
    roles: teacher,
    by: [
      'progress.correctKey',
      'progress.undoCorrection',
      'progress.dropQuestion',
      'progress.countRecovered',
      'assignment.release',
      'attempt.releaseMarks',
    ],
  },
  gradebook: { roles: teacher, by: ['progress.setColumn', 'progress.setCategory', 'progress.removeCategory'] },
  roster: {
    roles: teacher,
    by: [
      'classroom.renamePerson',
      'classroom.suspend',
      'classroom.remove',
      'classroom.bringBack',
      'classroom.setRole',
      'classroom.giveOneTimePassword',
      'roster.mayImport',
      'roster.read',
      'roster.plan',
      'roster.import',
      'roster.students',
      'roster.giveCards',
      'exceptions.setGroup',
      'exceptions.removeGroup',
    ],
  },
  codes: { roles: teacher, by: ['classroom.setCode', 'classroom.setCodeRules', 'classroom.decideWaiting'] },
  unmask: { roles: teacher, by: ['discussion.unmask'] },
  export: {
    roles: teacher,
    by: [
      'progress.recordGradesTaken',
      'discussion.transcript',
      'discussion.recordExport',
      'classroom.noteLogTakenOut',
      'records.about',
    ],
  },
  record: { roles: ['TEACHER', 'STUDENT'], by: ['records.takeOut'] },
  class: {
    roles: teacher,
    by: [
      'classroom.rename',
      'classroom.setZone',
      'classroom.setMail',
      'classroom.setArchived',
      'copying.preview',
      'copying.copy',
    ],
  },
  erase: { roles: teacher, by: ['records.places', 'records.erase', 'records.setRetention'] },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof rights;
