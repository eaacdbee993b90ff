import { type APIRequestContext, expect, type Page, request, test } from 'playwright/test';
import { hostile, keepable, seen } from './hostile.ts';
import { call, newTeacher, setReading, signedIn } from './people.ts';

const password = 'seven blue lanterns';

/** What no words of anybody may become inside a page. Icons are ours: an image that moves, names a script or loads a thing is not. */
const active =
  'main :is(script, iframe, object, embed, form[action^="http"], base, meta, link, style, math, img[src^="http"], svg animate, svg foreignObject)';

/** Notes what a page must never do while hostile words are on it: ask somebody else for something, open a dialog, break its own policy. */
function watched(page: Page, origin: string): string[] {
  const done: string[] = [];
  page.on('dialog', dialog => {
    done.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) done.push(`request: ${url}`);
  });
  page.on('console', message => {
    if (/content security policy/i.test(message.text())) done.push(message.text());
  });
  return done;
}

/** Holds that nothing on the page has come alive, and that all these words stand on it. */
async function expectWordsOnly(page: Page, words: readonly string[]): Promise<void> {
  const address = page.url();
  await expect(page.locator('main')).toBeVisible();
  expect(await page.evaluate(() => '__pwn' in window), address).toBe(false);
  expect(await page.locator(active).count(), address).toBe(0);
  const alive = await page.locator('main *').evaluateAll(elements =>
    elements.flatMap(element =>
      Array.from(element.attributes)
        .filter(
          ({ name, value }) =>
            /^on/i.test(name) ||
            (/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
        )
        .map(({ name, value }) => `${element.tagName} ${name}=${value}`),
    ),
  );
  expect(alive, address).toEqual([]);
  const text = seen((await page.locator('main').textContent()) ?? '');
  expect(
    words.filter(each => !text.includes(seen(each))),
    `not on ${address}`,
  ).toEqual([]);
}

/**
 * Brings every hostile text to a door. Returns those that were let in with what the door answered; each other one has been
 * refused as invalid, beside the field that it was typed in.
 */
async function knock<Answer>(
  field: string,
  enter: (text: string) => { as: APIRequestContext; origin: string; procedure: string; input: object },
): Promise<Map<string, Answer>> {
  const let_in = new Map<string, Answer>();
  for (const text of hostile) {
    const { as, origin, procedure, input } = enter(text);
    const answer = await as.post(`/api/trpc/${procedure}`, {
      headers: { origin, 'x-lectern': '1', 'content-type': 'application/json' },
      data: JSON.stringify(input),
    });
    const body = await answer.json();
    if (answer.ok()) let_in.set(text, body.result.data);
    else expect(body.error.data, text.slice(0, 60)).toMatchObject({ code: 'invalid', field });
  }
  return let_in;
}

test('hostile posts, names and titles are words and nothing else, wherever they are shown; what cannot be kept is refused beside its field', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const origin = String(baseURL);
  const { page: teacher } = await newTeacher(browser);
  const as = teacher.request;
  const done = watched(teacher, origin);
  const title = '<img src=x onerror=window.__pwn=1>';

  const classes = await knock<{ classId: string }>('name', name => {
    return { as, origin, procedure: 'classroom.create', input: { name, timeZone: 'Europe/Berlin' } };
  });
  expect([...classes.keys()]).toEqual(hostile.filter(text => keepable(text, 120)));
  const storable = hostile.filter(text => keepable(text, 2_000));
  const readings = await knock<{ readingId: string }>('title', text => ({
    as,
    origin,
    procedure: 'reading.create',
    input: {
      title: text,
      byline: title,
      source: title,
      publishedOn: null,
      blocks: [title, ...storable].map(words => ({ kind: 'paragraph', text: words, hidden: false })),
      dropped: [],
    },
  }));
  expect([...readings.keys()]).toEqual(hostile.filter(text => keepable(text, 300)));

  const classId = String(classes.get(hostile[0] ?? '')?.classId);
  const readingId = String(readings.get(hostile[0] ?? '')?.readingId);
  const assignmentId = await setReading(as, origin, { classId, readingId, readingNumber: 1, title });
  const inRoom = { classId, assignmentId };
  const post = (source: string, parentId: string | null) => ({
    ...inRoom,
    parentId,
    source,
    clientKey: crypto.randomUUID(),
    ...(parentId === null ? { anchor: { kind: 'passage', start: 0, end: title.length } } : {}),
  });
  const root = await call<{ postId: string; threadId: string }>(as, origin, 'discussion.post', post(title, null));
  const posts = await knock('source', text => {
    return { as, origin, procedure: 'discussion.post', input: post(text, root.postId) };
  });
  expect([...posts.keys()]).toEqual(hostile.filter(text => keepable(text, 10_000)));
  for (const text of hostile.filter(words => keepable(words, 2_000)))
    await call(as, origin, 'discussion.post', post(`[a link](${text}) and <${text}>`, root.postId));

  // Whose name is let in writes a post that waits, so that both stand in the queue.
  const settings = await call<{ rules: object; words: string[] }>(as, origin, 'discussion.settings', inRoom);
  const { openedAt: _, ...rules } = { openedAt: null, ...settings.rules };
  const approval = { ...rules, open: false, afterQuiz: false, approval: 'ALL', words: settings.words };
  await call(as, origin, 'discussion.configure', { ...inRoom, ...approval });
  const { joinCode: code } = await call<{ joinCode: string }>(as, origin, 'classroom.setCode', { classId, on: true });
  const userNames = new Map(
    hostile.map((text, place) => [text, `hostile-${place}-${crypto.randomUUID().slice(0, 6)}`]),
  );
  const anybody = await request.newContext({ baseURL: origin });
  const names = await knock<object>('displayName', displayName => {
    const userName = userNames.get(displayName);
    return {
      as: anybody,
      origin,
      procedure: 'classroom.join',
      input: { code, displayName, userName, password },
    };
  });
  await anybody.dispose();
  const nameable = hostile.filter(text => keepable(text, 60) && !/[\u202A-\u202E\u2066-\u2069]|\p{M}{5}/u.test(text));
  expect([...names.keys()]).toEqual(nameable.filter(text => /[\p{L}\p{N}]/u.test(text)));
  for (const name of names.keys()) {
    const student = await request.newContext({ baseURL: origin });
    const { csrfToken } = await (await student.get('/api/auth/csrf')).json();
    const form = { csrfToken, name: String(userNames.get(name)), password, json: 'true' };
    await student.post('/api/auth/callback/credentials', { form, headers: { origin } });
    const said = await call<{ state: string }>(student, origin, 'discussion.post', post(name, root.postId));
    expect(said.state).toBe('held');
    await student.dispose();
  }

  const discussion = `/classes/${classId}/a/${assignmentId}/discussion`;
  const thread = `${discussion}/${root.threadId}`;
  for (const [address, words] of [
    ['/classes', [...classes.keys()]],
    [`/readings/${readingId}`, [title, ...storable]],
    [`/classes/${classId}/people`, [...names.keys()]],
    [`/classes/${classId}/audit`, []],
    [`/classes/${classId}/a/${assignmentId}`, [title, ...storable]],
    [discussion, [title]],
    [thread, [title, ...posts.keys(), ...names.keys()]],
    [`${discussion}/transcript`, [title, ...posts.keys(), ...names.keys()]],
  ] as const) {
    await teacher.goto(address);
    await expectWordsOnly(teacher, words);
  }
  // Lists that come in pages: each is on one of them.
  for (const [address, more, words] of [
    ['/readings', 'Older readings', [...readings.keys()]],
    [`${discussion}/participation`, 'More students', [...names.keys()]],
    [`/classes/${classId}/a/${assignmentId}/results`, 'More students', [...names.keys()]],
  ] as const) {
    const listed: string[] = [];
    for (let next: string | null = address; next; ) {
      await teacher.goto(next);
      await expectWordsOnly(teacher, []);
      listed.push((await teacher.locator('main').textContent()) ?? '');
      const further = teacher.getByRole('link', { name: more });
      next = (await further.count()) > 0 ? await further.getAttribute('href') : null;
    }
    const text = seen(listed.join(' '));
    expect(
      words.filter(each => !text.includes(seen(each))),
      `not on ${address}`,
    ).toEqual([]);
  }

  // The queue shows one post at a time: each is looked at, and let through.
  await teacher.goto(`/classes/${classId}/moderation`);
  const open = teacher.getByRole('region', { name: 'The post that waits' });
  for (const name of names.keys()) {
    await expect.poll(async () => seen((await open.textContent()) ?? '')).toContain(seen(name));
    await expect(teacher.locator('.trail li')).not.toHaveCount(0);
    await expectWordsOnly(teacher, [name, title]);
    await teacher.keyboard.press('a');
  }
  await expect(teacher.getByText('Nothing waits')).toBeVisible();

  const [mine = ''] = names.keys();
  const student = await signedIn(browser, String(userNames.get(mine)), password);
  const studentDone = watched(student, origin);
  for (const [address, words] of [
    ['/', [hostile[0] ?? '', title]],
    ['/inbox', [mine]],
    [`/classes/${classId}/a/${assignmentId}`, [title, ...storable]],
    [thread, [title, ...posts.keys(), ...names.keys()]],
  ] as const) {
    await student.goto(address);
    await expectWordsOnly(student, words);
  }

  // What the door refuses stays where it was typed.
  await student.locator('.post').first().getByRole('button', { name: 'Reply' }).click();
  const field = student.getByLabel('Your post');
  await field.fill('\u2067\u2069');
  await student.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('\u2067\u2069');
  expect([...done, ...studentDone]).toEqual([]);
});
