import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, quotesOf, readMarkdown, wordsOf } from './markdown.ts';

test('paragraphs, emphasis, lists, quotes, code and links are read; everything else stays as typed', () => {
  expect(readMarkdown('A *b* **c** `d`\n\n> quoted\n\n- one\n- two\n\n<b>x</b> ![i](https://a.example/i.png)')).toEqual(
    [
      {
        kind: 'paragraph',
        inside: [
          { kind: 'text', text: 'A ' },
          { kind: 'emphasis', inside: [{ kind: 'text', text: 'b' }] },
          { kind: 'text', text: ' ' },
          { kind: 'strong', inside: [{ kind: 'text', text: 'c' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'd' },
        ],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', inside: [{ kind: 'text', text: 'quoted' }] }] },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ kind: 'paragraph', inside: [{ kind: 'text', text: 'one' }] }],
          [{ kind: 'paragraph', inside: [{ kind: 'text', text: 'two' }] }],
        ],
      },
      {
        kind: 'paragraph',
        inside: [
          { kind: 'text', text: '<b>' },
          { kind: 'text', text: 'x' },
          { kind: 'text', text: '</b>' },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: '![i](https://a.example/i.png)' },
        ],
      },
    ],
  );
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', '/account'])(
  'a link to %s is text',
  address => {
    expect(JSON.stringify(readMarkdown(`[x](${address})`))).not.toContain('href');
  },
);

test('any text is read, and no word of a plain one is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      readMarkdown(text);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), words => {
      expect(wordsOf(readMarkdown(words.join(' ')))).toBe(words.join(' '));
      expect(quotesOf(readMarkdown(`> ${words.join(' ')}`))).toEqual([words.join(' ')]);
    }),
  );
});

test('a post nested without end is read to a depth and no further', () => {
  expect(JSON.stringify(readMarkdown('> '.repeat(500).concat('x'))).length).toBeLessThan(5_000);
});

test('an excerpt begins with the writer’s own words, and is the quote where there are no others', () => {
  expect(excerptOf(readMarkdown('> What the article says.\n\nWhat I say.'))).toBe('What I say.');
  expect(excerptOf(readMarkdown('> What the article says.'))).toBe('What the article says.');
});
