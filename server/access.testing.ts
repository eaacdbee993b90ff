/** Everybody whom the tables of access tell apart, over two classes: `teacher`'s, and one of `other teacher`. */
export const roles = [
  'nobody',
  'student',
  'other student',
  'removed student',
  'assistant',
  'teacher',
  'other teacher',
] as const;
export type Role = (typeof roles)[number];

/** Those of the roles whom a row of the tables allows together. */
export const groups = {
  all: roles,
  signedIn: roles.filter(role => role !== 'nobody'),
  members: ['student', 'assistant', 'teacher'],
  staff: ['assistant', 'teacher'],
  teachers: ['teacher', 'other teacher'],
} as const satisfies Record<string, readonly Role[]>;
