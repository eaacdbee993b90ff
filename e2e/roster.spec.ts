import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { call, expectAccessible, newStudent, newTeacher, signIn } from './people.ts';

const list = [
  'Student ID;Group;Family name;Given name;Shoe size',
  '1001;Red;Brandt;Ada;41',
  '1002;Red|Blue;Lindqvist;Bo;42',
  '1003;Blue;;;40',
  '1002;;Ferro;Cy;39',
].join('\n');

test('a list with errors is previewed, mended and brought in, cards are printed, and a student signs in with one', async ({
  browser,
  baseURL,
}) => {
  const origin = String(baseURL);
  const { page: teacher } = await newTeacher(browser);
  const { classId } = await call<{ classId: string }>(teacher.request, origin, 'classroom.create', {
    name: 'Global Studies 10B',
    timeZone: 'Europe/Berlin',
  });
  await teacher.goto(`/classes/${classId}/people`);
  await teacher.getByRole('link', { name: 'Bring in a list' }).click();
  await teacher.getByLabel('Or choose a file').setInputFiles({
    name: 'class.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${list}`, 'utf16le'),
  });
  await teacher.getByRole('button', { name: 'Show what would happen' }).click();
  await expect(teacher.getByText('To add: 2. To change: 0. Left as they are: 0. To be mended: 2.')).toBeVisible();
  await expect(teacher.getByText('Not used: Shoe size.')).toBeVisible();
  const nameless = teacher.getByRole('group', { name: 'Line 4' });
  await expect(nameless.getByText('The name is missing.')).toBeVisible();
  const twice = teacher.getByRole('group', { name: 'Line 5' });
  await expect(twice.getByText('The same ID stands in line 3.')).toBeVisible();
  await expectAccessible(teacher);
  // Nothing is written yet: the teacher is alone in the class.
  type Listed = { people: { membershipId: string; displayName: string }[] };
  const people = async () =>
    (await call<Listed>(teacher.request, origin, 'classroom.people', { classId, cursor: null })).people;
  expect((await people()).map(one => one.displayName)).toEqual(['Ms Adeyemi']);

  await nameless.getByLabel('Name').fill('Di Adeyemi');
  await twice.getByLabel('Student ID').fill('1004');
  await teacher.getByRole('button', { name: 'Check again' }).click();
  await expect(teacher.getByText('To add: 4. To change: 0. Left as they are: 0. To be mended: 0.')).toBeVisible();
  await teacher.getByRole('button', { name: 'Bring in (add 4, change 0)' }).click();
  await expect(teacher.getByText('Added: 4. Changed: 0.')).toBeVisible();
  const card = teacher.locator('.sign-in-cards > li', { hasText: 'Ada Brandt' });
  await expect(teacher.locator('.sign-in-cards > li')).toHaveCount(4);
  await expectAccessible(teacher);
  const [userName = '', password = ''] = await card.locator('.typed').allTextContents();
  await teacher.emulateMedia({ media: 'print' });
  await expect(card).toBeVisible();
  await expect(teacher.getByRole('link', { name: 'To the people of the class' })).toBeHidden();
  await teacher.emulateMedia({ media: null });

  // The same list again has nothing to do.
  await teacher.goto(`/classes/${classId}/people/roster`);
  await teacher.getByLabel('Paste the list').fill(list.split('\n').slice(0, 3).join('\n'));
  await teacher.getByRole('button', { name: 'Show what would happen' }).click();
  await expect(teacher.getByText('Nothing to bring in')).toBeVisible();

  const page = await (await browser.newContext()).newPage();
  await page.goto('/signin');
  await page.getByLabel('User name or e-mail').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/account/password');
  await page.getByLabel('Present password').fill(password);
  await page.getByLabel('New password', { exact: true }).fill('four green kettles here');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page).toHaveURL('/');
  await page.context().clearCookies();
  await signIn(page, userName, 'four green kettles here');
  await page.goto(`/classes/${classId}`);
  await expect(page.getByRole('heading', { name: 'Global Studies 10B' })).toBeVisible();

  // Suspended, the student is told so and sees nothing of the class.
  const ada = (await people()).find(one => one.displayName === 'Ada Brandt');
  await call(teacher.request, origin, 'classroom.suspend', { classId, membershipId: ada?.membershipId });
  expect((await page.goto(`/classes/${classId}`))?.status()).toBe(404);
  await page.goto('/classes');
  await expect(page.getByText('your teacher has suspended you from this class')).toBeVisible();
});

const bundle = (how: 'bulk' | 'delta', files: Record<string, string[]>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries({
          manifest: [
            'propertyName,value',
            'manifest.version,1.0',
            'oneroster.version,1.2',
            ...['classes', 'users', 'enrollments'].map(file => `file.${file},${file in files ? how : 'absent'}`),
          ],
          ...files,
        }).map(([name, lines]) => [`${name}.csv`, strToU8(lines.join('\n'))]),
      ),
    ),
  );
const enrolled = 'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary';

test('a OneRoster file asks which class is meant; one of changes takes out who has left, and asks for a name that it does not hold', async ({
  browser,
  baseURL,
}) => {
  const { page: teacher } = await newTeacher(browser);
  const { classId } = await call<{ classId: string }>(teacher.request, String(baseURL), 'classroom.create', {
    name: 'English 9A',
    timeZone: 'Europe/Berlin',
  });
  await teacher.goto(`/classes/${classId}/people/roster`);
  const choose = async (buffer: Buffer, name = 'roster.zip') => {
    await teacher.getByLabel('Or choose a file').setInputFiles({ name, mimeType: 'application/zip', buffer });
    await teacher.getByRole('button', { name: /Show what would happen|Read another list/ }).click();
  };
  await choose(bundle('bulk', { users: ['sourcedId'] }));
  await expect(teacher.getByText('The OneRoster file lacks classes.csv.')).toBeVisible();
  await expect(teacher.getByLabel('Or choose a file')).toBeFocused();
  await choose(
    bundle('bulk', {
      classes: ['sourcedId,status,dateLastModified,title', 'c1,,,Year 9 English', 'c2,,,Year 10 English'],
      users: [
        'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName',
        'u1,,,true,ada,Ada,Brandt',
        'u2,,,true,bo,Bo,Lindqvist',
      ],
      enrollments: [enrolled, 'e1,,,c1,s,u1,student,', 'e2,,,c1,s,u2,student,', 'e3,,,c2,s,u1,student,'],
    }),
  );
  await teacher.getByLabel('Class in the file').selectOption({ label: 'Year 9 English (students: 2)' });
  await teacher.getByRole('button', { name: 'Show this class' }).click();
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: 'Bring in (add 2, change 0)' }).click();
  await expect(teacher.getByText('Added: 2. Changed: 0.')).toBeVisible();

  await teacher.goto(`/classes/${classId}/people/roster`);
  await choose(
    bundle('delta', {
      enrollments: [
        enrolled,
        'e1,tobedeleted,2026-11-29T08:00:00Z,c1,s,u1,student,',
        'e4,active,2026-11-29T08:00:00Z,c1,s,u9,student,',
      ],
    }),
  );
  await expect(teacher.getByText('This file tells only what changed.')).toBeVisible();
  await expect(teacher.getByRole('row', { name: /Ada Brandt.*Leaves the class/ })).toBeVisible();
  await teacher.getByRole('group', { name: 'Line 3' }).getByLabel('Name').fill('Cy Ferro');
  await teacher.getByRole('button', { name: 'Check again' }).click();
  await expectAccessible(teacher);
  await teacher.getByRole('button', { name: 'Bring in (add 1, change 0, remove 1)' }).click();
  await expect(teacher.getByText('Added: 1. Changed: 0. Removed: 1.')).toBeVisible();
  await teacher.goto(`/classes/${classId}/people`);
  await expect(teacher.getByRole('row', { name: /Ada Brandt/ })).toContainText('removed');
  await expect(teacher.getByRole('row', { name: /Bo Lindqvist/ })).toContainText('in the class');
});

test('people are worked by keyboard: a menu opens and closes, what is asked once more gives the focus back', async ({
  browser,
  baseURL,
}) => {
  const origin = String(baseURL);
  const { page: teacher } = await newTeacher(browser);
  const { classId } = await call<{ classId: string }>(teacher.request, origin, 'classroom.create', {
    name: 'English 9A',
    timeZone: 'Europe/Berlin',
  });
  await newStudent(browser, teacher, { origin, classId, displayName: 'Ada Brandt' });
  await teacher.goto(`/classes/${classId}/people`);
  const row = teacher.getByRole('row', { name: /Ada Brandt/ });
  const more = row.locator('summary');
  const { keyboard } = teacher;
  await more.focus();
  await keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Suspend' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'Suspend' })).toBeHidden();
  await expect(more).toBeFocused();

  await keyboard.press('Enter');
  await row.getByRole('button', { name: 'Make assistant' }).focus();
  await keyboard.press('Enter');
  const sure = teacher.getByRole('dialog', { name: 'Make Ada Brandt an assistant?' });
  await expect(sure).toBeVisible();
  await expectAccessible(teacher);
  await keyboard.press('Escape');
  await expect(sure).toBeHidden();
  await expect(more).toBeFocused();
  await expect(row).toContainText('student');

  const code = await teacher.locator('.class-code').textContent();
  await teacher.getByRole('button', { name: 'New code' }).focus();
  await keyboard.press('Enter');
  const renew = teacher.getByRole('dialog', { name: 'A new class code?' });
  await keyboard.press('Tab');
  await expect(renew.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Enter');
  expect(await teacher.locator('.class-code').textContent()).toBe(code);
  await expect(teacher.getByRole('button', { name: 'New code' })).toBeFocused();
  await keyboard.press('Enter');
  await renew.getByRole('button', { name: 'New code' }).press('Enter');
  await expect(renew).toBeHidden();
  await expect(teacher.locator('.class-code')).not.toHaveText(String(code));
});
