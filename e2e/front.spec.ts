import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';

const lit = (page: Page) => page.locator('[data-lit]').evaluateAll(all => all.map(element => element.id).sort());

test('a question lights its sentence and a sentence its question, by pointer and by keyboard', async ({ page }) => {
  const requests: string[] = [];
  await page.goto('/', { waitUntil: 'networkidle' });
  page.on('request', request => requests.push(request.url()));
  const card = page.locator('#question-2');
  const sentence = (await card.getAttribute('data-lights'))?.split(' ')[0] ?? '';
  const both = ['question-2', sentence].sort();
  await card.hover();
  expect(await lit(page)).toEqual(expect.arrayContaining(both));
  await page.mouse.move(0, 0);
  expect(await lit(page)).toEqual([]);
  await page.locator(`#${sentence}`).focus();
  expect(await lit(page)).toEqual(expect.arrayContaining(both));
  expect(requests).toEqual([]);
});

test('a tap on a sentence lights its question', async ({ page, hasTouch }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const sentence = page.locator('a.s').first();
  if (hasTouch) await sentence.tap();
  else await sentence.click();
  await expect(page.locator('aside[data-lit]').first()).toBeVisible();
});

test('a class code never stands where a server or a log would see it', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', request => addresses.push(request.url()));
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.getByLabel('Class code').fill('h7kw 3pqr');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(/\/join#H7KW3PQR$/);
  expect(addresses.filter(address => /h7kw/i.test(new URL(address).search + new URL(address).pathname))).toEqual([]);
});

test('every sentence proves what its question says', async ({ page }) => {
  await page.goto('/');
  for (const card of await page.locator('aside[data-lights]').all()) {
    const tokens = (await card.getAttribute('data-lights'))?.split(' ') ?? [];
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) await expect(page.locator(`#${token}`)).toHaveCount(1);
  }
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the article, its marks and its questions are all there, and a code is not put in the address', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.locator('.s').first()).toBeVisible();
    expect(await page.locator('mark.fig').count()).toBeGreaterThan(10);
    expect(await page.locator('mark.quo').count()).toBeGreaterThan(4);
    await page.getByLabel('Class code').fill('H7KW3PQR');
    await page.getByRole('button', { name: 'Join' }).click();
    expect(page.url()).not.toContain('H7KW');
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`nothing keeps anyone out, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ['/', '/no-such-page']) {
      await page.goto(address);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });

test('nothing is wider than a screen of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
