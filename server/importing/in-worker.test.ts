import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { canonicalText } from '#/server/article/blocks.ts';
import { deflatedSpaces, docxOf, pdfOf } from '#/server/importing/fixture-files.ts';
import { analyseInWorker, importInWorker } from '#/server/importing/in-worker.ts';

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

test('Word and PDF files are read in the thread too', async () => {
  const line = 'The harbour bridge reopened on Friday after nine weeks of repairs.';
  const files = [docxOf(`<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`), pdfOf([[{ text: line, x: 60, y: 700 }]])];
  for (const bytes of files)
    expect(await importInWorker({ kind: 'file', bytes, charset: null, name: null })).toMatchObject({
      ok: true,
      article: { blocks: [{ text: line }] },
    });
});

test('a PDF that unpacks to gigabytes is ended before the process has grown by as much', async () => {
  const bytes = pdfOf([deflatedSpaces(3_000)]);
  const before = process.memoryUsage.rss();
  const result = await importInWorker({ kind: 'file', bytes, charset: null, name: null });
  expect(result.ok ? 'ok' : result.code).toMatch(/^too-large$|^took-too-long$/);
  expect(process.memoryUsage.rss() - before).toBeLessThan(1_500_000_000);
});

test('an article analysed in a thread comes back as the engine itself reads it', async () => {
  const blocks = Array.from({ length: 40 }, (_, n) => ({
    kind: 'paragraph' as const,
    text: `The bridge has ${n + 2} lanes, and “it is ${n} years old,” said Mayor Ida Lund on ${n + 1} May 2024.`,
  }));
  const article = { title: 'The Bridge', language: null, published: '2024-05-20', ...canonicalText(blocks) };
  expect(await analyseInWorker(article)).toEqual(analyse(article));
});
