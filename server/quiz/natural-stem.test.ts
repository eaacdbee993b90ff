import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { dateForm } from '#/server/quiz/date-form.ts';
import { dateStem } from '#/server/quiz/date-stem.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { materialOf } from '#/server/quiz/material.ts';
import { naturalStem } from '#/server/quiz/natural-stem.ts';

function asked(text: string): string[] {
  const analysis = analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });
  const material = materialOf(analysis);
  return material.figures.filter(isAskable).flatMap(figure => {
    const core = figure.kind === 'date' ? dateForm(text, figure) : numberForm(text, figure);
    if (!core || isLoose(material, figure, core)) return [];
    const stem = figure.kind === 'date' ? dateStem(material, figure, core) : naturalStem(material, figure, core);
    return stem ? [stem.prompt] : [];
  });
}

test.each([
  ['Some 70 cottages were flooded in the valley.', 'About how many cottages were flooded in the valley?'],
  ['The council has hired 30 nurses for its clinics.', 'How many nurses has the council hired for its clinics?'],
  ['The company works in 41 countries.', 'In how many countries does the company work?'],
  ['Prices of bread fell by 18 percent last year.', 'By what percentage did prices of bread fall last year?'],
  ['The jobless rate was 5 percent in the north.', 'What was the jobless rate in the north?'],
  ['The museum won a grant of $4 million last year.', 'How large a grant did the museum win last year?'],
  [
    'In 60 percent of the villages the company offers loans.',
    'In what percentage of the villages does the company offer loans?',
  ],
  ['There were 12 passengers on the ferry.', 'How many passengers were there on the ferry?'],
  ['The ferry left the harbour late, carrying 140 passengers.', 'How many passengers did the ferry carry?'],
  ['The tunnel will cost more than $90 million.', 'More than how much will the tunnel cost?'],
  [
    'The mayor said that the storm destroyed 35 boats.',
    'According to the mayor, how many boats did the storm destroy?',
  ],
  [
    'About 40 percent of the farms lost their crops, according to the institute.',
    'According to the institute, about what percentage of the farms lost their crops?',
  ],
  ['The pier was opened in 1998 by the queen.', 'In which year was the pier opened by the queen?'],
])('%s', (text, question) => {
  expect(asked(text)).toContain(question);
});

test.each([
  ['a pronoun for a subject', 'They hired 30 nurses for the clinics.'],
  ['a negation', 'The council did not hire 30 nurses for the clinics.'],
  ['a noun that the number stands in', 'The firm runs a fleet of 30 ships.'],
  ['a number in a name', 'The crew flew a Boeing 737 to the coast.'],
])('no question is made of %s', (_, text) => {
  expect(asked(text)).toEqual([]);
});
