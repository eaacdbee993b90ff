import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { RosterRefused, rosterLimits } from './roster.ts';

/** One line of a table: its cells, and the line of the text on which it ends, from 1. */
export type Line = { cells: string[]; line: number };

const chunk = 65_536;

function* pieces(text: string) {
  for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
}

/**
 * The lines of a table of separated values, one after the other as they are read, empty ones left out; quotation marks as in RFC 4180,
 * and as themselves inside of a cell that does not begin with one. Throws `RosterRefused` at a line that is too long, at the first of too many, and at a
 * quotation that never ends.
 */
export async function* recordsOf(text: string, delimiter: string, most: number): AsyncGenerator<Line> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: rosterLimits.record,
  });
  pipeline(Readable.from(pieces(text)), parser, () => {});
  let read = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      read += 1;
      if (read > most) throw new RosterRefused('too-many-rows', String(most));
      yield { cells: record.slice(0, rosterLimits.columns), line: info.lines };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = String(error.lines ?? '');
    throw new RosterRefused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'line-too-long' : 'unreadable', line);
  }
}
