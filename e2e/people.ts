import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page, test } from 'playwright/test';

/** A page of a browser of its own in which the person has signed in. */
export async function signedIn(browser: Browser, name: string, password: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, name, password);
  return page;
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('User name or e-mail').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/');
}

/** A new teacher, signed in. */
export async function newTeacher(browser: Browser): Promise<{ page: Page; email: string }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const email = `teacher-${crypto.randomUUID().slice(0, 8)}@school.example`;
  await page.goto('/signup');
  await page.getByLabel('Name that others see').fill('Ms Adeyemi');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('seven blue lanterns');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL('/');
  return { page, email };
}

let link: Promise<string> | undefined;

/** The link by which the demo class's teacher hands the demo reading on with its quiz, made once. */
async function sharedByDemo(browser: Browser, origin: string): Promise<string> {
  const demo = await signedIn(browser, 'okafor', 'demo-teacher');
  const { request } = demo;
  const { assignments } = await call<{ assignments: { readingId: string; quizId: string | null }[] }>(
    request,
    origin,
    'assignment.list',
    { classId: await demoClass(request, origin), cursor: null },
  );
  const { readingId, quizId } = assignments.find(each => each.quizId) ?? {};
  const { token } = await call<{ token: string }>(request, origin, 'quiz.share', { readingId, quizId, days: 1 });
  await demo.context().close();
  return token;
}

/**
 * A new teacher with a class in Berlin and a copy of the demo reading, its quiz published: what is done there leaves nothing in
 * the demo class or with its teacher, where other tests look.
 */
export async function teacherWithClass(browser: Browser, origin: string, name: string) {
  const { page: teacher } = await newTeacher(browser);
  const { request } = teacher;
  link ??= sharedByDemo(browser, origin);
  const taken = { token: await link };
  const { readingId, quizId } = await call<{ readingId: string; quizId: string }>(
    request,
    origin,
    'quiz.takeCopy',
    taken,
  );
  const published = { quizId, version: 1 };
  const { number } = await call<{ number: number }>(request, origin, 'quiz.publish', published);
  const made = { name: `${name} ${crypto.randomUUID().slice(0, 8)}`, timeZone: 'Europe/Berlin' };
  const { classId } = await call<{ classId: string }>(request, origin, 'classroom.create', made);
  return { teacher, classId, readingId, readingNumber: 1, quizId, quizNumber: number };
}

/** A new student of a class, who has joined it by its code and signed in. */
export async function newStudent(
  browser: Browser,
  teacher: Page,
  { origin, classId, displayName }: { origin: string; classId: string; displayName: string },
): Promise<{ page: Page; userName: string }> {
  const { joinCode } = await call<{ joinCode: string }>(teacher.request, origin, 'classroom.setCode', {
    classId,
    on: true,
  });
  const userName = `student-${crypto.randomUUID().slice(0, 8)}`;
  const password = 'four green kettles here';
  const anybody = await browser.newContext();
  await call(anybody.request, origin, 'classroom.join', { code: joinCode, displayName, userName, password });
  await anybody.close();
  return { page: await signedIn(browser, userName, password), userName };
}

/** The id of the demo class, asked for by one who teaches or learns in it. */
export async function demoClass(as: APIRequestContext, origin: string): Promise<string> {
  const classes = await call<{ classId: string; name: string }[]>(as, origin, 'classroom.list', undefined);
  return String(classes.find(each => each.name === 'Global Studies 10B')?.classId);
}

/**
 * Everything that the browser receives from now on, as text: documents and scripts from its network, and what pages fetch
 * from inside them, since the network keeps no body of a response that is read in pieces.
 */
export async function listen(context: BrowserContext): Promise<string[]> {
  const bodies: string[] = [];
  context.on('response', async response => {
    const body = await response.body().catch(() => null);
    if (body) bodies.push(body.toString('utf8'));
  });
  await context.exposeFunction('heard', (body: string) => bodies.push(body));
  await context.addInitScript(() => {
    const { fetch, heard } = window as typeof window & { heard: (body: string) => Promise<void> };
    window.fetch = async (...request) => {
      const response = await fetch(...request);
      response
        .clone()
        .text()
        .then(heard, () => {});
      return response;
    };
  });
  return bodies;
}

/** Holds that axe finds nothing on the page, in light and in dark; on a phone, whose colours are the same, in light alone. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  const phone = test.info().project.name === 'phone';
  for (const colorScheme of phone ? (['light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme });
    // No page is made of frames of other sites, for which axe would else open a page of its own each time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // Dark differs from light in its colours alone.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, at: nodes.map(node => node.target.join(' ')) })),
      `${page.url()} in ${colorScheme}`,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Calls a procedure as whoever `as` belongs to, and gives its answer. */
export async function call<Result>(
  as: APIRequestContext,
  origin: string,
  procedure: string,
  input: unknown,
): Promise<Result> {
  const answer = await as.post(`/api/trpc/${procedure}`, {
    headers: { origin, 'x-lectern': '1', 'content-type': 'application/json' },
    data: JSON.stringify(input),
  });
  const body = await answer.json();
  expect(answer.ok(), `${procedure}: ${JSON.stringify(body)}`).toBe(true);
  return body.result.data;
}

/** Sets a reading to a class from now on, without a quiz and without a closing time. Returns the assignment's id. */
export async function setReading(
  as: APIRequestContext,
  origin: string,
  what: {
    classId: string;
    readingId: string | undefined;
    readingNumber: number | undefined;
    title: string;
    quizId?: string | null;
    quizNumber?: number | null;
    timeLimitSeconds?: number;
  },
): Promise<string> {
  const { assignmentId } = await call<{ assignmentId: string }>(as, origin, 'assignment.create', {
    quizId: null,
    quizNumber: null,
    opensAt: new Date().toISOString(),
    dueAt: null,
    closesAt: null,
    timeLimitSeconds: null,
    attemptLimit: 1,
    counted: 'BEST',
    whenOverdue: 'SUBMIT',
    shuffleOptions: true,
    shuffleQuestions: false,
    oneAtATime: false,
    readingBeside: true,
    ...what,
  });
  return assignmentId;
}
