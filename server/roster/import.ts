import { createHash } from 'node:crypto';
import { holdStudents } from '#/server/assignment/exceptions-store.ts';
import { moveDeadlines } from '#/server/assignment/store.ts';
import { recordAudit, recordAuditOf } from '#/server/classroom/audit.ts';
import type { Teacher } from '#/server/classroom/member.ts';
import type { Tx } from '#/server/db/database.ts';
import { grouped } from '#/server/grouped.ts';
import { invariant } from '#/server/invariant.ts';
import { type Card, makeAccounts, type Secret } from './accounts.ts';
import type { Outcome, Planned } from './plan.ts';
import { addStudents, changeStudent, groupsNamed, joinGroups, removeStudents } from './roster-store.ts';

/** A plan's own mark: two plans of one mark do the same, so what is done is what was seen. */
export const markOf = (plan: readonly Planned[]): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('base64url');

type Add = Extract<Outcome, { kind: 'add' }>;
type Change = Extract<Outcome, { kind: 'change' }>;
type Of<Kind> = { sourceId: string | null; outcome: Kind };

const having = <Kind extends Outcome['kind']>(plan: readonly Planned[], kind: Kind) =>
  plan.flatMap(({ row, outcome }) =>
    outcome.kind === kind ? [{ sourceId: row.id || null, outcome: outcome as Extract<Outcome, { kind: Kind }> }] : [],
  );

/** How many accounts carrying a plan out will make. */
export const accountsIn = (plan: readonly Planned[]): number =>
  having(plan, 'add').filter(({ outcome }) => outcome.userId === null).length;

type InGroups = { membershipId: string; groups: readonly string[] };

async function add(tx: Tx, teacher: Teacher, adds: readonly Of<Add>[], secrets: readonly Secret[]) {
  const without = adds.filter(({ outcome }) => outcome.userId === null).map(({ outcome }) => outcome.name);
  const accounts = await makeAccounts(tx, without, secrets);
  invariant(accounts.length === without.length, 'every new student has a secret');
  const free = accounts.map(({ userId }) => userId);
  const newcomers = adds.map(({ sourceId, outcome }) => ({
    userId: outcome.userId ?? free.shift() ?? '',
    displayName: outcome.name,
    sourceId,
  }));
  const ids = await addStudents(tx, teacher, newcomers);
  await recordAuditOf(tx, teacher, 'member-imported', ids);
  const placed = ids.map((membershipId, at): InGroups => ({ membershipId, groups: adds[at]?.outcome.groups ?? [] }));
  return { cards: accounts.map(({ card }) => card), placed };
}

async function change(tx: Tx, teacher: Teacher, changes: readonly Of<Change>[]): Promise<InGroups[]> {
  for (const { sourceId, outcome } of changes) {
    const { rename, tie, membershipId } = outcome;
    const tied = tie && sourceId ? { sourceId } : {};
    if (rename !== null || tie)
      await changeStudent(tx, teacher, membershipId, { ...(rename === null ? {} : { displayName: rename }), ...tied });
  }
  const of = (fits: (outcome: Change) => boolean) =>
    changes.filter(({ outcome }) => fits(outcome)).map(({ outcome }) => outcome.membershipId);
  await recordAuditOf(
    tx,
    teacher,
    'member-renamed',
    of(outcome => outcome.rename !== null),
    { roster: true },
  );
  await recordAuditOf(
    tx,
    teacher,
    'member-known-by-list',
    of(outcome => outcome.tie),
  );
  return changes.map(({ outcome }) => outcome);
}

/** Takes students out of the class, their work kept; returns whose accounts they are. */
async function remove(tx: Tx, teacher: Teacher, plan: readonly Planned[]): Promise<string[]> {
  const ids = having(plan, 'remove').map(({ outcome }) => outcome.membershipId);
  const userIds = await removeStudents(tx, teacher, ids);
  await recordAuditOf(tx, teacher, 'member-removed', ids, { roster: true });
  return userIds;
}

async function place(tx: Tx, teacher: Teacher, placed: readonly InGroups[]): Promise<void> {
  const pairs = placed.flatMap(({ membershipId, groups }) => groups.map(name => ({ membershipId, name })));
  if (pairs.length === 0) return;
  await holdStudents(tx, teacher);
  const ids = await groupsNamed(tx, teacher, [...new Set(pairs.map(({ name }) => name))]);
  const members = pairs.map(({ membershipId, name }) => ({ membershipId, groupId: ids.get(name) ?? '' }));
  await joinGroups(tx, teacher, members);
  for (const [groupId, joined] of grouped(members, one => one.groupId))
    await recordAudit(tx, teacher, 'group-set', groupId, { joined: joined.length });
  // A group may bring its members more time, in a quiz that they are taking, too.
  await moveDeadlines(tx, teacher, null, { onlyLater: true });
}

/**
 * Does what a plan says, with as many secrets as it makes accounts, and notes every act; gives the cards of the new accounts, and in `gone`
 * the accounts of those who were taken out.
 */
export async function carryOut(
  tx: Tx,
  teacher: Teacher,
  plan: readonly Planned[],
  secrets: readonly Secret[],
): Promise<{ added: number; changed: number; removed: number; cards: Card[]; gone: string[] }> {
  const [adds, changes] = [having(plan, 'add'), having(plan, 'change')];
  const done = { added: adds.length, changed: changes.length, removed: having(plan, 'remove').length };
  if (done.added + done.changed + done.removed === 0) return { ...done, cards: [], gone: [] };
  const { cards, placed } = await add(tx, teacher, adds, secrets);
  const changed = await change(tx, teacher, changes);
  await place(tx, teacher, [...placed, ...changed]);
  const gone = await remove(tx, teacher, plan);
  await recordAudit(tx, teacher, 'roster-imported', null, done);
  return { ...done, cards, gone };
}
