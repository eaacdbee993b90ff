// npm test: everything, from a bare clone; with DATABASE_URL, what asks a database. `npm test -- --no-browser` leaves the browser out.
import { bin, build, checkNode, fail, generate, install, say } from './steps.mjs';

checkNode();
await install();
await generate();
const withBrowser = !process.argv.includes('--no-browser');
let browser = null;
if (withBrowser) {
  const { findBrowser } = await import('./browser.mjs');
  browser = await findBrowser();
  if (!browser)
    fail('The browser tests need Chromium: install it, or set LECTERN_BROWSER to the path of a Chromium or Chrome.');
  say(`Browser: ${browser}`);
}
const started = Date.now();
const took = () => `${Math.round((Date.now() - started) / 1000)} s`;

const server = Boolean(process.env.DATABASE_URL);
say(
  server
    ? 'Testing what needs a database, on PostgreSQL'
    : 'Testing rules, engine and procedures, on the embedded database',
);
if ((await bin('vitest/vitest.mjs', ['run', '--reporter=dot', ...(server ? ['.db.test.'] : [])])) !== 0)
  fail(`Tests failed after ${took()}`);
if (withBrowser) {
  // What differs between the databases is what a whole lesson asks of them, not how pages look.
  const projects = server
    ? ['--project=desktop', 'lesson', 'health', 'processes', '--grep', 'our own|ready|process']
    : [];
  await build();
  say('Testing in the browser, against the production build');
  if (
    (await bin('playwright/cli.js', ['test', '--config', 'e2e/playwright.config.ts', ...projects], {
      env: { LECTERN_BROWSER: browser },
    })) !== 0
  )
    fail(`Browser tests failed after ${took()}`);
}
say(`All tests passed in ${took()}`);
