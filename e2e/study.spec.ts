import { type Browser, expect, type Page, test } from 'playwright/test';
import { expectAccessible, newStudent, setReading, teacherWithClass } from './people.ts';

/** A teacher with a class that reads the demo reading, and Mira, who has joined it. */
async function reading(browser: Browser, origin: string) {
  const { teacher, classId, readingId, readingNumber } = await teacherWithClass(browser, origin, 'Readers');
  const given = { classId, readingId, readingNumber, title: 'Read this closely' };
  const assignmentId = await setReading(teacher.request, origin, given);
  const { page: mira } = await newStudent(browser, teacher, { origin, classId, displayName: 'Mira' });
  return { teacher, mira, path: `/classes/${classId}/a/${assignmentId}` };
}

/** Selects the first letters of a sentence, as a person does with a pointer. */
const select = (page: Page, sentence: number, letters: number) =>
  page.locator(`#s${sentence}`).evaluate((element, count) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode();
    if (!text) throw new Error('The sentence has no words');
    document.getSelection()?.setBaseAndExtent(text, 0, text, Math.min(count, text.textContent?.length ?? 0));
  }, letters);

test('a student keeps a highlight and a note that nobody else sees, meets a word explained, and the teacher sees the share read', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path } = await reading(browser, String(baseURL));
  await teacher.goto(path);
  await teacher.getByLabel('Word or phrase').fill('no such words');
  await teacher.getByLabel('What it means').fill('where telephones are sold');
  await teacher.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(teacher.getByText('do not stand in the reading')).toBeVisible();
  await teacher.getByLabel('Word or phrase').fill('smartphone market');
  await teacher.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(teacher.getByRole('definition')).toContainText('where telephones are sold');
  await expectAccessible(teacher);

  await mira.clock.install();
  await mira.goto(path);
  await select(mira, 2, 9);
  await mira.getByRole('button', { name: 'Highlight' }).click();
  await expect(mira.locator('mark.own')).toHaveCount(1);
  await select(mira, 3, 12);
  await mira.keyboard.press('Tab');
  await expect(mira.getByRole('button', { name: 'Highlight' })).toBeFocused();
  await mira.keyboard.press('Tab');
  await mira.keyboard.press('Enter');
  await mira.getByLabel('Your note').fill('Ask about this on Monday.');
  await mira.getByRole('button', { name: 'Save' }).click();
  const notes = mira.getByRole('region', { name: 'My highlights and notes' });
  await expect(notes).toContainText('Ask about this on Monday.');
  await mira.reload();
  await expect(notes.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(mira);
  await notes
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect(notes.getByRole('listitem')).toHaveCount(1);
  await mira.getByRole('button', { name: 'Undo' }).click();
  await expect(notes.getByRole('listitem')).toHaveCount(2);

  await mira.locator('a.word').first().focus();
  await expect(mira.locator('.gloss-here')).toHaveText('where telephones are sold');
  await mira.keyboard.press('Escape');
  await expect(mira.locator('.gloss-here')).toHaveCount(0);

  await mira.evaluate(() => scrollTo(0, 0));
  const told = mira.waitForResponse(answer => answer.url().endsWith('study.saw'));
  await mira.clock.runFor(60_000);
  expect((await told).ok()).toBe(true);
  await expect(mira.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');

  await teacher.reload();
  await teacher.locator('summary', { hasText: 'How far they have read' }).click();
  await expect(teacher.getByRole('row', { name: /Mira/ })).toContainText(/[1-9]\d? %/);
  expect(await teacher.content()).not.toContain('Ask about this on Monday.');
});

test('a calendar is followed at an address that a new one ends', async ({ browser, baseURL }) => {
  const { mira } = await reading(browser, String(baseURL));
  await mira.goto('/account');
  const address = mira.getByLabel('Address of your calendar');
  await mira.getByRole('button', { name: 'Make the address' }).click();
  const first = await address.inputValue();
  // A program that follows the calendar has no session.
  const program = await (await browser.newContext()).request.get(first);
  expect(program.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await program.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  const { etag = '' } = program.headers();
  expect((await mira.request.get(first, { headers: { 'if-none-match': etag } })).status()).toBe(304);
  await expectAccessible(mira);
  await mira.getByRole('button', { name: 'Make a new address' }).click();
  await mira.getByRole('dialog').getByRole('button', { name: 'Make a new address' }).click();
  await expect(address).not.toHaveValue(first);
  expect((await mira.request.get(first)).status()).toBe(404);
  expect((await mira.request.get(await address.inputValue())).status()).toBe(200);
  await mira.getByRole('button', { name: 'Switch off' }).click();
  await expect(mira.getByText('Your calendar has no address.')).toBeVisible();
});
