import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Pool } from 'pg';
import { expect, type Page } from 'playwright/test';
import { signIn } from './people.ts';
import { start, stop } from './server.ts';
import { postOf, replyTo, startThread, talking } from './talking.ts';

// Two processes of one Lectern need a database server; the embedded database is held by one.
const database = process.env.E2E_DATABASE_URL;
const port = Number(process.env.E2E_PORT ?? 3210) + 1;
const second = `http://127.0.0.1:${port}`;
let server: ChildProcess | null = null;
let dataDir = '';

talking.skip(!database, '2026-12-01: without DATABASE_URL there is only one process');

talking.beforeAll(async () => {
  talking.setTimeout(120_000);
  dataDir = mkdtempSync(path.join(tmpdir(), 'lectern-second-'));
  server = await start({ ...process.env, DATABASE_URL: database, PORT: String(port), DATA_DIR: dataDir });
});

talking.afterAll(async () => {
  if (server) await stop(server);
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

/** Ends the connections by which the processes listen, all at once. Returns how many these were. */
async function cutListeners(): Promise<number> {
  const pool = new Pool({ connectionString: database, max: 1 });
  const { rows } = await pool.query(
    "SELECT count(pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'lectern live %'",
  );
  await pool.end();
  return rows[0].cut;
}

const pill = (page: Page, count: number) =>
  page.getByRole('button', { name: count === 1 ? '1 new post' : `${count} new posts` });

talking(
  'what is posted at one server process arrives at readers of another, also after the database has ended the connections by which they listen',
  async ({ browser, talk: { teacher, set } }) => {
    const thread = await startThread(teacher, set.path, 'Which verbs make a claim weaker?');
    const context = await browser.newContext({ baseURL: second });
    const mira = await context.newPage();
    await signIn(mira, 'mira', 'demo-mira');
    await mira.goto(thread);
    await expect(postOf(mira, 'Which verbs')).toBeVisible();
    expect(new URL(mira.url()).origin).toBe(second);

    await replyTo(teacher, 'Which verbs', '“Warned” is one.');
    await expect(pill(mira, 1)).toBeVisible();
    await expect(postOf(mira, 'Warned')).toHaveCount(0);

    expect(await cutListeners()).toBe(2);
    await replyTo(teacher, 'Which verbs', '“Could” is another.');
    await expect(pill(mira, 2)).toBeVisible({ timeout: 20_000 });
    await pill(mira, 2).click();
    await expect(postOf(mira, 'Could')).toBeVisible();

    await replyTo(mira, 'Could', 'So is “may”.');
    await expect(pill(teacher, 1)).toBeVisible();
    await pill(teacher, 1).click();
    await expect(postOf(teacher, 'So is')).toBeVisible();
    await context.close();
  },
);
