import type { Member } from '#/server/classroom/member.ts';

/** Somebody of a class as far as it matters whose record may be taken out or erased. */
export type Someone = { id: string; role: Member['role']; erasedAt: Date | null };

/** Whether the viewer may take out all that is kept of somebody: a teacher of any student, a student of themself. */
export function mayTakeOut(viewer: Pick<Member, 'membershipId' | 'role'>, someone: Someone): boolean {
  if (someone.role !== 'STUDENT' || someone.erasedAt) return false;
  return viewer.role === 'TEACHER' || viewer.membershipId === someone.id;
}

/** Whether the viewer may erase somebody: a teacher any student. */
export function mayErase(viewer: Pick<Member, 'role'>, someone: Someone): boolean {
  return viewer.role === 'TEACHER' && someone.role === 'STUDENT' && !someone.erasedAt;
}
