import { expect, type Page } from 'playwright/test';
import { call, expectAccessible, listen } from './people.ts';
import {
  choose,
  configure,
  decideByKey,
  demoPeople,
  join,
  postOf,
  type Room,
  replyTo,
  say,
  startThread,
  talking,
} from './talking.ts';

talking(
  'a held post is approved while a classmate writes: it waits behind a pill, and her text stays',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    await configure(teacher, origin, set, { approval: 'ALL' });
    const thread = await startThread(teacher, set.path, 'Which verbs make a claim weaker?');
    for (const page of [mira, tomas]) await page.goto(thread);
    await replyTo(tomas, 'Which verbs', '“Warned” is one.');
    await expect(postOf(tomas, 'Warned').getByText('Waiting for your teacher.')).toBeVisible();
    await postOf(mira, 'Which verbs').getByRole('button', { name: 'Reply' }).click();
    await mira.getByLabel('Your post').fill('I am in the middle of');
    await expect(mira.getByText('Draft kept')).toBeVisible();
    await expect(postOf(mira, 'Warned')).toHaveCount(0);

    const elsewhere = await teacher.context().newPage();
    await elsewhere.goto(`/classes/${set.classId}/people`);
    await expect(elsewhere.getByRole('link', { name: 'Moderation (1)' })).toBeVisible();
    await teacher.goto(`/classes/${set.classId}/moderation`);
    await expect(teacher.getByRole('heading', { name: 'Post by Tomas' })).toBeVisible();
    await expectAccessible(teacher);
    await decideByKey(teacher, 'a');
    await expect(teacher.getByText('Approved.')).toBeVisible();

    await expect(elsewhere.getByRole('link', { name: 'Moderation', exact: true })).toBeVisible();

    await expect(mira.getByRole('button', { name: '1 new post' })).toBeVisible();
    // What a screen reader is told of it is how many, and none of the words.
    await expect(mira.getByRole('status').filter({ hasText: /./ })).toHaveText(['1 new post']);
    await expect(mira.locator('[aria-live], [role=alert], [role=log]').filter({ hasText: 'Warned' })).toHaveCount(0);
    await expect(postOf(mira, 'Warned')).toHaveCount(0);
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
    await expect(postOf(tomas, 'Warned').getByText('Waiting for your teacher.')).toHaveCount(0);
    await mira.getByRole('button', { name: '1 new post' }).click();
    await expect(postOf(mira, 'Warned')).toBeVisible();
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
    await mira.reload();
    await postOf(mira, 'Which verbs').getByRole('button', { name: 'Reply' }).click();
    await expect(mira.getByLabel('Your post')).toHaveValue('I am in the middle of');
  },
);

talking(
  'two reports hide a post; sent back with a reason it is mended, sent again and seen',
  async ({ browser, talk: { teacher, mira, tomas, set, origin } }) => {
    const amina = await demoPeople(browser).student('amina');
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
  },
);

talking(
  'classmates know a pseudonym; a teacher who looks behind it says why, and the student is told',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
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
    await tomas.goto('/inbox');
    await tomas.getByRole('link', { name: 'A teacher looked at who wrote your post' }).first().click();
    await expect(tomas.getByText('Reason: Two posts hurt a classmate.')).toBeVisible();
  },
);

talking(
  'a muted student reads but does not write, until a teacher ends it; a locked thread takes no reply',
  async ({ talk: { teacher, mira, tomas, set } }) => {
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
    await choose(teacher, 'Deals, not data', 'Mute');
    await teacher.getByRole('dialog').getByLabel('For how long').selectOption('No longer: they can write again');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Mute' }).click();
    await expect(teacher.getByText('They can write again.')).toBeVisible();
    await mira.reload();
    await expect(mira.getByRole('button', { name: 'Reply' })).not.toHaveCount(0);
    await teacher.getByRole('button', { name: 'Lock' }).click();
    await expect(teacher.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await tomas.goto(thread);
    await expect(tomas.getByText('Locked: nobody can reply any more.')).toBeVisible();
    await expect(tomas.getByRole('button', { name: 'Reply' })).toHaveCount(0);
  },
);

talking(
  'what students take part with earns points by rules that a teacher sets, and a teacher takes the discussion out',
  async ({ talk: { teacher, mira, set, origin } }) => {
    const { classId, assignmentId } = set;
    await configure(teacher, origin, set, { approval: 'ALL' });
    const made = await call<{ threadId: string; state: string }>(mira.request, origin, 'discussion.post', {
      classId,
      assignmentId,
      parentId: null,
      anchor: { kind: 'passage', start: 0, end: 12 },
      source: 'It says “could provide”, which is less than “provides”.',
      clientKey: crypto.randomUUID(),
    });
    const { threadId } = made;
    expect(made.state).toBe('held');
    await teacher.goto(`/classes/${classId}/moderation`);
    await expect(teacher.getByRole('heading', { name: 'Post by Mira' })).toBeVisible();
    await expect(teacher.locator('.trail li')).toHaveCount(2);
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
    await expect(postOf(mira, 'could provide')).toBeVisible();

    await teacher.goto(`${set.path}/transcript`);
    await expect(teacher.locator('.transcript')).toContainText('could provide');
    await expectAccessible(teacher);
    const [file] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Take as a table (CSV)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^discussion-.+\.csv$/);
    await teacher.goto(`/classes/${classId}/audit`);
    await expect(teacher.getByRole('listitem').filter({ hasText: 'took the discussion of' }).first()).toBeVisible();
  },
);

/** A teacher with three posts of students before them, and the ids of these. */
async function threeWait(teacher: Page, students: readonly Page[], origin: string, set: Room): Promise<string[]> {
  await configure(teacher, origin, set, { approval: 'ALL' });
  const root = await say(teacher, origin, set, 'Which verbs make a claim weaker?', null);
  const ids: string[] = [];
  for (const [place, words] of ['“Warned” is one.', '“Could” is one.', 'No idea, ask somebody.'].entries()) {
    const { postId } = await say(students[place % students.length] ?? teacher, origin, set, words, root.postId);
    ids.push(postId);
  }
  await teacher.goto(`/classes/${set.classId}/moderation`);
  await expect(teacher.getByRole('heading', { name: '3 wait' })).toBeVisible();
  return ids;
}

talking(
  'by keyboard alone several posts are decided on at once, taken back, and one is hidden with a reason that its author reads',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    await threeWait(teacher, [mira, tomas], origin, set);
    await decideByKey(teacher, 'x');
    await teacher.keyboard.press('j');
    await decideByKey(teacher, 'x');
    await expect(teacher.getByText('Decides on the 2 posts that are chosen')).toBeVisible();
    await teacher.keyboard.press('a');
    await expect(teacher.getByText('2 posts approved.')).toBeVisible();
    await expect(teacher.getByRole('heading', { name: '1 waits' })).toBeVisible();
    await teacher.keyboard.press('u');
    await expect(teacher.getByRole('heading', { name: '3 wait' })).toBeVisible();
    for (const key of ['k', 'k', 'j', 'j']) await teacher.keyboard.press(key);
    await expect(teacher.getByRole('region', { name: 'The post that waits' })).toContainText('No idea');
    await decideByKey(teacher, 'h');
    await expect(teacher.getByLabel('Point at the sentence.')).toBeFocused();
    await teacher.keyboard.press('Space');
    await teacher.keyboard.press('Tab');
    await teacher.keyboard.press('End');
    await teacher.keyboard.type(' Which one do you mean?');
    await teacher.keyboard.press('Tab');
    await teacher.keyboard.press('Enter');
    await expect(teacher.getByText('Hidden.')).toBeVisible();
    await expect(teacher.getByRole('heading', { name: '2 wait' })).toBeVisible();
    await mira.goto(set.path);
    await mira.getByRole('link', { name: 'The whole reading' }).click();
    await expect(postOf(mira, 'No idea')).toContainText('Point at the sentence. Which one do you mean?');
    await tomas.goto(new URL(mira.url()).pathname);
    await expect(postOf(tomas, 'Which verbs')).toBeVisible();
    await expect(postOf(tomas, 'No idea')).toHaveCount(0);
  },
);

talking(
  'what a colleague has decided meanwhile stands, and the teacher who comes second is told',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    const [first] = await threeWait(teacher, [mira, tomas], origin, set);
    const { classId } = set;
    await expect(teacher.locator('.trail li')).not.toHaveCount(0);
    const on = [{ postId: first, version: 1 }];
    await call(teacher.request, origin, 'discussion.decide', { classId, decision: 'hide', reason: 'Not here.', on });
    await expect(teacher.getByRole('heading', { name: '2 wait' })).toBeVisible();
    await teacher.keyboard.press('a');
    await expect(teacher.getByText('The post by Mira was decided on meanwhile.')).toBeVisible();
    await tomas.goto(set.path);
    await tomas.getByRole('link', { name: 'The whole reading' }).click();
    await expect(postOf(tomas, 'Which verbs')).toBeVisible();
    await expect(postOf(tomas, 'Warned')).toHaveCount(0);
  },
);

talking(
  'keys pressed while decisions are on their way decide on what is open then; what does not arrive comes back and is sent again',
  async ({ talk: { teacher, mira, tomas, set, origin } }) => {
    await threeWait(teacher, [mira, tomas], origin, set);
    await expect(teacher.locator('.trail li')).not.toHaveCount(0);
    const open = teacher.getByRole('region', { name: 'The post that waits' });
    let arrive: (outcome: 'pass' | 'cut') => void = () => undefined;
    const outcome = new Promise<'pass' | 'cut'>(resolve => {
      arrive = resolve;
    });
    let first = true;
    await teacher.route('**/api/trpc/discussion.decide', async route => {
      // The first decision is taken at once, all others wait for the word.
      if (first) {
        first = false;
        await route.continue();
      } else if ((await outcome) === 'pass') await route.continue();
      else await route.abort();
    });
    await expect(open).toContainText('Warned');
    await teacher.keyboard.press('a');
    await expect(open).toContainText('Could');
    await teacher.keyboard.press('a');
    await expect(open).toContainText('No idea');
    await expect(teacher.getByRole('heading', { name: '1 waits' })).toBeVisible();
    await expect(teacher.getByText('Sending the decision…')).toBeVisible();
    // A key that is held down decides once.
    await teacher.keyboard.down('a');
    await teacher.keyboard.down('a');
    await teacher.keyboard.up('a');
    await expect(teacher.getByText('Nothing waits')).toBeVisible();

    arrive('cut');
    await expect(teacher.getByText('2 decisions have not been sent: on what Tomas, Mira wrote.')).toBeVisible();
    await expect(teacher.getByRole('heading', { name: '2 wait' })).toBeVisible();
    await expect(open).toContainText('Could');
    await teacher.unrouteAll();
    await teacher.getByRole('button', { name: 'Send again' }).click();
    await expect(teacher.getByText('Approved.')).toBeVisible();
    await expect(teacher.getByText('have not been sent')).toHaveCount(0);

    // Pressed twice, undo takes back the last two, one after the other.
    await teacher.keyboard.press('u');
    await expect(teacher.getByRole('heading', { name: '1 waits' })).toBeVisible();
    await teacher.keyboard.press('u');
    await expect(teacher.getByRole('heading', { name: '2 wait' })).toBeVisible();
    await expect(open).toContainText('Could');
    await mira.goto(set.path);
    await mira.getByRole('link', { name: 'The whole reading' }).click();
    await expect(postOf(mira, 'Warned')).toBeVisible();
    await expect(postOf(mira, 'Could')).toHaveCount(0);
  },
);
