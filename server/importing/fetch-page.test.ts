import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importByAddress } from '#/server/importing/by-address.ts';
import { fetchPage, type Network, nextAddress } from '#/server/importing/fetch-page.ts';
import { isPublicAddress } from '#/server/importing/public-address.ts';

const root = path.join(import.meta.dirname, '../..');
const attacks = ['../shared/attacks', '../../shared/attacks']
  .map(place => path.join(root, place, 'ssrf-urls.json'))
  .find(existsSync);

const text = 'The ferry company will run two more boats a day from June, its manager said on Tuesday.';
const page = `<!doctype html><html><head><title>More Boats for the Islands</title></head><body><article><h1>More Boats for the Islands</h1><p>${text}</p></article></body></html>`;

// One server plays every site: which one is told by the host that it is asked for. It stands on loopback, which `local`
// takes for the public internet, and nothing else does.
const sites: Record<string, (response: ServerResponse, url: string) => void> = {};
let asked: { host: string; url: string; headers: IncomingHttpHeaders }[] = [];
let server: Server;
let port = 0;

const html = { 'content-type': 'text/html; charset=utf-8' };
const local: Network = {
  resolve: async host => (host === 'nowhere.example' ? Promise.reject(new Error('ENOTFOUND')) : ['127.0.0.1']),
  isPublic: address => address === '127.0.0.1',
  isOpenPort: given => given === port,
};
const at = (host: string, place = '/') => `http://${host}:${port}${place}`;
const codeOf = async (typed: string, network: Network = local, time?: number) => {
  const fetched = await fetchPage(typed, network, time);
  return fetched.ok ? 'ok' : fetched.code;
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
    asked.push({ host, url: request.url ?? '', headers: request.headers });
    const site = sites[host];
    if (site) site(response, request.url ?? '');
    else response.writeHead(200, html).end(page);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

describe('a page by its address', () => {
  test('becomes an article with its site for a source, asked for once and without anything about who asks', async () => {
    const result = await importByAddress(at('www.news.example', '/story?id=7'), local);
    expect(result).toMatchObject({
      ok: true,
      article: { title: 'More Boats for the Islands', source: 'news.example', blocks: [{ text }] },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('/story?id=7');
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(asked[0]?.headers['user-agent']).toMatch(/^Lectern\//);
  });

  test.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['identity', Buffer.from(page)],
  ])('is unpacked from %s', async (encoding, body) => {
    sites['packed.example'] = response => response.writeHead(200, { ...html, 'content-encoding': encoding }).end(body);
    const fetched = await fetchPage(at('packed.example'), local);
    expect(fetched.ok && Buffer.from(fetched.page.bytes).toString()).toBe(page);
  });

  test('is read in the charset that it comes with', async () => {
    sites['latin.example'] = response =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset="ISO-8859-1"' })
        .end(Buffer.from('<p>Café Zürich opens a second room on Monday.</p>', 'latin1'));
    expect(await importByAddress(at('latin.example'), local)).toMatchObject({
      article: { blocks: [{ text: 'Café Zürich opens a second room on Monday.' }] },
    });
  });

  test('redirects are followed, each looked up anew; a page that refreshes to elsewhere is not', async () => {
    sites['old.example'] = response => response.writeHead(301, { location: at('new.example') }).end();
    sites['refresh.example'] = response =>
      response.writeHead(200, html).end(`<meta http-equiv="refresh" content="0;url=${at('new.example')}">${page}`);
    const fetched = await fetchPage(at('old.example'), local);
    expect(fetched.ok && fetched.page.host).toBe('new.example');
    await fetchPage(at('refresh.example'), local);
    expect(asked.map(one => one.host)).toEqual(['old.example', 'new.example', 'refresh.example']);
  });
});

describe('what is refused', () => {
  const redirect = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();
  const site = (name: string, play: (response: ServerResponse, url: string) => void) => {
    sites[name] = play;
    return at(name);
  };

  test.each<[string, () => string, string]>([
    ['a name that nobody knows', () => at('nowhere.example'), 'unreachable'],
    ['another port', () => 'http://news.example:1/', 'address-wrong'],
    [
      'a page that is not there',
      () => site('gone.example', response => response.writeHead(404, html).end(page)),
      'page-refused',
    ],
    [
      'a page behind a wall',
      () => site('wall.example', response => response.writeHead(403, html).end(page)),
      'page-refused',
    ],
    [
      'a picture',
      () => site('picture.example', response => response.writeHead(200, { 'content-type': 'image/png' }).end(page)),
      'not-a-page',
    ],
    ['a page of no type', () => site('typeless.example', response => response.writeHead(200).end(page)), 'not-a-page'],
    [
      'an unknown packing',
      () =>
        site('odd.example', response =>
          response.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(page),
        ),
      'not-a-page',
    ],
    ['a redirect to a private address', () => site('r1.example', redirect('http://10.0.0.1/')), 'unreachable'],
    [
      'a redirect to loopback',
      () => site('r2.example', response => redirect(at('127.0.0.1'))(response)),
      'unreachable',
    ],
    ['a redirect to a file', () => site('r3.example', redirect('file:///etc/passwd')), 'unreachable'],
    ['a redirect without a scheme', () => site('r4.example', redirect('//127.0.0.1/')), 'unreachable'],
    [
      'redirects in a circle',
      () => site('r5.example', (response, url) => redirect(`${url}a`)(response)),
      'unreachable',
    ],
    [
      'a broken packing',
      () =>
        site('broken.example', response => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(page)),
      'unreachable',
    ],
    [
      'a line that hangs up',
      () =>
        site('short.example', response =>
          response.writeHead(200, { ...html, 'content-length': '9999' }).write(page, () => response.destroy()),
        ),
      'unreachable',
    ],
    [
      '30 MB of page',
      () => site('large.example', response => response.writeHead(200, html).end(Buffer.alloc(30_000_000, 'a'))),
      'too-large',
    ],
    [
      'a gzip bomb',
      () =>
        site('bomb.example', response =>
          response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
        ),
      'too-large',
    ],
    [
      'a brotli bomb',
      () =>
        site('bomb2.example', response =>
          response
            .writeHead(200, { ...html, 'content-encoding': 'br' })
            .end(brotliCompressSync(Buffer.alloc(20_000_000))),
        ),
      'too-large',
    ],
  ])('%s', async (_, make, code) => {
    expect(await codeOf(make())).toBe(code);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test('a body without an end stops at the size, a silent one at the time', async () => {
    const endless = site('endless.example', response => {
      response.writeHead(200, html);
      const more = () => {
        while (!response.destroyed && response.write('a'.repeat(16_384)));
        response.once('drain', more);
      };
      more();
    });
    expect(await codeOf(endless)).toBe('too-large');
    const slow = site('slow.example', response => void response.writeHead(200, html).write('<p>'));
    expect(await codeOf(slow, local, 200)).toBe('took-too-long');
    const deaf: Network = { ...local, resolve: () => new Promise(() => {}) };
    expect(await codeOf(at('news.example'), deaf, 100)).toBe('took-too-long');
  });

  test('a step down from https to http', () => {
    const from = new URL('https://news.example/a');
    expect(() => nextAddress(from, 'http://news.example/b')).toThrow();
    expect(nextAddress(from, '/b').href).toBe('https://news.example/b');
    expect(nextAddress(new URL('http://news.example/a'), 'https://news.example/').href).toBe('https://news.example/');
  });
});

describe('names that lead to private addresses', () => {
  // The rule is the real one here; only names and ports are the test's own.
  const real = (answers: string[]): Network => ({ ...local, resolve: async () => answers, isPublic: isPublicAddress });

  test('one answer that is not public refuses the name, and nothing is asked', async () => {
    for (const answers of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::ffff:10.0.0.1'], ['64:ff9b::7f00:1'], []])
      expect(await codeOf(at('mixed.example'), real(answers))).toBe('unreachable');
    expect(asked).toEqual([]);
  });

  test('a name is looked up once a request, so that no second answer can differ from the one that was judged', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    let lookups = 0;
    const changing: Network = { ...local, resolve: async () => [answers[lookups++] ?? ''] };
    expect(await codeOf(at('rebind.example'), changing)).toBe('ok');
    expect(lookups).toBe(1);
    expect(await codeOf(at('rebind.example'), changing)).toBe('unreachable');
  });

  test.skipIf(!attacks)('no attack of ../shared reaches the server (when they are there)', async () => {
    const given: { deny: string[]; dns: { host: string; answers?: string[]; answers_all?: string[] }[] } = JSON.parse(
      readFileSync(attacks ?? '', 'utf8'),
    );
    for (const url of given.deny) {
      const code = await codeOf(url.replaceAll('PORT', String(port)), real(['127.0.0.1']));
      expect([url, code]).toEqual([url, expect.stringMatching(/^address-wrong$|^unreachable$/)]);
    }
    for (const { host, answers_all: all } of given.dns)
      if (all) expect([host, await codeOf(at(host), real(all))]).toEqual([host, 'unreachable']);
    expect(asked).toEqual([]);
  });
});
