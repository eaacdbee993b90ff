import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { call, demoClass, expectAccessible, setReading, signIn } from './people.ts';
import { start, stop } from './server.ts';

const port = Number(process.env.E2E_PORT ?? 3210) + 2;
const origin = `http://127.0.0.1:${port}`;

const minutesLeft = async (page: Page) =>
  Number((await page.locator('.quizbar .time').textContent())?.match(/(\d+):\d\d/)?.[1] ?? Number.NaN);

test('what ten minutes without a server took from a running quiz is given back with one press, and can be taken back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  // A Lectern of its own, on the embedded database: this one is stopped in the middle.
  const dataDir = mkdtempSync(path.join(tmpdir(), 'lectern-outage-'));
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, PORT: String(port), DATA_DIR: dataDir };
  const someone = async (name: string, password: string) => {
    const page = await (await browser.newContext({ baseURL: origin })).newPage();
    await signIn(page, name, password);
    return page;
  };
  let server = await start(env);
  try {
    const teacher = await someone('okafor', 'demo-teacher');
    const mira = await someone('mira', 'demo-mira');
    const classId = await demoClass(teacher.request, origin);
    const { assignments } = await call<{ assignments: { readingId: string; quizId: string | null }[] }>(
      teacher.request,
      origin,
      'assignment.list',
      { classId, cursor: null },
    );
    const { readingId, quizId = null } = assignments.find(each => each.quizId) ?? {};
    const material = { readingId, readingNumber: 1, quizId, quizNumber: 1 };
    const given = { classId, ...material, title: 'The report, with a clock', timeLimitSeconds: 20 * 60 };
    const quiz = `/classes/${classId}/a/${await setReading(teacher.request, origin, given)}`;
    await mira.goto(quiz);
    await mira.getByRole('button', { name: 'Start the quiz' }).click();
    await expect.poll(() => minutesLeft(mira)).toBe(19);

    await stop(server);
    execFileSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'let-time-pass.ts')], { env });
    server = await start(env);

    await mira.reload();
    const left = await minutesLeft(mira);
    expect(left).toBeLessThan(10);
    await teacher.goto(quiz);
    await expect(teacher.getByText('Lectern was not at work for about 10 minutes')).toBeVisible();
    await expect(teacher.getByText('One student was in this quiz')).toBeVisible();
    await expectAccessible(teacher);
    await teacher.getByRole('button', { name: 'Give the lost time back' }).click();
    await expect.poll(() => minutesLeft(mira), { timeout: 20_000 }).toBeGreaterThan(left + 8);
    await teacher.getByRole('button', { name: 'Take it back again' }).click();
    await expect.poll(() => minutesLeft(mira), { timeout: 20_000 }).toBeLessThan(10);
  } finally {
    await stop(server);
    rmSync(dataDir, { recursive: true, force: true });
  }
});
