import { describe, expect, test } from 'vitest';
import { importArticle } from '#/server/importing/import.ts';
import type { ImportedArticle } from '#/server/importing/imported.ts';

function imported(page: string): ImportedArticle {
  const result = importArticle({ kind: 'html', text: page });
  if (!result.ok) throw new Error(result.code);
  return result.article;
}
const shown = (page: string) =>
  imported(page)
    .blocks.filter(block => !block.hidden)
    .map(block => block.text);

const sentences = [
  'The mill by the weir ground its last flour on Tuesday, after the owner could find nobody to mend the wheel.',
  'Nine bakers in the valley bought from it, and most of them will now drive forty kilometres for rye.',
  'The council said that it would look for money, though nobody at the meeting could say where it might lie.',
  'Visitors came on Sundays to see the stones turn, and the children were given a roll from the old oven.',
  'Whoever takes it over has to keep the weir open for the eels, which climb it every spring in great number.',
];
const paragraphs = sentences.map(sentence => `<p>${sentence}</p>`).join('');

describe('a body that its page names badly', () => {
  test('is found where the page calls it a widget and talks more about itself', () => {
    const about = `<p>${'This paper is written by people of the valley, who meet on Mondays above the bakery. '.repeat(4)}</p>`;
    const page = `<body><h1>The Mill by the Weir Stands Still</h1><div class="widget">${paragraphs}</div><footer>${about}</footer><nav>${about}</nav></body>`;
    expect(shown(page)).toEqual(sentences);
  });

  test('keeps the short sentence that ends it, but not a button beside it', () => {
    const page = `<body><h1>The Mill by the Weir Stands Still</h1><article><div>${paragraphs}<p>Only two stayed.</p><p>It is over now.</p><p>Send</p></div></article></body>`;
    expect(shown(page).at(-1)).toBe('It is over now.');
  });

  test('is found where the page hides it until its script has run', () => {
    const notice =
      '<div class="cookie-notice"><p>We ask you to let us count our readers, so that the paper can live in the years to come.</p></div>';
    const body = `<article style="visibility:hidden"><h1>The Mill by the Weir Stands Still</h1>${paragraphs}</article>`;
    expect(shown(`<body>${notice.repeat(2)}${body}</body>`)).toEqual(sentences);
  });

  test('tells a caption by the credit within it', () => {
    const page = `<body><article><p class="summary">The wheel stands still under the ice. <span class="credit video-credit">By Valley Office</span></p>${paragraphs}</article></body>`;
    expect(shown(page)).toEqual(sentences);
  });
});

describe('a text that only search engines are given', () => {
  const page = (body: string) =>
    `<head><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script></head><body><h1>The Mill Stands Still</h1><p>Loading the article for you now.</p></body>`;

  test('is parted where its paragraphs were glued together', () => {
    expect(shown(page(sentences.join('')))).toEqual(sentences);
  });

  test('keeps the paragraphs that it has, and letters with stops together', () => {
    expect(shown(page(sentences.join('\n\n')))).toEqual(sentences);
    const one = sentences.join(' ').replace('the weir', 'the U.S.Weir');
    expect(shown(page(one))).toEqual([one]);
  });
});

describe('the title', () => {
  test('is the only first heading where the page itself is called by one word', () => {
    const page = `<head><title>News</title></head><body><h1>The Mill by the Weir Stands Still</h1>${paragraphs}</body>`;
    expect(imported(page).title).toBe('The Mill by the Weir Stands Still');
  });

  test('is not the name of the site, however long', () => {
    const page = `<head><title>The Mill</title><meta property="og:site_name" content="The Valley Paper of Old Days"></head><body><h1>The Valley Paper of Old Days</h1>${paragraphs}</body>`;
    expect(imported(page).title).toBe('The Mill');
  });
});
