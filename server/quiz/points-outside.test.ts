import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { materialOf } from '#/server/quiz/material.ts';
import { pointsOutside } from '#/server/quiz/points-outside.ts';

const text = `Ferrow Air will cut its flights to the islands, and the islands are not happy. The carrier lost money on the islands for years, and a plan to sell two planes failed. Its rival Tern Wings has a plan of its own. It rents a hangar in the hills.`;
const material = materialOf(
  analyse({ title: 'Airline leaves islands', language: 'en', published: null, text, blocks: rawBlocks(text) }),
);

test.each([
  ['a pronoun before any name', 'In ____ it lost three planes on the coast.'],
  ['a plural pronoun with one name before it', 'The mayor brought them to the harbour in ____.'],
  ['one of a kind that has no name', 'How many planes did the carrier sell?'],
  ['a deed that another sentence tells', 'How many people did the plan save?'],
  ['a word that goes on from the sentence before', 'However, Ferrow Air sold ____ planes.'],
  ['others than some that are not told', 'How many other planes did Ferrow Air sell?'],
  ['"these"', 'What percentage of these planes did Ferrow Air sell?'],
  ['a thing that another sentence tells, though a name stands before', 'In ____ Ferrow Air closed the hangar.'],
  ['what is likened to nothing', 'In which year did a similar plan harm Ferrow Air?'],
  ['what somebody has whom nothing names', 'How many planes did the carrier’s rival sell to Tern Wings?'],
  ['the best of nothing', 'By how much did the best performer beat Ferrow Air?'],
  ['an owner who does not stand in front', 'Flights of Tern Wings, its old rival, will end in ____.'],
])('%s points outside', (_, words) => {
  expect(pointsOutside(material, words)).toBe(true);
});

test.each([
  ['a name with its pronoun', 'How many planes did Ferrow Air sell to its rival?'],
  ['what the title names', 'How many people live on the islands?'],
  ['a kind with a name before it', 'According to Ferrow Air, how many planes did the carrier sell?'],
  ['a noun with what tells which it is', 'How many people voted for the plan to sell the old pier?'],
  ['what there is one of', 'By what percentage did the population of the world grow?'],
  ['a name of several words', 'What percentage of the Tern Wings planes fly at night?'],
])('%s stands alone', (_, words) => {
  expect(pointsOutside(material, words)).toBe(false);
});
