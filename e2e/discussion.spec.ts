import { expect, type Locator, type Page } from 'playwright/test';
import { call, expectAccessible, listen } from './people.ts';
import { choose, configure, postOf, replyTo, say, startThread, talking } from './talking.ts';

talking(
  'a gate tells how many posts wait and what opens them, and lets nothing else of them through',
  async ({ talk: { teacher, mira, set, origin } }) => {
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
  },
);

talking(
  'a link to a thread behind a gate leads to the gate, a made-up one too, and on to the thread once one has written',
  async ({ talk: { teacher, mira, set, origin } }) => {
    const { threadId, postId } = await say(teacher, origin, set, 'Which zebrafinch verbs make a claim weaker?', null);
    await configure(teacher, origin, set, { citedPost: true });
    for (const link of [`${crypto.randomUUID()}#post-${postId}`, `${threadId}#post-${postId}`]) {
      await mira.goto(`${set.path}/${link}`);
      await expect(mira.getByRole('heading', { name: 'Discussion', level: 1 })).toBeVisible();
      await expect(mira.getByText('One post waits for you.')).toBeVisible();
      await expect(mira.getByText('Your link leads into this discussion.')).toBeVisible();
    }
    await mira.getByLabel('What is it about?').selectOption('0');
    await mira.getByLabel('Your post').fill('I think “warned” does.');
    await mira.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(postOf(mira, 'Which zebrafinch verbs')).toBeVisible();
    expect(new URL(mira.url()).hash).toBe(`#post-${postId}`);
    await mira.goto(`${set.path}?to=${threadId}#post-${postId}`);
    await mira.getByRole('link', { name: 'Go where your link leads' }).click();
    await expect(postOf(mira, 'Which zebrafinch verbs')).toBeVisible();
    await mira.goto(`${set.path}/${crypto.randomUUID()}`);
    await expect(mira.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  },
);

talking(
  'the link of a post is copied by keyboard, leads whoever has it to the post, and stands in the address bar where it cannot be copied',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    const root = await say(teacher, origin, set, 'Which verbs make a claim weaker?', null);
    const { postId } = await say(tomas, origin, set, 'The rowan one.', root.postId);
    await mira.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await mira.goto(`${set.path}/${root.threadId}`);
    const more = postOf(mira, 'rowan').getByText('More', { exact: true });
    await tabTo(mira, more);
    await mira.keyboard.press('Enter');
    await tabTo(mira, postOf(mira, 'rowan').getByRole('button', { name: 'Copy link' }));
    await mira.keyboard.press('Enter');
    await expect(mira.locator('[aria-live="polite"]').filter({ hasText: 'The link is copied.' })).toBeVisible();
    await expect(more).toBeFocused();
    const link = await mira.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${origin}${set.path}/${root.threadId}#post-${postId}`);
    await teacher.goto(link);
    await expect(postOf(teacher, 'rowan')).toBeInViewport();
    await expect(teacher.locator('.post:target')).toContainText('The rowan one.');

    await mira.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await choose(mira, 'rowan', 'Copy link');
    await expect(mira.getByText('The link is in the address bar of your browser.')).toBeVisible();
    await expect(mira).toHaveURL(link);
  },
);

talking(
  'what is new is counted until it has been on the screen, and is found by its words',
  async ({ talk: { teacher, mira, set } }) => {
    const thread = await startThread(teacher, set.path, 'Where does the lighthouse stand?');
    await mira.goto(set.path);
    await expect(mira.getByRole('link', { name: 'Discussion (1 new)' })).toBeVisible();
    const other = await mira.context().newPage();
    await other.goto('/classes');
    await expect(other.locator('li').filter({ has: other.locator(`a[href="/classes/${set.classId}"]`) })).toContainText(
      '1 new post',
    );
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
  },
);

talking(
  'who is mentioned is told at once in the inbox, and no longer once the post was on the screen',
  async ({ talk: { teacher, mira, set, origin } }) => {
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
  },
);

talking('after a lost connection the page catches up by itself', async ({ talk: { teacher, mira, set } }) => {
  const thread = await startThread(teacher, set.path, 'Who counted the deals?');
  await mira.goto(thread);
  await expect(postOf(mira, 'Who counted')).toBeVisible();
  await mira.context().setOffline(true);
  await replyTo(teacher, 'Who counted', 'And when?');
  await mira.context().setOffline(false);
  await expect(mira.getByRole('button', { name: '1 new post' })).toBeVisible({ timeout: 40_000 });
});

talking(
  'a quote and a figure are checked while one writes, and words chosen in the article are what the thread is about',
  async ({ talk: { mira, set } }) => {
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
  },
);

talking(
  'a post that is hidden under whoever answers it leaves its place, and the answer stays; what was changed and not saved is there again',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
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
  },
);

talking(
  'on a phone a deep thread is read and answered and a post is decided on, and no page is wider than the screen, with text twice as large neither',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
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

    const twice = 'html { font-size: 200% !important; }';
    for (const [page, address] of [
      [mira, set.path],
      [mira, `${set.path}/${root.threadId}`],
      [mira, '/inbox'],
      [teacher, `/classes/${set.classId}/moderation`],
      [teacher, `${set.path}/settings`],
      [teacher, `${set.path}/participation`],
      [teacher, `${set.path}/transcript`],
    ] as const) {
      await page.goto(address);
      await page.addStyleTag({ content: twice });
      await fits(page);
    }
  },
);

/** Presses Tab, as often as a page may ask for, until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

talking(
  'a thread is started, answered, answered back and reported with the keyboard alone',
  async ({ talk: { mira, tomas, set } }) => {
    await mira.goto(set.path);
    await tabTo(mira, mira.getByRole('button', { name: 'Start a thread' }));
    await mira.keyboard.press('Enter');
    await tabTo(mira, mira.getByLabel('What is it about?'));
    await mira.keyboard.press('ArrowDown');
    await tabTo(mira, mira.getByLabel('Your post'));
    await mira.keyboard.type('What does the first sentence claim?');
    await tabTo(mira, mira.getByRole('button', { name: 'Post', exact: true }));
    await mira.keyboard.press('Enter');
    await expect(mira).toHaveURL(/\/discussion\/[0-9a-f-]{36}/);
    await expect(mira.locator('.thread-head .cite')).toHaveText(/./);

    await tomas.goto(new URL(mira.url()).pathname);
    await tabTo(tomas, postOf(tomas, 'What does').getByRole('button', { name: 'Reply' }));
    await tomas.keyboard.press('Enter');
    await tabTo(tomas, tomas.getByLabel('Your post'));
    await tomas.keyboard.type('Nothing that you would understand.');
    await tabTo(tomas, tomas.getByRole('button', { name: 'Post', exact: true }));
    await tomas.keyboard.press('Enter');
    await expect(postOf(tomas, 'Nothing that')).toBeVisible();

    await tabTo(mira, mira.getByRole('button', { name: '1 new post' }));
    await mira.keyboard.press('Enter');
    await tabTo(mira, postOf(mira, 'Nothing that').getByText('More', { exact: true }));
    await mira.keyboard.press('Enter');
    await tabTo(mira, postOf(mira, 'Nothing that').getByRole('button', { name: 'Report' }));
    await mira.keyboard.press('Enter');
    await tabTo(mira, mira.getByRole('dialog').getByRole('textbox'));
    await mira.keyboard.type('It is about me.');
    await tabTo(mira, mira.getByRole('dialog').getByRole('button', { name: 'Report' }));
    await mira.keyboard.press('Enter');
    await expect(mira.getByRole('dialog')).toHaveCount(0);
    await expect(postOf(mira, 'Nothing that').getByText('Reported')).toBeVisible();
  },
);

talking(
  'a reaction, a change and what becomes of a post arrive where others read it, and the words before a change stay to be read',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    const { classId } = set;
    const root = await say(teacher, origin, set, 'Which verbs make a claim weaker?', null);
    const { postId } = await say(tomas, origin, set, 'The walnut one.', root.postId);
    await mira.goto(`${set.path}/${root.threadId}`);
    await expect(postOf(mira, 'walnut')).toBeVisible();
    const as = (page: Page, procedure: string, input: object) =>
      call(page.request, origin, `discussion.${procedure}`, { classId, ...input });

    await as(tomas, 'react', { postId: root.postId, kind: 'insight', on: true });
    await expect(postOf(mira, 'Which verbs').getByRole('button', { name: 'Good thought 1' })).toBeVisible();
    await as(tomas, 'edit', { postId, version: 1, source: 'The hazel one.' });
    await expect(postOf(mira, 'hazel').getByText('edited')).toBeVisible();
    await choose(mira, 'hazel', 'What it said before');
    await expect(mira.getByRole('dialog').getByText('The walnut one.')).toBeVisible();
    await expectAccessible(mira);
    await mira.keyboard.press('Escape');

    await as(tomas, 'remove', { postId });
    await expect(mira.getByText('hazel')).toHaveCount(0);
    await teacher.goto(`${set.path}/${root.threadId}`);
    const gone = teacher.locator('.post').filter({ hasText: 'Removed by its author.' });
    await gone.getByRole('button', { name: 'Bring it back' }).click();
    await teacher.getByRole('dialog').getByLabel('Reason').fill('It was deleted by a slip.');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click();
    await expect(postOf(mira, 'hazel')).toBeVisible();
  },
);
