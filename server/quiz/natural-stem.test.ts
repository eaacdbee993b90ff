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
  ['The charity works in 41 countries.', 'In how many countries does the charity work?'],
  ['Prices of bread fell by 18 percent last year.', 'By what percentage did prices of bread fall in 2023?'],
  ['The jobless rate was 5 percent in the north.', 'What was the jobless rate in the north?'],
  ['The museum won a grant of $4 million last year.', 'How large a grant did the museum win in 2023?'],
  [
    'In 60 percent of the villages the charity offers loans.',
    'In what percentage of the villages does the charity offer loans?',
  ],
  ['There were 12 passengers on the ferry.', 'How many passengers were there on the ferry?'],
  ['The ferry left the harbour late, carrying 140 passengers.', 'How many passengers did the ferry carry?'],
  ['The Ferrow index lost 51.2 points, or 3.4 percent, to 1,204.', 'What percentage did the Ferrow index lose?'],
  ['The Ferrow index fell by 51.2 points (3.4%) to 1,204.', 'By how many points did the Ferrow index fall?'],
  [
    'Shares fell in the east, with the Orland average losing 340 points.',
    'How many points did the Orland average lose?',
  ],
  [
    'The Ferrow index gained 3.1 percent and the Orland average 2.8 percent.',
    'By what percentage did the Orland average gain?',
  ],
  [
    'The Ferrow index, meanwhile, ended at 980 points, up 1.9 percent.',
    'By what percentage did the Ferrow index rise?',
  ],
  ['Ferrow sold 30 trams and bought 45 buses in May.', 'How many buses did Ferrow buy in May?'],
  ['Ferrow reported a 49 percent decline.', 'What percentage decline did Ferrow report?'],
  ['The Marlin, a ferry that can carry 840 passengers, left on time.', 'How many passengers can the Marlin carry?'],
  ['The old bridge, built in 1921, was closed on Monday.', 'In which year was the old bridge built?'],
  [
    'The orchestra bought a hall. It spent $4 million on the stage.',
    'How much money did the orchestra spend on the stage?',
  ],
  ['The fair was attended by 400 guests in May.', 'How many guests attended the fair in May?'],
  ['The mill fell to the sea, with its value sinking by 12 percent.', 'By what percentage did the mill’s value sink?'],
  ['The Ferrow index closed at 1,204.5 on the last day.', 'At what level did the Ferrow index close on the last day?'],
  [
    'The pilot was caught in April and sentenced to 50 weeks in jail.',
    'To how many weeks in jail was the pilot sentenced?',
  ],
  ['The tunnel will cost more than $90 million.', 'More than how much will the tunnel cost?'],
  [
    'The mayor said that the storm destroyed 35 boats.',
    'According to the mayor, how many boats did the storm destroy?',
  ],
  [
    'About 40 percent of the farms lost their crops, according to the institute.',
    'According to the institute, about what percentage of the farms lost their crops?',
  ],
  ['Some 40 of the 60 boats sank in the storm.', 'About how many of the 60 boats sank in the storm?'],
  ['The council plans to close 12 stores and cut 4,000 jobs.', 'How many jobs does the council plan to cut?'],
  ['The Alder Bridge is 300 metres long and cost $12 million.', 'How long is the Alder Bridge?'],
  ['Tern Wings now has a total of 237 orders for the 787.', 'How many orders does Tern Wings have for the 787?'],
  ['A sailor was rescued after 12 hours in the water.', 'After how many hours in the water was a sailor rescued?'],
  [
    'Women hold only 12 of the 90 seats in the island parliament.',
    'How many of the 90 seats do women hold in the island parliament?',
  ],
  [
    'A poll by Alder University found 56 percent of farmers backed Ada Rook.',
    'According to a poll by Alder University, what percentage of farmers backed Ada Rook?',
  ],
  ['The strike, which began on 3 May 2011, cost Tern Wings $40 million.', 'On which date did the strike begin?'],
  ['The yard cut 300 jobs, or 5 percent of its staff.', 'How many jobs did the yard cut?'],
  ['The regatta will be moved to November 17.', 'To which date will the regatta be moved?'],
  [
    'At least 12 people were hurt when the ferry sank off the coast.',
    'At least how many people were hurt when the ferry sank off the coast?',
  ],
  ['There are 14 boats to hire and the crew knows each of them.', 'How many boats are there to hire?'],
  ['The pier was opened in 1998 by the queen.', 'In which year was the pier opened by the queen?'],
  [
    'Some 77 percent of the cottages were built in valleys that the council calls safe.',
    'About what percentage of the cottages were built in valleys that the council calls safe?',
  ],
  [
    '- Safety of the ground: 77 percent of the cottages were built on rock.',
    'What percentage of the cottages were built on rock?',
  ],
  [
    'In 60 percent of the villages Ferrow sells tools and offers loans from the bank, which the state set up.',
    'In what percentage of the villages does Ferrow sell tools?',
  ],
  [
    'Clara Hale, who runs the yard, told the council in May that the storm had cost her a mast. She put the loss of the year at 12 percent.',
    'At what percentage did Clara Hale put the loss of the year?',
  ],
])('%s', (text, question) => {
  expect(asked(text)).toContain(question);
});

test.each([
  ['a pronoun that may mean another', 'The mayor left the hall after the fire, although she hired 30 nurses.'],
  ['a list of which only the end is read', 'Ana Ruiz, Paul Ode and the mayor are at 12 meetings a week.'],
  ['a condition told by inversion', 'The club would take gifts should the Ferrow win 12 matches.'],
  ['a number that is one of two', 'The tax was cut to 17 or 18 percent of the price.'],
  ['a pronoun for a subject', 'They hired 30 nurses for the clinics.'],
  ['a negation', 'The council did not hire 30 nurses for the clinics.'],
  ['a noun that the number stands in', 'The yard runs a fleet of 30 ships.'],
  ['a number in a name', 'The crew flew a Boeing 737 to the coast.'],
  ['somebody meant by their part alone', 'The presidential candidate has 14 boats in the harbour.'],
  ['something other than who says so', 'The yard says it will cost $42,500 with a new mast.'],
  ['a sum with another currency before it', 'Sales of the yard grew to HK $37 million in the spring.'],
  ['a part of a length of time', 'The keeper lived on the rock for 13 years, 2 months and 14 days.'],
  ['a margin of error', 'The poll of the harbour has a margin of error of 15 percent.'],
  ['a noun that has a verb of its own', 'Ada Rook touted her proposals to invest $275 million in harbours.'],
  ['what would be so under a condition', 'To pay for itself, a boat would have to cost $350 at the quay.'],
  ['what was reportedly so', 'The yard reportedly bought 30 boats in the spring.'],
])('no question is made of %s', (_, text) => {
  expect(asked(text)).toEqual([]);
});

test.each([
  ['Some 77 percent of the cottages were built in valleys that the council calls safe.', /in valleys\?$/],
  ['The mayor told the council in March 2021 that the bridge was closed.', /tell the council\?$/],
])('what restricts or completes the last words is not cut off: %s', (text, cut) => {
  expect(asked(text).filter(prompt => cut.test(prompt))).toEqual([]);
});
