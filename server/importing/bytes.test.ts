import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, looksLikeHtml } from '#/server/importing/bytes.ts';
import { importArticle } from '#/server/importing/import.ts';
import { importLimits } from '#/server/importing/limits.ts';

const text = 'Café “Zum Fluß” öffnet um 9 Uhr.';
const utf16 = (bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const latin = (value: string) =>
  Uint8Array.from(value, letter => ({ '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0));

describe('decodeBytes', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['UTF-8', Buffer.from(text), null],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), null],
    ['UTF-16 little-endian with a mark', utf16(false, true), null],
    ['UTF-16 big-endian with a mark', utf16(true, true), null],
    ['UTF-16 little-endian without a mark', utf16(false, false), null],
    ['UTF-16 big-endian without a mark', utf16(true, false), null],
    ['windows-1252, unsaid', latin(text), null],
    ['windows-1252, said by the server', latin(text), 'windows-1252'],
    ['UTF-8 under an unknown label', Buffer.from(text), 'no-such-charset'],
  ])('reads %s', (_, bytes, charset) => {
    expect(decodeBytes(bytes, charset)).toBe(text);
  });

  test('believes the charset that a page declares when its bytes are not UTF-8', () => {
    const head = Buffer.from('<meta charset="iso-8859-2"><p>');
    expect(decodeBytes(Buffer.concat([head, Uint8Array.of(0xb3, 0xf3, 0xb6)]))).toBe(
      '<meta charset="iso-8859-2"><p>łóś',
    );
  });

  test('takes pictures, archives and other binary files for what they are', () => {
    expect(decodeBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13))).toBeNull();
    expect(decodeBytes(Uint8Array.from({ length: 400 }, (_, at) => at % 32))).toBeNull();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.option(fc.string()),
        (bytes, charset) => void decodeBytes(bytes, charset),
      ),
    );
  });
});

describe('importArticle', () => {
  test('knows HTML from text by its look or by the name of its file', () => {
    expect(['<p>One.</p>', '\n<!doctype html><p>x', 'a</p> b</p> c</div>'].map(looksLikeHtml)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['3 < 5 and 7 > 2', 'Use the <b> key', ''].map(looksLikeHtml)).toEqual([false, false, false]);
    const named = importArticle({ kind: 'file', bytes: Buffer.from('One &amp; two.'), charset: null, name: 'a.HTML' });
    expect(named).toMatchObject({ ok: true, article: { blocks: [{ text: 'One & two.' }] } });
  });

  test('answers what is too large, too long, empty or no text with a code', () => {
    const code = (bytes: Uint8Array) => {
      const result = importArticle({ kind: 'file', bytes, charset: null, name: null });
      return result.ok ? 'ok' : result.code;
    };
    expect(code(new Uint8Array(importLimits.bytes + 1))).toBe('too-large');
    expect(code(Buffer.from('word '.repeat(importLimits.text)))).toBe('too-long');
    expect(code(Buffer.from(' \n\t\u200b '))).toBe('no-text');
    expect(code(Buffer.from('a\0b'))).toBe('not-text');
  });
});
