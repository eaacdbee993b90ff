import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Page, test } from 'playwright/test';
import { call, demoClass, expectAccessible, listen, setReading, signedIn } from './people.ts';

type Set = { classId: string; assignmentId: string; path: string };
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
async function setAnew(teacher: Page, students: readonly Page[], origin: string): Promise<Set> {
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
async function join(teacher: Page, student: Page, origin: string, classId: string): Promise<void> {
  const { joinCode } = await call<{ joinCode: string }>(teacher.request, origin, 'classroom.get', { classId });
  await call(student.request, origin, 'classroom.joinClass', { code: joinCode });
}

/** Writes a post as whoever has the page, past the page: a reply, or a thread on the whole reading. */
const say = (page: Page, origin: string, { classId, assignmentId }: Set, source: string, parentId: string | null) =>
  call<{ postId: string; threadId: string; state: string }>(page.request, origin, 'discussion.post', {
    classId,
    assignmentId,
    parentId,
    source,
    clientKey: crypto.randomUUID(),
  });

/** Sets the rules of the discussion as a teacher would, by what differs from the open ones. */
async function configure(teacher: Page, origin: string, { classId, assignmentId }: Set, given: Partial<typeof rules>) {
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
async function startThread(page: Page, path: string, text: string, sentence = '0'): Promise<string> {
  await page.goto(path);
  const start = page.getByRole('button', { name: 'Start a thread' });
  if (await start.count()) await start.click();
  await page.getByLabel('What is it about?').selectOption(sentence);
  await page.getByLabel('Your post').fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page).toHaveURL(/\/discussion\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

const postOf = (page: Page, text: string) =>
  page.locator('.post').filter({ has: page.locator('.said-here', { hasText: text }) });

/** Writes a reply through the page under the post that has the text. */
async function replyTo(page: Page, to: string, text: string) {
  await postOf(page, to).getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Your post').fill(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByLabel('Your post')).toHaveCount(0);
  await expect(postOf(page, text)).toBeVisible();
}

/** Presses a key of the moderation queue once the page listens: what happened to the open post is on the page from then on. */
async function decideByKey(page: Page, key: string) {
  await expect(page.locator('.trail li')).not.toHaveCount(0);
  await page.keyboard.press(key);
}

/** What is chosen in the menu of a post. */
async function choose(page: Page, text: string, act: string) {
  await postOf(page, text).getByText('More', { exact: true }).click();
  await postOf(page, text).getByRole('button', { name: act }).click();
}

const attacks = ['../../shared/attacks', '../../../shared/attacks']
  .map(place => path.join(import.meta.dirname, place, 'xss.json'))
  .find(existsSync);
const hostile: string[] = [
  '<script>window.__pwn=1</script>',
  '<img src=x onerror="window.__pwn=1">',
  '[x](javascript:window.__pwn=1)',
  '<b id="main">\u202Etxet</b>',
  ...(attacks ? JSON.parse(readFileSync(attacks, 'utf8')).payloads : []),
];

/** Holds that what hostile posts say stands on the page as text and makes no element, and nothing of it has run. */
async function expectHarmless(page: Page, where: string) {
  const said = page.locator(where).first();
  await expect(said).toContainText('<script>window.__pwn=1</script>');
  await expect(
    said
      .locator('.said-here')
      .locator('script, img, svg, math, iframe, object, embed, form, input, base, meta, style, [id], [onerror]'),
  ).toHaveCount(0);
  for (const href of await said
    .locator('.said-here a')
    .evaluateAll(links => links.map(link => link.getAttribute('href'))))
    expect(href).toMatch(/^(https?|mailto):/);
  expect(await page.evaluate(() => '__pwn' in window)).toBe(false);
}

const open = (browser: Browser) => ({
  teacher: () => signedIn(browser, 'okafor', 'demo-teacher'),
  student: (name: string) => signedIn(browser, name, `demo-${name}`),
});

test.describe('a class that talks', () => {
  let teacher: Page;
  let mira: Page;
  let tomas: Page;
  let set: Set;
  let origin: string;

  test.beforeEach(async ({ browser, baseURL }) => {
    test.setTimeout(180_000);
    origin = String(baseURL);
    const people = open(browser);
    [teacher, mira, tomas] = [await people.teacher(), await people.student('mira'), await people.student('tomas')];
    set = await setAnew(teacher, [mira, tomas], origin);
    await configure(teacher, origin, set, {});
  });

  test.afterEach(async () => {
    const { classId } = set;
    await call(teacher.request, origin, 'classroom.setArchived', { classId, archived: true });
    for (const page of [teacher, mira, tomas]) await page.context().close();
  });

  test('a gate tells how many posts wait and what opens them, and lets nothing else of them through', async () => {
    await configure(teacher, origin, set, { ownPost: true });
    await startThread(teacher, set.path, 'Which zebrafinch verbs make a claim weaker?');
    const received = await listen(mira.context());
    await mira.goto(set.path);
    await expect(mira.getByText('One post waits for you.')).toBeVisible();
    await expect(mira.getByText('Post something yourself first.')).toBeVisible();
    await expectAccessible(mira);
    expect(received.some(body => body.includes('zebrafinch'))).toBe(false);
    await startThread(mira, set.path, 'I think “warned” does.');
    await mira.goto(set.path);
    await expect(mira.getByText('Which zebrafinch verbs')).toBeVisible();
  });

  test('a held post is approved while a classmate writes: it waits behind a pill, and her text stays', async () => {
    await configure(teacher, origin, set, { approval: 'ALL' });
    const thread = await startThread(teacher, set.path, 'Which verbs make a claim weaker?');
    for (const page of [mira, tomas]) await page.goto(thread);
    await replyTo(tomas, 'Which verbs', '“Warned” is one.');
    await expect(postOf(tomas, 'Warned').getByText('Waiting for your teacher.')).toBeVisible();
    await postOf(mira, 'Which verbs').getByRole('button', { name: 'Reply' }).click();
    await mira.getByLabel('Your post').fill('I am in the middle of');
    await expect(mira.getByText('Draft kept')).toBeVisible();
    await expect(postOf(mira, 'Warned')).toHaveCount(0);

    await teacher.goto(`/classes/${set.classId}/moderation`);
    await expect(teacher.getByRole('heading', { name: 'Post by Tomas' })).toBeVisible();
    await expectAccessible(teacher);
    await decideByKey(teacher, 'a');
    await expect(teacher.getByText('Approved.')).toBeVisible();

    await expect(mira.getByRole('button', { name: '1 new post' })).toBeVisible();
    await expect(postOf(mira, 'Warned')).toHaveCount(0);
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
    await expect(postOf(tomas, 'Warned').getByText('Waiting for your teacher.')).toHaveCount(0);
    await mira.getByRole('button', { name: '1 new post' }).click();
    await expect(postOf(mira, 'Warned')).toBeVisible();
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
    await mira.reload();
    await postOf(mira, 'Which verbs').getByRole('button', { name: 'Reply' }).click();
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
  });

  test('two reports hide a post; sent back with a reason it is mended, sent again and seen', async ({ browser }) => {
    const amina = await open(browser).student('amina');
    await join(teacher, amina, origin, set.classId);
    const thread = await startThread(tomas, set.path, 'Whoever buys there is a spy.');
    for (const page of [mira, amina]) {
      await page.goto(thread);
      await choose(page, 'a spy', 'Report');
      await page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
      await expect(page.getByText('Reported.')).toBeVisible();
    }
    await mira.goto(set.path);
    await expect(mira.getByText('a spy')).toHaveCount(0);

    await teacher.goto(`/classes/${set.classId}/moderation`);
    await expect(teacher.getByText('2 readers reported it')).toBeVisible();
    await decideByKey(teacher, 'r');
    await teacher.getByLabel('This is about a person, not about the text.').check();
    await teacher.getByRole('button', { name: 'Send it back' }).click();
    await expect(teacher.getByText('Sent back.')).toBeVisible();
    await teacher.keyboard.press('u');
    await expect(teacher.getByText('2 readers reported it')).toBeVisible();
    await decideByKey(teacher, 'r');
    await teacher.getByLabel('This is about a person, not about the text.').check();
    await teacher.getByRole('button', { name: 'Send it back' }).click();
    await expect(teacher.getByText('Sent back.')).toBeVisible();

    await tomas.goto(thread);
    await expect(tomas.getByText('This is about a person, not about the text.')).toBeVisible();
    await tomas.getByRole('button', { name: 'Mend it' }).click();
    await tomas.getByRole('textbox', { name: 'Your post' }).fill('The report warns; it shows no case.');
    await tomas.getByRole('button', { name: 'Send it again' }).click();
    await expect(postOf(tomas, 'it shows no case')).toBeVisible();
    await teacher.reload();
    await expect(teacher.getByRole('heading', { name: 'Post by Tomas' })).toBeVisible();
    await decideByKey(teacher, 'a');
    await expect(teacher.getByText('Approved.')).toBeVisible();
    await mira.goto(thread);
    await expect(postOf(mira, 'it shows no case')).toBeVisible();
    await amina.context().close();
  });

  test('classmates know a pseudonym; a teacher who looks behind it says why, and the student is told', async () => {
    await configure(teacher, origin, set, { anonymous: true });
    await tomas.goto(set.path);
    await tomas.getByRole('button', { name: 'Start a thread' }).click();
    const told = (await tomas.getByText(/^Classmates see /).textContent()) ?? '';
    const pseudonym = /^Classmates see (.+)\. Your teacher/.exec(told)?.[1] ?? '';
    expect(pseudonym).not.toBe('');
    const thread = await startThread(tomas, set.path, 'It says “could provide”.');
    const received = await listen(mira.context());
    await mira.goto(thread);
    await expect(postOf(mira, 'could provide')).toContainText(pseudonym);
    expect(received.some(body => body.includes('Tomas'))).toBe(false);
    await teacher.goto(thread);
    await expect(postOf(teacher, 'could provide')).toContainText(pseudonym);
    await choose(teacher, 'could provide', 'Show the name');
    await teacher.getByRole('dialog').getByLabel('Reason').fill('Two posts hurt a classmate.');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Show the name' }).click();
    await expect(teacher.getByRole('dialog').getByText(`${pseudonym} is Tomas.`)).toBeVisible();
    await tomas.goto(thread);
    await expect(tomas.getByText('Reason: Two posts hurt a classmate.')).toBeVisible();
  });

  test('a locked thread takes no reply, and a muted student reads but does not write', async () => {
    const thread = await startThread(teacher, set.path, 'What is measured here?');
    await mira.goto(thread);
    await replyTo(mira, 'What is measured', 'Deals, not data.');
    await teacher.reload();
    await choose(teacher, 'Deals, not data', 'Mute');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Mute' }).click();
    await expect(teacher.getByText('Muted.')).toBeVisible();
    await mira.goto(thread);
    await expect(postOf(mira, 'What is measured')).toBeVisible();
    await expect(mira.getByText('You can go on reading.')).toBeVisible();
    await expect(mira.getByRole('button', { name: 'Reply' })).toHaveCount(0);
    const { classId } = set;
    const postId = await postOf(teacher, 'Deals, not data').getAttribute('data-post');
    await call(teacher.request, origin, 'discussion.mute', { classId, postId, hours: 0 });
    await teacher.getByRole('button', { name: 'Lock' }).click();
    await expect(teacher.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await tomas.goto(thread);
    await expect(tomas.getByText('Locked: nobody can reply any more.')).toBeVisible();
    await expect(tomas.getByRole('button', { name: 'Reply' })).toHaveCount(0);
  });

  test('what students take part with earns points by rules that a teacher sets, and a teacher takes the discussion out; hostile posts stay text', async () => {
    const { classId, assignmentId } = set;
    await configure(teacher, origin, set, { approval: 'ALL' });
    const source = hostile.map(text => text.replace(/\s+/g, ' ')).join('\n\n');
    const made = await call<{ threadId: string; state: string }>(mira.request, origin, 'discussion.post', {
      classId,
      assignmentId,
      parentId: null,
      anchor: { kind: 'passage', start: 0, end: 12 },
      source,
      clientKey: crypto.randomUUID(),
    });
    const { threadId } = made;
    expect(made.state).toBe('held');
    await teacher.goto(`/classes/${classId}/moderation`);
    await expect(teacher.getByRole('heading', { name: 'Post by Mira' })).toBeVisible();
    await expect(teacher.locator('.trail li')).toHaveCount(2);
    await expectHarmless(teacher, '.case');
    await decideByKey(teacher, 'a');
    await expect(teacher.getByText('Approved.')).toBeVisible();
    await expect(teacher.getByText('Nothing waits')).toHaveCount(1);

    await teacher.goto(`${set.path}/participation`);
    await teacher.getByRole('button', { name: 'Change the rules' }).click();
    await teacher.getByLabel('Threads that a student starts: how many count').fill('1');
    await teacher.getByLabel('Threads that a student starts: points for each').fill('3');
    await teacher.getByRole('button', { name: 'Save' }).click();
    const row = teacher.getByRole('row').filter({ hasText: 'Mira' });
    await expect(row).toContainText('3 of 3');
    await row.getByRole('button', { name: 'Set the points of Mira' }).click();
    await teacher.getByRole('dialog').getByLabel('Points').fill('2');
    await teacher.getByRole('dialog').getByLabel('Comment').fill('Less would have been more.');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Set points' }).click();
    await expect(row).toContainText('2 of 3');
    await expectAccessible(teacher);
    await mira.goto(`${set.path}/participation`);
    await expect(mira.getByText('Less would have been more.')).toBeVisible();
    await expectAccessible(mira);
    await mira.getByRole('link', { name: '3 points for this post' }).click();
    await expect(mira).toHaveURL(new RegExp(`${threadId}#post-`));
    await expectHarmless(mira, '.post');

    await teacher.goto(`${set.path}/transcript`);
    await expectHarmless(teacher, '.transcript');
    await expectAccessible(teacher);
    const [file] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Take as a table (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^discussion-.+\.csv$/);
    await teacher.goto(`/classes/${classId}/audit`);
    await expect(teacher.getByRole('listitem').filter({ hasText: 'took the discussion of' }).first()).toBeVisible();
  });

  test('what is new is counted until it has been on the screen, and is found by its words', async () => {
    const thread = await startThread(teacher, set.path, 'Where does the lighthouse stand?');
    await mira.goto(set.path);
    await expect(mira.getByRole('link', { name: 'Discussion (1 new)' })).toBeVisible();
    const other = await mira.context().newPage();
    await other.goto(set.path.replace(/\/discussion$/, ''));
    await expect(other.getByRole('link', { name: 'Discussion (1 new)' })).toBeVisible();
    await mira.getByLabel('Search the discussion').fill('lighthouse');
    await mira.getByRole('button', { name: 'Search', exact: true }).click();
    await mira.getByRole('link', { name: 'Where does the lighthouse stand?' }).click();
    await expect(mira).toHaveURL(new RegExp(thread));
    for (const page of [mira, other])
      await expect(page.getByRole('link', { name: 'Discussion', exact: true })).toBeVisible();
    await mira.goto(`${set.path}?filter=unread`);
    await expect(mira.getByText('lighthouse')).toHaveCount(0);
  });

  test('who is mentioned is told at once in the inbox, and no longer once the post was on the screen', async () => {
    await call(mira.request, origin, 'notices.readAll', undefined);
    await mira.goto('/inbox');
    await teacher.goto(set.path);
    await teacher.getByRole('button', { name: 'Start a thread' }).click();
    const field = teacher.getByLabel('Your post');
    await field.pressSequentially('Look here, @mi');
    await expect(teacher.getByRole('option', { name: 'Mira' })).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(teacher);
    await field.press('Enter');
    await expect(field).toHaveValue('Look here, @Mira ');
    await teacher.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(mira.getByRole('link', { name: 'Inbox 1 unread' })).toBeVisible();
    await mira.reload();
    await mira.getByRole('link', { name: 'Ms Okafor mentioned you' }).first().click();
    await expect(mira.locator('.mention.me')).toHaveText('@Mira');
    await expect(mira.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
  });

  test('after a lost connection the page catches up by itself', async () => {
    const thread = await startThread(teacher, set.path, 'Who counted the deals?');
    await mira.goto(thread);
    await expect(postOf(mira, 'Who counted')).toBeVisible();
    await mira.context().setOffline(true);
    await replyTo(teacher, 'Who counted', 'And when?');
    await mira.context().setOffline(false);
    await expect(mira.getByRole('button', { name: '1 new post' })).toBeVisible({ timeout: 40_000 });
  });

  test('a quote and a figure are checked while one writes, and words chosen in the article are what the thread is about', async () => {
    await mira.goto(set.path.replace(/\/discussion$/, ''));
    const sentence = mira.locator('.s').first();
    const words = ((await sentence.textContent()) ?? '').slice(0, 24).trim();
    await sentence.evaluate((element, length) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const text = walker.nextNode();
      if (text) document.getSelection()?.setBaseAndExtent(text, 0, text, length);
    }, words.length);
    await mira.getByRole('link', { name: 'Discuss this' }).click();
    await expect(mira.locator('.compose .cite')).toHaveText(words);
    await mira.getByLabel('Your post').fill(`> ${words}\n\nThis is how it begins.`);
    await expect(mira.locator('.checks').getByText('Exact')).toBeVisible();
    await mira
      .getByLabel('Your post')
      .fill(`> ${words.slice(0, 12)} never said ${words.slice(12)}\n\nThis is how it begins.`);
    await expect(mira.locator('.checks').getByText('Altered')).toBeVisible();
    await expectAccessible(mira);
    await mira.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(mira.locator('.thread-head .cite')).toHaveText(words);
    await expectAccessible(mira);
    await mira.goto(set.path.replace(/\/discussion$/, ''));
    await expect(mira.getByRole('link', { name: '1 post here' })).toBeVisible();
  });

  test('a post that is hidden under whoever answers it leaves its place, and the answer stays; what was changed and not saved is there again', async () => {
    const root = await say(teacher, origin, set, 'Which verbs make a claim weaker?', null);
    const { classId } = set;
    const { postId } = await say(tomas, origin, set, 'The chestnut one.', root.postId);
    const thread = `${set.path}/${root.threadId}`;
    await mira.goto(thread);
    await postOf(mira, 'chestnut').getByRole('button', { name: 'Reply' }).click();
    await mira.getByLabel('Your post').fill('I am in the middle of');
    await tomas.goto(thread);
    await postOf(tomas, 'chestnut').getByRole('button', { name: 'Edit' }).click();
    await tomas.getByRole('textbox', { name: 'Your post' }).fill('The chestnut one, or the oak.');
    await expect(tomas.getByText('Draft kept')).toBeVisible();
    await tomas.reload();
    await postOf(tomas, 'chestnut').getByRole('button', { name: 'Edit' }).click();
    await expect(tomas.getByRole('textbox', { name: 'Your post' })).toHaveValue('The chestnut one, or the oak.');
    await expect(tomas.getByText('This is your draft from before.')).toBeVisible();
    const on = [{ postId, version: 1 }];
    await call(teacher.request, origin, 'discussion.decide', { classId, decision: 'hide', reason: 'Not here.', on });
    await expect(mira.getByText('This post is not shown.')).toBeVisible();
    await expect(mira.getByText('chestnut')).toHaveCount(0);
    await expect(mira.getByText('The post that you answer is no longer shown.')).toBeVisible();
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
  });

  test('on a phone a deep thread is read and answered and a post is decided on, and no page is wider than the screen', async () => {
    for (const page of [teacher, mira]) await page.setViewportSize({ width: 390, height: 844 });
    const fits = async (page: Page) =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(390);
    const root = await say(teacher, origin, set, 'What does the article measure, and what does it only claim?', null);
    let last = root.postId;
    for (let depth = 1; depth <= 8; depth += 1)
      ({ postId: last } = await say(depth % 2 ? mira : tomas, origin, set, `Answer number ${depth} of many.`, last));
    await configure(teacher, origin, set, { approval: 'ALL' });
    await mira.goto(set.path);
    await fits(mira);
    await mira.getByRole('link', { name: 'The whole reading' }).click();
    const deepest = postOf(mira, 'Answer number 8');
    await deepest.scrollIntoViewIfNeeded();
    expect((await deepest.boundingBox())?.width).toBeGreaterThan(200);
    await fits(mira);
    await expectAccessible(mira);
    await deepest.getByRole('button', { name: 'Reply' }).click();
    await mira.getByLabel('Your post').fill('> It only claims\n\nSays who?');
    await expect(mira.locator('.checks')).toContainText('Altered');
    await fits(mira);
    await mira.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(postOf(mira, 'Says who?').getByText('Waiting for your teacher.')).toBeVisible();
    await mira.getByRole('button', { name: 'Article' }).click();
    await expect(mira.locator('.pane-article .s').first()).toBeVisible();
    await fits(mira);
    await teacher.goto(`/classes/${set.classId}/moderation`);
    await expect(teacher.getByRole('heading', { name: 'Post by Mira' })).toBeVisible();
    await fits(teacher);
    await expect(teacher.locator('.trail li')).not.toHaveCount(0);
    await teacher.getByRole('button', { name: 'Approve' }).click();
    await expect(teacher.getByText('Approved.')).toBeVisible();
    await tomas.goto(`${set.path}/${root.threadId}`);
    await expect(postOf(tomas, 'Says who?')).toBeVisible();
  });
});
