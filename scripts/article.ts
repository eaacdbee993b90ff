// npm run article: what the engine reads in an article, for people, scripts and benchmarks. See --help.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { inputLines } from '#/scripts/article/lines.ts';
import { isIsoDate, type Options, parseOptions, UsageError, usage } from '#/scripts/article/options.ts';
import { analysisOf, readCleaned, readRaw, Unreadable } from '#/scripts/article/read.ts';
import { summary } from '#/scripts/article/summary.ts';
import { decodeBytes } from '#/server/importing/bytes.ts';
import { importLimits } from '#/server/importing/limits.ts';

/** Whoever reads our output may have seen enough (`| head`): then there is nothing left to do. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Waits until a pipe that is full has been read, so that nothing piles up and nothing is lost. */
const print = (text: string) =>
  new Promise<void>((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())));

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string().optional(),
  html: z.string().optional(),
  published: z.string().refine(isIsoDate).nullish(),
});

/** A line may hold a whole file as JSON, in which every character can take six. */
const lineCap = importLimits.bytes * 6;

function parseLine(line: string): { id: unknown; value: unknown } {
  try {
    const value: unknown = JSON.parse(line);
    return { id: typeof value === 'object' && value !== null && 'id' in value ? value.id : null, value };
  } catch {
    throw new Unreadable('This line is not JSON.');
  }
}

async function readLine(value: unknown, { raw, quiz, seed }: Options) {
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success)
    throw new Unreadable(
      `A line is an object with "id" and "text" or "html"; wrong here: ${parsed.error.issues.map(issue => issue.path.join('.') || 'the line').join(', ')}.`,
    );
  const { id, text, html, published } = parsed.data;
  if ((text === undefined) === (html === undefined)) throw new Unreadable('A line needs either "text" or "html".');
  const input = text === undefined ? ({ kind: 'html', text: html ?? '' } as const) : ({ kind: 'text', text } as const);
  const read =
    raw && text !== undefined ? readRaw(text, published ?? null) : await readCleaned(input, published ?? null);
  return analysisOf(id, read, { count: quiz, seed });
}

async function everyLine(options: Options) {
  for await (const line of inputLines(process.stdin, lineCap)) {
    let id: unknown = null;
    let out: unknown;
    try {
      if (line === null) throw new Unreadable(`This line is longer than ${lineCap} characters.`);
      const parsed = parseLine(line);
      id = parsed.id;
      out = await readLine(parsed.value, options);
    } catch (error) {
      out = { id: id ?? null, error: error instanceof Error ? error.message : String(error) };
    }
    await print(`${JSON.stringify(out)}\n`);
  }
}

/** A file is named from where the command was typed; npm runs us from the project's own folder. */
function place(file: string): string {
  const typed = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  return existsSync(typed) ? typed : path.resolve(file);
}

async function oneFile(file: string, { raw, quiz, seed, published, json }: Options) {
  const bytes = file === '-' ? await readInput() : await readFile(place(file)).catch(() => null);
  if (bytes === null) throw new Unreadable(`Cannot read ${file}.`);
  const text = raw ? decodeBytes(bytes) : '';
  if (text === null) throw new Unreadable('This is not text.');
  const name = file === '-' ? null : path.basename(file);
  const read = raw
    ? readRaw(text, published)
    : await readCleaned({ kind: 'file', bytes, charset: null, name }, published);
  const printed = analysisOf(name, read, { count: quiz, seed });
  await print(json ? `${JSON.stringify(printed)}\n` : summary(printed));
}

/** Standard input up to a little more than a file may have, which is enough to know that it is too large. */
async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > importLimits.bytes) break;
  }
  return Buffer.concat(chunks);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) await print(usage);
  else if (options.file === null) await everyLine(options);
  else await oneFile(options.file, options);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof Unreadable)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
