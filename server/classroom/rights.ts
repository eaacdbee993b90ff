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

/** Who may do what in a class, as the page of its people says it. */
export const rights = {
  read: { roles: everybody, by: ['assignment.get', 'discussion.threads', 'discussion.post'] },
  take: { roles: ['STUDENT'], by: ['attempt.start', 'attempt.save', 'attempt.submit'] },
  people: { roles: staff, by: ['classroom.people', 'classroom.waiting', 'classroom.audit', 'exceptions.groups'] },
  results: { roles: staff, by: ['assignment.material', 'progress.results', 'progress.gradebook', 'progress.student'] },
  mark: { roles: staff, by: ['discussion.setPoints'] },
  moderate: { roles: staff, by: ['discussion.decide', 'discussion.undo', 'discussion.lock', 'discussion.mute'] },
  publish: {
    roles: teacher,
    by: ['assignment.create', 'assignment.update', 'assignment.setWithdrawn', 'assignment.release', 'exceptions.set'],
  },
  roster: {
    roles: teacher,
    by: [
      'classroom.renamePerson',
      'classroom.suspend',
      'classroom.remove',
      'classroom.bringBack',
      'classroom.setRole',
      'classroom.giveOneTimePassword',
      'roster.import',
      'roster.giveCards',
      'exceptions.setGroup',
      'exceptions.setAccommodation',
    ],
  },
  codes: { roles: teacher, by: ['classroom.setCode', 'classroom.setCodeRules', 'classroom.decideWaiting'] },
  unmask: { roles: teacher, by: ['discussion.unmask'] },
  export: {
    roles: teacher,
    by: ['progress.recordGradesTaken', 'discussion.recordExport', 'classroom.noteLogTakenOut', 'records.about'],
  },
  class: { roles: teacher, by: ['classroom.rename', 'classroom.setMail', 'classroom.setArchived', 'copying.copy'] },
  erase: { roles: teacher, by: ['records.erase', 'records.setRetention'] },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof rights;
