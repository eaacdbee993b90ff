import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { call, expectAccessible, newStudent, newTeacher } from './people.ts';

test('a student’s record is taken out by teacher and student, and the student is erased', async ({
  browser,
  baseURL,
}) => {
  const origin = String(baseURL);
  const { page: teacher } = await newTeacher(browser);
  const made = await call<{ classId: string }>(teacher.request, origin, 'classroom.create', {
    name: 'Global Studies 10B',
    timeZone: 'Europe/Berlin',
  });
  const { page: student, userName } = await newStudent(browser, teacher, {
    origin,
    classId: made.classId,
    displayName: 'Zebulonia <b>Quartzmire</b>',
  });
  await student.goto('/records');
  await expectAccessible(student);
  const [own] = await Promise.all([
    student.waitForEvent('download'),
    student.getByRole('link', { name: /Download Global Studies 10B/ }).click(),
  ]);
  expect(own.suggestedFilename()).toMatch(/^record-.+\.zip$/);

  await teacher.goto(`/classes/${made.classId}/people`);
  await teacher.getByRole('link', { name: /Zebulonia/ }).click();
  await teacher.getByRole('link', { name: 'Records' }).click();
  await expect(teacher.getByRole('heading', { name: /Erase Zebulonia/ })).toBeVisible();
  await expectAccessible(teacher);
  const address = String(await teacher.getByRole('link', { name: 'Download' }).getAttribute('href'));
  const answer = await teacher.request.get(address);
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'content-type': 'application/zip' });
  expect(answer.headers()['content-disposition']).toContain('attachment');
  const files = unzipSync(new Uint8Array(await answer.body()));
  const record = JSON.parse(strFromU8(files['record.json'] as Uint8Array));
  expect(record.person).toMatchObject({ name: 'Zebulonia <b>Quartzmire</b>', userName });
  const html = strFromU8(files['record.html'] as Uint8Array);
  expect(html).toContain('Zebulonia &lt;b&gt;Quartzmire&lt;/b&gt;');
  expect(html).not.toContain('<b>');

  // Nobody else has it: not signed in, another teacher, a page of another site.
  const anybody = await browser.newContext();
  expect((await anybody.request.get(address, { maxRedirects: 0 })).status()).toBe(307);
  const { page: stranger } = await newTeacher(browser);
  expect((await stranger.request.get(address)).status()).toBe(404);
  const elsewhere = await teacher.request.get(address, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(elsewhere.status()).toBe(404);

  await teacher.getByLabel('Type the name').fill('Somebody else');
  await teacher.getByRole('button', { name: 'Erase for good' }).click();
  await expect(teacher.getByText('This is not the name.')).toBeVisible();
  await teacher.getByLabel('Type the name').fill('Zebulonia <b>Quartzmire</b>');
  await teacher.getByRole('button', { name: 'Erase for good' }).click();
  await expect(teacher).toHaveURL(/people$/);
  await expect(teacher.getByText('Zebulonia')).toHaveCount(0);
  expect((await teacher.request.get(address)).status()).toBe(404);

  await teacher.goto(`/classes/${made.classId}/audit`);
  await expectAccessible(teacher);
  await teacher.getByLabel('What').selectOption('student-erased');
  await teacher.getByRole('button', { name: 'Narrow' }).click();
  await expect(teacher.locator('.lines li')).toHaveCount(1);
  const log = await teacher.request.get(String(await teacher.getByRole('link', { name: /CSV/ }).getAttribute('href')));
  expect((await log.text()).trim().split('\r\n')).toHaveLength(2);
});
