import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportedArticle } from '#/server/importing/imported.ts';
import { importText } from '#/server/importing/plain-text.ts';

/** An article as short lines, for comparing: kind and first words of blocks, reason and first words of what was dropped. */
const outline = ({ title, blocks, dropped }: ImportedArticle) => ({
  title,
  blocks: blocks.map(({ kind, text, hidden }) => `${hidden ? 'hidden ' : ''}${kind}: ${text.slice(0, 24)}`),
  dropped: dropped.map(({ reason, text, at }) => `${reason} @${at}: ${text.slice(0, 20)}`),
});

const lead = 'The town council voted on Tuesday to close the old swimming pool for two years of repairs.';
const second =
  'Repairs will cost 4 million euros, the council said, and swimmers will be sent to a pool in the next town.';
const third = '"The roof could fall any winter," engineer Tova Brandt told the council before the vote.';
const fourth = 'Swimming clubs have asked for buses to the other pool, which is 12 kilometers away.';

const cases: [string, string, ReturnType<typeof outline>][] = [
  [
    'a menu in another script, a caption twice and a size widget around the article',
    `Главная\n\nНовости дня\n\nTown Council Closes Old Swimming Pool\n\nFILE - Children wait outside the swimming pool, May 2, 2025.\nFILE - Children wait outside the swimming pool, May 2, 2025.\n\n${lead}\n\n${second}\n\nA\nAA\nAAA`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'hidden caption: FILE - Children wait out',
        'paragraph: The town council voted o',
        'paragraph: Repairs will cost 4 mill',
      ],
      dropped: [
        'other-language @0: Главная',
        'other-language @0: Новости дня',
        'repeated-caption @1: FILE - Children wait',
        'widget @3: A',
        'widget @3: AA',
        'widget @3: AAA',
      ],
    },
  ],
  [
    'a teaser for another story between two paragraphs, and headings that stay',
    `Town Council Closes Old Swimming Pool\n\n${lead}\n\nWhat it costs\n\n${second}\n\nVillage Library Finds Money for Sunday Opening\nThe library had been shut at weekends since the winter, and readers had collected names against it\n\n${third}\n\n'Too far'\n\n${fourth}`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'paragraph: The town council voted o',
        'heading: What it costs',
        'paragraph: Repairs will cost 4 mill',
        'paragraph: "The roof could fall any',
        "heading: 'Too far'",
        'paragraph: Swimming clubs have aske',
      ],
      dropped: ['teaser @3: Village Library Find', 'teaser @3: The library had been'],
    },
  ],
  [
    'headings directly above their paragraphs, which are no teasers',
    `Town Council Closes Old Swimming Pool\n\n${lead}\n\nWhat it costs\n${second}\n\nHow far it is to the other pool\n${fourth}`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'paragraph: The town council voted o',
        'heading: What it costs',
        'paragraph: Repairs will cost 4 mill',
        'heading: How far it is to the oth',
        'paragraph: Swimming clubs have aske',
      ],
      dropped: [],
    },
  ],
  [
    'lists with labels, bullets and numbers',
    `${lead}\n\nThe council gave these reasons:\n\nRoof: 3 of 9 beams are rotten, according to the engineer.\n\nWater: The pipes lose 200 liters a day.\n\n${second}\n\nThe clubs want:\n• buses twice a day\n• a cheaper ticket\n\n${fourth}`,
    {
      title: null,
      blocks: [
        'paragraph: The town council voted o',
        'paragraph: The council gave these r',
        'list-item: Roof: 3 of 9 beams are r',
        'list-item: Water: The pipes lose 20',
        'paragraph: Repairs will cost 4 mill',
        'paragraph: The clubs want:',
        'list-item: buses twice a day',
        'list-item: a cheaper ticket',
        'paragraph: Swimming clubs have aske',
      ],
      dropped: [],
    },
  ],
  [
    'byline, date, share buttons, an advert, a pull quote, a pointer and a copyright line',
    `Home\nNews\nSport\nTown Council Closes Old Swimming Pool\nBy Imre Holt\nPublished March 3, 2026\nShare\n\n${lead}\n\nAdvertisement\n\n${second}\n\nThe roof could fall any winter\n\n${third}\n\nRead more: Five Walks Along the River\n\n${fourth}\n\n© 2026 The Valley Paper. All rights reserved.\n\nMore stories\nFive Walks Along the River in Spring`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'paragraph: The town council voted o',
        'paragraph: Repairs will cost 4 mill',
        'paragraph: "The roof could fall any',
        'paragraph: Swimming clubs have aske',
      ],
      dropped: [
        'navigation @0: Home',
        'navigation @0: News',
        'navigation @0: Sport',
        'byline @0: By Imre Holt',
        'date @0: Published March 3, 2',
        'share @0: Share',
        'advert @1: Advertisement',
        'pull-quote @2: The roof could fall ',
        'teaser @3: Read more: Five Walk',
        'boilerplate @4: © 2026 The Valley Pa',
        'teaser @4: More stories',
        'teaser @4: Five Walks Along the',
      ],
    },
  ],
  [
    'a page copied whole: what stands far above and below the article, behind many short lines, is not the article',
    `Please enable cookies to enjoy all that our pages have to offer.\n\n${Array.from({ length: 12 }, (_, at) => `Section ${at + 1} of the site`).join('\n\n')}\n\nTown Council Closes Old Swimming Pool\n\n${lead}\n\n${second}\n\n${third}\n\n${Array.from({ length: 12 }, (_, at) => `Topic ${at + 1} of the week`).join('\n\n')}\n\nOur newsroom takes letters of up to 200 words.`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'paragraph: The town council voted o',
        'paragraph: Repairs will cost 4 mill',
        'paragraph: "The roof could fall any',
      ],
      dropped: [
        'menu @0: Please enable cookie',
        ...Array.from({ length: 12 }, (_, at) => `menu @0: ${`Section ${at + 1} of the site`.slice(0, 20)}`),
        ...Array.from({ length: 12 }, (_, at) => `teaser @3: ${`Topic ${at + 1} of the week`.slice(0, 20)}`),
        'boilerplate @3: Our newsroom takes l',
      ],
    },
  ],
  [
    'the lines that a site sets between title and text, and a caption that is announced by the line above it',
    `Town Council Closes Old Swimming Pool\n\nPublished\n3 March\nShare\nJo Reed\nTown reporter\n\nImage caption,\nThe pool on a quiet day\n${lead}\n\n${second}\n\n___\n\n${third}`,
    {
      title: 'Town Council Closes Old Swimming Pool',
      blocks: [
        'hidden caption: Image caption,',
        'hidden caption: The pool on a quiet day',
        'paragraph: The town council voted o',
        'paragraph: Repairs will cost 4 mill',
        'paragraph: "The roof could fall any',
      ],
      dropped: [
        'date @0: Published',
        'date @0: 3 March',
        'share @0: Share',
        'byline @0: Jo Reed',
        'byline @0: Town reporter',
        'widget @4: ___',
      ],
    },
  ],
  [
    'a list at the end under its own heading, which stays',
    `${lead}\n\n${second}\n\nHours at the other pool\nMonday: closed\nOther days: 9 to 17\n\nXS\nXL`,
    {
      title: null,
      blocks: [
        'paragraph: The town council voted o',
        'paragraph: Repairs will cost 4 mill',
        'heading: Hours at the other pool',
        'list-item: Monday: closed',
        'list-item: Other days: 9 to 17',
      ],
      dropped: ['widget @5: XS', 'widget @5: XL'],
    },
  ],
  [
    'text broken at a fixed width',
    'The town council voted on Tuesday to close the old swimming\npool for two years of repairs, which will cost 4 million euros\nin all, the council said, and swimmers will be sent to a pool\nin the next town.\n\nSwimming clubs have asked for buses to the other pool, which\nis 12 kilometers away and has\nfewer lanes than the old one.',
    {
      title: null,
      blocks: ['paragraph: The town council voted o', 'paragraph: Swimming clubs have aske'],
      dropped: [],
    },
  ],
];

describe('importText', () => {
  test.each(cases)('tells apart %s', (_, text, expected) => {
    expect(outline(importText(text))).toEqual(expected);
  });

  test('keeps byline and date apart from the body', () => {
    const { byline, published } = importText(
      `Pool Closes for Two Years\nBy Imre Holt and Ann Roe\n3 March 2026\n\n${lead}\n\n${second}`,
    );
    expect({ byline, published }).toEqual({ byline: 'Imre Holt and Ann Roe', published: '2026-03-03' });
  });

  test('a bare list or a poem without a sentence is all body', () => {
    const { blocks, dropped } = importText('Apples and pears\nPlums from the hill\nBread');
    expect([...blocks, ...dropped].map(block => block.text)).toEqual([
      'Apples and pears',
      'Plums from the hill',
      'Bread',
    ]);
    expect(dropped).toEqual([]);
  });

  test('never throws, and no block is empty or holds a line break or an invisible character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\n\n', '. ', 'Word ', '• ', '\t', '\u202e')),
        ),
        parts => {
          const { blocks, dropped } = importText(parts.join(''));
          for (const { text } of [...blocks, ...dropped]) {
            expect(text.trim()).not.toBe('');
            expect(text).not.toMatch(/[\n\r\u2028\u2029\u202e\0]/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of plain prose every line ends in the title, a block or the dropped blocks, once', () => {
    const word = fc.constantFrom(
      'river',
      'council',
      'the',
      'of',
      'Brandt',
      '12',
      'winter',
      'and',
      'Pool',
      'said',
      'roof',
    );
    const sentence = fc.array(word, { minLength: 3, maxLength: 20 }).map(words => `${words.join(' ')}.`);
    const line = fc.oneof(
      sentence,
      fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\n\n'), (lines, gap) => {
        const { title, blocks, dropped } = importText(lines.join(gap));
        const found = [...blocks, ...dropped].map(block => block.text);
        if (title !== null) found.push(title);
        const all = found.join(' ').split(' ').sort();
        expect(all).toEqual(lines.join(' ').split(' ').sort());
      }),
      { numRuns: 300 },
    );
  });
});

const reading = ['../shared/readings', '../../shared/readings']
  .map(place => path.join(import.meta.dirname, '../..', place, 'huawei-global-cloud-strategy.txt'))
  .find(existsSync);

describe.skipIf(!reading)('the article of ../shared/readings (when it is there)', () => {
  const source = reading ? readFileSync(reading, 'utf8') : '';
  const { title, blocks, dropped } = importText(source);

  test('keeps its title, body, list and headings, hides its captions and drops menu, copy, teaser and widget', () => {
    const shown = blocks.filter(block => !block.hidden);
    const count = (kind: string) => shown.filter(block => block.kind === kind).length;
    expect(title).toMatch(/^Huawei's Global Cloud Strategy May Give/);
    expect([count('paragraph'), count('list-item'), count('heading'), shown.length]).toEqual([37, 3, 3, 43]);
    expect(blocks.filter(block => block.hidden).every(block => block.text.startsWith('FILE - '))).toBe(true);
    expect(dropped.map(block => block.reason)).toEqual([
      'other-language',
      'other-language',
      'repeated-caption',
      'teaser',
      'teaser',
      'widget',
      'widget',
      'widget',
      'widget',
    ]);
  });

  test('loses no line', () => {
    const found = [title ?? '', ...blocks.map(block => block.text), ...dropped.map(block => block.text)];
    const lines = source
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '');
    expect(found.sort()).toEqual(lines.sort());
  });
});
