import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawBlocks } from '#/server/article/blocks.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

const read = (text: string) => {
  const blocks = rawBlocks(text);
  return findQuotes(text, blocks, splitSentences(text, blocks));
};

/** Each quotation as its first words and the name (or mention) of its speaker. */
const said = (text: string) =>
  read(text).quotes.map(q => [q.text.split(' ').slice(0, 3).join(' '), q.speaker?.name ?? q.speaker?.mention ?? null]);

describe('findQuotes gives each quotation to its speaker', () => {
  it.each<[string, string, (string | null)[][]]>([
    ['cue after', '“The dam will hold,” Ana Ruiz said.', [['The dam will', 'Ana Ruiz']]],
    [
      'cue after, verb first',
      '"The dam will hold," said Ana Ruiz, an engineer in Oda.',
      [['The dam will', 'Ana Ruiz']],
    ],
    ['cue before', 'Ana Ruiz told reporters: “The dam will hold.”', [['The dam will', 'Ana Ruiz']]],
    [
      'cue in the middle',
      '“The dam,” Ana Ruiz said, “will hold for years.”',
      [
        ['The dam,', 'Ana Ruiz'],
        ['will hold for', 'Ana Ruiz'],
      ],
    ],
    [
      'more in the same paragraph',
      '“The dam will hold,” Ana Ruiz said. “We checked it twice.”',
      [
        ['The dam will', 'Ana Ruiz'],
        ['We checked it', 'Ana Ruiz'],
      ],
    ],
    [
      'a description between commas',
      '“It rains more,” Ana Ruiz, a clerk at the Oda water board, said in March.',
      [['It rains more,', 'Ana Ruiz']],
    ],
    ['a pronoun', 'Ana Ruiz runs the pumps. “They are old,” she said.', [['They are old,', 'Ana Ruiz']]],
    [
      'a pronoun past a bystander',
      'Ana Ruiz met Mayor Paul Ode on Friday. “He was kind,” she said.',
      [['He was kind,', 'Ana Ruiz']],
    ],
    [
      'a pronoun for whoever spoke',
      'Paul Ode said that Carl Pell had left. “I miss him,” he said.',
      [['I miss him,', 'Paul Ode']],
    ],
    ['a document', 'Article 12 states, “Water belongs to all.”', [['Water belongs to', 'Article 12']]],
    [
      'a statement and its issuer',
      'Verdana issued a statement on Monday. “We keep no lists,” the statement added.',
      [['We keep no', 'Verdana’s statement']],
    ],
    ['a body', '“No one was hurt,” the Oda Fire Department said.', [['No one was', 'Oda Fire Department']]],
    [
      'according to',
      'The plan is “far too slow for the coast,” according to Ana Ruiz.',
      [['far too slow', 'Ana Ruiz']],
    ],
    ['as someone put it', 'As Ana Ruiz put it, “The river does not read our maps.”', [['The river does', 'Ana Ruiz']]],
    ['two speakers', '“We tried,” said Ana Ruiz and Paul Ode.', [['We tried,', 'Ana Ruiz and Paul Ode']]],
    ['a question', '"Why now?" Ana Ruiz asked.', [['Why now?', 'Ana Ruiz']]],
    [
      'a colon between paragraphs',
      'Ana Ruiz wrote on her page:\n\n“The dam holds. We thank all who helped.”',
      [['The dam holds.', 'Ana Ruiz']],
    ],
    [
      'after a fronted clause',
      'When asked about the cost, Ana Ruiz smiled and said, “Less than a flood.”',
      [['Less than a', 'Ana Ruiz']],
    ],
    [
      'built into the sentence',
      'Ana Ruiz said the wall was “a promise to our children.”',
      [['a promise to', 'Ana Ruiz']],
    ],
    [
      'what someone calls it',
      'Ana Ruiz spoke of what she called “quiet floods” in the lower town.',
      [['quiet floods', 'Ana Ruiz']],
    ],
    [
      'the same surname',
      'Mr. Pell and his wife disagree. “Sell it,” Mr. Pell said. “Never,” Mrs. Pell replied.',
      [
        ['Sell it,', 'Pell'],
        ['Never,', 'Pell'],
      ],
    ],
    ['guillemets', '«The dam will hold,» Ana Ruiz said.', [['The dam will', 'Ana Ruiz']]],
    ['single marks where no double ones are', '‘The dam will hold,’ Ana Ruiz said.', [['The dam will', 'Ana Ruiz']]],
    [
      'someone without a name',
      '“I lost my boat,” said one fisherman. “It was new,” he said.',
      [
        ['I lost my', 'one fisherman'],
        ['It was new,', 'he'],
      ],
    ],
    ['a dateline', 'ODA — Ana Ruiz said: “The dam will hold.”', [['The dam will', 'Ana Ruiz']]],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('joins the paragraphs of one long quotation', () => {
    const { quotes } = read(
      'Ana Ruiz said, “The dam is old.\n\n“It will hold.\n\n“We will mend it.”\n\nThe town waits.',
    );
    expect(quotes.map(q => [q.continues, q.speaker?.name])).toEqual([
      [null, 'Ana Ruiz'],
      ['q1', 'Ana Ruiz'],
      ['q2', 'Ana Ruiz'],
    ]);
  });

  it('keeps what is quoted inside a quotation as its inner span', () => {
    const text = '“My aunt used to say ‘the river pays its debts’ every spring,” Ana Ruiz said.';
    const [quote] = read(text).quotes;
    expect(quote?.inner.map(i => text.slice(i.start, i.end))).toEqual(['the river pays its debts']);
    expect(read(text).quotes).toHaveLength(1);
  });

  it('is less sure of a pronoun than of a name', () => {
    const { quotes } = read('Paul Ode met Carl Pell. “It rains,” he said. “It does,” Carl Pell said.');
    expect(quotes[0]?.confidence).toBeLessThan(quotes[1]?.confidence ?? 0);
  });
});

describe('findQuotes takes for no quotation', () => {
  it.each([
    ['a title', 'The film “Rivers of Glass” opens on Friday.'],
    ['a report by its title', 'The report, “Water and Work in Oda,” lists 40 towns.'],
    ['a programme that someone spoke on', 'The dam was the subject of “Morning in Oda” on Monday.'],
    ['a nickname', 'Paul “Dusty” Ode won the race.'],
    ['a scare quote', 'The “free” bread cost two coins.'],
    ['a thing that is called so', 'They live in a street called “Long Acre” near the port.'],
    ['a heading', '‘Quiet floods’\n\nThe town waits for rain.'],
    ['an attribute of markup', 'See <a name="river"> for more.'],
    ['an apostrophe', "The farmers' market and the pilots' club share a roof."],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('findQuotes on any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '“',
      '”',
      '‘',
      '’',
      "'",
      '«',
      '»',
      ' said ',
      'Ana Ruiz',
      ', ',
      '. ',
      '? ',
      '\n\n',
      ': ',
      ' he ',
      'the report ',
      '(',
    ),
    fc.constantFrom('\ud800', '\udc00', '…', '`` ', "'' ", 'Mr. ', 'according to ', ' and '),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  it('gives ordered spans inside their sentences and blocks that slice to their text, the same each time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), parts => {
        const text = parts.join('');
        const blocks = rawBlocks(text);
        const sentences = splitSentences(text, blocks);
        const { quotes, entities, hearsay } = findQuotes(text, blocks, sentences);
        let end = 0;
        for (const [i, q] of quotes.entries()) {
          expect(q.id).toBe(`q${i + 1}`);
          expect(q.start).toBeGreaterThanOrEqual(end);
          expect(q.end).toBeGreaterThan(q.start);
          expect(text.slice(q.start, q.end)).toBe(q.text);
          expect(blocks.some(b => b.start <= q.start && q.end <= b.end)).toBe(true);
          expect(sentences[q.sentence]).toBeDefined();
          expect(q.confidence).toBeGreaterThanOrEqual(0);
          expect(q.confidence).toBeLessThanOrEqual(1);
          for (const inner of q.inner) expect(q.start <= inner.start && inner.end <= q.end).toBe(true);
          if (q.speaker) expect(text.slice(q.speaker.start, q.speaker.end)).toBe(q.speaker.mention);
          end = q.end;
        }
        for (const span of [...hearsay, ...entities.flatMap(e => [...e.mentions, ...e.roles])])
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
        expect(findQuotes(text, blocks, sentences)).toEqual({ quotes, entities, hearsay });
      }),
      { numRuns: 150 },
    );
  });
});
