import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from 'playwright/test';
import { expectAccessible, newStudent, setReading, teacherWithClass } from './people.ts';

/** A teacher with a class in which the demo quiz is set with a limit of `minutes`, and Mira, who has joined it. */
async function timedQuiz(browser: Browser, origin: string, minutes: number) {
  const { teacher, classId, ...material } = await teacherWithClass(browser, origin, 'Timed');
  const given = { classId, ...material, title: 'The report, with a clock', timeLimitSeconds: minutes * 60 };
  const assignmentId = await setReading(teacher.request, origin, given);
  const { page: mira } = await newStudent(browser, teacher, { origin, classId, displayName: 'Mira' });
  return { teacher, mira, path: `/classes/${classId}/a/${assignmentId}` };
}

const minutesLeft = async (page: Page) =>
  Number((await page.locator('.quizbar .time').textContent())?.match(/(\d+):\d\d/)?.[1] ?? Number.NaN);

test('time that a teacher gives appears in the running quiz within 15 seconds, without reloading', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path } = await timedQuiz(browser, String(baseURL), 20);
  await mira.goto(path);
  await mira.getByRole('button', { name: 'Start the quiz' }).click();
  await expect.poll(() => minutesLeft(mira)).toBe(19);
  await mira.evaluate(() => Object.assign(window, { same: true }));
  await teacher.goto(path);
  await teacher.getByRole('button', { name: /More time for Mira/ }).click();
  await teacher.getByLabel('Minutes', { exact: true }).fill('7');
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: 'Give it' }).click();
  await expect.poll(() => minutesLeft(mira), { timeout: 15_000 }).toBe(26);
  expect(await mira.evaluate(() => 'same' in window)).toBe(true);
});

test('an exception and an accommodation are given by form, and the student meets them in the quiz', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path } = await timedQuiz(browser, String(baseURL), 20);
  await teacher.goto(`${path}/exceptions`);
  await teacher.getByRole('button', { name: 'Give an exception' }).click();
  await teacher.getByLabel('For').selectOption({ label: 'Mira' });
  await teacher.getByLabel('Time limit in minutes').fill('30');
  await teacher.getByLabel('Why').fill('Reads with a screen magnifier.');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('row', { name: /Mira/ })).toContainText('30 minutes');
  await expectAccessible(teacher);
  await teacher.goto(`${path.split('/a/')[0]}/people`);
  await teacher.getByRole('link', { name: 'Mira' }).click();
  await teacher.getByLabel('Time factor').fill('1.5');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByText('Saved')).toBeAttached();
  await expectAccessible(teacher);
  await mira.goto(path);
  await expect(mira.getByText('45 minutes')).toBeVisible();
  await mira.getByRole('button', { name: 'Start the quiz' }).click();
  await expect.poll(() => minutesLeft(mira)).toBe(44);
  await teacher.getByLabel('Time factor').fill('2');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => minutesLeft(mira), { timeout: 15_000 }).toBe(59);
});

test('late work loses what its rule says a day, and another due date gives it back', async ({ browser, baseURL }) => {
  const { teacher, mira, path } = await timedQuiz(browser, String(baseURL), 20);
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const local = (date: Date) => date.toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16).replace(' ', 'T');
  await teacher.goto(path);
  await teacher.locator('summary', { hasText: 'Dates and rules' }).click();
  await teacher.getByLabel('Opens').fill(local(ago(60)));
  await teacher.getByLabel('Due').fill(local(ago(30)));
  await teacher.getByText('Rules of the quiz').click();
  await teacher.getByLabel('Percent lost for each day late').fill('20');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByText('Saved')).toBeAttached();
  await mira.goto(path);
  await expect(mira.getByText('each day begun costs 20 % of the mark')).toBeVisible();
  await mira.getByRole('button', { name: 'Start the quiz' }).click();
  await mira.getByRole('button', { name: 'Submit as it is' }).click();
  await mira.goto(path);
  await expect(mira.getByText('2 days late: 40 % lost')).toBeVisible();
  await teacher.goto(`${path}/exceptions`);
  await teacher.getByRole('button', { name: 'Give an exception' }).click();
  await teacher.getByLabel('For').selectOption({ label: 'Mira' });
  await teacher.getByLabel('Due', { exact: true }).fill(local(ago(-48)));
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('row', { name: /Mira/ })).toContainText('due');
  await mira.goto(path);
  await expect(mira.getByText(/days late/)).toHaveCount(0);
});

test('a student with breaks stops the clock and comes back to the questions as they were; without a clock in sight none is shown', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path } = await timedQuiz(browser, String(baseURL), 20);
  await teacher.goto(`${path.split('/a/')[0]}/people`);
  await teacher.getByRole('link', { name: 'Mira' }).click();
  await teacher.getByLabel('Minutes of breaks').fill('10');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByText('Saved')).toBeAttached();
  await mira.goto(path);
  await expect(mira.getByText('10 minutes of breaks')).toBeVisible();
  await mira.getByRole('button', { name: 'Start the quiz' }).click();
  // The page before has buttons of this kind too.
  const choice = mira.locator('.ask').getByRole('radio').first();
  await choice.check();
  const prompt = String(await mira.locator('.ask legend').first().textContent());
  await mira.getByRole('button', { name: 'Take a break (10 min)' }).click();
  await expect(mira.getByRole('heading', { name: 'You are on a break' })).toBeFocused();
  await expect(mira.getByText(/of the break left/)).toBeVisible();
  expect(await mira.content()).not.toContain(prompt.slice(1, 40));
  await expectAccessible(mira);
  await teacher.goto(path);
  await expect(teacher.getByText('on a break')).toBeVisible();
  await mira.getByRole('button', { name: 'Go on with the quiz' }).click();
  await expect(choice).toBeChecked();
  await expect.poll(() => minutesLeft(mira)).toBe(19);
  await expect(mira.getByRole('button', { name: /Take a break/ })).toBeVisible();
  await teacher.goto(`${path.split('/a/')[0]}/people`);
  await teacher.getByRole('link', { name: 'Mira' }).click();
  await teacher.getByLabel('No clock in sight').check();
  await teacher.getByLabel('Larger text').check();
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(mira.locator('.quiz-page.larger')).toBeVisible({ timeout: 15_000 });
  await expect(mira.locator('.quizbar .time')).toHaveCount(0);
  await expect(choice).toBeChecked();
});

test('students are put into a group, which has an exception of its own', async ({ browser, baseURL }) => {
  const { teacher, path } = await timedQuiz(browser, String(baseURL), 20);
  const name = `Lab ${crypto.randomUUID().slice(0, 8)}`;
  await teacher.goto(`${path.split('/a/')[0]}/people/groups`);
  await teacher.getByRole('button', { name: 'Make a group' }).click();
  await teacher.getByLabel('Name').fill(name);
  await teacher.getByLabel('Mira').check();
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('region', { name })).toContainText('one student: Mira');
  await expectAccessible(teacher);
  await teacher.goto(`${path}/exceptions`);
  await teacher.getByRole('button', { name: 'Give an exception' }).click();
  await teacher.getByLabel('For').selectOption({ label: name });
  await teacher.getByLabel('Excused').check();
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('row', { name: new RegExp(name) })).toContainText('excused');
  await teacher.goto(`${path.split('/a/')[0]}/gradebook`);
  await expect(teacher.getByRole('row', { name: /Mira/ })).toContainText('excused');
  const file = teacher.waitForEvent('download');
  await teacher.getByRole('link', { name: 'Spreadsheet' }).click();
  const csv = readFileSync(await (await file).path(), 'utf8');
  expect(csv.split('\r\n').find(line => line.startsWith('Mira,'))).toContain('excused');
  await teacher.goto(`${path}/exceptions`);
  await teacher.getByRole('button', { name: `Take back the exception of ${name}` }).click();
  await expect(teacher.getByText('The same for everybody so far')).toBeVisible();
});
