import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { conflicts } from '#/server/quiz/conflict.ts';
import { option, question } from '#/server/quiz/question.testing.ts';
import type { Question } from '#/server/quiz/question.ts';

const ask = (text: string, title: string | null = null): Question[] =>
  candidates(analyse({ title, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) }), 1);
const shown = (questions: Question[]) => questions.map(one => `${one.prompt} ${one.passage ?? ''}`).join('\n');
const names = (questions: Question[]) => questions.flatMap(one => one.options.map(({ text }) => text));

const voices = `

"We need more drivers before the winter comes to the valley," said Henry Boyle, the director of the bus company. "Nobody asked the villages what they want from the council," said Joan Petrie, a baker. "Every child should reach the school in half an hour," said Mira Okafor.`;

test('a word left out of a quotation is not printed among the options of another question', () => {
  const words = 'The villages must accept a winter without the evening boats';
  const blank = question({
    rule: 'complete-quotation',
    passage: '“The villages must accept a ____ without the evening boats”',
    options: [option('summer', false), option('winter', true), option('spring', false), option('season', false)],
    evidence: [{ id: 'u1', start: 0, end: 60 }],
  });
  const other = question({
    id: 'q2',
    rule: 'said-what',
    prompt: 'Which of these did Joan Petrie say?',
    options: [option(`“${words}”`, false), option('“Nobody asked the bakers”', true)],
    evidence: [{ id: 'u2', start: 100, end: 160 }],
  });
  expect(conflicts(blank, other, words)).toBe(true);
});

test('a number that is asked for does not stand in a quotation among the options of another question', () => {
  const asked = question({ options: [option('$20 million', true), option('$30 million', false)], key: [0] });
  const other = question({
    id: 'q2',
    rule: 'said-what',
    prompt: 'Which of these did Joan Petrie say?',
    options: [option('“The yard raised $20 million in May”', false), option('“Nobody asked the bakers”', true)],
    evidence: [{ id: 'u2', start: 100, end: 160 }],
  });
  expect(conflicts(asked, other, '')).toBe(true);
});

test('two gaps of one sentence, of which each shows the month that the other asks for, do not stand together', () => {
  const gapped = (passage: string, month: string, id: string) =>
    question({
      id,
      passage,
      options: [option(month, true), option('May', false)],
      key: [0],
      evidence: [{ id, start: 0, end: 60 }],
    });
  const text = 'The ferries stood still in October and November of that winter.';
  const first = gapped('The ferries stood still in ____ and November of that winter.', 'October', 'f1');
  const second = gapped('The ferries stood still in October and ____ of that winter.', 'November', 'f2');
  expect(conflicts(first, second, text)).toBe(true);
});

test('a number in words beside its scale is one number', () => {
  const asked = question({ options: [option('one million', true), option('two million', false)], key: [0] });
  const tells = question({ id: 'q2', prompt: 'Within how many hours were there a million letters?', evidence: [] });
  expect(conflicts(asked, tells, '')).toBe(true);
});

test('what the title or the calendar tells is not asked for', () => {
  const fined = 'The council fined the yard $40,000 in the spring. The yard employs 160 welders in the valley.';
  expect(shown(ask(fined))).toMatch(/sum of money/);
  expect(
    ask(fined, 'Yard fined $40,000')
      .filter(({ rule }) => rule === 'figure-choice')
      .map(({ prompt }) => prompt)
      .join(),
  ).not.toMatch(/fine/);
  const vote =
    'Clara Hale lost the presidential election in 2016 by a hair. The council of Norland closed the pier of Sorrel in 1987.';
  const years = ask(`${vote} It was built in 1931. The pier was opened in 1950.`);
  expect(shown(years)).toMatch(/close the pier/);
  expect(shown(years)).not.toMatch(/presidential election in ____|lose the presidential/);
  expect(
    shown(ask(`The keeper of the harbour works six days a week. The yard was closed for 12 days in May.`)),
  ).not.toMatch(/works ____ days/);
  expect(shown(ask(`The harbour has four gates: North, South, East and West, and each of them leaks.`))).not.toMatch(
    /gates/,
  );
});

test('what another sentence tells is pointed at only in a passage that has it', () => {
  const text = `Rain fell on the hills for a week. Fog closed the roads to the hills. The trade between the two countries fell by 40 percent in the spring. The council of Norland rejected the proposal after 23 percent of the voters had signed a letter.`;
  expect(
    ask(text)
      .filter(({ passage }) => passage === null)
      .map(({ prompt }) => prompt)
      .join('\n'),
  ).not.toMatch(/two countries|proposal/);
  const passages = (title?: string) =>
    ask(text, title).flatMap(({ passage }) => (passage?.includes('rejected the proposal') ? passage : []));
  expect(passages().length).toBeGreaterThan(0);
  for (const passage of passages()) expect(passage).toMatch(/^(?:Fog|The trade)/);
  expect(passages('Council rejects the proposal for a second pier').join()).toMatch(
    /^The council of Norland rejected the proposal after ____/,
  );
});

test('half a sentence of somebody, and words that lean on the first half, are nobody’s to guess', () => {
  const text = `"This was our own pier," said Rolf Sund, a pilot, "but it is slowly coming under the power of the council."${voices}`;
  expect(shown(ask(text))).not.toContain('“but it is slowly');
});

test('the words of the head of a firm are not the firm’s, nor those of a bearer of its name another’s', () => {
  const firm = `"It feels good to settle this in a friendly manner with the yard," said Brackwater Mills chief Anna Reed. Brackwater Mills sold a plant. Brackwater Mills said it would buy another.${voices}`;
  const keys = ask(firm).flatMap(one => one.options.flatMap(({ text, correct }) => (correct ? text : [])));
  expect(keys).not.toContain('Brackwater Mills');
});

test('who only asked or reported is no choice, unless the article has words of theirs', () => {
  const text = `Anna Reed opened a small clinic beside the harbour in June, she told reporter Clara Hale. Columnist Clara Hale was there. Rolf Sund guided the first boat through the new channel in the spring. "The channel was never as deep as this spring," said Anna Reed.${voices}`;
  const asked = ask(text).filter(({ rule }) => /^who/.test(rule));
  expect(asked.length).toBeGreaterThan(0);
  expect(names(asked)).not.toContain('Clara Hale');
});

test('a role keeps its "former"', () => {
  const text = `The harbour pilots met former pier keeper Rolf Sund, young bridge engineer Anna Reed and village school teacher Clara Hale on Monday. Rolf Sund spoke. Anna Reed listened. Clara Hale left.`;
  const roles = ask(text).filter(({ rule }) => rule === 'role' || rule === 'match-speakers');
  expect(
    roles
      .flatMap(one => [...names([one]), ...one.right])
      .filter(role => /pier keeper/.test(role))
      .every(role => /former/i.test(role)),
  ).toBe(true);
});

test('a sentence is not asked for where no other has a word of the question', () => {
  const text = `The yard employs 160 welders in the valley. Some 5,200 letters came to the mayor. Rain flooded 61 cottages near the river. Nobody counted 34 buses at the school.`;
  expect(ask(text).filter(({ rule }) => rule === 'evidence-sentence')).toEqual([]);
});

test('nearly and almost are asked for with about, and a sum is not asked for with more than how much', () => {
  expect(shown(ask('Sorrel Clinics hired nearly 300 nurses from Norland.'))).toContain('About how many nurses');
  expect(shown(ask('The firm began with more than $90 million in the spring of the year.'))).not.toMatch(
    /With more than how much/,
  );
});

test('two questions on one speaker do not print the same words of theirs', () => {
  const said = (id: string, passage: string, start: number) =>
    question({
      id,
      rule: 'who-said',
      prompt: 'Who said this?',
      passage,
      options: [option('Anna Reed', true), option('Joan Petrie', false)],
      key: [0],
      evidence: [{ id, start, end: start + 50 }],
    });
  const one = said('u1', '“A tired harbour council decides nothing before the spring”', 0);
  expect(conflicts(one, said('u2', '“It was a tired harbour council that let the gate rust”', 100), '')).toBe(true);
  expect(conflicts(one, said('u3', '“We shall ask the ministry for a second gate”', 100), '')).toBe(false);
});

test('an office that everybody knows, and a part of a clause, are no roles to ask for', () => {
  const text = `The pilots met House Speaker Rolf Sund, young bridge engineer Anna Reed, village school teacher Clara Hale and harbour council member Joan Petrie. Rolf Sund spoke. Anna Reed listened. Clara Hale left. Joan Petrie stayed.`;
  const roles = ask(text).filter(({ rule }) => rule === 'role' || rule === 'match-speakers');
  expect(roles.flatMap(one => [...names([one]), ...one.right]).join()).not.toMatch(/House Speaker/i);
});

test('a sentence that opens a quotation and does not close it is no option', () => {
  const text = `The yard employs 160 welders in the valley. "The yard of the valley had 40 masts in the spring. We sold them all," said Rolf Sund. The yard of the valley owns 34 boats. The yard of the valley lost 61 ropes. The welders of the yard struck for 12 days.`;
  for (const one of ask(text).filter(({ rule }) => rule === 'evidence-sentence'))
    for (const words of names([one])) expect(words.split('"').length % 2).toBe(1);
});

test('a number that is only a bound is asked for in its sentence: of "more than 200" and "more than 260" both are true', () => {
  const [choice] = ask('More than 260 boats crossed Alder Bay on the way to Norland in 2019.').filter(
    ({ rule }) => rule === 'figure-choice',
  );
  expect(choice?.passage).toMatch(/^More than ____ boats/);
});

test('the one number with more digits than the others is not the right one', () => {
  const choices = ask('Tomas Lindqvist led 101 boats from Norland into Alder Bay.').flatMap(({ rule, options }) =>
    rule === 'figure-choice' ? [options.map(({ text }) => text.length)] : [],
  );
  expect(choices.length).toBeGreaterThan(0);
  for (const lengths of choices) expect(new Set(lengths)).toEqual(new Set([3]));
});

test('no date that lies ahead of the article stands beside one that has been', () => {
  const text =
    'The council said today that the pier is safe. Alder Harbour was closed by Sorrel Lines in 2019. Alder Yard will be opened in June 2027 by Clara Hale.';
  const years = ask(text).flatMap(({ prompt, options }) =>
    options.map(option => ({ ahead: /will/.test(prompt), year: Number(/\d{4}/.exec(option.text)?.[0]) })),
  );
  expect(years.some(({ ahead }) => ahead)).toBe(true);
  expect(years.filter(({ ahead, year }) => (ahead ? year < 2024 : year > 2024))).toEqual([]);
});

test('a level of an index, a price to the cent and what a player does in every match are not asked for', () => {
  const text = `The Alder Index fell 252.01 points, or 2.9 percent, to close at 8,439.24. Shares of Tern Wings rose to $14.35 in the morning. Ode Brand made 27 saves for the harbour club. In 2019, the Tern Index lost 12 percent.`;
  expect(shown(ask(text))).toMatch(/Tern Index lose|Tern Index lost ____/);
  expect(names(ask(text).filter(one => one.rule !== 'not-said')).join(' ')).not.toMatch(/252\.01|8,439|14\.35|\b27\b/);
  expect(shown(ask(text))).not.toMatch(/saves/);
});
