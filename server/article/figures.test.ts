import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Expected, read, whole } from '#/server/article/figures.testing.ts';
import { findFigures } from '#/server/article/figures.ts';

describe('a share names its whole', () => {
  it.each<[string, Expected]>([
    [
      'Some 34 percent of the bridges need paint.',
      { text: '34 percent', kind: 'percent', value: 34, unit: '%', of: 'bridges', qualifier: 'some' },
    ],
    [
      'Only 4.5% of rural schools closed.',
      { text: '4.5%', kind: 'percent', value: 4.5, of: 'rural schools', qualifier: 'only' },
    ],
    ['Turnout was 61 per cent.', { text: '61 per cent', kind: 'percent', value: 61, of: null }],
    [
      'Support slipped by two percentage points.',
      { text: 'two percentage points', kind: 'points', value: 2, unit: 'percentage point', direction: 'down' },
    ],
    ['A third of the orchard froze.', { text: 'A third', kind: 'ratio', value: 1 / 3, of: 'orchard' }],
    ['Two-thirds of the pupils walk.', { text: 'Two-thirds', kind: 'ratio', value: 2 / 3, of: 'pupils' }],
    ['One in five bakers retrain.', { text: 'One in five', kind: 'ratio', value: 0.2, of: 'bakers' }],
    ['A 1-in-4 risk remains.', { text: '1-in-4', kind: 'ratio', value: 0.25 }],
    ['Some 2.5 per 1,000 lambs die.', { text: '2.5 per 1,000', kind: 'ratio', value: 0.0025, of: 'lambs' }],
    ['Nine out of 10 ferries ran.', { text: 'Nine out of 10', kind: 'ratio', value: 0.9, of: 'ferries' }],
  ])('%s', (text, expected) => check(text, [expected]));
});

describe('money is read in any common form', () => {
  it.each<[string, Expected]>([
    ['It cost $1.2 million.', { text: '$1.2 million', value: 1.2e6, unit: 'dollar' }],
    ['They lent 5bn euros.', { text: '5bn euros', value: 5e9, unit: 'euro' }],
    ['A fine of US$300 followed.', { text: 'US$300', value: 300, unit: 'dollar' }],
    ['It sells at £8.1bn.', { text: '£8.1bn', value: 8.1e9, unit: 'pound sterling' }],
    ['Tickets are 12 Swiss francs.', { text: '12 Swiss francs', value: 12, unit: 'swiss franc' }],
    ['A $3-a-day fee applies.', { text: '$3-a-day', value: 3, unit: 'dollar per day' }],
    ['He earns $2,400 a month.', { text: '$2,400 a month', value: 2400, unit: 'dollar per month' }],
    ['Rent is 500 Jamaican dollars.', { text: '500 Jamaican dollars', value: 500, unit: 'jamaican dollar' }],
    ['It sold for 200 Swedish crowns.', { text: '200 Swedish crowns', value: 200, unit: 'swedish krona' }],
    ['A ride is Rp 5,000.', { text: 'Rp 5,000', value: 5000, unit: 'indonesian rupiah' }],
    ['The grant was half a million dollars.', { text: 'half a million dollars', value: 5e5, unit: 'dollar' }],
    ['Losses hit C$-3.5m.', { text: 'C$-3.5m', value: -3.5e6, unit: 'canadian dollar' }],
  ])('%s', (text, expected) => check(text, [{ kind: 'money', ...expected }]));
});

describe('a count carries the noun that it counts', () => {
  it.each<[string, Expected]>([
    ['The vote of 20 Republican senators was enough.', { text: '20', value: 20, of: 'Republican senators' }],
    [
      'More than 6,000 sports cars were recalled.',
      { text: '6,000', value: 6000, of: 'sports cars', qualifier: 'more than' },
    ],
    ['Twenty-eight miners went home.', { text: 'Twenty-eight', value: 28, of: 'miners' }],
    ['It is one of the oldest wooden mills in the valley.', { text: 'one', value: 1, of: 'oldest wooden mills' }],
    ['One harbour pilot saw it.', { text: 'One', value: 1, of: 'harbour pilot' }],
    ['They sold 2.7m digital and printed maps.', { text: '2.7m', value: 2.7e6, of: 'digital and printed maps' }],
    ['Several hundred goats fled.', { text: 'Several hundred', value: null, of: 'goats' }],
    ['Some 50 or more calls came.', { text: '50', value: 50, of: 'calls' }],
    ["One of the town's largest bakeries shut.", { text: 'One', value: 1, of: "town's largest bakeries" }],
    ['Five hard drives failed.', { text: 'Five', value: 5, of: 'hard drives' }],
    ['A 12-page letter arrived.', { text: '12', value: 12, of: 'page' }],
    ['Scores of boats sank.', { text: 'Scores', value: null, of: 'boats' }],
    [
      'A billion and a quarter million ants live.',
      { text: 'A billion and a quarter million', value: 1.00025e9, of: 'ants' },
    ],
    ['Half a dozen eggs broke.', { text: 'Half a dozen', value: 6, of: 'eggs' }],
  ])('%s', (text, expected) => check(text, [{ kind: 'count', ...expected }]));
});

describe('measures, ages and lengths of time keep their unit', () => {
  it.each<[string, Expected]>([
    ['The path is 12.5 km long.', { text: '12.5 km', kind: 'measure', value: 12.5, unit: 'kilometer' }],
    ['Gusts reached 87mph.', { text: '87mph', kind: 'measure', value: 87, unit: 'mile per hour' }],
    ['It holds 800 square feet.', { text: '800 square feet', kind: 'measure', value: 800, unit: 'square foot' }],
    ['A 14-year-old sailor won.', { text: '14-year-old', kind: 'age', value: 14, unit: 'year of age' }],
    ['Children aged 8 to 10 may enter.', { text: '8 to 10', kind: 'age', low: 8, high: 10, value: null }],
    ['Her brother, 31, paints.', { text: '31', kind: 'age', value: 31 }],
    ['The under-21s won.', { text: '21s', kind: 'age', value: 21, qualifier: 'under' }],
    ['Ana Brill, 44, paints.', { text: '44', kind: 'age', value: 44 }],
    ['The strike lasted three years.', { text: 'three years', kind: 'duration', value: 3, unit: 'year', timex: 'P3Y' }],
    ['A two-week pause began.', { text: 'two-week', kind: 'duration', value: 2, unit: 'week', timex: 'P2W' }],
    ['She is 5ft 6in tall.', { text: '5ft 6in', kind: 'measure', value: 5.5, unit: 'foot' }],
    ['A two-mile trail opened.', { text: 'two-mile', kind: 'measure', value: 2, unit: 'mile' }],
    ['Runners younger than 30 won.', { text: '30', kind: 'age', value: 30, qualifier: 'younger than' }],
    ['A 7- or 8-inch blade works.', { text: '7', kind: 'measure', value: 7, unit: 'inch' }],
    ['It took half an hour.', { text: 'half an hour', kind: 'duration', value: 0.5, timex: 'PT30M' }],
    ['They waited several months.', { text: 'several months', kind: 'duration', value: null, timex: 'PXM' }],
  ])('%s', (text, expected) => expect(read(text)[0]).toMatchObject(expected));
});

describe('a range is one figure without a single value', () => {
  it.each<[string, Expected]>([
    ['It takes one to three years.', { text: 'one to three years', kind: 'duration', low: 1, high: 3, value: null }],
    [
      'Rents run from $370,000 to $5.5 million.',
      { text: '$370,000 to $5.5 million', kind: 'money', low: 370000, high: 5.5e6 },
    ],
    ['Seats cost $3-5 each.', { text: '$3-5', kind: 'money', low: 3, high: 5 }],
    ['Between 40 and 50 percent agreed.', { text: '40 and 50 percent', kind: 'percent', low: 40, high: 50 }],
    [
      'It drew 1 to 2 million visitors.',
      { text: '1 to 2 million', kind: 'count', low: 1e6, high: 2e6, of: 'visitors' },
    ],
    [
      'Tens of millions of bees died.',
      { text: 'Tens of millions', kind: 'count', low: 1e7, high: 1e8, value: null, of: 'bees' },
    ],
    ['Millions of moths came.', { text: 'Millions', kind: 'count', low: null, high: null, value: null, of: 'moths' }],
  ])('%s', (text, expected) => check(text, [expected]));

  it('reads "from … up to …" as one range', () => {
    check('Flats run from 40 square metres up to 90 square metres.', [
      { text: '40 square metres up to 90 square metres', kind: 'measure', low: 40, high: 90 },
    ]);
  });

  it('reads a decade of life from its youngest to its oldest year', () => {
    check('Most are in their 60s, he in his mid-30s and she in her twenties.', [
      { text: '60s', kind: 'age', low: 60, high: 69 },
      { text: '30s', kind: 'age', low: 30, high: 39 },
      { text: 'twenties', kind: 'age', low: 20, high: 29 },
    ]);
  });
});

describe('a change says which way it went and what it is counted from', () => {
  const bases = (text: string): (string | null)[] =>
    read(text).map(({ base }) => (base === null ? null : text.slice(base.start, base.end)));

  it.each<[string, Expected[], (string | null)[]]>([
    [
      'Turnout rose from 34 to 38 percent.',
      [
        { text: '34', kind: 'percent', value: 34, direction: null },
        { text: '38 percent', value: 38, direction: 'up' },
      ],
      [null, '34'],
    ],
    [
      'Output fell from 80 to 60 tonnes.',
      [
        { text: '80', kind: 'measure', direction: null },
        { text: '60 tonnes', value: 60, direction: 'down' },
      ],
      [null, '80'],
    ],
    [
      'The fare was cut to $40 from $50.',
      [
        { text: '$40', direction: 'down' },
        { text: '$50', direction: null },
      ],
      ['$50', null],
    ],
    [
      'The share slid from $36.40 at 10.45 a.m. to $34.90.',
      [{ text: '$36.40' }, { text: '10.45 a.m.' }, { text: '$34.90', direction: 'down' }],
      [null, null, '$36.40'],
    ],
    [
      'The club grew from 1,200 in May to 3,400 members.',
      [
        { text: '1,200', kind: 'count', of: 'members' },
        { text: 'May' },
        { text: '3,400', of: 'members', direction: 'up' },
      ],
      [null, null, '1,200'],
    ],
    [
      'It sold 3.9 million lamps, up from 2.4 million.',
      [
        { text: '3.9 million', direction: 'up' },
        { text: '2.4 million', of: 'lamps' },
      ],
      ['2.4 million', null],
    ],
    ['Sales rose 168% year on year.', [{ text: '168%', direction: 'up' }], ['year on year']],
    [
      'Costs fell 3 percent from a year earlier.',
      [{ text: '3 percent', direction: 'down' }, { text: 'a year earlier' }],
      ['from a year earlier', null],
    ],
    ['A crew takes from 5 to 10 people.', [{ text: '5 to 10', low: 5, high: 10, direction: null }], [null]],
  ])('%s', (text, expected, based) => {
    check(text, expected);
    expect(bases(text)).toEqual(based);
  });
});

describe('a score has the numbers of its two sides', () => {
  it.each<[string, Expected]>([
    ['They won 3-1 at home.', { text: '3-1', low: 1, high: 3 }],
    ['They lost 0-2 at home.', { text: '0-2', low: 0, high: 2 }],
    ['It ended as a 1-1 draw.', { text: '1-1', low: 1, high: 1 }],
    ['The court ruled 5-4 for the town.', { text: '5-4', low: 4, high: 5 }],
    ['The council voted seven to five for it.', { text: 'seven to five', low: 5, high: 7 }],
  ])('%s', (text, expected) => check(text, [{ kind: 'number', unit: 'score', value: null, ...expected }]));

  it('and a proportion one value', () => {
    check('The ratio was 3 to 2, a 10:1 ratio at best.', [
      { text: '3 to 2', kind: 'ratio', value: 1.5 },
      { text: '10:1', kind: 'ratio', value: 10 },
    ]);
  });
});

it.each<[string, string | null]>([
  ['The network is spread over 41 countries.', null],
  ['Both quarrel in a row over 12 islands.', null],
  ['The river fell over two days.', null],
  ['It rained for over two days.', 'over'],
  ['Over 41 countries signed.', 'over'],
  ['It burned over 300 acres.', 'over'],
])('"over" is a hedge only where it is no preposition: %s', (text, qualifier) =>
  expect(read(text).at(-1)).toMatchObject({ qualifier }),
);

describe('time expressions resolve against the day of publication, Wednesday 16 June 2021', () => {
  it.each<[string, string, string | null]>([
    ['It closed on June 27, 2017.', 'June 27, 2017', '2017-06-27'],
    ['It closed on 27 June 2017.', '27 June 2017', '2017-06-27'],
    ['It opened in April 2021.', 'April 2021', '2021-04'],
    ['The mill burned in 1994.', '1994', '1994'],
    ['It met on Sept. 30.', 'Sept. 30', '2020-09-30'],
    ['It will meet on Sept. 30.', 'Sept. 30', '2021-09-30'],
    ['They spoke on Friday.', 'Friday', '2021-06-11'],
    ['They will speak on Friday.', 'Friday', '2021-06-18'],
    ['They spoke last year.', 'last year', '2020'],
    ['They spoke yesterday.', 'yesterday', '2021-06-15'],
    ['They spoke the day before yesterday.', 'the day before yesterday', '2021-06-14'],
    ['It opens two weeks from now.', 'two weeks from now', '2021-W26'],
    ['The ferry is to sail on Friday.', 'Friday', '2021-06-18'],
    ['They planned a march on Friday and were angry.', 'Friday', '2021-06-18'],
    ['In January, the firm bought a mill.', 'January', '2021-01'],
    ['They waited another year.', 'another year', 'P1Y'],
    ['They met last week.', 'last week', '2021-W23'],
    ['They sing every week.', 'every week', 'P1W'],
    ['They sing every Thursday.', 'every Thursday', 'XXXX-WXX-4'],
    ['They rest now.', 'now', 'PRESENT_REF'],
    ['They came Friday night.', 'Friday night', '2021-06-11TNI'],
    ['They left at 5 p.m. on Monday.', '5 p.m. on Monday', '2021-06-14T17:00'],
    ['It grew in the third quarter.', 'third quarter', '2020-Q3'],
    ['It began in the 1990s.', '1990s', '199'],
    ['It began in the 20th century.', '20th century', '19'],
    ['It fell in 49 BC.', '49 BC', 'BC0049'],
    ['Two years ago it stood.', 'Two years ago', '2019'],
    ['It meets on 10-12 March.', '10-12 March', '2021-03-10/2021-03-12'],
    ['The plan of 2010-15 failed.', '2010-15', '2010/2015'],
    ['It was printed in Leith, 1859.', '1859', '1859'],
    ['This 1865 portrait is hers.', '1865', '1865'],
    ['It is to be held on Friday.', 'Friday', '2021-06-18'],
    ['She will be named head in December.', 'December', '2021-12'],
    ['It fell in the early summer.', 'early summer', '2021-SU'],
    ['The March accession pleased them.', 'March', '2021-03'],
  ])('%s', (text, span, timex) => check(text, [{ text: span, timex }]));

  it('leaves a relative day without a value when the day of publication is unknown', () => {
    const text = 'They spoke on Friday.';
    expect(findFigures(text, whole(text), null)).toMatchObject([{ text: 'Friday', timex: null }]);
  });

  it('leaves the first Monday of a month open, and says nothing of hedges that compare', () => {
    const text = 'It meets on the first Monday of the month; prices are higher than a year earlier.';
    expect(read(text)).toMatchObject([
      { text: 'first', kind: 'ordinal' },
      { text: 'Monday', timex: null },
      { text: 'a year earlier', qualifier: null },
    ]);
  });

  it('tells a length that ended from the day when it did, and a rate from a time', () => {
    check('Sales grew 8 percent annually in the year ended March 31 and fell in the week ended 3 May.', [
      { text: '8 percent' },
      { text: 'the year', kind: 'duration', timex: 'P1Y' },
      { text: 'March 31', timex: '2021-03-31' },
      { text: 'the week', kind: 'duration', timex: 'P1W' },
      { text: '3 May', timex: '2021-05-03' },
    ]);
  });

  it('counts "that year" and "later that day" from the date named last', () => {
    const text =
      'She was born on 5 May 1998. Later that year they moved. He fell on 3 June 2004. Later that day he rose.';
    const sentences = text
      .split(/(?<=\.) /)
      .map(part => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length, block: 0 }));
    expect(findFigures(text, sentences, '2021-06-16')).toMatchObject([
      { text: '5 May 1998' },
      { text: 'Later that year', timex: '1998' },
      { text: '3 June 2004' },
      { text: 'Later that day', timex: '2004-06-03' },
    ]);
  });

  it('gives both ends of a span of time', () => {
    check('It ran between 2006 and April 2021.', [{ text: '2006' }, { text: 'April 2021' }]);
    check('It ran between 10 and 20 March.', [
      { text: '10', timex: '2021-03-10' },
      { text: '20 March', timex: '2021-03-20' },
    ]);
    check('It ran on March 10 and 12.', [
      { text: 'March 10', timex: '2021-03-10' },
      { text: '12', timex: '2021-03-12' },
    ]);
  });
});

describe('names that merely hold digits are no figures', () => {
  it.each([
    'The 5G mast fell.',
    'Under Article 7 all may speak.',
    'A Boeing 737 landed.',
    'He drove Route 66 alone.',
    'After COVID-19 it reopened.',
    'The G7 met.',
    'The Group of 20 met.',
    'Section 33 of the act applies.',
    "The Standard & Poor's 500 index closed.",
    'The lamp meets ISO 4421-2.',
    'Call 0800 123 456.',
    'The 787 is late, and the 787s that flew are back.',
    'A Trent 900 engine failed.',
    'The 747-400 landed.',
    'Malcolm X and I met. In Oslo I worked for Vladimir V. Sorin.',
  ])('%s', text => check(text, []));

  it('reads an ordinal in a name as an ordinal', () => {
    check("The 28th meeting of the 20th People's Congress met.", [
      { text: '28th', kind: 'ordinal', value: 28 },
      { text: '20th', kind: 'ordinal', value: 20 },
    ]);
    check('Henry VIII met Pope Leo X, Francis I of France and, long after, Louis XIV.', [
      { text: 'VIII', kind: 'ordinal', value: 8 },
      { text: 'I', kind: 'ordinal', value: 1 },
      { text: 'XIV', kind: 'ordinal', value: 14 },
    ]);
  });

  it('names the whole of a part behind its owner and its own number', () => {
    check("Of these, 60 of the city's 90 schools shut.", [
      { text: '60', of: 'schools' },
      { text: '90', of: 'schools' },
    ]);
    check('Twelve of its last 15 boats leaked.', [
      { text: 'Twelve', of: 'boats' },
      { text: '15', of: 'boats' },
    ]);
  });

  it('counts what was named before it', () => {
    check('Of them 300 are nurses, 40 nurses of age and 12 who teach.', [
      { text: '300' },
      { text: '40', of: 'nurses' },
      { text: '12', kind: 'count', of: 'nurses' },
    ]);
    check('They want another boat or two.', [{ text: 'two', kind: 'count', of: 'boat' }]);
  });

  it('counts with the same digits where they count', () => {
    check('Of 298 people most were found. The 298 are safe, and 787 boats sailed.', [
      { text: '298', of: 'people' },
      { text: '298' },
      { text: '787', of: 'boats' },
    ]);
  });
});

it('says which way a change went, and nothing of a level that was reached', () => {
  check('Sales rose 168% year on year, costs fell 3% and debt rose to $40.', [
    { text: '168%', direction: 'up' },
    { text: '3%', direction: 'down' },
    { text: '$40', direction: null },
  ]);
});

it('gives a share in brackets the whole of the share before it', () => {
  check('Of these, 30 percent of the boats are red (10 percent) or blue (20 percent).', [
    { value: 30, text: '30 percent', of: 'boats' },
    { value: 10, text: '10 percent', of: 'boats' },
    { value: 20, text: '20 percent', of: 'boats' },
  ]);
});

const scraps = fc.oneof(
  fc.constantFrom(
    'one',
    'two',
    'third',
    'half',
    'a',
    'of',
    'million',
    '-',
    '$',
    '%',
    'percent',
    '.',
    ',',
    'in',
    'to',
    'and',
    'between',
    'May',
    'March',
    'Friday',
    'last',
    'year',
    'years',
    'ago',
    'old',
    '(',
    ')',
    "'s",
    'p.m.',
    ':',
    '/',
    'from',
    'times',
    'dozens',
    'thousands',
    'the',
    'aged',
    'BC',
    'quarter',
    'century',
    '½',
    '\ud800',
    '’',
    'every',
    'per',
  ),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map(String),
  fc.string({ maxLength: 6 }),
);
const anyText = fc.oneof(
  fc.array(scraps, { maxLength: 40 }).chain(parts => fc.constantFrom(' ', '').map(glue => parts.join(glue))),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

it('holds its promises for any text', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('2021-06-16', null), (text, published) => {
      const figures = findFigures(text, whole(text), published);
      let end = 0;
      for (const [index, figure] of figures.entries()) {
        expect(figure.id).toBe(`f${index + 1}`);
        expect(figure.start).toBeGreaterThanOrEqual(end);
        expect(figure.end).toBeGreaterThan(figure.start);
        expect(figure.end).toBeLessThanOrEqual(text.length);
        expect(figure.text).toBe(text.slice(figure.start, figure.end));
        for (const value of [figure.value, figure.low, figure.high])
          expect(value === null || Number.isFinite(value)).toBe(true);
        expect(figure.low === null).toBe(figure.high === null);
        if (figure.low !== null && figure.high !== null) {
          expect(figure.value).toBeNull();
          if (figure.unit === 'score') expect(figure.low).toBeLessThanOrEqual(figure.high);
          else expect(figure.low).toBeLessThan(figure.high);
        }
        end = figure.end;
      }
      expect(findFigures(text, whole(text), published)).toEqual(figures);
    }),
    { numRuns: 500 },
  );
});

describe('what stands between a number and its noun is read through', () => {
  it.each<[string, Expected[]]>([
    [
      'Two of his four younger brothers kept bees.',
      [
        { text: 'Two', kind: 'count', value: 2, of: 'younger brothers' },
        { text: 'four', kind: 'count', value: 4, of: 'younger brothers' },
      ],
    ],
    [
      'Four out of the ten largest mills burnt.',
      [
        { text: 'Four', kind: 'count', value: 4 },
        { text: 'ten', kind: 'count', value: 10 },
      ],
    ],
    ['Two out of hospital went home.', [{ text: 'Two', kind: 'number', value: 2 }]],
    [
      'She wrote two plays, one about bread and one about salt.',
      [
        { text: 'two', kind: 'count', value: 2, of: 'plays' },
        { text: 'one', kind: 'number', value: 1 },
        { text: 'one', kind: 'number', value: 1 },
      ],
    ],
    ['This one from the attic creaks.', []],
    [
      'The lake has two main islands and nine smaller islands.',
      [
        { text: 'two', value: 2, of: 'main islands' },
        { text: 'nine', value: 9, of: 'smaller islands' },
      ],
    ],
    ['Milk closed nine lower Tuesday morning.', [{ text: 'nine', value: 9, of: null }, { text: 'Tuesday morning' }]],
    [
      'The rug is 3 by 5 metres, the screen 1920 × 1080 pixels.',
      [
        { text: '3', kind: 'measure', value: 3, unit: 'meter' },
        { text: '5 metres', kind: 'measure', value: 5, unit: 'meter' },
        { text: '1920', kind: 'measure', value: 1920, unit: 'pixel' },
        { text: '1080 pixels', kind: 'measure', value: 1080, unit: 'pixel' },
      ],
    ],
    [
      'The ridge rises to 2,400 m above the sea and is 8.2 m wide.',
      [
        { text: '2,400 m', kind: 'measure', value: 2400, unit: 'meter' },
        { text: '8.2 m', kind: 'measure', value: 8.2, unit: 'meter' },
      ],
    ],
  ])('%s', check);
});

describe('a year before the common era', () => {
  it.each<[string, string[]]>([
    ['He ruled from 305 to 281 BC.', ['BC0305', 'BC0281']],
    ['It was built between 31 and 27 BC.', ['BC0031', 'BC0027']],
    ['In the year 622 the well ran dry.', ['0622']],
  ])('%s', (text, values) => expect(read(text).map(figure => figure.timex)).toEqual(values));

  it('is no plain count: "in the year 500 people"', () =>
    check('In the year 500 people left.', [{ text: '500', kind: 'count', value: 500, of: 'people' }]));
});
