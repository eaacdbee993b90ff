import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { call, expectAccessible, listen, newTeacher } from './people.ts';

const original = path.join(import.meta.dirname, '../../shared/readings/huawei-global-cloud-strategy.txt');
const own = path.join(import.meta.dirname, '../prisma/readings/huawei-cloud.md');

/** Our own demo reading as one would paste it: title, then blocks. */
function ownArticle(): string {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(own, 'utf8')) ?? [];
  const title = /^title: (.*)$/m.exec(head)?.[1] ?? '';
  return `${title}\n\n${body.replace(/^## |^- |^> /gm, '')}`;
}

const articles = [
  { name: 'our own article', text: () => ownArticle(), here: 'always' },
  { name: 'the original article', text: () => readFileSync(original, 'utf8'), here: existsSync(original) && 'beside' },
];

for (const article of articles) {
  test(`from ${article.name} to a graded quiz that shows its proof`, async ({ browser, page, context }) => {
    // 2026-11-22: the original stands beside the project on the founders' machines only.
    test.skip(!article.here, 'the original article is not beside this checkout');
    test.setTimeout(240_000);
    // The pages are the same for both articles, and looked at once.
    const expectNoBarriers = (looked: Page) =>
      article.here === 'always' ? expectAccessible(looked) : Promise.resolve();

    // The teacher brings the article in, keeps it, builds and publishes a quiz.
    const { page: teacher } = await newTeacher(browser);
    await teacher.goto('/readings/new');
    await teacher.getByLabel('Text or HTML of the article').fill(article.text());
    await teacher.getByRole('button', { name: 'Read it' }).click();
    await expect(teacher.getByLabel('Title')).not.toHaveValue('');
    await expectNoBarriers(teacher);
    await teacher.getByRole('button', { name: /^Keep this reading/ }).click();
    await expect(teacher).toHaveURL(/\/readings\/[0-9a-f-]{36}$/);
    await expectNoBarriers(teacher);
    await teacher.getByRole('button', { name: 'Make a quiz' }).click();
    await expect(teacher).toHaveURL(/\/quizzes\/[0-9a-f-]{36}$/);
    await expectNoBarriers(teacher);
    await teacher.getByRole('button', { name: 'Keep them all' }).click();

    // A question mended by the teacher carries words that no student may receive before the review.
    const canary = `kingfisher ${crypto.randomUUID().slice(0, 8)}`;
    await teacher.getByRole('button', { name: /^Edit/ }).first().click();
    const prompt = teacher.getByRole('textbox', { name: 'Question', exact: true });
    const mended = `${await prompt.inputValue()} Look closely.`;
    await prompt.fill(mended);
    await teacher.getByLabel('Note for the review').fill(canary);
    await teacher.getByRole('button', { name: 'Save and keep' }).click();
    await expect(teacher.getByText(mended).first()).toBeVisible();

    // Every question that can asks for its proof, which is shown beside; the first of them gives a point for it.
    const asked = teacher.waitForResponse(answer => answer.url().includes('/quiz.askProof') && answer.ok());
    await teacher.getByRole('button', { name: 'Ask for the proof in every question' }).click();
    await asked;
    await expect(teacher.getByText(/^Draft, saved/)).toBeVisible();
    await teacher.reload();
    await expect(teacher.getByRole('button', { name: 'Ask for no proof' })).toBeVisible();
    const asking = teacher.locator('article.q').filter({ hasText: 'asks for the proof' }).first();
    const toggle = asking.locator('h2 button');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await asking.getByLabel('Points for the sentence').fill('1');
    await asking.getByLabel('Points for the sentence').press('Enter');
    await expect(asking).toContainText('asks for the proof, 1 point');
    const carrying = Number(await asking.locator('.n').first().textContent()) - 1;
    await expectNoBarriers(teacher);

    await teacher.getByRole('button', { name: 'Publish', exact: true }).click();
    await teacher.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(teacher.getByText(/Published as revision 1/).first()).toBeVisible();

    // A class, its code, and the assignment.
    await teacher.goto('/classes/new');
    await teacher.getByLabel('Name of the class').fill('Media Studies 9');
    await teacher.getByRole('button', { name: 'Make the class' }).click();
    await expect(teacher).toHaveURL(/\/people$/);
    const code = (await teacher.locator('.class-code').textContent())?.replace(' ', '') ?? '';
    const classPath = new URL(teacher.url()).pathname.replace(/\/people$/, '');
    await teacher.goto(`${classPath}/assign`);
    await teacher.getByText('Rules of the quiz').click();
    await expectNoBarriers(teacher);
    await teacher.getByRole('button', { name: 'Set it' }).click();
    await expect(teacher).toHaveURL(/\/a\/[0-9a-f-]{36}$/);
    const assignmentPath = new URL(teacher.url()).pathname;

    // A student joins by the code, and reads.
    const received = await listen(context);
    await page.goto('/join');
    await page.getByLabel('Class code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Name that others see').fill('Zoë');
    await page.getByLabel('Name that others see').blur();
    await expect(page.getByLabel('User name')).not.toHaveValue('');
    await page.getByLabel('Password', { exact: true }).fill('three green kites');
    await expectNoBarriers(page);
    const userName = await page.getByLabel('User name').inputValue();
    await page.getByRole('button', { name: 'Join the class' }).click();
    await expect(page.getByRole('status').filter({ hasText: userName })).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(classPath);
    await page.goto('/');
    await expectNoBarriers(page);
    await page.getByRole('link', { name: 'Read', exact: true }).click();
    await expect(page).toHaveURL(assignmentPath);
    await expectNoBarriers(page);

    // The quiz: the connection is lost in the middle, the page is told, and nothing is lost.
    await page.getByRole('button', { name: 'Start the quiz' }).click();
    await expect(page).toHaveURL(/\/quiz\//);
    await expectNoBarriers(page);
    const asks = page.locator('fieldset.ask');
    const count = await asks.count();
    expect(count).toBeGreaterThan(3);
    const answer = async (index: number) => {
      const ask = asks.nth(index);
      if (await ask.getByRole('radio').count()) await ask.getByRole('radio').first().check();
      else if (await ask.locator('.set > div > input.in').count())
        await ask.locator('.set > div > input.in').fill('41');
      else if (await ask.getByRole('button', { name: 'Use this order' }).count())
        await ask.getByRole('button', { name: 'Use this order' }).click();
      else for (const select of await ask.getByRole('combobox').all()) await select.selectOption({ index: 1 });
    };
    await answer(0);
    await expect(asks.nth(0)).toContainText('Saved');
    await context.setOffline(true);
    await answer(1);
    await expect(page.getByText('Offline.')).toBeVisible();
    await expect(asks.nth(1)).toContainText('Not saved yet');
    await context.setOffline(false);
    await expect(asks.nth(1)).toContainText(/Saved \d/);
    await page.reload();
    // A question whose proof carries a point is open until that is given too.
    await expect(page.getByText(`${carrying < 2 ? 1 : 2} of ${count} answered`)).toBeVisible();
    for (const index of [0, 1]) await expect(asks.nth(index)).toContainText(/Saved \d/);
    for (let index = 2; index < count; index += 1) await answer(index);

    // The second step: one sentence by its number, another by walking to it in the article, and what is missing is told.
    const proofs = page.getByLabel('Sentence no.');
    await proofs.nth(0).fill('2');
    await page.getByRole('button', { name: 'Point at it in the article' }).nth(1).click();
    await expect(page.locator('.beside [data-s]:focus')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    const walked = await page.locator('.beside [data-s]:focus').getAttribute('data-s');
    await page.keyboard.press('Enter');
    await expect(proofs.nth(1)).toHaveValue(String(walked));
    await expect(proofs.nth(1)).toBeFocused();
    await expect(page.getByText(/No sentence to prove it yet: \d/)).toBeVisible();
    await expectNoBarriers(page);
    await expect(page.locator('.quizbar').getByText('Saved')).toBeVisible();
    // Data inside a page stands in a script with its quotation marks escaped; that the questions are found there shows that it is read.
    const sent = received.join('\n');
    expect(sent).toMatch(/\boutboxKey\\?":/);
    expect(sent).not.toMatch(/\b(?:misconception|correct|evidence|feedback|rightAnswer|rule|proves)\\?":/);
    expect(sent).toContain('Look closely.');
    expect(sent).not.toContain(canary);
    await page.getByRole('button', { name: 'Submit quiz' }).click();
    await expect(page.getByText('Handed in').first()).toBeVisible();
    const receipt = await page.locator('.class-code').textContent();

    // The review: marks now; alone in the class and done, the student sees the proof as well.
    await page.getByRole('link', { name: 'See the review' }).click();
    await expect(page.locator('.receipt')).toContainText(String(receipt));
    await expect(page.getByText('The proof, in its place').first()).toBeVisible();
    await expect(page.getByText(/You pointed at sentence 2/).first()).toBeVisible();
    await expect.poll(() => received.join('\n').includes(canary)).toBe(true);
    await expectNoBarriers(page);

    // The teacher sees how the class did.
    await teacher.goto(`${assignmentPath}/results`);
    await expect(teacher.getByRole('row', { name: /Zoë/ })).toContainText('done');
    await expect(teacher.getByRole('columnheader', { name: 'Answer and proof' })).toBeVisible();
    await expectNoBarriers(teacher);
    await teacher.context().close();
  });
}

test('a date that the clocks of the class skip is told beside its field and set to nothing else', async ({
  browser,
  baseURL,
}) => {
  const { page: teacher } = await newTeacher(browser);
  const origin = String(baseURL);
  const { classId } = await call<{ classId: string }>(teacher.request, origin, 'classroom.create', {
    name: 'Media Studies 9',
    timeZone: 'Europe/Berlin',
  });
  await call(teacher.request, origin, 'reading.create', {
    title: 'The library opens on Sundays',
    byline: null,
    source: null,
    publishedOn: null,
    blocks: [{ kind: 'paragraph', text: 'The library lent 412 books on its first Sunday.', hidden: false }],
    dropped: [],
  });
  await teacher.goto(`/classes/${classId}/assign`);
  await teacher.getByLabel('Opens').fill('2027-03-01T08:00');
  await teacher.getByLabel('Due').fill('2027-03-28T02:30');
  await teacher.getByRole('button', { name: 'Set it' }).click();
  await expect(teacher.getByLabel('Due')).toBeFocused();
  await expect(teacher.getByLabel('Due')).toHaveAccessibleDescription(/this time does not exist on that day/);
  await teacher.getByLabel('Due').fill('2027-03-28T03:30');
  await teacher.getByRole('button', { name: 'Set it' }).click();
  await expect(teacher).toHaveURL(/\/a\/[0-9a-f-]{36}$/);
});

test('the article is read without JavaScript', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/signin');
  await page.getByLabel('User name or e-mail').fill('mira');
  await page.getByLabel('Password', { exact: true }).fill('demo-mira');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  const bare = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const plain = await bare.newPage();
  await plain.goto('/');
  await plain.getByRole('link', { name: 'Read', exact: true }).click();
  await expect(plain.getByRole('article')).toContainText('41 countries');
  await expect(plain.locator('article p').first()).toBeVisible();
  await bare.close();
  await context.close();
});

test('in strange English no sentence of the interface stands outside the catalog', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/signin');
  await page.getByLabel('User name or e-mail').fill('jun');
  await page.getByLabel('Password', { exact: true }).fill('demo-jun');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/account');
  await page.getByLabel('Language').selectOption('en-XA');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto('/classes');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\[.*\]$/);
  for (const place of ['/', '/classes', '/account', '/join']) {
    await page.goto(place);
    const plain = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        const skip = node.parentElement?.closest(
          'script, style, option, article, bdi, time, svg, [hidden], .brand, .z1, .z2, .z3, .z4, .z5',
        );
        if (!skip && /[a-z]{3}/i.test(text) && !/[[\]⟦⟧]/.test(text)) found.push(text);
      }
      return found;
    });
    const names = /Global Studies|Jun|jun|Huawei|Chrome|Lectern/;
    expect(
      plain.filter(text => !names.test(text)),
      place,
    ).toEqual([]);
  }
  await page.goto('/account');
  await page.locator('#language').selectOption('en');
  await page.locator('form').first().locator('button[type=submit]').click();
  await context.close();
});
