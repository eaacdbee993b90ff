import { type Browser, expect, type Page, test } from 'playwright/test';
import { call, demoClass, setReading, signedIn } from './people.ts';

export type Room = { classId: string; assignmentId: string; path: string };
const rules = {
  on: true,
  ownPost: false,
  citedPost: false,
  afterQuiz: false,
  byHand: false,
  open: false,
  opensAt: null,
  closesAt: null,
  approval: 'NONE',
  approvalFirst: 1,
  anonymous: false,
  reactions: true,
  slowSeconds: 0,
};

/**
 * A class of its own in which a reading of the demo class is set, without a quiz: nothing waits for its teacher and nobody has
 * written but who writes in the test.
 */
async function setAnew(teacher: Page, students: readonly Page[], origin: string): Promise<Room> {
  const { request } = teacher;
  type Given = { assignments: { readingId: string; readingNumber: number }[] };
  const demo = await demoClass(request, origin);
  const { assignments } = await call<Given>(request, origin, 'assignment.list', { classId: demo, cursor: null });
  const { readingId, readingNumber } = assignments[0] ?? {};
  const title = `Talk ${crypto.randomUUID().slice(0, 8)}`;
  const made = { name: title, timeZone: 'Europe/Berlin' };
  const { classId } = await call<{ classId: string }>(request, origin, 'classroom.create', made);
  for (const student of students) await join(teacher, student, origin, classId);
  const assignmentId = await setReading(request, origin, { classId, readingId, readingNumber, title });
  return { classId, assignmentId, path: `/classes/${classId}/a/${assignmentId}/discussion` };
}

/** Lets a student whom the demo class knows into another class, by its code. */
export async function join(teacher: Page, student: Page, origin: string, classId: string): Promise<void> {
  const { joinCode } = await call<{ joinCode: string }>(teacher.request, origin, 'classroom.get', { classId });
  await call(student.request, origin, 'classroom.joinClass', { code: joinCode });
}

/** Writes a post as whoever has the page, past the page: a reply, or a thread on the whole reading. */
export const say = (
  page: Page,
  origin: string,
  { classId, assignmentId }: Room,
  source: string,
  parentId: string | null,
) =>
  call<{ postId: string; threadId: string; state: string }>(page.request, origin, 'discussion.post', {
    classId,
    assignmentId,
    parentId,
    source,
    clientKey: crypto.randomUUID(),
  });

/** Sets the rules of the discussion as a teacher would, by what differs from the open ones. */
export async function configure(
  teacher: Page,
  origin: string,
  { classId, assignmentId }: Room,
  given: Partial<typeof rules>,
) {
  const settings = await call<{ rules: { version: number }; words: string[] }>(
    teacher.request,
    origin,
    'discussion.settings',
    { classId, assignmentId },
  );
  await call(teacher.request, origin, 'discussion.configure', {
    classId,
    assignmentId,
    version: settings.rules.version,
    words: settings.words,
    ...rules,
    ...given,
  });
}

/** Starts a thread through the page, about the sentence given, and gives its address. */
export async function startThread(page: Page, path: string, text: string, sentence = '0'): Promise<string> {
  await page.goto(path);
  const start = page.getByRole('button', { name: 'Start a thread' });
  if (await start.count()) await start.click();
  await page.getByLabel('What is it about?').selectOption(sentence);
  await page.getByLabel('Your post').fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page).toHaveURL(/\/discussion\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** The post on the page that has the text. */
export const postOf = (page: Page, text: string) =>
  page.locator('.post').filter({ has: page.locator('.said-here', { hasText: text }) });

/** Writes a reply through the page under the post that has the text. */
export async function replyTo(page: Page, to: string, text: string) {
  await postOf(page, to).getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Your post').fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByLabel('Your post')).toHaveCount(0);
  await expect(postOf(page, text)).toBeVisible();
}

/** Presses a key of the moderation queue once the page listens: what happened to the open post is on the page from then on. */
export async function decideByKey(page: Page, key: string) {
  await expect(page.locator('.trail li')).not.toHaveCount(0);
  await page.keyboard.press(key);
}

/** What is chosen in the menu of a post. */
export async function choose(page: Page, text: string, act: string) {
  await postOf(page, text).getByText('More', { exact: true }).click();
  await postOf(page, text).getByRole('button', { name: act }).click();
}

/** People of the demo class, each in a browser of their own. */
export const demoPeople = (browser: Browser) => ({
  teacher: () => signedIn(browser, 'okafor', 'demo-teacher'),
  student: (name: string) => signedIn(browser, name, `demo-${name}`),
});

type Talk = { teacher: Page; mira: Page; tomas: Page; set: Room; origin: string };

/** A test with a teacher and two students, each in a browser of their own, and a class of theirs that talks with no gate before it. */
export const talking = test.extend<{ talk: Talk }>({
  talk: async ({ browser, baseURL }, use, info) => {
    info.setTimeout(180_000);
    const origin = String(baseURL);
    const people = demoPeople(browser);
    const teacher = await people.teacher();
    const [mira, tomas] = [await people.student('mira'), await people.student('tomas')];
    const set = await setAnew(teacher, [mira, tomas], origin);
    await configure(teacher, origin, set, {});
    await use({ teacher, mira, tomas, set, origin });
    const { classId } = set;
    await call(teacher.request, origin, 'classroom.setArchived', { classId, archived: true });
    for (const page of [teacher, mira, tomas]) await page.context().close();
  },
});
