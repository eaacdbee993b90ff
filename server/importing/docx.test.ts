import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importDocument } from '#/server/importing/documents.ts';
import { docxOf, zipOf } from '#/server/importing/fixture-files.ts';
import type { ImportedArticle } from '#/server/importing/imported.ts';

const bring = (bytes: Uint8Array, name = 'a.docx') => importDocument({ kind: 'file', bytes, charset: null, name });
const codeOf = async (bytes: Uint8Array) => {
  const result = await bring(bytes);
  return result.ok ? 'ok' : result.code;
};
async function imported(bytes: Uint8Array): Promise<ImportedArticle> {
  const result = await bring(bytes);
  if (!result.ok) throw new Error(result.code);
  return result.article;
}
const kept = async (bytes: Uint8Array) => {
  const { blocks } = await imported(bytes);
  return blocks.map(({ kind, text, hidden }) => `${hidden ? 'hidden ' : ''}${kind}: ${text}`);
};

const run = (text: string, format = '') => `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, style = '', more = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${text.startsWith('<') ? text : run(text)}</w:p>`;
const style = (id: string, name: string, more = '') =>
  `<w:style w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const styles = [
  style('Titel', 'Title'),
  style('Untertitel', 'Subtitle'),
  style('berschrift1', 'heading 1'),
  style('Eigene', 'Zwischentitel der Redaktion', '<w:basedOn w:val="berschrift1"/>'),
  style('Zitat', 'Quote'),
  style('Bild', 'caption'),
  style('V1', 'toc 1'),
  style('Liste', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
].join('');

const story = [
  'The bakery on Mill Lane sells 1,200 loaves a day, a third more than last spring.',
  'It opened a second oven in March and hired four bakers from the next valley.',
  'Its owner hopes to pay back the loan of 90,000 euros within five years.',
];
const [first = '', second = '', third = ''] = story;

describe('a Word document', () => {
  test('keeps its kinds by their styles, in whatever language its Word speaks', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map(text => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`;
    const bytes = docxOf(
      [
        p('Bread From Mill Lane', 'Titel'),
        p('A small bakery grows', 'Untertitel'),
        p('Two ovens 2', 'V1'),
        p(first),
        p('Two ovens', 'Eigene'),
        p(second),
        p('We bake what the valley eats.', 'Zitat'),
        p('Monday: rye', 'Liste'),
        p('Friday: wheat', '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
        p('The new oven on its first day. Photo: Lena Voss', 'Bild'),
        `<w:tbl>${row('Year', 'Loaves')}${row('2025', '900')}</w:tbl>`,
        p(third),
      ].join(''),
      styles,
    );
    const article = await imported(bytes);
    expect(article.title).toBe('Bread From Mill Lane');
    expect(await kept(bytes)).toEqual([
      `paragraph: ${first}`,
      'heading: Two ovens',
      `paragraph: ${second}`,
      'quote: We bake what the valley eats.',
      'list-item: Monday: rye',
      'list-item: Friday: wheat',
      'hidden caption: The new oven on its first day. Photo: Lena Voss',
      'table-row: Year | Loaves',
      'table-row: 2025 | 900',
      `paragraph: ${third}`,
    ]);
    expect(article.dropped.map(({ reason, text }) => [reason, text])).toEqual([
      ['standfirst', 'A small bakery grows'],
      ['navigation', 'Two ovens 2'],
    ]);
  });

  test('without styles, a first short line is its title and bold lines are its headings', async () => {
    const bytes = docxOf(
      p(run('Bread From Mill Lane', '<w:b/>')) + p(first) + p(run('Two ovens', '<w:b/>')) + p(second) + p(third),
    );
    expect((await imported(bytes)).title).toBe('Bread From Mill Lane');
    expect(await kept(bytes)).toEqual([
      `paragraph: ${first}`,
      'heading: Two ovens',
      `paragraph: ${second}`,
      `paragraph: ${third}`,
    ]);
  });

  test('is read as its tracked changes leave it; hidden words are listed, notes and fields are not text', async () => {
    const changed = `${run('The bakery ')}<w:ins>${run('on Mill Lane ')}</w:ins><w:del><w:r><w:delText>in town </w:delText></w:r></w:del>${run('sells 1,200 loaves')}<w:r><w:noBreakHyphen/></w:r>${run('a day.')}`;
    const field = `<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink>${run(second)}</w:hyperlink>`;
    const hidden = run('Do not print this line of the editor.', '<w:vanish/>');
    const article = await imported(docxOf(p(changed) + p(field) + p(hidden) + p(third)));
    expect(article.blocks.map(block => block.text)).toEqual([
      'The bakery on Mill Lane sells 1,200 loaves-a day.',
      second,
      third,
    ]);
    expect(article.dropped).toEqual([
      { kind: 'paragraph', text: 'Do not print this line of the editor.', reason: 'hidden', at: 2 },
    ]);
  });

  test('a text box inside a paragraph is a paragraph of its own, and its second writing for older programs is not said again', async () => {
    const box = `<w:txbxContent>${p(second)}</w:txbxContent>`;
    const alternate = `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    expect(await kept(docxOf(p(`${run(first)}<w:r>${alternate}</w:r>`) + p(third)))).toEqual([
      `paragraph: ${second}`,
      `paragraph: ${first}`,
      `paragraph: ${third}`,
    ]);
  });

  test('is known by its bytes, not by its name', async () => {
    const bytes = docxOf(story.map(text => p(text)).join(''));
    expect(await bring(bytes, 'notes.txt')).toMatchObject({ ok: true });
    expect(await bring(Buffer.from(first), 'notes.docx')).toMatchObject({
      ok: true,
      article: { blocks: [{ text: first }] },
    });
  });
});

describe('a hostile or broken Word document', () => {
  const main = (data: string | Buffer, states?: number) =>
    docxOf('', '', [{ name: 'word/main.xml', data, ...(states === undefined ? {} : { states }) }]);
  const spaced = (body: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

  test.each<[string, () => Buffer, string]>([
    ['parts that unpack to more than 20 MB', () => main(spaced(' '.repeat(30_000_000))), 'too-large'],
    ['a part that lies about what it unpacks to', () => main(spaced(' '.repeat(5_000_000)), 10), 'damaged'],
    [
      'thousands of parts',
      () => zipOf(Array.from({ length: 3_000 }, (_, n) => ({ name: `a${n}`, data: '' }))),
      'too-large',
    ],
    ['a part that is a path out of the file', () => zipOf([{ name: '../../etc/passwd', data: 'x' }]), 'damaged'],
    ['another kind of package', () => zipOf([{ name: 'xl/workbook.xml', data: '<workbook/>' }]), 'not-text'],
    ['a file cut in the middle', () => docxOf(p(first)).subarray(0, 300), 'damaged'],
    ['XML that does not end', () => main('<w:document xmlns:w="x"><w:body>'), 'damaged'],
    ['elements nested without end', () => main(spaced('<w:p>'.repeat(100_000))), 'too-deep'],
    [
      'paragraphs without number',
      () => main(spaced('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(30_000))),
      'too-many-nodes',
    ],
    [
      'entities that multiply',
      () => main(`<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${spaced(p('&b;'))}`),
      'damaged',
    ],
    ['an entity from elsewhere', () => main(`<!DOCTYPE a SYSTEM "file:///etc/passwd">${spaced(p(first))}`), 'damaged'],
    ['an entity that nobody declared', () => main(spaced(p(run('&secret;')))), 'damaged'],
    ['an old or locked Word file', () => Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'), 'old-word'],
    ['nothing', () => docxOf(''), 'no-text'],
  ])('%s end with the reason', async (_, make, code) => {
    expect(await codeOf(make())).toBe(code);
  });

  test('bytes changed at random give an article or a code', async () => {
    const whole = docxOf(story.map(text => p(text)).join(''), styles);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async changes => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof (await bring(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});
