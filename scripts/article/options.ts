import { parseArgs } from 'node:util';

/** What `npm run article` was asked for. `file` is null exactly in `--jsonl` mode; `-` is standard input. */
export type Options = {
  file: string | null;
  json: boolean;
  raw: boolean;
  quiz: number;
  seed: string;
  published: string | null;
};

export const usage = `Reads a news article: its text, figures, quotes and sums, and questions on them.

  npm run --silent article -- FILE                a readable summary (text or HTML; - reads standard input)
  npm run --silent article -- FILE --json         the analysis as one JSON object
  npm run --silent article -- --jsonl < LINES     one {"id","text"} or {"id","html"} a line in, one analysis a line out

  --quiz N          adds up to N questions (1 to 200)
  --seed S          another seed gives another form of the quiz (1 when not given)
  --published DATE  when the article came out, an ISO date or date-time; dates such as "Friday" rest on it
                    (in --jsonl, "published" in a line)
  --raw             takes the text as it is: no cleaning, offsets into the given text
  --help            this text
`;

/** A mistake in the command line, as one sentence. */
export class UsageError extends Error {}

/** The options in the arguments, or null when help was asked for; throws `UsageError`. */
export function parseOptions(args: string[]): Options | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  if (values.jsonl && values.json) throw new UsageError('--json and --jsonl exclude each other.');
  if (values.jsonl && positionals.length > 0) throw new UsageError('--jsonl reads standard input and takes no file.');
  if (values.jsonl && values.published !== undefined)
    throw new UsageError('With --jsonl, "published" stands in each line.');
  if (!values.jsonl && positionals.length !== 1) throw new UsageError('Name one file, or - for standard input.');
  if (values.seed !== undefined && values.quiz === undefined) throw new UsageError('--seed needs --quiz.');
  if (values.seed === '') throw new UsageError('--seed needs a number or a word.');
  if (values.published !== undefined && !isIsoDate(values.published))
    throw new UsageError('--published needs an ISO date or date-time, such as 2026-03-14.');
  return {
    file: values.jsonl ? null : (positionals[0] ?? null),
    json: values.json ?? false,
    raw: values.raw ?? false,
    quiz: values.quiz === undefined ? 0 : count(values.quiz),
    seed: values.seed ?? '1',
    published: values.published ?? null,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        raw: { type: 'boolean' },
        quiz: { type: 'string' },
        seed: { type: 'string' },
        published: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const told = error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    throw new UsageError(`${told.replace(/\.$/, '')}.`);
  }
}

function count(given: string): number {
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < 1 || value > 200)
    throw new UsageError('--quiz needs a whole number from 1 to 200.');
  return value;
}

/** Is this an ISO 8601 calendar date, alone or with a time? */
export function isIsoDate(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (!found) return false;
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value.slice(0, 10);
}
