import { decodeBytes } from '#/server/importing/bytes.ts';
import { openParts } from '#/server/importing/parts.ts';
import { FileRefused } from '#/server/importing/refused.ts';
import { readList } from './list.ts';
import { readOneRoster } from './one-roster.ts';
import { type Roster, type RosterRead, RosterRefused, rosterLimits } from './roster.ts';

const begins = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06);
const isOldSpreadsheet = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

async function read(
  bytes: Uint8Array,
  chosen: string | null,
  today: string,
  known: readonly string[],
): Promise<Roster> {
  if (isOldSpreadsheet(bytes)) throw new RosterRefused('spreadsheet');
  if (isZip(bytes)) {
    if (bytes.length > rosterLimits.zipped) throw new RosterRefused('too-large');
    const parts = await openParts(bytes);
    if (parts.names.includes('[Content_Types].xml')) throw new RosterRefused('spreadsheet');
    // Whoever packs the folder instead of its files has all names inside of it.
    const manifest = parts.names.find(name => /(?:^|\/)manifest\.csv$/.test(name));
    if (manifest === undefined) throw new RosterRefused('not-oneroster');
    const folder = manifest.slice(0, -'manifest.csv'.length);
    return readOneRoster({ ...parts, text: name => parts.text(folder + name) }, chosen, today, known);
  }
  if (bytes.length > rosterLimits.bytes) throw new RosterRefused('too-large');
  const text = decodeBytes(bytes);
  if (text === null) throw new RosterRefused('not-text');
  return readList(text);
}

/**
 * Reads a list of students out of a file or a paste, or one class out of a OneRoster file; says why where it cannot. Never throws for what
 * is in the bytes. `chosen` is the class of a OneRoster file; `today` (YYYY-MM-DD) tells which of its enrolments have ended;
 * `known` are the ids by which the class knows its students.
 */
export async function readRoster(
  bytes: Uint8Array,
  chosen: string | null,
  today: string,
  known: readonly string[] = [],
): Promise<RosterRead> {
  try {
    return { ok: true, roster: await read(bytes, chosen, today, known) };
  } catch (error) {
    if (error instanceof RosterRefused) return { ok: false, code: error.code, detail: error.detail };
    if (error instanceof FileRefused) return { ok: false, code: refusals[error.code] ?? 'damaged', detail: null };
    throw error;
  }
}

const refusals: Record<string, 'damaged' | 'locked' | 'too-large'> = { locked: 'locked', 'too-large': 'too-large' };
