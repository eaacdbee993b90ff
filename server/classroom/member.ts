import type { MembershipStatus, Role } from '#/prisma/generated/enums.ts';

/** An active membership of the class, read from the database for this call. Minted by `server/trpc` alone. */
export type Member = {
  readonly classId: string;
  readonly membershipId: string;
  readonly userId: string;
  readonly role: Role;
  readonly displayName: string;
  /** IANA name of the class's time zone. */
  readonly timeZone: string;
  /** The class is archived: read, but not changed. */
  readonly archived: boolean;
} & { readonly proofOfMember: unique symbol };

/** A member who is a student of the class. */
export type Student = Member & { readonly role: 'STUDENT' };
/** A member who is a teacher or an assistant: sees people, keys and results. */
export type Staff = Member & { readonly role: 'TEACHER' | 'ASSISTANT' };
/** A member who is a teacher: everything in the class. */
export type Teacher = Member & { readonly role: 'TEACHER' };

export const isStudent = (member: Member): member is Student => member.role === 'STUDENT';
export const isTeacher = (member: Member): member is Teacher => member.role === 'TEACHER';
export const isStaff = (member: Member): member is Staff => member.role !== 'STUDENT';

export type { MembershipStatus, Role };
