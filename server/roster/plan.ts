import { displayName, skeleton } from '#/server/auth/display-name.ts';
import { mostGroups } from '#/server/classroom/groups-store.ts';
import type { MembershipStatus, Role } from '#/server/classroom/member.ts';
import { looksLikeOneOf } from '#/server/classroom/staff-name.ts';
import { grouped } from '#/server/grouped.ts';
import { type RosterRow, rosterLimits } from './roster.ts';

/** What is wrong with a row, so that nothing is done with it until it is mended. */
export const rowProblems = [
  'name-missing',
  'name-too-long',
  'name-control',
  'name-direction',
  'name-unusable',
  'name-like-teacher',
  'name-twice',
  'name-of-two',
  'id-unusable',
  'id-twice',
  'group-unusable',
  'too-many-groups',
  'groups-full',
] as const;
export type RowProblem = (typeof rowProblems)[number];
export type Problem = { code: RowProblem; field: 'name' | 'id' | 'groups'; line: number | null };

/** Why nothing is done for a row. */
export const leftReasons = ['same', 'waits', 'suspended', 'removed', 'staff', 'not-here'] as const;
export type LeftReason = (typeof leftReasons)[number];

/**
 * What becomes of a row. `add` makes an account, or where the teacher's own classes know the student already takes that one (`userId`).
 * `change` renames, ties to the list's id, or puts into groups. `remove` takes out of the class, with all work kept: only where a list of
 * changes says so.
 */
export type Outcome =
  | { kind: 'wrong'; problems: Problem[] }
  | { kind: 'add'; name: string; userId: string | null; groups: string[] }
  | { kind: 'change'; membershipId: string; from: string; rename: string | null; tie: boolean; groups: string[] }
  | { kind: 'remove'; membershipId: string; name: string }
  | { kind: 'left'; name: string; reason: LeftReason };

export type Planned = { row: RosterRow; outcome: Outcome };

/** A person of the class as a roster finds them; `groups` are the ids of theirs. */
export type Standing = {
  membershipId: string;
  userId: string;
  displayName: string;
  role: Role;
  status: MembershipStatus;
  sourceId: string | null;
  groups: readonly string[];
};

/** What a roster is compared with: who is in the class, its groups by name, and whom the teacher's other classes know by a list's id. */
export type Ground = {
  people: readonly Standing[];
  groups: ReadonlyMap<string, string>;
  elsewhere: readonly { sourceId: string; displayName: string; userId: string }[];
};

const control = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
const direction = /[\u202A-\u202E\u2066-\u2069]/u;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/** Why a name cannot be taken as it stands; null when it can. */
function problemOfName(name: string): RowProblem | null {
  if (!name.trim()) return 'name-missing';
  if (control.test(name)) return 'name-control';
  if (direction.test(name)) return 'name-direction';
  if ([...name.normalize('NFC').replace(/\s+/g, ' ').trim()].length > 60) return 'name-too-long';
  return displayName(name) === null ? 'name-unusable' : null;
}

const isPlain = (text: string, most: number) => text.length <= most && !unseen.test(text) && text.trim() === text;

/** The same letters, whatever their case and spaces: by it a student without an id is found again. */
const folded = (name: string) => (displayName(name) ?? name).toLowerCase();

/** The new groups of a list that the class still has room for. */
function groupsWithRoom(rows: readonly RosterRow[], ground: Ground): ReadonlySet<string> {
  const fresh = [...new Set(rows.flatMap(row => row.groups))].filter(name => !ground.groups.has(name));
  return new Set([...ground.groups.keys(), ...fresh.slice(0, Math.max(0, mostGroups - ground.groups.size))]);
}

type Found = Standing | 'several' | null;

/**
 * For each row the one account by which the teacher's other classes know its id together with its name; null where there is none, where
 * there are two, and where two ids of the list lead to one.
 */
function accountsOf(rows: readonly RosterRow[], ground: Ground): (string | null)[] {
  const byId = grouped(ground.elsewhere, each => each.sourceId);
  const found = rows.map(row => {
    const own = skeleton(row.name);
    const known = (row.id ? (byId.get(row.id) ?? []) : []).filter(each => skeleton(each.displayName) === own);
    const users = new Set(known.map(each => each.userId));
    return users.size === 1 ? ([...users][0] ?? null) : null;
  });
  const ids = grouped(rows.keys(), at => found[at] ?? null);
  return found.map(user => (new Set(ids.get(user)?.map(at => rows[at]?.id)).size === 1 ? user : null));
}

/**
 * Whom each row means: by the list's id in this class; by the account that the teacher's other classes know it by; else by its name,
 * among students whom no other row means so surely.
 */
function findAll(rows: readonly RosterRow[], accounts: readonly (string | null)[], ground: Ground): Found[] {
  const byId = new Map(ground.people.flatMap(one => (one.sourceId === null ? [] : [[one.sourceId, one] as const])));
  const byUser = new Map(ground.people.map(one => [one.userId, one]));
  const surely = rows.map((row, at) => (row.id && byId.get(row.id)) || byUser.get(accounts[at] ?? '') || null);
  const meant = new Set(surely);
  const byName = grouped(
    ground.people.filter(one => one.role === 'STUDENT' && !meant.has(one)),
    one => folded(one.displayName),
  );
  return rows.map((row, at): Found => {
    if (surely[at]) return surely[at];
    const alike = (byName.get(folded(row.name)) ?? []).filter(one => !row.id || one.sourceId === null);
    return alike.length > 1 ? 'several' : (alike[0] ?? null);
  });
}

/** What becomes of a row that says that somebody leaves: they are known by the list's id alone, and not where another row has them stay. */
function leaving(row: RosterRow, staying: readonly RosterRow[], ground: Ground): Outcome {
  const one = row.id ? ground.people.find(each => each.sourceId === row.id) : undefined;
  const name = one?.displayName ?? (displayName(row.name) || row.id);
  if (!one) return { kind: 'left', name, reason: 'not-here' };
  if (one.role !== 'STUDENT') return { kind: 'left', name, reason: 'staff' };
  if (one.status === 'REMOVED') return { kind: 'left', name, reason: 'removed' };
  if (staying.some(each => each.id === row.id)) return { kind: 'left', name, reason: 'same' };
  return { kind: 'remove', membershipId: one.membershipId, name };
}

/**
 * Rows that name nobody, as lists of changes have, by the name under which the class knows their id. A row that says an id once more is wrong
 * anyway, and gets no name that it may lose by what the first one does.
 */
function named(rows: readonly RosterRow[], ground: Ground): RosterRow[] {
  const known = new Map(ground.people.flatMap(one => (one.sourceId === null ? [] : [[one.sourceId, one.displayName]])));
  const said = new Set<string>();
  return rows.map(row => {
    const name = row.name.trim() || said.has(row.id) ? undefined : known.get(row.id);
    said.add(row.id);
    return name === undefined ? row : { ...row, name };
  });
}

/**
 * What becomes of every row, in their order, each found by the list's id, else by name among students who have none. Nothing is taken away
 * but where a row says that somebody leaves: groups are only joined, and whoever is not on the list stays. The same rows on the same ground
 * give the same plan; on the ground that the plan itself leaves behind they give one that does nothing.
 */
export function planRoster(listed: readonly RosterRow[], ground: Ground): Planned[] {
  const rows = named(
    listed.filter(row => !row.leaves),
    ground,
  );
  const planned = planStaying(rows, ground).values();
  return listed.map(row => ({
    row,
    outcome: row.leaves ? leaving(row, rows, ground) : (planned.next().value as Outcome),
  }));
}

function planStaying(rows: readonly RosterRow[], ground: Ground): Outcome[] {
  const staff = ground.people
    .filter(one => one.role !== 'STUDENT' && one.status === 'ACTIVE')
    .map(one => one.displayName);
  const withId = grouped(
    rows.filter(row => row.id),
    row => row.id,
  );
  const withName = grouped(rows, row => folded(row.name));
  const isFirst = (row: RosterRow | undefined) => (withId.get(row?.id ?? '')?.[0] ?? row) === row;
  const room = groupsWithRoom(rows, ground);
  const accounts = accountsOf(rows, ground);
  const found = findAll(rows, accounts, ground);
  // A row that says an id once more means nobody by itself.
  const claims = grouped(
    found.filter((one, at) => one !== null && one !== 'several' && isFirst(rows[at])),
    one => one,
  );

  const problemsOf = (row: RosterRow, one: Found): Problem[] => {
    const name = problemOfName(row.name);
    const sameId = withId.get(row.id)?.[0] ?? row;
    const alike = row.id ? [] : (withName.get(folded(row.name)) ?? []);
    const sameName =
      alike.find(other => other !== row && (other.id || alike.indexOf(other) < alike.indexOf(row))) ?? row;
    const unclear = one === 'several' || (one !== null && (claims.get(one)?.length ?? 0) > 1);
    const checks: [boolean, RowProblem, Problem['field'], number?][] = [
      [name !== null, name ?? 'name-missing', 'name'],
      [name === null && looksLikeOneOf(staff, row.name), 'name-like-teacher', 'name'],
      [!isPlain(row.id, rosterLimits.id), 'id-unusable', 'id'],
      [sameId !== row, 'id-twice', 'id', sameId.line],
      [name === null && sameName !== row, 'name-twice', 'name', sameName.line],
      [name === null && unclear && sameId === row && sameName === row, 'name-of-two', 'name'],
      [row.groups.some(group => !isPlain(group, rosterLimits.group)), 'group-unusable', 'groups'],
      [row.groups.length > rosterLimits.groups, 'too-many-groups', 'groups'],
      [row.groups.some(group => !room.has(group)), 'groups-full', 'groups'],
    ];
    return checks.flatMap(([wrong, code, field, line]) => (wrong ? [{ code, field, line: line ?? null }] : []));
  };

  const outcomeOf = (row: RosterRow, one: Found, userId: string | null): Outcome => {
    const problems = problemsOf(row, one);
    const name = displayName(row.name);
    if (problems.length > 0 || name === null || one === 'several') return { kind: 'wrong', problems };
    if (one === null) return { kind: 'add', name, userId, groups: row.groups };
    if (one.role !== 'STUDENT') return { kind: 'left', name, reason: 'staff' };
    if (one.status !== 'ACTIVE') return { kind: 'left', name, reason: reasonOf[one.status] };
    const rename = row.id && one.displayName !== name ? name : null;
    const tie = row.id !== '' && one.sourceId !== row.id;
    const groups = row.groups.filter(group => !one.groups.includes(ground.groups.get(group) ?? ''));
    if (rename === null && !tie && groups.length === 0) return { kind: 'left', name, reason: 'same' };
    return { kind: 'change', membershipId: one.membershipId, from: one.displayName, rename, tie, groups };
  };
  return rows.map((row, at) => outcomeOf(row, found[at] ?? null, accounts[at] ?? null));
}

const reasonOf: Record<Exclude<MembershipStatus, 'ACTIVE'>, LeftReason> = {
  PENDING: 'waits',
  SUSPENDED: 'suspended',
  REMOVED: 'removed',
};

/**
 * Whether a list seems to number its rows anew instead of naming students: at least three are found by their id, and more than half of
 * those would get another name.
 */
export function renamesTooMany(plan: readonly Planned[], ground: Ground): boolean {
  const tied = new Set(ground.people.flatMap(one => one.sourceId ?? []));
  const found = plan.filter(({ row }) => tied.has(row.id));
  const renamed = found.filter(({ outcome }) => outcome.kind === 'change' && outcome.rename !== null);
  return found.length >= 3 && renamed.length * 2 > found.length;
}

/** The students of the class whom no row means, by name. */
export function absentFrom(rows: readonly RosterRow[], ground: Ground): Standing[] {
  const meant = new Set(findAll(rows, accountsOf(rows, ground), ground));
  return ground.people
    .filter(one => one.role === 'STUDENT' && one.status === 'ACTIVE' && !meant.has(one))
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}
