import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Page, test } from 'playwright/test';
import { call, demoClass, expectAccessible, newStudent, setReading, signedIn } from './people.ts';

type Seer = 'anybody' | 'teacher' | 'student';
const both: Seer[] = ['teacher', 'student'];

/** Every page of the build, and as whom it is looked at. One without a row fails the first test. */
const pages: Record<string, Seer[]> = {
  '/': ['anybody', 'teacher', 'student'],
  '/signin': ['anybody'],
  '/signup': ['anybody'],
  '/join': ['anybody', 'student'],
  '/mail/confirm': ['anybody'],
  '/mail/stop': ['anybody'],
  '/account': both,
  '/account/password': both,
  '/inbox': both,
  '/records': both,
  '/classes': both,
  '/classes/new': ['teacher'],
  '/classes/[classId]': both,
  '/classes/[classId]/moderation': ['teacher'],
  '/classes/[classId]/gradebook': ['teacher'],
  '/classes/[classId]/gradebook/[membershipId]': ['teacher'],
  '/classes/[classId]/grades': ['student'],
  '/classes/[classId]/people': ['teacher'],
  '/classes/[classId]/people/groups': ['teacher'],
  '/classes/[classId]/people/roster': ['teacher'],
  '/classes/[classId]/people/cards': ['teacher'],
  '/classes/[classId]/people/[membershipId]': ['teacher'],
  '/classes/[classId]/people/[membershipId]/records': ['teacher'],
  '/classes/[classId]/audit': ['teacher'],
  '/classes/[classId]/settings': ['teacher'],
  '/classes/[classId]/copy': ['teacher'],
  '/classes/[classId]/assign': ['teacher'],
  '/classes/[classId]/a/[assignmentId]': both,
  '/classes/[classId]/a/[assignmentId]/discussion': both,
  '/classes/[classId]/a/[assignmentId]/discussion/[threadId]': both,
  '/classes/[classId]/a/[assignmentId]/discussion/settings': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/discussion/participation': both,
  '/classes/[classId]/a/[assignmentId]/discussion/transcript': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/exceptions': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/marking': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/results': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/results/questions/[questionId]': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/quiz/[attemptId]': ['student'],
  '/classes/[classId]/a/[assignmentId]/review/[attemptId]': both,
  '/readings': ['teacher'],
  '/readings/new': ['teacher'],
  '/readings/[readingId]': ['teacher'],
  '/readings/[readingId]/mend': ['teacher'],
  '/readings/[readingId]/share': ['teacher'],
  '/share': ['teacher'],
  '/quizzes/bank': ['teacher'],
  '/quizzes/[quizId]': ['teacher'],
  '/quizzes/[quizId]/preview': ['teacher'],
  '/quizzes/[quizId]/print': ['teacher'],
  '/_not-found': ['anybody', 'teacher'],
};

const manifest: Record<string, string> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../.next/app-path-routes-manifest.json'), 'utf8'),
);

/** A class of its own in which a student has handed one quiz in, is taking another and has written, with the names that addresses need. */
async function school(browser: Browser, origin: string) {
  const teacher = await signedIn(browser, 'okafor', 'demo-teacher');
  const { request } = teacher;
  type Set = { readingId: string; readingNumber: number; quizId: string; quizNumber: number };
  const { assignments } = await call<{ assignments: Set[] }>(request, origin, 'assignment.list', {
    classId: await demoClass(request, origin),
    cursor: null,
  });
  const { readingId, readingNumber, quizId, quizNumber } = assignments.find(each => each.quizId) as Set;
  const { classId } = await call<{ classId: string }>(request, origin, 'classroom.create', {
    name: `Barriers ${crypto.randomUUID().slice(0, 8)}`,
    timeZone: 'Europe/Berlin',
  });
  const what = { classId, readingId, readingNumber, quizId, quizNumber };
  const assignmentId = await setReading(request, origin, { ...what, title: 'Handed in' });
  const taken = await setReading(request, origin, { ...what, title: 'Under way', timeLimitSeconds: 3600 });
  const { page: student } = await newStudent(browser, teacher, { origin, classId, displayName: 'Ann Ferro' });
  const as = student.request;
  const start = (id: string) => call<{ attemptId: string }>(as, origin, 'attempt.start', { classId, assignmentId: id });
  const { attemptId } = await start(assignmentId);
  const { questions } = await call<{ questions: { id: string }[] }>(as, origin, 'attempt.get', { classId, attemptId });
  await call(as, origin, 'attempt.submit', { classId, attemptId });
  const { threadId } = await call<{ threadId: string }>(as, origin, 'discussion.post', {
    classId,
    assignmentId,
    parentId: null,
    anchor: { kind: 'reading' },
    source: 'Which of these numbers would you look up again?',
    clientKey: crypto.randomUUID(),
  });
  const { people } = await call<{ people: { membershipId: string; role: string }[] }>(
    request,
    origin,
    'classroom.people',
    { classId, cursor: null },
  );
  const membershipId = people.find(each => each.role === 'STUDENT')?.membershipId ?? '';
  const group = { classId, groupId: null, name: 'Lab on Mondays', members: [membershipId] };
  await call(request, origin, 'exceptions.setGroup', group);
  const { token } = await call<{ token: string }>(request, origin, 'quiz.share', { readingId, quizId, days: 7 });
  const running = (await start(taken)).attemptId;
  const ids: Record<string, string> = { classId, assignmentId, attemptId, membershipId, threadId, readingId, quizId };
  ids.questionId = questions[0]?.id ?? '';
  const addressOf = (page: string) =>
    page
      .replace('[assignmentId]/quiz/[attemptId]', `${taken}/quiz/${running}`)
      .replace(/\[([^\]]+)\]/g, (_, name: string) => String(ids[name]))
      .replace(/^\/share$/, `/share?token=${encodeURIComponent(token)}`)
      .replace(/^\/_not-found$/, '/no-such-page');
  return { teacher, student, addressOf };
}

/** Holds that axe finds nothing on a page, and that it goes no wider than a small phone, nor than its window with text of twice the size. */
async function expectOpen(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
  await expectAccessible(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  for (const [window, text] of [
    [320, 100],
    [640, 200],
  ] as const) {
    await page.setViewportSize({ width: window, height: 700 });
    const wider = await page.evaluate(size => {
      const { documentElement: root } = document;
      root.style.fontSize = `${size}%`;
      return root.scrollWidth - root.clientWidth;
    }, text);
    expect(wider, `${address} at ${window} px with text at ${text} %`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width, height });
}

const seenBy = (seer: Seer) => Object.keys(pages).filter(page => pages[page]?.includes(seer));

test('every page of the build is looked at', () => {
  // Only an error of the frame around all pages shows that one, and no address leads there.
  const built = Object.keys(manifest).filter(file => file.endsWith('/page') && file !== '/_global-error/page');
  expect(Object.keys(pages).sort()).toEqual(built.map(file => manifest[file]).sort());
});

test('nothing on a page for everybody keeps anyone out', async ({ page }) => {
  for (const address of seenBy('anybody')) await expectOpen(page, address);
});

test('nothing on a page of a teacher or a student keeps anyone out, and none is wider than a phone', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const { teacher, student, addressOf } = await school(browser, String(baseURL));
  for (const page of seenBy('teacher')) await expectOpen(teacher, addressOf(page));
  for (const page of seenBy('student')) await expectOpen(student, addressOf(page));
  await teacher.context().close();
  await student.context().close();
});
