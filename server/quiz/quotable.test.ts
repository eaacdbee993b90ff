import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';

const ask = (text: string): Question[] =>
  candidates(analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) }), 1);
const others = `

"We need more drivers before the winter comes to the valley," said Henry Boyle, the director of the bus company. "Nobody asked the villages what they want from the council," said Joan Petrie, a baker.`;
const passages = (text: string) =>
  ask(text + others).flatMap(one => (one.prompt.startsWith('Who said this') ? (one.passage ?? []) : []));

test('of a long quotation the sentences are shown that say most and stand by themselves', () => {
  const shown = passages(
    `"It was a long night. Nobody slept, and they all went home angry. The harbour of Sorrel needs a second gate before the autumn storms. We looked at every plan that the ministry sent us, at the price of the stone, at the wages of the crews, at the depth of the channel and at the age of the old wall," said Anna Reed, an engineer.`,
  );
  expect(shown.join()).toContain('The harbour of Sorrel needs a second gate before the autumn storms.”');
  expect(shown.join()).not.toMatch(/long night|every plan/);
});

test('half a sentence, and words that speak of what another sentence tells, are not shown', () => {
  for (const words of [
    `"Supporters of some other captains," said Anna Reed, "have mostly paid for flags that nobody in the harbour can read."`,
    `"That is the worst mistake of a mayor in two hundred years," said Anna Reed.`,
    `Anna Reed said the yard had "a list of all the captains who have already sailed".`,
  ])
    expect(passages(words)).toHaveLength(2);
});

test('beside a speaker stand those whom the article gives words, and nobody whom it only names', () => {
  const text = `Susan Hale opened the pier in May. Susan Hale left the town.

"The tide gate will hold for another fifty years at least," said Anna Reed. "We shall ask the ministry to pay for a second gate," said Clara Weir, the mayor.${others}`;
  const names = ask(text).flatMap(one => (one.rule === 'who-said' ? one.options.map(option => option.text) : []));
  expect(new Set(names)).toEqual(new Set(['Anna Reed', 'Clara Weir', 'Henry Boyle', 'Joan Petrie']));
});

test('which of these somebody did not say offers three quotations of theirs, and the words of another', () => {
  const text = `"The tide gate will hold for another fifty years at least," said Clara Weir, the mayor. "The old lighthouse needs a new lamp and a keeper," said Weir. "Every boat should carry two life rafts and a radio," said Weir.${others}`;
  const not = ask(text).find(one => one.prompt === 'Which of these did Clara Weir not say?');
  expect(not?.options).toHaveLength(4);
  expect(not?.options.find(option => option.correct)?.text).toMatch(/drivers|villages/);
});

test('a seat of government does not stand beside the state that it stands for', () => {
  const text = `China said it would lower the duty on boats. Beijing rejected the offer of the yards. Russia sold two boats in May. Japan bought four boats from the yards. Moscow denied the sale of the boats. Japan rejected the price of the yards. India announced a plan for new harbours.`;
  for (const { options } of ask(text)) {
    const names = options.map(option => option.text);
    expect(names.includes('China') && names.includes('Beijing')).toBe(false);
    expect(names.includes('Russia') && names.includes('Moscow')).toBe(false);
  }
});

test('a phrase without its clause is not shown', () => {
  expect(
    passages(`"In terms of safety and of the comfort that the old boats still give today," said Anna Reed.`),
  ).toHaveLength(2);
});

test('a firm called after a first name is nobody who might have said it', () => {
  const text = `Carl Ferrow lost money in May. Anna Reed was an analyst at Carl Ferrow for two years. "The tide gate will hold for another fifty years at least," said Anna Reed. "We shall ask the ministry to pay for a second gate," said Clara Weir, the mayor.${others}`;
  expect(ask(text).flatMap(one => one.options.map(option => option.text))).not.toContain('Carl Ferrow');
});
