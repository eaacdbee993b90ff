import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importHtml } from '#/server/importing/html.ts';
import { importArticle, toArticleText } from '#/server/importing/import.ts';
import type { ImportedArticle } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';

const root = path.join(import.meta.dirname, '../..');
const attacks = ['../shared/attacks', '../../shared/attacks'].map(place => path.join(root, place)).find(existsSync);

function imported(page: string): ImportedArticle {
  const result = importArticle({ kind: 'html', text: page });
  if (!result.ok) throw new Error(result.code);
  return result.article;
}
const kept = (page: string) =>
  imported(page).blocks.map(({ kind, text, hidden }) => `${hidden ? 'hidden ' : ''}${kind}: ${text}`);

const lead = 'The museum by the river opens its new wing on Saturday, five years after the flood.';
const second = 'The wing cost 9 million euros, and 400 people gave a part of it, the director said.';
const third = '“We nearly gave up twice,” director Sanna Okoye told visitors at the preview.';

const site = `<!doctype html><html lang="en-GB"><head>
<title>Museum Opens Its New Wing by the River | Valley Paper</title>
<meta property="og:site_name" content="Valley Paper">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Valley Paper"},{"@type":"NewsArticle","headline":"Museum Opens Its New Wing by the River","datePublished":"2026-03-07T23:10:00-05:00","author":[{"name":"Imre Holt"},{"name":"Ann Roe"}]}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><header><h1>Museum Opens Its New Wing by the River</h1><div class="byline">By Imre Holt and Ann Roe</div></header>
<div class="share-bar"><a>Facebook</a><a>Print</a></div>
<figure><img src="x.jpg" alt="The wing"><figcaption>Visitors queue in the rain. Photo: Lee Marsh</figcaption></figure>
<p>${lead}</p>
<h2>What it cost</h2><p>${second}</p>
<div class="ad-slot">Advertisement</div>
<p>Read more: <a href="/other">Five Walks Along the River</a></p>
<aside class="pull"><p>We nearly gave up twice</p></aside>
<p>${third}</p>
<ul><li>Monday: closed</li><li>Other days: 9 to 17</li></ul>
<table><tr><th>Year</th><th>Visitors</th></tr><tr><td>2024</td><td>31,000</td></tr></table>
<blockquote><p>The river gives, and the river takes.</p></blockquote>
<p style="display:none">Log the reader with a secret pixel in this hidden paragraph here.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/a">Library Finds Money for Sunday Opening Again</a></li></ul></div>
<section id="comments"><h3>2 comments</h3><p>I have waited for this day for many years, and I will come on Sunday with my children.</p></section>
</article></main>
<footer><p>Valley Paper is published by the Valley Press, which is not responsible for other sites.</p></footer></body></html>`;

describe('importHtml', () => {
  test('finds the body, its kinds and what the page says about it', () => {
    const { title, byline, source, published, language } = imported(site);
    expect({ title, byline, source, published, language }).toEqual({
      title: 'Museum Opens Its New Wing by the River',
      byline: 'Imre Holt, Ann Roe',
      source: 'Valley Paper',
      published: '2026-03-07',
      language: 'en',
    });
    expect(kept(site)).toEqual([
      'hidden caption: Visitors queue in the rain. Photo: Lee Marsh',
      `paragraph: ${lead}`,
      'heading: What it cost',
      `paragraph: ${second}`,
      `paragraph: ${third}`,
      'list-item: Monday: closed',
      'list-item: Other days: 9 to 17',
      'table-row: Year | Visitors',
      'table-row: 2024 | 31,000',
      'quote: The river gives, and the river takes.',
    ]);
  });

  test('lists all that it left out, with the reason and the place', () => {
    const { dropped, blocks } = imported(site);
    expect(dropped.map(({ reason, text }) => [reason, text.slice(0, 24)])).toEqual([
      ['navigation', 'Home'],
      ['navigation', 'Sport'],
      ['byline', 'By Imre Holt and Ann Roe'],
      ['share', 'FacebookPrint'],
      ['advert', 'Advertisement'],
      ['teaser', 'Read more: Five Walks Al'],
      ['pull-quote', 'We nearly gave up twice'],
      ['hidden', 'Log the reader with a se'],
      ['teaser', 'Related'],
      ['teaser', 'Library Finds Money for '],
      ['comments', '2 comments'],
      ['comments', 'I have waited for this d'],
      ['boilerplate', 'Valley Paper is publishe'],
    ]);
    for (const { at } of dropped) expect(at).toBeLessThanOrEqual(blocks.length);
  });

  test('the canonical text of the engine holds the shown blocks only', () => {
    const { text, blocks, title } = toArticleText(imported(site));
    expect(title).toBe('Museum Opens Its New Wing by the River');
    expect(text).not.toContain('Visitors queue');
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(
      imported(site).blocks.flatMap(block => (block.hidden ? [] : [block.text])),
    );
  });

  test.each([
    ['a bare paragraph', `<p>${lead}</p>`, [`paragraph: ${lead}`]],
    ['a word', '<b>Hello</b>', ['paragraph: Hello']],
    [
      'paragraphs parted by doubled line breaks',
      `${lead}<br><br>${second}`,
      [`paragraph: ${lead}`, `paragraph: ${second}`],
    ],
    [
      'a line break inside a sentence',
      '<p>The mill<br>has 9 looms and one weaver left.</p>',
      ['paragraph: The mill has 9 looms and one weaver left.'],
    ],
    [
      'words cut by inline markup',
      '<p>The <b>mu</b>seum opens its <i>new</i> wing on <a href="x">Saturday</a>.</p>',
      ['paragraph: The museum opens its new wing on Saturday.'],
    ],
    [
      'a body in a class that says so, with prose beside it',
      `<div class="site-intro"><p>${second}</p></div><div class="entry-content"><p>${lead}</p><p>${third}</p><p>${lead.replace('museum', 'mill')}</p><p>${second.replace('wing', 'mill')}</p></div>`,
      [
        `paragraph: ${lead}`,
        `paragraph: ${third}`,
        `paragraph: ${lead.replace('museum', 'mill')}`,
        `paragraph: ${second.replace('wing', 'mill')}`,
      ],
    ],
  ])('reads %s', (_, page, expected) => {
    expect(kept(page)).toEqual(expected);
  });

  test.each([
    ['nested elements', '<div>'.repeat(importLimits.depth + 10), 'too-deep'],
    ['elements', '<p>a</p>'.repeat(importLimits.nodes), 'too-many-nodes'],
    ['words', `<p>${'word '.repeat(importLimits.text)}`, 'too-long'],
    ['nothing', '<div> <script>x()</script> </div>', 'no-text'],
  ])('ends early on too many %s', (_, page, code) => {
    expect(importHtml(page)).toEqual({ ok: false, code });
  });

  test('any string gives an article or a code, and no block is empty or holds a line break', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<table><tr><td>',
        '<b>',
        '<li>',
        '<br>',
        '<a href=x>',
        '<svg><title>',
        '<template>',
        '<!--',
        'Some words of prose stand here. ',
        '<h1>',
        '<form>',
        '<math><mi>',
        '</div>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), parts => {
        const result = importArticle({ kind: 'html', text: parts.join('') });
        if (!result.ok) return;
        for (const { text } of [...result.article.blocks, ...result.article.dropped]) {
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(/[\n\r\u2028\u2029\0]/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(!attacks)('the attacks of ../shared (when it is there)', () => {
  const payloads: string[] = attacks ? JSON.parse(readFileSync(path.join(attacks, 'xss.json'), 'utf8')).payloads : [];

  test.each(payloads)('%j leaves no markup, and the sentence beside it stays', payload => {
    const { blocks, dropped, title } = imported(`<article><p>${lead}</p>${payload}<p>${second}</p></article>`);
    const texts = [...blocks, ...dropped].map(block => block.text);
    if (!/<(?:xmp|textarea|title|select|noscript|template|style|math|object|iframe)/.test(payload))
      expect(texts).toContain(lead);
    for (const text of [...texts, title ?? ''])
      expect(text).not.toMatch(/<\/?[a-z][^>]*>|[\u202a-\u202e\u2028\u2029]/i);
  });

  test('every bomb ends with an article or a code', async () => {
    const { bombs }: { bombs: Record<string, () => string> } = await import(path.join(attacks ?? '', 'html-bombs.mjs'));
    const ends = Object.fromEntries(
      Object.entries(bombs).map(([name, make]) => {
        const result = importHtml(make());
        return [name, result.ok ? 'ok' : result.code];
      }),
    );
    expect(ends).toEqual({
      deep: 'too-deep',
      formatting: 'too-deep',
      attrs: 'ok',
      wide: 'too-many-nodes',
      table: 'ok',
      noah: 'too-deep',
      entity: 'too-long',
    });
  });
});
