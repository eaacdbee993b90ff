import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, rawBlocks } from '#/server/article/blocks.ts';
import { detectLanguage } from '#/server/article/language.ts';
import { splitSentences } from '#/server/article/sentences.ts';

const sentencesOf = (text: string) => splitSentences(text, rawBlocks(text)).map(s => text.slice(s.start, s.end));

describe('canonicalText', () => {
  it('joins parts by a blank line, folds white space and drops what is empty', () => {
    const { text, blocks } = canonicalText([
      { kind: 'heading', text: '  River\u00a0\n news ' },
      { kind: 'paragraph', text: '\u200b \u0007' },
      { kind: 'paragraph', text: 'Cafe\u0301s\tclosed\u00ad.' },
    ]);
    expect(text).toBe('River news\n\nCafés closed.');
    expect(blocks).toEqual([
      { kind: 'heading', start: 0, end: 10 },
      { kind: 'paragraph', start: 12, end: 25 },
    ]);
  });

  it('gives blocks that slice to folded text, for any parts', () => {
    const parts = fc.array(fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ unit: 'binary' }) }));
    fc.assert(
      fc.property(parts, given => {
        const { text, blocks } = canonicalText(given);
        expect(blocks.map(b => text.slice(b.start, b.end)).join('\n\n')).toBe(text);
        expect(canonicalText(blocks.map(b => ({ kind: b.kind, text: text.slice(b.start, b.end) }))).text).toBe(text);
      }),
    );
  });
});

describe('rawBlocks', () => {
  it.each([
    [
      'lines are paragraphs of their own',
      'The bridge shut.\nIt opens in May.',
      ['The bridge shut.', 'It opens in May.'],
    ],
    [
      'a hard-wrapped paragraph is one',
      'The council voted late on Tuesday to shut the old\nbridge over the Arle, which carries some four thousand\ncars a day, until the spring.',
      [
        'The council voted late on Tuesday to shut the old\nbridge over the Arle, which carries some four thousand\ncars a day, until the spring.',
      ],
    ],
    ['carriage returns and blank lines are no blocks', 'One.\r\n\r\n  \r\nTwo.', ['One.', 'Two.']],
  ])('%s', (_, text, expected) => {
    expect(rawBlocks(text).map(b => text.slice(b.start, b.end))).toEqual(expected);
  });

  it('knows headings and list items', () => {
    expect(rawBlocks('Water prices\n\n• They rose.\n\nThe town pays.').map(b => b.kind)).toEqual([
      'heading',
      'list-item',
      'paragraph',
    ]);
  });
});

describe('splitSentences', () => {
  it.each([
    ['titles', 'Dr. Amara met Sen. Ode. They spoke.', ['Dr. Amara met Sen. Ode.', 'They spoke.']],
    ['initials', 'J. R. Pell wrote it. It sold.', ['J. R. Pell wrote it.', 'It sold.']],
    ['U.S. before a name', 'The U.S. Navy left. It was late.', ['The U.S. Navy left.', 'It was late.']],
    ['U.S. at an end', 'She moved to the U.S. The trip was long.', ['She moved to the U.S.', 'The trip was long.']],
    [
      'U.S. before a title that may begin a sentence',
      'The U.S. First Lady met the U.S. Under Secretary. They left the U.S. First they ate.',
      ['The U.S. First Lady met the U.S. Under Secretary.', 'They left the U.S.', 'First they ate.'],
    ],
    [
      'verbs and nouns that look shortened',
      'They sat. She said no. He sells art.',
      ['They sat.', 'She said no.', 'He sells art.'],
    ],
    ['numbered things', 'See no. 5 and Fig. 2 on Sat. Nov. 3.', ['See no. 5 and Fig. 2 on Sat. Nov. 3.']],
    ['decimals', 'It cost 3.5 million. Few paid.', ['It cost 3.5 million.', 'Few paid.']],
    ['times', 'It began at 9 p.m. Friday. All came.', ['It began at 9 p.m. Friday.', 'All came.']],
    ['companies', 'Pell Inc. of Oda shut. Why?', ['Pell Inc. of Oda shut.', 'Why?']],
    [
      'an ellipsis that goes on',
      'It was … fine, he wrote ... more or less. Yes.',
      ['It was … fine, he wrote ... more or less.', 'Yes.'],
    ],
    ['an ellipsis that ends', 'We wait. . . . Then we go.', ['We wait. . . .', 'Then we go.']],
    ['a stop inside a quotation', '“It rains.” The town waits.', ['“It rains.”', 'The town waits.']],
    [
      'a question and who asked it',
      '"Why now?" Amara Pell asked. "Why us?" he said.',
      ['"Why now?" Amara Pell asked.', '"Why us?" he said.'],
    ],
    ['a question and a new start', '“Why now?” The town waits.', ['“Why now?”', 'The town waits.']],
    ['a colon', 'One thing is sure: The dam holds.', ['One thing is sure: The dam holds.']],
    ['a numbered line', '1. Mend the roof. 2 men can.', ['1. Mend the roof.', '2 men can.']],
    ['no full stop', 'no end here', ['no end here']],
    ['wide stops', '水がある。川だ。', ['水がある。', '川だ。']],
    [
      'month names',
      'It shut on Nov. 3. It reopened in Dec. 2019.',
      ['It shut on Nov. 3.', 'It reopened in Dec. 2019.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('gives ordered sentences inside their blocks that leave no letter out, for any text', () => {
    const unit = fc.oneof(
      fc.constantFrom('. ', '? ', '" ', '“', 'Mr. ', '…', '\n', '\n\n', 'U.S. ', '1.5 '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), parts => {
        const text = parts.join('');
        const blocks = rawBlocks(text);
        const sentences = splitSentences(text, blocks);
        let end = 0;
        for (const s of sentences) {
          const block = blocks[s.block];
          expect(s.start).toBeGreaterThanOrEqual(Math.max(end, block?.start ?? Number.NaN));
          expect(s.end).toBeGreaterThan(s.start);
          expect(s.end).toBeLessThanOrEqual(block?.end ?? Number.NaN);
          expect(text.slice(end, s.start).trim()).toBe('');
          end = s.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('reads 400,000 units of stops in linear time', () => {
    for (const piece of ['.', '. ', '"?" ', 'A. ', '. . ', '? "a', '([{"'])
      expect(() => sentencesOf(piece.repeat(400_000 / piece.length))).not.toThrow();
  });
});

describe('detectLanguage', () => {
  it.each([
    ['en', 'The river rose by two metres and the town was cut off from the coast for three days.'],
    ['es', 'El río subió dos metros y la ciudad quedó aislada de la costa durante tres días por las lluvias.'],
    ['fr', 'La rivière est montée de deux mètres et la ville a été coupée de la côte pendant trois jours.'],
    ['de', 'Der Fluss stieg um zwei Meter, und die Stadt war drei Tage lang von der Küste abgeschnitten.'],
    ['km', 'ភ្ជាប់ទៅគេហទំព័រទាក់ទង'],
    ['ja', '川の水位が二メートル上がりました。'],
    ['uk', 'Річка піднялася на два метри, і місто було відрізане.'],
    [null, '12 30 44'],
    [null, 'Huh'],
  ])('%s', (tag, text) => {
    expect(detectLanguage(text)).toBe(tag);
  });
});
