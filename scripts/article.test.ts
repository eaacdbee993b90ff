import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inputLines } from '#/scripts/article/lines.ts';
import { isIsoDate, parseOptions, UsageError } from '#/scripts/article/options.ts';

const root = path.join(import.meta.dirname, '..');

/** Runs the command as npm does and feeds it; resolves when it has ended. */
function article(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/article.ts', ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', text => (out += text));
    child.stderr.setEncoding('utf8').on('data', text => (err += text));
    child.on('error', reject);
    child.on('close', code => resolve({ code, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const story = [
  'Ferry Company Cuts Its Winter Crossings',
  'The island ferry company will drop 12 of its 40 weekly crossings from Monday, its director said.',
  '"We carry more seats than people in winter," director Ada Lomax told reporters on March 3, 2026.',
  'About 30 percent of the crossings ran nearly empty last year, and 70 percent were more than half full.',
].join('\n\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lectern-article-'));
  await writeFile(path.join(folder, 'story.txt'), story);
  await writeFile(
    path.join(folder, 'story.html'),
    `<article>${story
      .split('\n\n')
      .map((text, at) => (at === 0 ? `<h1>${text}</h1>` : `<p>${text}</p>`))
      .join('')}</article>`,
  );
});

describe('npm run article', () => {
  test('prints a summary with the title, the figures and who said what', async () => {
    const { code, out } = await article([path.join(folder, 'story.txt')]);
    expect(code).toBe(0);
    expect(out).toContain('Ferry Company Cuts Its Winter Crossings\n');
    expect(out).toContain('30 percent');
    expect(out).toContain('Ada Lomax: “We carry more seats than people in winter,”');
  });

  test('--json prints one object whose spans cut their words out of the text; HTML and text give the same', async () => {
    const [plain, page] = await Promise.all([
      article([path.join(folder, 'story.txt'), '--json', '--quiz', '3', '--seed', '4']),
      article([path.join(folder, 'story.html'), '--json', '--quiz', '3', '--seed', '4']),
    ]);
    const read = JSON.parse(plain.out);
    expect({ ...JSON.parse(page.out), id: null }).toEqual({ ...read, id: null });
    expect(Object.keys(read)).toEqual([
      'id',
      'title',
      'language',
      'text',
      'blocks',
      'dropped',
      'sentences',
      'figures',
      'quotes',
      'ledger',
      'questions',
    ]);
    for (const { start, end, text } of [...read.figures, ...read.quotes])
      expect(read.text.slice(start, end)).toBe(text);
    expect(read.questions.length).toBeGreaterThan(0);
  });

  test('--jsonl answers line for line in order, goes on after a line that it cannot read, and keeps given text with --raw', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: story }),
      '{"id": "b", "text"',
      JSON.stringify({ id: 'c', html: '<p>The mill has 9 looms.</p>', published: '2026-03-03' }),
      JSON.stringify({ id: 'd' }),
      JSON.stringify({ id: 5, text: '  Die Brücke bleibt bis Mai geschlossen, weil sie nicht mehr sicher ist.\u2028' }),
    ];
    const { code, out } = await article(['--jsonl', '--raw'], lines.join('\n'));
    const answers = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(answer => [answer.id, 'error' in answer])).toEqual([
      ['a', false],
      [null, true],
      ['c', false],
      ['d', true],
      [5, false],
    ]);
    expect(answers[0].text).toBe(story);
    expect(answers[2].text).toBe('The mill has 9 looms.');
    expect(answers[4]).toMatchObject({ language: 'de', figures: [], questions: [] });
    expect(answers[4].text).toContain('\u2028');
  });

  test.each([
    [['--bogus'], 2],
    [[], 2],
    [['a.txt', '--quiz', 'many'], 2],
    [['a.txt', '--published', 'Friday'], 2],
    [['no-such-file.txt'], 1],
  ])('%j ends in one sentence on standard error', async (args, expected) => {
    const { code, out, err } = await article(args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err.trim()).toMatch(/^[^\n]+\.$/);
  });
});

describe('parseOptions', () => {
  test('refuses options that contradict each other', () => {
    for (const args of [
      ['--jsonl', 'f'],
      ['--jsonl', '--json'],
      ['f', '--seed', '2'],
      ['--jsonl', '--published', '2026-01-01'],
    ])
      expect(() => parseOptions(args), args.join(' ')).toThrow(UsageError);
  });
  test('takes real calendar days only', () => {
    expect(['2026-02-28', '2026-02-28T10:00Z', '2026-02-28T10:00:00+02:00'].every(isIsoDate)).toBe(true);
    expect(['2026-02-30', '28.2.2026', '2026-2-3', '2026-02-28T'].some(isIsoDate)).toBe(false);
  });
});

describe('inputLines', () => {
  test('joins chunks cut inside a character, parts at line feeds alone, and gives null for a line above the cap', async () => {
    const bytes = Buffer.from('é\u2028x\n\n123456789\nend');
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
    })();
    const found = [];
    for await (const line of inputLines(chunks, 8)) found.push(line);
    expect(found).toEqual(['é\u2028x', null, 'end']);
  });
});
