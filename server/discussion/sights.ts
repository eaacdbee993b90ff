import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { AssignmentModel } from '#/prisma/generated/models.ts';
import { phaseOf } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import type { Member } from '#/server/classroom/member.ts';
import { isStaff } from '#/server/classroom/member.ts';
import { findMembers } from '#/server/classroom/store.ts';
import type { Tx } from '#/server/db/database.ts';
import type { DiscussionRules } from './discussion.ts';
import { gateOf, type Standing, staffGate } from './policy.ts';
import { findRules, standingOf } from './room-store.ts';
import type { Sight } from './sight-store.ts';
import type { Gate } from './view.ts';

type Db = Tx | PrismaClient;
type Dates = Pick<AssignmentModel, 'id' | 'opensAt' | 'closesAt' | 'withdrawnAt'>;

/**
 * How far a member sees into an assignment's discussion, and the gate they stand before; null where there is none for them:
 * before it opens, withdrawn, or with the discussion off, for a student. `standing` is asked for students alone.
 */
function standBefore(
  member: Member,
  assignment: Dates,
  rules: DiscussionRules,
  standing: Standing | null,
  now: Date,
): { gate: Gate; sight: Sight } | null {
  const staff = isStaff(member);
  const base = { member, assignmentId: assignment.id, rules, staff };
  if (staff || !standing) return staff ? { gate: staffGate, sight: { ...base, open: true } } : null;
  const phase = phaseOf(assignment, now);
  if (phase === 'not-open' || phase === 'withdrawn' || !rules.on) return null;
  const gate = gateOf(rules, standing, 0, now);
  return { gate, sight: { ...base, open: gate.open } };
}

/** The same with the rules and the student's standing looked up: asked for together, they are looked up together. */
export async function standOf(
  db: Db,
  member: Member,
  assignment: Dates & { classId: string; readingId: string; quizId: string | null },
  now: Date,
): Promise<{ gate: Gate; sight: Sight } | null> {
  const [rules, standing] = await Promise.all([
    findRules(db, member.classId, assignment.id),
    isStaff(member) ? null : standingOf(db, { student: member, assignment, now }),
  ]);
  return standBefore(member, assignment, rules, standing, now);
}

/**
 * How far a person sees into the discussions of these assignments, over all their classes; one into which they do not see is
 * left out. The number of queries is the same for any number of assignments.
 */
export async function sightsOf(
  db: Db,
  userId: string,
  among: readonly { classId: string; assignmentId: string }[],
  now: Date,
): Promise<Sight[]> {
  if (among.length === 0) return [];
  const classIds = [...new Set(among.map(one => one.classId))];
  const members = new Map((await findMembers(db, userId, classIds)).map(member => [member.classId, member]));
  const stands = await Promise.all(
    among.map(async ({ classId, assignmentId }) => {
      const member = members.get(classId);
      const assignment = member && (await findAssignment(db, member, assignmentId));
      return assignment && (await standOf(db, member, assignment, now));
    }),
  );
  return stands.flatMap(stand => stand?.sight ?? []);
}
