import { expect, test } from 'playwright/test';
import { expectAccessible, signedIn } from './people.ts';

const open = ['/signin', '/signup', '/join', '/no-such-page'];
const teachers = [
  '/',
  '/account',
  '/account/password',
  '/inbox',
  '/classes',
  '/classes/new',
  '/readings',
  '/readings/new',
  '/quizzes/bank',
];

test('nothing on a page for everybody keeps anyone out', async ({ page }) => {
  for (const address of open) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
  }
});

test('nothing on a teacher’s pages keeps anyone out, and none is wider than a phone', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await signedIn(browser, 'okafor', 'demo-teacher');
  await page.goto('/classes');
  const group = (await page.getByRole('link', { name: 'Global Studies 10B' }).getAttribute('href')) ?? '';
  await page.goto('/readings');
  const reading =
    (await page.locator('main a[href^="/readings/"]:not([href$="/new"])').first().getAttribute('href')) ?? '';
  await page.goto(reading);
  const quiz = (await page.locator('a[href^="/quizzes/"]').first().getAttribute('href')) ?? '';
  await page.goto(group);
  const assignment = (await page.locator('main a[href*="/a/"]').first().getAttribute('href')) ?? '';
  const discussion = `${assignment}/discussion`;
  await page.goto(`${assignment}/results`);
  const answers = (await page.locator('main a[href*="/results/questions/"]').first().getAttribute('href')) ?? '';
  await page.goto(`${group}/people`);
  const student = (await page.locator('main th a[href*="/people/"]').first().getAttribute('href')) ?? '';
  await page.goto(`${group}/gradebook`);
  const report = (await page.locator('main a[href*="/gradebook/"]').first().getAttribute('href')) ?? '';
  const own = [
    group,
    `${group}/moderation`,
    discussion,
    `${discussion}/settings`,
    `${discussion}/participation`,
    `${discussion}/transcript`,
    `${assignment}/results`,
    `${assignment}/marking`,
    answers,
    `${group}/people`,
    `${group}/gradebook`,
    report,
    `${group}/people/groups`,
    `${group}/people/roster`,
    `${group}/people/cards`,
    `${group}/settings`,
    `${group}/copy`,
    `${assignment}/exceptions`,
    student,
    `${group}/audit`,
    `${group}/assign`,
    reading,
    `${reading}/mend`,
    `${reading}/share`,
    quiz,
    `${quiz}/preview`,
    `${quiz}/print`,
  ];
  for (const address of [...teachers, ...own]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `${address} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.context().close();
});
