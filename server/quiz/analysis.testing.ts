import type { Analysis, Entity, Figure, FigureKind, Quote, Span } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { splitSentences } from '#/server/article/sentences.ts';

/** An invented article, for tests of the recipes. */
export const harbourArticle = `A new report says that 70 percent of the ferries in Port Alder run late. The report, published by the Alder Transport Institute, examined 48 ferries on 9 routes.

"Passengers should expect a slower service until the council repairs the northern terminal," said Mira Okafor, a senior planner at the Alder Transport Institute.

In all, 62 percent of the passengers are commuters (38 percent) or students (24 percent), the report said.

The council hired 35 engineers for the winter. The company behind the ferries lost $12 million in 2019.

"We will publish a better timetable and we can promise an honest answer to every complaint from the islands," said Tomas Lindqvist, the director of Alder Ferries.

In 1998, the town opened a second pier. In 2007, a storm destroyed the old lighthouse. The council closed the fish market in 2015.

"The islands must accept a winter without the evening boats, and the schools should prepare a plan for that," said Joan Petrie, a member of the harbour council.

About 140 islanders were stranded for 3 days in March 2018. On June 4, 2020, the council approved a loan of $45 million.

"My neighbours would support a new tunnel, but the price of the work is a mystery to all of us," said Adele Quist, a shopkeeper on the island of Sorrel.

The institute expects that 15 percent of the crews will leave within a year. Some 5,200 residents signed a petition against the dearer tickets. Only 11 routes made a profit.`;

type FigureGiven = { at: string; kind: FigureKind; value?: number; unit?: string; of?: string; timex?: string };

const figuresGiven: FigureGiven[] = [
  { at: '[70 percent] of the ferries', kind: 'percent', value: 70, unit: '%', of: 'ferries' },
  { at: '[48] ferries', kind: 'count', value: 48, of: 'ferries' },
  { at: '[9] routes', kind: 'count', value: 9, of: 'routes' },
  { at: '[62 percent] of the passengers', kind: 'percent', value: 62, unit: '%', of: 'passengers' },
  { at: '([38 percent])', kind: 'percent', value: 38, unit: '%', of: 'passengers' },
  { at: '([24 percent])', kind: 'percent', value: 24, unit: '%', of: 'passengers' },
  { at: '[35] engineers', kind: 'count', value: 35, of: 'engineers' },
  { at: '[$12 million] in', kind: 'money', value: 12e6, unit: 'USD' },
  { at: 'in [2019].', kind: 'date', timex: '2019' },
  { at: 'In [1998],', kind: 'date', timex: '1998' },
  { at: 'In [2007],', kind: 'date', timex: '2007' },
  { at: 'in [2015].', kind: 'date', timex: '2015' },
  { at: '[140] islanders', kind: 'count', value: 140, of: 'islanders' },
  { at: '[3 days]', kind: 'duration', value: 3, unit: 'day', timex: 'P3D' },
  { at: '[March 2018]', kind: 'date', timex: '2018-03' },
  { at: '[June 4, 2020]', kind: 'date', timex: '2020-06-04' },
  { at: '[$45 million].', kind: 'money', value: 45e6, unit: 'USD' },
  { at: '[15 percent] of the crews', kind: 'percent', value: 15, unit: '%', of: 'crews' },
  { at: '[5,200] residents', kind: 'count', value: 5200, of: 'residents' },
  { at: '[11] routes', kind: 'count', value: 11, of: 'routes' },
];

const peopleGiven: { name: string; role: string; quote: string }[] = [
  { name: 'Mira Okafor', role: 'a senior planner at the Alder Transport Institute', quote: 'Passengers should expect' },
  { name: 'Tomas Lindqvist', role: 'the director of Alder Ferries', quote: 'We will publish' },
  { name: 'Joan Petrie', role: 'a member of the harbour council', quote: 'The islands must accept' },
  { name: 'Adele Quist', role: 'a shopkeeper on the island of Sorrel', quote: 'My neighbours would' },
];

/** The analysis of the invented article, written by hand: what the engine should find in it. */
export function harbour(): Analysis {
  const text = harbourArticle;
  const blocks = rawBlocks(text);
  const sentences = splitSentences(text, blocks);
  const place = (words: string): Span => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`not in the fixture: ${words}`);
    return { start, end: start + words.length };
  };
  const sentenceOf = (offset: number) => sentences.findIndex(s => s.start <= offset && offset < s.end);
  const figures = figuresGiven.map((given, i): Figure => {
    const inner = /\[(.*)\]/.exec(given.at);
    const around = place(given.at.replace(/[[\]]/g, ''));
    const start = around.start + (inner?.index ?? 0);
    const end = start + (inner?.[1]?.length ?? 0);
    const { kind, value = null, unit = null, of = null, timex = null } = given;
    const empty = { low: null, high: null, direction: null, base: null, qualifier: null, source: null };
    return {
      id: `f${i + 1}`,
      start,
      end,
      text: text.slice(start, end),
      kind,
      value,
      unit,
      of,
      timex,
      ...empty,
      sentence: sentenceOf(start),
    };
  });
  const quotes = peopleGiven.map((given, i): Quote => {
    const { start } = place(given.quote);
    const end = text.indexOf('"', start);
    const mention = place(given.name);
    const speaker = { ...mention, mention: given.name, name: given.name };
    return {
      id: `u${i + 1}`,
      start,
      end,
      text: text.slice(start, end),
      kind: 'direct',
      cue: 'said',
      sentence: sentenceOf(start),
      continues: null,
      inner: [],
      speaker,
      confidence: 0.95,
    };
  });
  const entities = peopleGiven.map(
    (given): Entity => ({
      name: given.name,
      kind: 'person',
      roles: [{ ...place(given.role), text: given.role }],
      affiliations: [],
      mentions: [place(given.name)],
    }),
  );
  const ledger: Analysis['ledger'] = [{ relation: 'sum', parts: ['f5', 'f6'], total: 'f4', verdict: 'consistent' }];
  return { title: 'Late ferries', language: 'en', text, blocks, sentences, figures, quotes, entities, ledger };
}
