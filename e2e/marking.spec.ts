import { type Browser, expect, test } from 'playwright/test';
import { call, expectAccessible, newStudent, setReading, teacherWithClass } from './people.ts';

/** A class of its own with a quiz of one open question and one choice, and Mira, who has handed it in; her choice is wrong. */
async function handedIn(browser: Browser, origin: string) {
  const { teacher, classId, readingId, readingNumber } = await teacherWithClass(browser, origin, 'Marked');
  const as = teacher.request;
  const { quizId } = await call<{ quizId: string }>(as, origin, 'quiz.create', {
    readingId,
    number: readingNumber,
    count: 0,
  });
  const blank = {
    id: 'new',
    rule: 'by-hand',
    passage: null,
    asks: null,
    left: [],
    right: [],
    evidence: [],
    feedback: null,
    proof: null,
  };
  const wrong = { correct: false, misconception: null, reason: null, span: null };
  const open = {
    ...blank,
    kind: 'open',
    options: [],
    key: [],
    points: 4,
    prompt: 'Why does it matter?',
  };
  const choice = {
    ...blank,
    kind: 'choice',
    key: [0],
    points: 1,
    prompt: 'Which of them?',
    options: [
      { ...wrong, text: 'The first', correct: true },
      { ...wrong, text: 'The second' },
    ],
  };
  let version = 1;
  for (const question of [open, choice])
    ({ version } = await call<{ version: number }>(as, origin, 'quiz.put', { quizId, version, question }));
  const { number } = await call<{ number: number }>(as, origin, 'quiz.publish', { quizId, version });
  const title = 'The report, to be marked';
  const what = { classId, readingId, readingNumber, quizId, quizNumber: number, title };
  const assignmentId = await setReading(as, origin, what);
  const { page: mira } = await newStudent(browser, teacher, { origin, classId, displayName: 'Mira' });
  const own = mira.request;
  const { attemptId } = await call<{ attemptId: string }>(own, origin, 'attempt.start', { classId, assignmentId });
  await mira.goto(`/classes/${classId}/a/${assignmentId}/quiz/${attemptId}`);
  await mira.getByRole('textbox', { name: 'Why does it matter?' }).fill('Because a cloud is somebody’s computer.');
  await mira.getByRole('radio', { name: 'The second' }).check();
  await expect(mira.getByText(/^Saved/)).toBeVisible();
  await call(own, origin, 'attempt.submit', { classId, attemptId });
  return {
    teacher,
    mira,
    classId,
    path: `/classes/${classId}/a/${assignmentId}`,
    group: `/classes/${classId}`,
    attemptId,
  };
}

test('an open answer is marked with a comment from the bank, held back and released; its student is told once and reads it', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path, attemptId } = await handedIn(browser, String(baseURL));
  await mira.goto(path);
  await expect(mira.getByText('one answer waits to be marked')).toBeVisible();
  await teacher.goto(`${path}/marking`);
  await teacher.getByRole('button', { name: 'Hold the marks back' }).click();
  await expect(teacher.getByRole('button', { name: 'Release the marks' })).toBeVisible();
  await expect(teacher.getByText('Because a cloud is somebody’s computer.')).toBeVisible();
  await expectAccessible(teacher);
  await teacher.getByLabel('Comment', { exact: true }).fill('Say whose it is.');
  await teacher.getByRole('button', { name: 'Keep this comment' }).click();
  await expect(teacher.getByText('The comment is kept')).toBeAttached();
  await teacher.goto(`${path}/marking?names=hidden`);
  await expect(teacher.getByRole('heading', { name: 'Answer 1' })).toBeVisible();
  await expect(teacher.getByText('Mira')).toHaveCount(0);
  await teacher.getByLabel('A comment that you keep').selectOption({ label: 'Say whose it is.' });
  await expect(teacher.getByLabel('Comment', { exact: true })).toHaveValue('Say whose it is.');
  await teacher.getByLabel('Mark, of 4').fill('3');
  await teacher.getByLabel('Mark, of 4').press('Control+Enter');
  await expect(teacher.getByText('Saved', { exact: true })).toBeAttached();
  await mira.goto(`${path}/review/${attemptId}`);
  await expect(mira.getByText('Your teacher has not released the marks yet.')).toBeVisible();
  await expect(mira.getByText('Say whose it is.')).toHaveCount(0);
  await mira.goto('/inbox');
  await expect(mira.getByText(/Your marks for/)).toHaveCount(0);
  await teacher.getByRole('button', { name: 'Release the marks' }).click();
  await expect(teacher.getByRole('button', { name: 'Hold the marks back' })).toBeVisible();
  await mira.goto('/inbox');
  const line = mira.getByRole('listitem').filter({ hasText: 'Your marks for “The report, to be marked” are there' });
  await expect(line).toHaveCount(1);
  await line.getByRole('link').click();
  await expect(mira.getByText('Say whose it is.')).toBeVisible();
  await expect(mira.getByText('3 of 5', { exact: true })).toBeVisible();
  await expectAccessible(mira);
});

test('a cell of the gradebook is typed, refused, explained and undone by keyboard alone; a mended key is taken back', async ({
  browser,
  baseURL,
}) => {
  const { teacher, mira, path, group } = await handedIn(browser, String(baseURL));
  await teacher.goto(`${group}/gradebook`);
  await teacher.locator('summary', { hasText: 'Columns and weights' }).click();
  await teacher.getByRole('button', { name: 'Add a column' }).click();
  await teacher.getByLabel('Title').fill('Essay');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('columnheader', { name: /Essay/ })).toBeVisible();
  const grid = teacher.getByRole('grid', { name: 'Gradebook' });
  await grid.getByRole('link', { name: 'Mira' }).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await teacher.keyboard.press(key);
  await teacher.keyboard.type('77');
  await teacher.keyboard.press('Enter');
  await expect(teacher.getByText('A mark is a number from 0 to 20.')).toBeVisible();
  await teacher.keyboard.press('Escape');
  await teacher.keyboard.type('7,5');
  await teacher.keyboard.press('Enter');
  await expect(grid.getByRole('row', { name: /Mira/ })).toContainText('7.5');
  await expect(grid.getByRole('gridcell', { name: '75 %' })).toBeVisible();
  await expectAccessible(teacher);
  await teacher.keyboard.press('Control+z');
  await expect(grid.getByRole('gridcell', { name: '7.5' })).toHaveCount(0);
  await expect(teacher.getByText('Undone')).toBeAttached();
  const essay = grid.getByRole('row', { name: /Mira/ }).getByRole('gridcell').nth(2);
  await teacher.keyboard.type('88');
  await grid.getByRole('link', { name: 'Mira' }).focus();
  await expect(essay.getByRole('alert')).toHaveText('A mark is a number from 0 to 20.');
  await expect(essay.getByRole('textbox')).toHaveValue('88');
  const asked = new Promise<string>(resolve =>
    teacher.once('dialog', async dialog => {
      await dialog.dismiss();
      resolve(dialog.message());
    }),
  );
  await grid.getByRole('link', { name: 'Mira' }).click();
  expect(await asked).toBe('“88” for Mira is not saved. Leave it?');
  await expect(essay.getByRole('textbox')).toHaveValue('88');
  await essay.getByRole('textbox').fill('8');
  await grid.getByRole('link', { name: 'Mira' }).focus();
  await expect(grid.getByRole('gridcell', { name: '80 %' })).toBeVisible();
  for (const key of ['ArrowRight', 'ArrowRight']) await teacher.keyboard.press(key);
  await teacher.keyboard.type('4');
  await teacher.keyboard.press('Enter');
  await teacher.getByLabel('Why', { exact: true }).fill('Told by mouth.');
  await teacher.keyboard.press('Enter');
  await expect(grid.getByRole('row', { name: /Mira/ })).toContainText('4 *');
  await mira.goto(`${group}/grades`);
  await expect(mira.getByText('Told by mouth.')).toBeVisible();
  await expectAccessible(mira);
  await teacher.goto(`${path}/results`);
  const choice = teacher.getByRole('row', { name: /Which of them/ });
  await choice.locator('summary', { hasText: 'Correct' }).click();
  await choice.getByRole('button', { name: 'Mend the key' }).click();
  await teacher.getByLabel('What is right').selectOption({ label: 'Everybody has it right' });
  await teacher.getByLabel(/^Why/).fill('Both are.');
  await teacher.getByRole('button', { name: 'Preview' }).click();
  await expect(teacher.getByRole('dialog').getByRole('row', { name: /Mira/ })).toContainText('1 / 5');
  await teacher.getByRole('button', { name: 'Mend and mark anew' }).click();
  await choice.getByRole('button', { name: 'Undo' }).click();
  await expect(choice.getByText('everybody right: Both are.')).toHaveCount(0);
});
