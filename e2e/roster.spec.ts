import { expect, test } from 'playwright/test';
import { call, expectAccessible, newTeacher, signIn } from './people.ts';

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
