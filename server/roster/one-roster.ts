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

/** What the manifest says. Version 1.0 had none; a file of changes says what to change and not what is. */
async function versionOf(parts: Parts): Promise<'1.1' | '1.2'> {
  const says = new Map<string, string>();
  for await (const { of } of entriesOf(parts, 'manifest.csv')) says.set(of('propertyName').toLowerCase(), of('value'));
  const version = says.get('oneroster.version') ?? '';
  const known = (['1.2', '1.1'] as const).find(each => version === each || version.startsWith(`${each}.`));
  if (!known) throw new RosterRefused('version-unknown', version);
  for (const file of ['classes', 'users', 'enrollments']) {
    const how = says.get(`file.${file}`)?.toLowerCase();
    if (how === 'delta') throw new RosterRefused('delta', `${file}.csv`);
    if (how === 'absent') throw new RosterRefused('file-missing', `${file}.csv`);
  }
  return known;
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

type User = { name: string; enabled: boolean };

/** The named users. Version 1.2 has the names by which people want to be called; they go before those on paper. */
async function usersOf(parts: Parts, wanted: ReadonlySet<string>): Promise<Map<string, User>> {
  const users = new Map<string, User>();
  for await (const entry of entriesOf(parts, 'users.csv')) {
    const { of } = entry;
    const id = of('sourcedId');
    if (!wanted.has(id) || users.has(id)) continue;
    const given = of('preferredGivenName') || of('givenName');
    const family = of('preferredFamilyName') || of('familyName');
    const enabled = of('enabledUser').toLowerCase() !== 'false' && !isOver(entry);
    users.set(id, { name: [given, family].filter(Boolean).join(' '), enabled });
  }
  return users;
}

/**
 * Reads one class of a OneRoster file, version 1.2 or 1.1, in which everything is listed. With several classes and none chosen there
 * are no rows, but the classes to choose from. Source: 1EdTech OneRoster 1.2 and 1.1, CSV binding. Throws `RosterRefused`.
 */
export async function readOneRoster(parts: Parts, chosen: string | null, today: string): Promise<Roster> {
  const version = await versionOf(parts);
  const enrolments = await enrolmentsOf(parts, today);
  const classes: ListedClass[] = [];
  for await (const entry of entriesOf(parts, 'classes.csv')) {
    const { of } = entry;
    if (isOver(entry)) continue;
    const enrolled = enrolments.get(of('sourcedId'))?.filter(one => one.student && !one.over) ?? [];
    const students = new Set(enrolled.map(({ user }) => user)).size;
    classes.push({ id: of('sourcedId'), title: of('title') || of('classCode') || of('sourcedId'), students });
  }
  const one = chosen ?? (classes.length === 1 ? (classes[0]?.id ?? null) : null);
  if (classes.length === 0 || (one !== null && !classes.some(each => each.id === one)))
    throw new RosterRefused('no-class');
  const listed = one === null ? [] : (enrolments.get(one) ?? []);
  if (listed.length > rosterLimits.rows) throw new RosterRefused('too-many-rows', String(rosterLimits.rows));
  const users = await usersOf(parts, new Set(listed.map(({ user }) => user)));
  const rows: RosterRow[] = [];
  const aside: Aside[] = [];
  const taken = new Set<string>();
  for (const { line, user: id, student, over } of listed) {
    const user = users.get(id);
    const reason = !user
      ? 'not-in-users'
      : !student
        ? 'not-a-student'
        : over
          ? 'ended'
          : user.enabled
            ? null
            : 'not-enabled';
    if (reason) aside.push({ line, name: user?.name ?? id, reason });
    // Whoever is enrolled in it twice is one student of it.
    else if (!taken.has(id)) rows.push({ line, id, name: user?.name ?? '', groups: [] });
    if (!reason) taken.add(id);
  }
  return {
    rows,
    columns: [],
    unused: [],
    aside,
    oneRoster: { version, classes: classes.slice(0, 2_000), chosen: one },
  };
}
