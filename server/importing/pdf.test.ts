import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importDocument } from '#/server/importing/documents.ts';
import { pdfOf } from '#/server/importing/fixture-files.ts';
import type { ImportedArticle } from '#/server/importing/imported.ts';

const bring = (bytes: Uint8Array) => importDocument({ kind: 'file', bytes, charset: null, name: 'a.pdf' });
const codeOf = async (bytes: Uint8Array) => {
  const result = await bring(bytes);
  return result.ok ? 'ok' : result.code;
};
async function imported(bytes: Uint8Array): Promise<ImportedArticle> {
  const result = await bring(bytes);
  if (!result.ok) throw new Error(result.code);
  return result.article;
}
const kept = async (bytes: Uint8Array) => (await imported(bytes)).blocks.map(({ kind, text }) => `${kind}: ${text}`);

/** Lines below each other from `y` down, 14 points apart. */
const column = (lines: string[], { x = 60, y = 700 } = {}) => lines.map((text, at) => ({ text, x, y: y - at * 14 }));

const opening = [
  'The county will plant 18,000 trees along its roads before the end of next year, the council',
  'said on Monday. Most of them are limes and maples, which stand drought better than the ash-',
  'es that died in the dry summers.',
];
const costs = [
  'The work costs 2.4 million euros, of which the state pays 60 percent. The well-known avenue',
  'at the castle comes first, and a second well-',
  'known one at the mill follows in spring.',
];
const joinedOpening =
  'The county will plant 18,000 trees along its roads before the end of next year, the council said on Monday. Most of them are limes and maples, which stand drought better than the ashes that died in the dry summers.';
const joinedCosts =
  'The work costs 2.4 million euros, of which the state pays 60 percent. The well-known avenue at the castle comes first, and a second well-known one at the mill follows in spring.';

describe('a PDF with text', () => {
  test('its lines become paragraphs, and words broken at a line end are whole again', async () => {
    const page = [
      { text: 'Trees for the Roads', x: 60, y: 740, size: 20 },
      ...column(opening),
      { text: 'What it costs', x: 60, y: 630, bold: true },
      ...column(costs, { y: 612 }),
    ];
    const article = await imported(pdfOf([page]));
    expect(article.title).toBe('Trees for the Roads');
    expect(article.language).toBe('en');
    expect(await kept(pdfOf([page]))).toEqual([
      `paragraph: ${joinedOpening}`,
      'heading: What it costs',
      `paragraph: ${joinedCosts}`,
    ]);
  });

  test('a paragraph goes on over a page, and running heads and page numbers are listed as such', async () => {
    const head = (number: number) => [
      { text: 'County News, spring issue', x: 60, y: 770, size: 8 },
      { text: `${number}`, x: 300, y: 30, size: 8 },
    ];
    const pages = [
      [...column(opening.slice(0, 2), { y: 90 }), ...head(1)],
      [...column(opening.slice(2), { y: 720 }), ...column(costs, { y: 680 }), ...head(2)],
    ];
    const article = await imported(pdfOf(pages));
    expect(article.blocks.map(block => block.text)).toEqual([joinedOpening, joinedCosts]);
    expect(article.dropped.map(({ reason, text }) => [reason, text])).toEqual([
      ['running-head', 'County News, spring issue'],
      ['running-head', '1'],
      ['running-head', '2'],
    ]);
  });

  test('two columns are read one after the other, a note in small print does not break the text', async () => {
    const left = column([
      'The county will plant 18,000 trees',
      'along its roads, the council said',
      'on Monday, and most of them',
    ]);
    const right = column(
      ['are limes, which stand drought', 'better than other trees. The work', 'starts in the coming autumn.'],
      {
        x: 320,
      },
    );
    const note = { text: '1 Figures of the road office.', x: 60, y: 640, size: 7 };
    expect(await kept(pdfOf([[...left, note, ...right]]))).toEqual([
      'paragraph: The county will plant 18,000 trees along its roads, the council said on Monday, and most of them are limes, which stand drought better than other trees. The work starts in the coming autumn.',
      'paragraph: 1 Figures of the road office.',
    ]);
  });

  test('lists lose their marks, and columns of a table stay apart', async () => {
    const page = [
      ...column(opening),
      { text: '\x95 Limes: 9,000', x: 60, y: 640 },
      { text: '\x95 Maples: 6,000', x: 60, y: 626 },
      ...[
        ['Year', 'Trees'],
        ['2025', '7,000'],
        ['2026', '11,000'],
      ].flatMap(([a = '', b = ''], row) => [
        { text: a, x: 60, y: 590 - row * 14 },
        { text: b, x: 260, y: 590 - row * 14 },
      ]),
      ...column(costs, { y: 520 }),
    ];
    expect((await kept(pdfOf([page]))).slice(1, 6)).toEqual([
      'list-item: Limes: 9,000',
      'list-item: Maples: 6,000',
      'table-row: Year | Trees',
      'table-row: 2025 | 7,000',
      'table-row: 2026 | 11,000',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const text = column(opening);
  test.each<[string, () => Uint8Array, string]>([
    ['pictures of pages', () => pdfOf([[], [], []]), 'scanned'],
    ['more than 200 pages', () => pdfOf(Array.from({ length: 201 }, () => text)), 'too-long'],
    ['a file cut in the middle', () => pdfOf([text]).subarray(0, 60), 'damaged'],
    [
      'a password',
      () =>
        pdfOf([text], {
          trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>/ID[<00><00>]`,
        }),
      'locked',
    ],
  ])('%s: ends with the reason', async (_, make, code) => {
    expect(await codeOf(make())).toBe(code);
  });

  test('bytes changed at random give an article or a code', async () => {
    const whole = pdfOf([text]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), async changes => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof (await bring(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});
