import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress, pageAddress } from '#/server/importing/public-address.ts';

const root = path.join(import.meta.dirname, '../..');
const attacks = ['../shared/attacks', '../../shared/attacks']
  .map(place => path.join(root, place, 'ssrf-urls.json'))
  .find(existsSync);

describe('isPublicAddress', () => {
  test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    '%s is',
    address => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.0.1', '169.254.169.254', '172.16.0.1', '172.31.9.9'],
    ...['192.168.1.1', '192.0.0.8', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '240.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::808:808'],
    ...[
      '64:ff9b:1::1',
      '100::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fec0::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
    ],
    ...['2002:7f00:1::', '3fff::1', '5f00::1', 'localhost', '', '127.1'],
  ])('%s is not', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('an IPv4 address is no more public for being written inside IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const hex = address
          .split('.')
          .map(part => Number(part).toString(16).padStart(2, '0'))
          .join('')
          .replace(/^(.{4})/, '$1:');
        for (const inside of [`::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`, `2001:0:${hex}::`])
          expect(isPublicAddress(inside)).toBe(false);
      }),
    );
  });
});

describe('pageAddress', () => {
  test.each([
    ['https://news.example/story?page=2', 'https://news.example/story?page=2'],
    ['  http://news.example ', 'http://news.example/'],
    ['news.example/story', 'https://news.example/story'],
    ['https://news.example:443/', 'https://news.example/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ])('%j is one', (typed, expected) => {
    expect(pageAddress(typed)?.href).toBe(expected);
  });

  test.each([
    ...['', 'news', 'https://', 'https://news.example:8443/', 'http://news.example:22/', 'ftp://news.example/'],
    ...['file:///etc/passwd', 'data:text/html,hi', 'javascript:alert(1)', 'https://ada:key@news.example/'],
    ...[
      'https://ada@news.example/',
      'https://localhost/',
      'https://db.internal/',
      'https://printer.local/',
      'https://intranet/',
    ],
    ...['http://127.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://0177.0.0.1/', 'http://[::1]/'],
    ...['http://①②⑦.⓪.⓪.①/', 'http://localhost./', 'https://news.example\\@127.0.0.1/', 'https://news.example/ x'],
    `https://news.example/${'a'.repeat(2_000)}`,
  ])('%j is none', typed => {
    expect(pageAddress(typed)).toBeNull();
  });

  test.skipIf(!attacks)('none of the attacks of ../shared gets past its host (when they are there)', () => {
    const { deny }: { deny: string[] } = JSON.parse(readFileSync(attacks ?? '', 'utf8'));
    // The port of the test's own server may be anything: with the web's own port an address must fall for its host.
    for (const url of deny) {
      const typed = url.replaceAll(':PORT', ':80');
      expect([url, pageAddress(typed)?.href ?? null]).toEqual([url, null]);
    }
  });
});
