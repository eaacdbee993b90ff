import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { castOf } from '#/server/quiz/known-names.ts';
import { materialOf } from '#/server/quiz/material.ts';

const read = (text: string) =>
  analyse({ title: null, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) });

const port =
  read(`Alder Ferry Company bought three used boats from a yard in Norland on Monday. The Port Council rejected a second pier in March, which fishermen had wanted for years. Sorrel Lines' fares rose by 4 percent in the spring. Sorrel Lines plans to open a route to the northern islands next year. Brackwater Mills closed a plant beside the quay. The Harbour Commission raised the tolls in June. The Fisheries Department banned wide nets from the bay.

Mira Okafor, the mayor, wants to restore the old lighthouse before the summer. Harbour pilot Tomas Lindqvist guided two boats through a new channel. Joan Petrie refused to sell her shop on the quay to the council. Anna Berg opened a small clinic beside the harbour in June. "We waited long enough for a boat that does not leak," said Joan Petrie. "We shall carry every child to school and back," said Anna Berg.

The new timetable leaves the schools without an evening boat, Mira Okafor said. Mira Okafor said that she would resign if Alder Quay were sold. It will also replace the clock on the quay.`);
const asked = candidates(port, 1);
const found = (prompt: string) => asked.find(question => question.prompt === prompt);
const right = (prompt: string) => found(prompt)?.options.find(option => option.correct)?.text;

test('what somebody did is asked with who, what a body did with which of these, without the day and the clause behind', () => {
  expect(right('Which of these bought three used boats from a yard in Norland?')).toBe('Alder Ferry Company');
  expect(right('Which of these rejected a second pier in March?')).toBe('Port Council');
  expect(right('Whose fares rose by 4 percent in the spring?')).toBe('Sorrel Lines');
  const gap = asked.find(question =>
    /^____, the mayor, wants to restore the old lighthouse/.test(question.passage ?? ''),
  );
  expect(gap?.options.find(option => option.correct)?.text).toBe('Mira Okafor');
  expect(right('Who guided two boats through a new channel?')).toBe('Tomas Lindqvist');
});

test('the options are others of the same kind, and nothing is asked that points out of its sentence or tells who is meant', () => {
  const prompts = asked.filter(question => question.rule === 'who-did').map(question => question.prompt);
  const people = found('Who guided two boats through a new channel?')?.options.map(option => option.text) ?? [];
  expect(new Set(people)).toEqual(new Set(['Tomas Lindqvist', 'Mira Okafor', 'Joan Petrie', 'Anna Berg']));
  expect(prompts.join('\n')).not.toMatch(/her shop|the clock/);
  const she = found('Who said that she would resign if Alder Quay were sold, according to the article?');
  expect(she?.options.map(option => option.text)).toContain('Mira Okafor');
  expect(she?.options.map(option => option.text)).not.toContain('Tomas Lindqvist');
});

test('a deed of "she" is asked for where the sentence before names her as its subject', () => {
  const text = `Clara Hale, the mayor, opened the new school on the hill. She moved to Port Alder in 1994 with two friends.

Anna Berg opened a small clinic beside the harbour. Joan Petrie refused to sell the shop on the quay.`;
  const deed = candidates(read(text), 1).find(question => /^Who moved to Port Alder/.test(question.prompt));
  expect(deed?.options.find(option => option.correct)?.text).toBe('Clara Hale');
  expect(deed?.evidence.map(part => text.slice(part.start, part.start + 4))).toEqual(['She ', 'Clar']);
});

test('a statement without quotation marks is asked for by who said it', () => {
  expect(right('Who said that the new timetable leaves the schools without an evening boat?')).toBe('Mira Okafor');
});

test('who said it is asked where at least two others may have said it', () => {
  const two = read(`"The tide gate will hold for another fifty years at least," said Ada Moss, an engineer.

"Nobody has looked at the gate since the flood of last autumn," said Ben Hale, a fisherman.`);
  expect(candidates(two, 1).filter(question => question.rule === 'who-said')).toEqual([]);
  const three = read(`${two.text}

"We shall ask the ministry to pay for a second gate," said Carla Weir, the mayor.`);
  const questions = candidates(three, 1).filter(question => question.rule === 'who-said');
  expect(questions.map(question => question.options.length)).toEqual([3, 3, 3]);
});

test('somebody of whom the article says "who" is a person, whatever the name', () => {
  const text = `Quillo Zandt, who speaks for the port, refused to close the gate. Rolf Sund sold two boats in May.`;
  expect(castOf(materialOf(read(text))).people.map(one => one.name)).toContain('Quillo Zandt');
});

test('words that only look like a name stand for nobody', () => {
  const text = `Totaling Us said nothing. The crowd met at Trust Hall in Cold Harbour. Anna Reed spoke to Pit Theatre. "We will come back next year," said Anna Reed. "I doubt that very much indeed," said Rolf Sund. President Adair left. Recently Brackwater Mills closed a plant, and Brackwater Mills has sold another.`;
  const { people, bodies } = castOf(materialOf(read(text)));
  expect(people.map(one => one.name)).toEqual(['Anna Reed', 'Rolf Sund']);
  const names = bodies.map(one => one.name);
  expect(names).toContain('Brackwater Mills');
  expect(names.join()).not.toMatch(/President|Recently|Cold/);
});

test('a prompt calls people by their full names, once, and leaves out what another did', () => {
  const text = `${port.text} Anna Berg praised Petrie for the courage of the fishermen of Norland, and Clara Weir thanked the council.`;
  const prompts = candidates(read(text), 1).map(question => question.prompt);
  expect(prompts).toContain('Who praised Joan Petrie for the courage of the fishermen of Norland?');
});
