// npm run weight: the JavaScript that a student's pages load, beside an empty page of the same build. Needs a Lectern with
// the demo class running at APP_URL (http://127.0.0.1:3000 unless set).
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/browser.mjs';

const base = process.env.APP_URL ?? 'http://127.0.0.1:3000';
const executablePath = (await findBrowser()) ?? undefined;
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });

/** Gzipped kilobytes of all scripts that the page loads, from an empty cache. */
async function weigh(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  const listen = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
    if (response.request().resourceType() === 'script') sizes.push(response.body().then(body => gzipSync(body).length));
  };
  page.on('response', listen);
  await page.goto(base + path, { waitUntil: 'networkidle' });
  page.off('response', listen);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

try {
  const first = await (await browser.newContext()).newPage();
  await first.goto(`${base}/signin`);
  await first.fill('#name', 'mira');
  await first.fill('#password', 'demo-mira');
  await first.click('button[type=submit]');
  await first.waitForURL(`${base}/`);
  await first.click('.due a.btn');
  await first.waitForURL(/\/a\//);
  const reading = new URL(first.url()).pathname;
  await first.click('.handin button');
  await first.waitForURL(/\/quiz\//);
  const quiz = new URL(first.url()).pathname;
  const state = await first.context().storageState();
  const weights: Record<string, number> = {};
  for (const [name, path] of Object.entries({ empty: '/no-such-page', reading, quiz }))
    weights[name] = await weigh(await (await browser.newContext({ storageState: state })).newPage(), path);
  for (const [name, weight] of Object.entries(weights))
    console.log(
      `${name.padEnd(8)} ${weight.toFixed(1).padStart(7)} kB gzip  ${(weight - (weights.empty ?? 0)).toFixed(1).padStart(6)} more than empty`,
    );
} finally {
  await browser.close();
}
