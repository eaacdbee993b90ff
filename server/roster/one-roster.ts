import type { Parts } from '#/server/importing/parts.ts';
import { recordsOf } from './records.ts';
import { type Aside, type ListedClass, type Roster, RosterRefused, type RosterRow, rosterLimits } from './roster.ts';

/** One line of a file of OneRoster by its headings, and where it stands. */
type Entry = { line: number; of: (heading: string) => string };

async function* entriesOf(parts: Parts, name: string): AsyncGenerator<Entry> {
  const text = await parts.text(name);
  if (text === null) throw new RosterRefused('file-missing', name);
  let places: Map<string, number> | null = null;
  for await (const { cells, line } of recordsOf(text, ',', rosterLimits.all)) {
    if (places === null) {
      places = new Map(cells.map((heading, at) => [heading.trim().toLowerCase(), at]));
      continue;
    }
    const at = places;
    yield { line, of: heading => (cells[at.get(heading.toLowerCase()) ?? -1] ?? '').trim() };
  }
}

const files = ['classes', 'users', 'enrollments'] as const;
type How = 'bulk' | 'delta' | 'absent';
type Manifest = { version: '1.1' | '1.2'; how: Record<(typeof files)[number], How> };

/**
 * What the manifest says: the version (1.0 had no manifest), and of each file whether it lists all that is (bulk), what changed (delta), or
 * is not there. Changes of enrolments need no other file: whom they are about the class may know.
 */
async function manifestOf(parts: Parts): Promise<Manifest> {
  const says = new Map<string, string>();
  for await (const { of } of entriesOf(parts, 'manifest.csv')) says.set(of('propertyName').toLowerCase(), of('value'));
  const version = says.get('oneroster.version') ?? '';
  const known = (['1.2', '1.1'] as const).find(each => version === each || version.startsWith(`${each}.`));
  if (!known) throw new RosterRefused('version-unknown', version);
  const howOf = (file: string): How => {
    const how = says.get(`file.${file}`)?.toLowerCase();
    return how === 'delta' || how === 'absent' ? how : 'bulk';
  };
  const how = { classes: howOf('classes'), users: howOf('users'), enrollments: howOf('enrollments') };
  const needed = how.enrollments === 'delta' ? (['enrollments'] as const) : files;
  for (const file of needed) if (how[file] === 'absent') throw new RosterRefused('file-missing', `${file}.csv`);
  return { version: known, how };
}

const isOver = ({ of }: Entry) => of('status').toLowerCase() === 'tobedeleted';

type Enrolled = { line: number; user: string; student: boolean; over: boolean };

/** Who is enrolled in what. `today` (YYYY-MM-DD) tells which enrolments have ended. */
async function enrolmentsOf(parts: Parts, today: string): Promise<Map<string, Enrolled[]>> {
  const byClass = new Map<string, Enrolled[]>();
  for await (const entry of entriesOf(parts, 'enrollments.csv')) {
    const { of, line } = entry;
    const list = byClass.get(of('classSourcedId')) ?? [];
    const ends = of('endDate').slice(0, 10);
    const over = isOver(entry) || (/^\d{4}-\d\d-\d\d$/.test(ends) && ends < today);
    list.push({ line, user: of('userSourcedId'), student: of('role').toLowerCase() === 'student', over });
    byClass.set(of('classSourcedId'), list);
  }
  return byClass;
}

/** `over`: the school's system deletes the user. */
type User = { line: number; name: string; enabled: boolean; over: boolean };

/** The named users. Version 1.2 has the names by which people want to be called; they go before those on paper. */
async function usersOf(parts: Parts, wanted: ReadonlySet<string>): Promise<Map<string, User>> {
  const users = new Map<string, User>();
  for await (const entry of entriesOf(parts, 'users.csv')) {
    const { of } = entry;
    const id = of('sourcedId');
    if (!wanted.has(id) || users.has(id)) continue;
    const given = of('preferredGivenName') || of('givenName');
    const family = of('preferredFamilyName') || of('familyName');
    const over = isOver(entry);
    const enabled = of('enabledUser').toLowerCase() !== 'false' && !over;
    users.set(id, { line: entry.line, name: [given, family].filter(Boolean).join(' '), enabled, over });
  }
  return users;
}

/** The classes of a file to choose from, as it names them; where it need not list all, those that enrolments name too. */
async function classesOf(
  parts: Parts,
  how: How,
  enrolments: ReadonlyMap<string, readonly Enrolled[]>,
  changes: boolean,
): Promise<ListedClass[]> {
  const titles = new Map<string, string>();
  const over = new Set<string>();
  if (how !== 'absent')
    for await (const entry of entriesOf(parts, 'classes.csv')) {
      const { of } = entry;
      if (isOver(entry)) over.add(of('sourcedId'));
      else titles.set(of('sourcedId'), of('title') || of('classCode') || of('sourcedId'));
    }
  if (changes && how !== 'bulk')
    for (const id of enrolments.keys()) if (id && !over.has(id) && !titles.has(id)) titles.set(id, id);
  return [...titles].map(([id, title]) => {
    const told = enrolments.get(id)?.filter(one => one.student && (changes || !one.over)) ?? [];
    return { id, title, students: new Set(told.map(({ user }) => user)).size };
  });
}

/** What becomes of an enrolment: a student of the class, one who leaves it, nothing more to say, or why it is set aside. */
function standingOf(one: Enrolled, user: User | undefined, known: boolean, changes: boolean) {
  if (!user && known) return 'not-in-users';
  if (!one.student) return 'not-a-student';
  if (one.over || user?.over) return changes ? 'leaves' : one.over ? 'ended' : 'not-enabled';
  return user && !user.enabled ? 'not-enabled' : 'stays';
}

/**
 * Reads one class of a OneRoster file, version 1.2 or 1.1, bulk or delta. With several classes and none chosen there are no rows, but the
 * classes to choose from. In a list of changes whoever is deleted or whose time is over leaves, and who is not among its users has no name
 * here; of whom the class knows by one of the ids `known` the users alone may tell, by a new name or that they are deleted. Source: 1EdTech OneRoster 1.2 and 1.1, CSV binding. Throws `RosterRefused`.
 */
export async function readOneRoster(
  parts: Parts,
  chosen: string | null,
  today: string,
  known: readonly string[] = [],
): Promise<Roster> {
  const { version, how } = await manifestOf(parts);
  const changes = how.enrollments === 'delta';
  const enrolments = await enrolmentsOf(parts, today);
  const classes = await classesOf(parts, how.classes, enrolments, changes);
  const told = changes && how.users === 'delta';
  // Changes of users alone name no class, and are of every class that knows them.
  const one = classes.length === 0 && told ? '' : (chosen ?? (classes.length === 1 ? (classes[0]?.id ?? null) : null));
  if ((classes.length === 0 && !told) || (one && !classes.some(each => each.id === one)))
    throw new RosterRefused('no-class');
  const listed = one === null ? [] : (enrolments.get(one) ?? []);
  if (listed.length > rosterLimits.rows) throw new RosterRefused('too-many-rows', String(rosterLimits.rows));
  const wanted = new Set([...listed.map(({ user }) => user), ...(told ? known : [])]);
  const users = how.users === 'absent' ? new Map<string, User>() : await usersOf(parts, wanted);
  const aside: Aside[] = [];
  // Whoever is enrolled in it twice is one student of it, and whoever leaves by one line and comes by another stays.
  const rows = new Map<string, RosterRow>();
  for (const enrolled of listed) {
    const { line, user: id } = enrolled;
    const user = users.get(id);
    const name = user?.name ?? '';
    const standing = standingOf(enrolled, user, how.users === 'bulk', changes);
    if (standing === 'leaves') {
      if (!rows.has(id)) rows.set(id, { line, id, name, groups: [], leaves: true });
    } else if (standing !== 'stays') aside.push({ line, name: name || id, reason: standing });
    else if (rows.get(id)?.leaves !== undefined || !rows.has(id)) rows.set(id, { line, id, name, groups: [] });
  }
  if (told && one !== null)
    for (const id of known) {
      const user = users.get(id);
      if (!user || listed.some(enrolled => enrolled.user === id)) continue;
      rows.set(id, {
        line: user.line,
        id,
        name: user.name,
        groups: [],
        ...(user.over ? { leaves: true as const } : {}),
      });
    }
  return {
    rows: [...rows.values()].sort((a, b) => a.line - b.line),
    columns: [],
    unused: [],
    aside,
    oneRoster: { version, classes: classes.slice(0, 2_000), chosen: one, changes },
  };
}
