import { expect, test } from 'vitest';
import { importInWorker } from '#/server/importing/in-worker.ts';

const page =
  '<h1>Harbour Bridge Reopens After Repairs</h1><p>The harbour bridge reopened on Friday after nine weeks of repairs.</p>';

test('a page imported in a thread comes back as an article', async () => {
  const result = await importInWorker({ kind: 'html', text: page });
  expect(result).toMatchObject({ ok: true, article: { title: 'Harbour Bridge Reopens After Repairs' } });
});

test('bytes travel to the thread, and what no thread is needed for is answered at once', async () => {
  expect(await importInWorker({ kind: 'file', bytes: Buffer.from(page), charset: null, name: 'a.html' })).toMatchObject(
    { ok: true },
  );
  expect(await importInWorker({ kind: 'text', text: 'a'.repeat(10_000_001) })).toEqual({
    ok: false,
    code: 'too-large',
  });
});

test('an import that runs past its time is ended and says so', async () => {
  const text = '<p>A paragraph of a few words.</p>'.repeat(6_000);
  expect(await importInWorker({ kind: 'html', text }, 1)).toEqual({ ok: false, code: 'took-too-long' });
});

test('while large pastes are read, other work goes on and ends first', async () => {
  const order: string[] = [];
  const large = [`<p>${'a '.repeat(4_900_000)}`, 'Some words here.\n'.repeat(500_000), '<i>'.repeat(200_000)];
  const imports = large.map(async text => {
    const result = await importInWorker({ kind: 'auto', text });
    order.push('import');
    return result.ok;
  });
  for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve));
  order.push('other work');
  expect(await Promise.all(imports)).toEqual([false, false, false]);
  expect(order).toEqual(['other work', 'import', 'import', 'import']);
});
