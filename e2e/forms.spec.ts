import { type Browser, expect, type Page, test } from 'playwright/test';
import {
  call,
  demoClass,
  expectAccessible,
  newStudent,
  newTeacher,
  setReading,
  signedIn,
  teacherWithClass,
} from './people.ts';

type Set = { readingId: string; readingNumber: number; quizId: string | null };

/** The teacher of the demo class with a class of its own in Berlin, and the demo class's quiz, which is published with its forms. */
async function withQuiz(browser: Browser, origin: string) {
  const teacher = await signedIn(browser, 'okafor', 'demo-teacher');
  const { request } = teacher;
  const { assignments } = await call<{ assignments: Set[] }>(request, origin, 'assignment.list', {
    classId: await demoClass(request, origin),
    cursor: null,
  });
  const { readingId, readingNumber } = assignments.find(each => each.quizId) as Set;
  const made = { readingId, number: readingNumber, count: 8 };
  const { quizId } = await call<{ quizId: string }>(request, origin, 'quiz.create', made);
  const { version } = await call<{ version: number }>(request, origin, 'quiz.keepAll', { quizId, version: 1 });
  await call(request, origin, 'quiz.publish', { quizId, version });
  const { classId } = await call<{ classId: string }>(request, origin, 'classroom.create', {
    name: `Forms ${crypto.randomUUID().slice(0, 8)}`,
    timeZone: 'Europe/Berlin',
  });
  return { teacher, readingId, quizId, classId };
}

/** What one reads of the questions, whatever the order of their options. */
async function asked(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.locator('.ask').first()).toBeVisible();
  const questions = await page.locator('.ask').all();
  return Promise.all(
    questions.map(async question => (await question.locator('label').allTextContents()).toSorted().join(' | ')),
  );
}

test('by form a quiz gets parallel forms and dates across the change of clocks; two students have other options to the same questions', async ({
  browser,
  baseURL,
}) => {
  const origin = String(baseURL);
  const { teacher, readingId, quizId, classId } = await withQuiz(browser, origin);
  await teacher.goto(`/classes/${classId}/assign?reading=${readingId}&quiz=${quizId}`);
  await teacher.getByLabel('Title for the class').fill('Two forms');
  await teacher.getByLabel('Opens').fill('2026-03-28T12:00');
  await teacher.getByLabel('Due').fill('2038-03-28T12:00');
  await teacher.getByLabel('Closes').fill('2038-10-31T02:30');
  await teacher.getByText('Rules of the quiz').click();
  await teacher.getByLabel('Parallel forms').selectOption({ label: 'another form for the next student' });
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: 'Set it' }).click();
  await expect(teacher).toHaveURL(/\/a\//);
  const path = new URL(teacher.url()).pathname;
  const [{ page: ann }, { page: ben }] = [
    await newStudent(browser, teacher, { origin, classId, displayName: 'Ann' }),
    await newStudent(browser, teacher, { origin, classId, displayName: 'Ben' }),
  ];
  await ann.goto(path);
  // Due at noon of the day on which clocks in Berlin move: ten in UTC, not eleven.
  await expect(ann.locator('time[datetime="2038-03-28T10:00:00.000Z"]').first()).toBeVisible();
  await ben.goto(path);
  const [one, other] = [await asked(ann), await asked(ben)];
  expect(other).toHaveLength(one.length);
  expect(other).not.toEqual(one);
});

test('a teacher sees and prints each form before a student has it, and the forms differ in words or options', async ({
  browser,
  baseURL,
}) => {
  const { teacher, quizId } = await withQuiz(browser, String(baseURL));
  await teacher.goto(`/quizzes/${quizId}/preview`);
  const first = await teacher.locator('.ask').allTextContents();
  await teacher.getByRole('link', { name: 'Form B' }).click();
  await expect(teacher.getByRole('link', { name: 'Form B' })).toHaveAttribute('aria-current', 'page');
  const second = await teacher.locator('.ask').allTextContents();
  expect(second).toHaveLength(first.length);
  expect(second).not.toEqual(first);
  await expectAccessible(teacher);
  await teacher.goto(`/quizzes/${quizId}/print?form=C`);
  await expect(teacher.locator('.paper')).toContainText('Form C');
  await expectAccessible(teacher);
});

test('a newer revision of the quiz is told with what it changes, and the assignment moves to it once that is confirmed', async ({
  browser,
  baseURL,
}) => {
  const origin = String(baseURL);
  const { teacher, classId, ...material } = await teacherWithClass(browser, origin, 'Moved');
  const { request } = teacher;
  const assignmentId = await setReading(request, origin, { classId, ...material, title: 'A quiz that is mended' });
  const { quizId } = material;
  type Draft = { draft: { version: number; questions: { question: { prompt: string } }[] } };
  const { draft } = await call<Draft>(request, origin, 'quiz.get', { quizId });
  const { question } = draft.questions[0] ?? {};
  const put = { quizId, version: draft.version, question: { ...question, prompt: `In short: ${question?.prompt}` } };
  const { version } = await call<{ version: number }>(request, origin, 'quiz.put', put);
  await call(request, origin, 'quiz.publish', { quizId, version });
  await teacher.goto(`/classes/${classId}/a/${assignmentId}`);
  await expect(teacher.getByText('Revision 2 of the quiz is published')).toBeVisible();
  await expect(teacher.getByText('Question 1')).toBeVisible();
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: 'Move to it' }).click();
  const dialog = teacher.getByRole('dialog', { name: 'Move to revision 2?' });
  await expect(dialog).toContainText('Nobody has begun');
  await dialog.getByRole('button', { name: 'Move to it' }).click();
  await expect(teacher.getByText('Revision 2 of the quiz is published')).toHaveCount(0);
});

test('a link shares a reading with its quiz: the colleague is told what is copied, and has it as their own', async ({
  browser,
  baseURL,
}) => {
  const { teacher, readingId } = await teacherWithClass(browser, String(baseURL), 'Shared');
  await teacher.goto(`/readings/${readingId}/share`);
  await teacher.getByRole('button', { name: 'Make a link' }).click();
  const link = await teacher.getByRole('textbox', { name: 'The link' }).inputValue();
  await expectAccessible(teacher);
  const { page: colleague } = await newTeacher(browser);
  await colleague.goto(link);
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Copy a reading from Ms Adeyemi');
  await expect(colleague.getByText('Nothing of classes or students goes along.')).toBeVisible();
  await expectAccessible(colleague);
  await colleague.getByRole('button', { name: 'Copy it to my readings' }).click();
  await expect(colleague).toHaveURL(/\/readings\/[0-9a-f-]+$/);
  await colleague.goto('/readings');
  await expect(colleague.getByText('copied from Ms Adeyemi')).toBeVisible();
  await teacher.reload();
  await teacher.getByRole('button', { name: 'End this link' }).first().click();
  await expect(teacher.getByText('None.')).toBeVisible();
  expect((await colleague.goto(link))?.status()).toBe(404);
});
