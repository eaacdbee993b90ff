import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry, Sentence } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { findFigures } from '#/server/article/figures.ts';
import { findRelations } from '#/server/article/ledger.ts';
import { splitSentences } from '#/server/article/sentences.ts';

const relationsIn = (text: string): [LedgerEntry['relation'], string[], string, LedgerEntry['verdict']][] => {
  const sentences: Sentence[] = [{ start: 0, end: text.length, block: 0 }];
  const figures = findFigures(text, sentences, null);
  const words = new Map(figures.map(figure => [figure.id, figure.text]));
  return findRelations(text, sentences, figures).map(({ relation, parts, total, verdict }) => [
    relation,
    parts.map(id => words.get(id) ?? ''),
    words.get(total) ?? '',
    verdict,
  ]);
};

describe('what the sentence itself adds up', () => {
  it.each<[string, ReturnType<typeof relationsIn>]>([
    [
      'In all, 70 percent of the ferries are late (25 percent) or cancelled (45 percent).',
      [['sum', ['25 percent', '45 percent'], '70 percent', 'consistent']],
    ],
    [
      'Some 71 percent of the ferries are late (25.4 percent) or cancelled (45.2 percent).',
      [['sum', ['25.4 percent', '45.2 percent'], '71 percent', 'within rounding']],
    ],
    [
      'Some 80 percent of the ferries are late (25 percent) or cancelled (45 percent).',
      [['sum', ['25 percent', '45 percent'], '80 percent', 'does not add up']],
    ],
    ['The storm hurt 12 people: seven sailors and five cooks.', [['sum', ['seven', 'five'], '12', 'consistent']]],
    [
      'The fund lent $3 million to farms and $4 million to mills, $7 million in all.',
      [['sum', ['$3 million', '$4 million'], '$7 million', 'consistent']],
    ],
    [
      'Some 62 percent of voters agreed, while the remaining 38 percent did not.',
      [['complement', ['62 percent'], '38 percent', 'consistent']],
    ],
    ['Profit rose 20 percent to $60 from $50.', [['change', ['$50', '$60'], '20 percent', 'consistent']]],
    [
      'Exports rose 60 percent to 3.9 million carts from 2.4 million.',
      [['change', ['2.4 million', '3.9 million'], '60 percent', 'within rounding']],
    ],
    ['The fee fell by $5 from $20 to $15.', [['difference', ['$20', '$15'], '$5', 'consistent']]],
    ['Of note, 34 of the 100 wells, or 34 percent, ran dry.', [['ratio', ['34', '100'], '34 percent', 'consistent']]],
    ['The tunnel is 8 miles (13 km) long.', [['restatement', ['8 miles'], '13 km', 'within rounding']]],
  ])('%s', (text, expected) => expect(relationsIn(text)).toEqual(expected));
});

describe('numbers that only happen to fit are no relation', () => {
  it.each([
    'The crew ate 3 apples, then 4 pears, and rowed past 7 islands.',
    'In March 20 percent of mills and 30 percent of farms closed, as 50 percent of rain fell.',
    'She paid $3 for tea, $4 for bread and $7 for the train.',
    'Half of the 40 boats sank and 20 crews swam.',
  ])('%s', text => expect(relationsIn(text)).toEqual([]));
});

const article = ['../shared', '../../shared']
  .map(place => `${place}/readings/huawei-global-cloud-strategy.txt`)
  .find(existsSync);

describe.skipIf(article === undefined)(
  'the article that came with the first issue (skipped where it is not there)',
  () => {
    it('gives its three sums and no other relation', () => {
      const text = readFileSync(article ?? '', 'utf8');
      const sentences = splitSentences(text, rawBlocks(text));
      const figures = findFigures(text, sentences, null);
      const words = new Map(figures.map(figure => [figure.id, figure.value]));
      const entries = findRelations(text, sentences, figures);
      expect(
        entries.map(entry => [
          entry.relation,
          entry.parts.map(id => words.get(id)),
          words.get(entry.total),
          entry.verdict,
        ]),
      ).toEqual([
        ['sum', [34, 43], 77, 'consistent'],
        ['sum', [36, 20], 56, 'consistent'],
        ['sum', [38, 34], 72, 'consistent'],
      ]);
      const texts = figures.map(figure => figure.text);
      expect(texts).toEqual(
        expect.arrayContaining([
          '70',
          '41',
          'one to three years',
          '168%',
          'June 27, 2017',
          '28th',
          '20th',
          'millions',
          'now',
        ]),
      );
      expect(texts.some(one => /5G|^19$|^7$/.test(one))).toBe(false);
    });
  },
);
