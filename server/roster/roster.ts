/**
 * How much a roster may be, in one table. `bytes`: a list; `zipped`: a file of OneRoster. `record`: one line, in characters.
 * `rows`: of one list, and of one class in OneRoster; `all`: of one table in OneRoster, which may hold a whole district.
 * `columns`: of one line. `groups`: of one student.
 */
export const rosterLimits = {
  bytes: 2_000_000,
  zipped: 10_000_000,
  record: 10_000,
  rows: 500,
  all: 200_000,
  columns: 200,
  groups: 20,
  id: 100,
  group: 100,
} as const;

/**
 * One student of a list, as it stands there. `line` is where, from 1; `id` what the list knows them by, or nothing. `leaves`: a list of
 * changes says that they are no longer in the class.
 */
export type RosterRow = { line: number; id: string; name: string; groups: string[]; leaves?: true | undefined };

/** Why somebody of a list is not brought in, told with their line and name: nobody whom the file itself leaves out is lost silently. */
export const asideReasons = ['not-a-student', 'ended', 'not-enabled', 'not-in-users'] as const;
export type AsideReason = (typeof asideReasons)[number];
export type Aside = { line: number; name: string; reason: AsideReason };

/** Why a file cannot be read as a list of students. */
export const rosterFailures = [
  'empty',
  'not-text',
  'spreadsheet',
  'no-name-column',
  'unreadable',
  'line-too-long',
  'too-many-rows',
  'too-large',
  'damaged',
  'locked',
  'not-oneroster',
  'version-unknown',
  'file-missing',
  'no-class',
] as const;
export type RosterFailure = (typeof rosterFailures)[number];

/** A class of a OneRoster file, to choose from. `students`: how many it lists; in a list of changes how many are told of. */
export type ListedClass = { id: string; title: string; students: number };

/**
 * What was read: the rows; what their columns were taken for; headings that nothing was taken from; who is left out and why. In
 * OneRoster `version` and the classes of the file, of which `chosen` is the one whose rows these are (null: choose first; '' where changes of users alone name no class); with `changes`
 * the file tells what changed (delta), so who is not in it stays.
 */
export type Roster = {
  rows: RosterRow[];
  columns: { heading: string; as: Column }[];
  unused: string[];
  aside: Aside[];
  oneRoster: { version: '1.1' | '1.2'; classes: ListedClass[]; chosen: string | null; changes: boolean } | null;
};

/** What a column of a list can be. */
export const columns = ['id', 'name', 'given', 'family', 'group'] as const;
export type Column = (typeof columns)[number];

/** `detail` is what the failure is about: a line, a file's name. */
export type RosterRead = { ok: true; roster: Roster } | { ok: false; code: RosterFailure; detail: string | null };

/** Thrown inside of a reader at the first thing that ends it; `readRoster` turns it into its answer. */
export class RosterRefused extends Error {
  readonly code: RosterFailure;
  readonly detail: string | null;

  constructor(code: RosterFailure, detail: string | null = null) {
    super(code);
    this.name = 'RosterRefused';
    this.code = code;
    this.detail = detail;
  }
}
