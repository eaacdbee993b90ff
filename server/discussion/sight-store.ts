import { Prisma } from '#/prisma/generated/client.ts';
import type { Member } from '#/server/classroom/member.ts';
import type { DiscussionRules } from './discussion.ts';

/** How far somebody sees into the discussion of one assignment: made once for a call, used by every read of it. */
export type Sight = { member: Member; assignmentId: string; rules: DiscussionRules; staff: boolean; open: boolean };

/** Who looks: SQL for their membership, whether they are staff, and whether the discussion is open to them. */
type Eyes = { me: Prisma.Sql; staff: Prisma.Sql; open: Prisma.Sql };

/** The posts whose words a reader may see, as a condition on the "Post" of that alias: the table of `policy.ts` in SQL. */
function visibleTo({ me, staff, open }: Eyes, alias: 'p' | 'c'): Prisma.Sql {
  const post = Prisma.raw(alias);
  return Prisma.sql`(${post}.state <> 'REMOVED' AND (${staff} OR ${post}."membershipId" = ${me} OR (${open} AND ${post}.state = 'VISIBLE')))`;
}

/** The posts whose words this sight lets its reader see, as a condition on the "Post" of that alias. */
export const visible = ({ member, staff, open }: Sight, alias: 'p' | 'c' = 'p') =>
  visibleTo(
    {
      me: Prisma.sql`${member.membershipId}::uuid`,
      staff: Prisma.sql`${staff}::boolean`,
      open: Prisma.sql`${open}::boolean`,
    },
    alias,
  );

/** Several sights as a table `s` with the columns classId, assignmentId, me, staff and open, and their place `n`, from 1. */
export function asTable(sights: readonly Sight[]): Prisma.Sql {
  return Prisma.sql`unnest(${sights.map(one => one.member.classId)}::uuid[], ${sights.map(one => one.assignmentId)}::uuid[],
    ${sights.map(one => one.member.membershipId)}::uuid[], ${sights.map(one => one.staff)}::boolean[], ${sights.map(one => one.open)}::boolean[])
    WITH ORDINALITY AS s("classId", "assignmentId", me, staff, open, n)`;
}

/** The posts `p` whose words the sight in the row `s` of `asTable` lets its reader see. */
export const visibleInTable = visibleTo(
  { me: Prisma.sql`s.me`, staff: Prisma.sql`s.staff`, open: Prisma.sql`s.open` },
  'p',
);
