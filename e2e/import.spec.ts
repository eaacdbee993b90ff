import { expect, test } from 'playwright/test';
import { docxOf, pdfOf } from '../server/importing/fixture-files.ts';
import { expectAccessible, newTeacher } from './people.ts';

const lines = [
  'The county will plant 18,000 trees along its roads before the end of next year.',
  'The work costs 2.4 million euros, of which the state pays 60 percent.',
];
const files = [
  {
    name: 'trees.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: docxOf(lines.map(line => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')),
  },
  {
    name: 'trees.pdf',
    mimeType: 'application/pdf',
    buffer: pdfOf([lines.map((text, at) => ({ text, x: 60, y: 700 - at * 40 }))]),
  },
];

test('a Word file and a PDF become a reading, and what cannot be read is told beside its field', async ({
  browser,
}) => {
  const { page: teacher } = await newTeacher(browser);
  await teacher.goto('/readings/new');
  const picker = teacher.getByLabel('Or a file');
  await picker.setInputFiles({ name: 'pages.pdf', mimeType: 'application/pdf', buffer: pdfOf([[]]) });
  await teacher.getByRole('button', { name: 'Read it' }).click();
  await expect(picker).toHaveAccessibleDescription(/This PDF holds pictures of pages and no text/);
  await expectAccessible(teacher);
  for (const file of files) {
    await picker.setInputFiles(file);
    await teacher.getByRole('button', { name: 'Read it' }).click();
    for (const line of lines) await expect(teacher.getByText(line)).toBeVisible();
    await expect(picker).not.toHaveAccessibleDescription(/This PDF holds/);
    await teacher.reload();
  }
});
