import { expect, test } from 'vitest';
import { importInWorker } from '#/server/importing/in-worker.ts';

test('a page imported in a thread comes back as an article', async () => {
  const page =
    '<h1>Harbour Bridge Reopens After Repairs</h1><p>The harbour bridge reopened on Friday after nine weeks of repairs.</p>';
  const result = await importInWorker({ kind: 'html', text: page });
  expect(result).toMatchObject({ ok: true, article: { title: 'Harbour Bridge Reopens After Repairs' } });
});
