import { describe, expect, it } from 'vitest';
import { check, type Expected, read } from '#/server/article/figures.testing.ts';

describe('a number without its noun counts no verb', () => {
  it.each<[string, Expected[]]>([
    ['Only one survived.', [{ text: 'one', kind: 'number', value: 1, of: null }]],
    [
      'One of the 30 replied.',
      [
        { text: 'One', of: null },
        { text: '30', of: null },
      ],
    ],
    ['The next two came late.', [{ text: 'two', kind: 'number', of: null }]],
    [
      'Thousands queued and hundreds slept outside.',
      [
        { text: 'Thousands', of: null },
        { text: 'hundreds', of: null },
      ],
    ],
    ['A family of five lives there.', [{ text: 'five', kind: 'number', value: 5, of: null }]],
    ['A 12-strong team came.', [{ text: '12', kind: 'number', value: 12, of: null }]],
    [
      'The song is number one in 12 countries.',
      [
        { text: 'one', value: 1 },
        { text: '12', kind: 'count', of: 'countries' },
      ],
    ],
  ])('%s', check);

  it('and still the noun that a participle stands before', () =>
    check('Some 200 uniformed and armed guards came with 30 wounded soldiers.', [
      { text: '200', of: 'uniformed and armed guards' },
      { text: '30', of: 'wounded soldiers' },
    ]));
});

describe('what is counted is found behind owners, hedges and pronouns', () => {
  it.each<[string, Expected[]]>([
    ["Half the town's shops closed.", [{ text: 'Half', kind: 'ratio', value: 0.5, of: "town's shops" }]],
    [
      'Half of the mills and half of the shops closed.',
      [
        { text: 'Half', of: 'mills' },
        { text: 'half', of: 'shops' },
      ],
    ],
    ['Some 40-odd houses burned.', [{ text: '40', kind: 'count', of: 'houses', qualifier: 'about' }]],
    ['The 800-plus workers left.', [{ text: '800', kind: 'count', of: 'workers', qualifier: 'at least' }]],
    ['They farmed for 40-odd years.', [{ text: '40-odd years', kind: 'duration', value: 40, qualifier: 'about' }]],
    [
      'She has five children, two of whom sing.',
      [
        { text: 'five', of: 'children' },
        { text: 'two', kind: 'count', of: 'children' },
      ],
    ],
  ])('%s', check);
});

describe('ranges, rows and mixed numbers', () => {
  it.each<[string, Expected[]]>([
    [
      'About 20 or 30 boys swam.',
      [{ text: '20 or 30', kind: 'count', low: 20, high: 30, of: 'boys', qualifier: 'about' }],
    ],
    ['Rates may rise to 17 or 18 percent.', [{ text: '17 or 18 percent', kind: 'percent', low: 17, high: 18 }]],
    ['Buy 100, 200 or 250 bulbs.', [{ text: '100' }, { text: '200' }, { text: '250', of: 'bulbs' }]],
    [
      'Her sisters are aged 18, 22 and 34.',
      ['18', '22', '34'].map(text => ({ text, kind: 'age' as const, value: Number(text), unit: 'year of age' })),
    ],
    [
      'A four-and-a-half-year term began.',
      [{ text: 'four-and-a-half-year', kind: 'duration', value: 4.5, timex: 'P4Y6M' }],
    ],
    ['A two-and-a-half-mile walk ended.', [{ text: 'two-and-a-half-mile', kind: 'measure', value: 2.5, unit: 'mile' }]],
    ['One-and-a-half million bees died.', [{ text: 'One-and-a-half million', value: 1.5e6, of: 'bees' }]],
    ['His 24 difficult years ended.', [{ text: '24 difficult years', kind: 'duration', value: 24, timex: 'P24Y' }]],
    ['It had 12 rainy days.', [{ text: '12', kind: 'count', of: 'rainy days' }]],
    ['The chance is in the mid-20s.', [{ text: '20s', kind: 'number', low: 20, high: 29 }]],
  ])('%s', check);
});

describe('a ratio may have its noun inside', () => {
  it.each<[string, Expected[]]>([
    ['One pupil in four walks.', [{ text: 'One pupil in four', kind: 'ratio', value: 0.25, of: 'pupil' }]],
    ['Nearly one young man in ten smokes.', [{ text: 'one young man in ten', value: 0.1, qualifier: 'nearly' }]],
    ['Two of every five barns stand empty.', [{ text: 'Two of every five', kind: 'ratio', value: 0.4, of: 'barns' }]],
    [
      'There is one shop in four towns.',
      [
        { text: 'one', of: 'shop' },
        { text: 'four', of: 'towns' },
      ],
    ],
    [
      'One boat in four harbours sank.',
      [
        { text: 'One', of: 'boat' },
        { text: 'four', of: 'harbours' },
      ],
    ],
    [
      'She saw one man in two days.',
      [
        { text: 'one', of: 'man' },
        { text: 'two days', kind: 'duration' },
      ],
    ],
  ])('%s', check);
});

describe('units as kitchens and foreign printers write them', () => {
  it.each<[string, Expected[]]>([
    [
      'Mix 200 g flour with 3 tbsp sugar.',
      [
        { text: '200 g', value: 200, unit: 'gram' },
        { text: '3 tbsp', unit: 'tablespoon' },
      ],
    ],
    [
      'It is 1,8 meters high, 2,5 km long.',
      [
        { text: '1,8 meters', value: 1.8 },
        { text: '2,5 km', value: 2.5 },
      ],
    ],
    [
      'It costs €2,50 or 3,5 million euros.',
      [
        { text: '€2,50', value: 2.5 },
        { text: '3,5 million euros', value: 3.5e6 },
      ],
    ],
    ['See lines 1,2 and 3,4.', [{ text: '1' }, { text: '2' }, { text: '3' }, { text: '4' }]],
    [
      'He hit 11 HR in 11 hrs.',
      [
        { text: '11', kind: 'number' },
        { text: '11 hrs', kind: 'duration' },
      ],
    ],
    ['It paid AED 1.7 million.', [{ text: 'AED 1.7 million', kind: 'money', value: 1.7e6, unit: 'dirham' }]],
  ])('%s', check);
});

describe('votes, labels and spans of years', () => {
  it.each<[string, Expected[]]>([
    ['It ended 4-all.', [{ text: '4-all', kind: 'number', unit: 'score', low: 4, high: 4 }]],
    ['The bill passed 312 to 290.', [{ text: '312 to 290', unit: 'score', low: 290, high: 312 }]],
    ['The 1861-65 war ended.', [{ text: '1861-65', kind: 'date', timex: '1861/1865' }]],
    ['It began on 1st January 49 BC.', [{ text: '1st January 49 BC', timex: 'BC0049-01-01' }]],
    [
      'He sang in the mid-90s, with highs in the mid-80s.',
      [
        { text: 'mid-90s', timex: '199' },
        { text: '80s', kind: 'number' },
      ],
    ],
    ['In each room 12 pupils sat.', [{ text: '12', kind: 'count', of: 'pupils' }]],
    [
      'The type 2 patients in grade 8 left.',
      [
        { text: '2', kind: 'number', of: null },
        { text: '8', kind: 'number', of: null },
      ],
    ],
  ])('%s', check);

  it.each([
    'The shop is open 24/7.',
    'They drove a 4x4 home.',
    'Grade 8 pupils and the Year 9 choir sang.',
    'Articles 7 to 9 apply.',
  ])('holds no figure: %s', text => expect(read(text)).toEqual([]));
});

describe('the whole of a part', () => {
  it.each<[string, Expected[]]>([
    [
      'Some 2,000 of an estimated 10,000 jobs and 30 of more than 300 boats went.',
      [
        { text: '2,000', of: 'jobs' },
        { text: '10,000', of: 'jobs', qualifier: 'an estimated' },
        { text: '30', of: 'boats' },
        { text: '300', of: 'boats', qualifier: 'more than' },
      ],
    ],
    ['A third of those asked agreed.', [{ text: 'A third', kind: 'ratio', of: null }]],
    ['Two of those armoured lorries burned.', [{ text: 'Two', of: 'armoured lorries' }]],
    [
      'The last three stood empty, the other two full.',
      [
        { text: 'three', of: null },
        { text: 'two', of: null },
      ],
    ],
    ['It is higher than four years ago.', [{ text: 'four years ago', qualifier: null, timex: '2017' }]],
    ['It closed more than four years ago.', [{ text: 'four years ago', qualifier: 'more than' }]],
  ])('%s', check);

  it('and a relay is no length', () => expect(read('She ran the 4x100m relay.')).toEqual([]));
});
