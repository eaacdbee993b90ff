import { describe, expect, test } from 'vitest';
import { importArticle } from '#/server/importing/import.ts';
import type { ImportedArticle } from '#/server/importing/imported.ts';

function imported(page: string): ImportedArticle {
  const result = importArticle({ kind: 'html', text: page });
  if (!result.ok) throw new Error(result.code);
  return result.article;
}
const shown = (page: string) => imported(page).blocks.flatMap(block => (block.hidden ? [] : [block.text]));
const why = (page: string, words: string) =>
  imported(page).dropped.find(piece => piece.text.includes(words))?.reason ?? null;

const story = [
  'The ferry company will run two more boats a day from June, its manager said on Tuesday.',
  'Some 1,400 islanders cross the strait on a working day, 300 more than two years ago.',
  'The harbour council gave 2.5 million euros for a second pier, which opens in May.',
  'Fishers had asked for a later start, because the nets come in before eight in the morning.',
];
const body = story.map(text => `<p>${text}</p>`).join('');
const page = (parts: { above?: string; within?: string; below?: string; lang?: string }) =>
  `<html lang="${parts.lang ?? 'en'}"><head><title>More Boats for the Islands | Strait Post</title></head><body>${parts.above ?? ''}
<div class="x1"><h1>More Boats for the Islands</h1>${parts.within ?? ''}${body}</div>${parts.below ?? ''}</body></html>`;

const other = '<div><h4>Old mill sold</h4><p>The mill by the bridge was sold to a baker from the next town.</p></div>';

describe('what is around the article', () => {
  test.each([
    ['a block under “Related stories”', `<div><div><h3>Related stories</h3></div>${other}</div>`, 'teaser'],
    ['a block under “More great island news”', `<section><p>More great island news</p>${other}</section>`, 'teaser'],
    ['what readers say under “3 comments”', `<div><h3>3 comments</h3>${other}</div>`, 'comments'],
    ['a box about the writer', `<div><h4>About the author</h4>${other}</div>`, 'byline'],
    ['a box that the page opens over itself', `<div role="dialog">${other}</div>`, 'widget'],
    ['words for screen readers only', `<div class="sr-only">${other}</div>`, 'hidden'],
  ] as const)('%s is left out with its reason', (_, block, reason) => {
    for (const place of [page({ below: block }), page({ within: block })]) {
      expect(shown(place)).toEqual(story);
      expect(why(place, 'The mill by the bridge')).toBe(reason);
    }
  });

  test('the header of the site is no part of the article, the header of the article may be', () => {
    const help = '<p>Have you forgotten your password? Then write to the office, and we will send you a new one.</p>';
    expect(shown(page({ above: `<header>${help}</header>` }))).toEqual(story);
    const own = `<article><header><h1>More Boats for the Islands</h1><p>${story[0]}</p></header>${body}</article>`;
    expect(shown(`<title>More Boats for the Islands</title>${own}`)).toContain(story[0]);
  });

  test('a long row of comments does not make a name that holds the whole article more believed', () => {
    const said = '<p>I have waited for more boats since I was a child, and so has my mother, who is 80.</p>'.repeat(12);
    const issue = `<div class="newsletter"><h1>More Boats for the Islands</h1>${body}</div>`;
    expect(shown(`<title>More Boats for the Islands</title>${issue}<div id="comments">${said}</div>`)).toEqual(story);
  });

  test('a summary above the text is left out as one and can be brought back', () => {
    const standfirst = 'From June on, nobody will wait an hour for the next crossing';
    const split = `<title>More Boats for the Islands</title><div><h1>More Boats for the Islands</h1><p>${standfirst}</p></div><div>${body}</div>`;
    expect(shown(split)).toEqual(story);
    expect(imported(split).dropped).toContainEqual({
      kind: 'paragraph',
      text: standfirst,
      reason: 'standfirst',
      at: 0,
    });
  });

  test('who the writer is, said after the last paragraph, goes to the byline; others are people of the article', () => {
    const meta = '<meta name="author" content="Ada Marsh and Jo Lind">';
    const end = (text: string) =>
      shown(page({}).replace('<head>', `<head>${meta}`).replace('</div>', `<p>${text}</p></div>`));
    expect(end('Ada Marsh is a reporter for the Strait Post and lives on the islands.')).toEqual(story);
    const other = 'Ida Holm is a captain of the ferry company and lives on the islands.';
    expect(end(other)).toEqual([...story, other]);
  });

  test('a post that the article shows stays, the buttons beside it go', () => {
    const post = 'We never had so many people on one boat, and nobody stayed behind.';
    const widget = `<div class="social-embed"><blockquote><p>${post}</p></blockquote><a href="#">Share</a></div>`;
    const inside = page({}).replace(`<p>${story[2]}</p>`, `${widget}<p>${story[2]}</p>`);
    expect(shown(inside)).toEqual([story[0], story[1], post, story[2], story[3]]);
  });
});

describe('languages', () => {
  const khmer = 'សាលារៀនថ្មីបើកទ្វារនៅថ្ងៃចន្ទ។';

  test('an English article on a page in another language comes in as English, and the rest is named', () => {
    const mixed = page({
      lang: 'km',
      above: `<div><p>${khmer}</p><ul><li>ទំព័រដើម</li></ul></div>`,
      within: `<p>${khmer}</p>`,
    });
    expect(imported(mixed).language).toBe('en');
    expect(shown(mixed)).toEqual(story);
    expect(why(mixed, khmer)).not.toBeNull();
    const french = page({ lang: 'fr', above: '<p>Le journal du détroit paraît chaque matin depuis 1911.</p>' });
    expect(imported(french).language).toBe('en');
    expect(shown(french)).toEqual(story);
  });

  test('a line of a Japanese article that holds a long foreign name stays', () => {
    const lines = [
      '新しい船は六月から一日に二便増える。島の人々は長い間それを待っていた。',
      'Strait Ferryの新しい船と古い船',
      '港の会議は二つ目の桟橋のために予算を認めた。工事は五月に終わる予定だ。',
      '漁師たちはもっと遅い出発を望んでいた。網が朝八時前に上がるからである。',
    ];
    expect(shown(`<div>${lines.map(text => `<p>${text}</p>`).join('')}</div>`)).toEqual(lines);
  });
});
