import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { buildQuiz, candidates } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';

const ask = (text: string, title: string | null = null) =>
  candidates(analyse({ title, language: 'en', published: '2024-05-02', text, blocks: rawBlocks(text) }), 1);
const prompts = (text: string) => ask(text).map(({ prompt }) => prompt);
const passages = (text: string) => ask(text).flatMap(({ passage }) => passage ?? []);
const right = ({ options }: Question) => options.find(option => option.correct)?.text;

test('a question that needs its article is asked as one about it', () => {
  expect(prompts('The fares of Sorrel Lines fell 12 percent in the spring.')).toContain(
    'According to the article, by what percentage did the fares of Sorrel Lines fall in the spring?',
  );
  expect(prompts('Sorrel Lines bought 12 ferries from Norland in 2019.').join()).not.toMatch(
    /According to the article/,
  );
});

test('a question that would lose the year of its figure leaves the figure out of its passage instead', () => {
  const text = 'The Alder Institute found that in 2015, there were 9 million letters lost around the world.';
  expect(prompts(text).join()).not.toMatch(/How many/i);
  expect(passages(text).join()).toContain('in 2015, there were ____ letters');
});

test('an end of a span is not asked for alone', () => {
  expect(ask('The Alder Belle goes between 230 miles and more than 300 miles on one load of coal.')).toEqual([]);
});

test('a span is left out as one, among others as wide; a change from one number to another is none', () => {
  const [span] = ask('The new ferry of Sorrel Lines will carry between 210 and 330 sheep to Alder Bay.');
  expect(span && right(span)).toBe('210 and 330');
  for (const { text } of span?.options ?? []) {
    const [low = 0, high = 0] = text.split(' and ').map(Number);
    expect(high - low).toBe(120);
  }
  const changed = ask('The council of Norland raised the fares of its ferries from $12 to $15 in 2019.');
  expect(changed.filter(({ prompt }) => prompt.includes('range'))).toEqual([]);
});

test('a number that is only about right is chosen, not typed', () => {
  const kinds = (text: string) => ask(text).flatMap(({ rule, prompt }) => (/how many/i.test(prompt) ? rule : []));
  expect(kinds('Sorrel Lines hired 200 teams of welders in 2019.')).toContain('figure-number');
  const rough = kinds('Sorrel Lines hired roughly 200 teams of welders in 2019.');
  expect(rough).toContain('figure-choice');
  expect(rough).not.toContain('figure-number');
});

test('a length of time before its noun, and billions in two letters, are left out of a passage with others like them beside', () => {
  const [ban] = ask('The council of Norland has put a 90-day ban on fishing in Alder Bay.');
  expect(ban?.passage).toContain('a ____-day ban');
  const [debt] = ask('The harbour of Norland owes £140bn to the banks of Alder Bay and Sorrel.');
  expect(debt?.options.map(({ text }) => text)).toContain('£140bn');
  for (const { text } of debt?.options ?? []) expect(text).toMatch(/^£\d+bn$/);
});

test('one who is named in two ways is one, under the name that comes first', () => {
  const text = `"The harbour of Sorrel needs a second gate before the autumn storms," said Joshua Hale, a baker. Clara Weir said the gate costs too much for Sorrel. Henry Boyle said the gate is late.

"We need more drivers before the winter comes to the valley," Josh Hale said.`;
  const said = ask(text).filter(({ rule }) => rule === 'who-said');
  expect(said.map(right)).toContain('Joshua Hale');
  for (const { options } of said) expect(options.filter(option => option.text.endsWith('Hale')).length).toBeLessThan(2);
});

test('whose role stands before their name is known as the speaker', () => {
  const text = `"The harbour of Sorrel needs a second gate before the autumn storms," said veteran harbour captain Joan Petrie. Clara Weir said the gate costs too much for Sorrel. Henry Boyle said the gate is late.`;
  expect(
    ask(text)
      .filter(({ rule }) => rule === 'who-said')
      .map(right),
  ).toEqual(['Joan Petrie']);
});

test('a date is asked for in words of our own, and never left out of its passage', () => {
  const shown = (text: string) => passages(text).join();
  expect(prompts('The harbour of Norland closed the pier of Sorrel in 1998.')).toContain(
    'In which year did the harbour of Norland close the pier of Sorrel?',
  );
  expect(shown('Sorrel Lines had hoped to have its new ferry ready for 2012.')).not.toContain('____');
  expect(shown('In May 2011, Clara Hale told the council of Norland that the old pier leaks.')).not.toContain('____');
});

test('a length of time that only says how far off something is, and a price of the day, are not asked for', () => {
  for (const text of [
    'The council of Norland will choose the keeper of its harbour in six weeks, a baker said.',
    'The keeper of Norland has only nine months left to mend the old gate of its harbour.',
    'The old ferry of Sorrel Lines carried coal from Norland for 42 cents a sack last winter.',
    'Crude oil of Norland rose to settle at $41 a barrel in the port of Sorrel last winter.',
  ])
    expect(ask(text)).toEqual([]);
  expect(passages('The keeper of Norland waited 125 days for the new gate of its harbour.').join()).toContain(
    '____ days',
  );
});

test('a name left out before "said that she" speaks of nobody else, and needs no sentence before it', () => {
  const [found] = ask(
    `The old pier of Norland leaks. Clara Weir said she had seen no plan for the gates of Sorrel. Ada Moss said the gate costs too much. Mary Hale said the pier is late.`,
  ).flatMap(({ rule, passage }) => (rule === 'said-that' && passage?.includes('no plan') ? passage : []));
  expect(found).toBe('____ said she had seen no plan for the gates of Sorrel.');
});

test('what had been done by a time is asked for as done', () => {
  expect(prompts('The Swedish inquiry had been shelved in 2017 but came back in May.')).toContain(
    'In which year was the Swedish inquiry shelved?',
  );
});

test('what a passage lets one work out is not left out of it', () => {
  for (const text of [
    'The new ferry can sail for 9,420 nautical miles (17,446 kilometres) with sheep of Norland on board.',
    'The council of Norland cast 52 votes for the ferry, with 10 bakers and 2 farmers and 40 sailors among them.',
    'The Alder Index of Norland fell below the 5,000 mark at 4,907 in 2019.',
  ])
    expect(passages(text).filter(passage => /____ nautical|____ sailors|____ mark/.test(passage))).toEqual([]);
});

test('beside what a number rose or fell from stand others that it may have risen or fallen to', () => {
  const text =
    'Sorrel Lines said that its share of the ferries of Norland rose to 17 percent in 2019, up from 14 percent. Of its crews, 43 percent are from Alder Bay. Some 28 percent of the crews of Norland are bakers.';
  const offered = ask(text).flatMap(({ passage, prompt, options }) =>
    /____, up from|____ in 2019, up/.test(`${prompt} ${passage}`)
      ? options.map(option => Number.parseInt(option.text, 10))
      : [],
  );
  expect(offered.length).toBeGreaterThan(0);
  for (const share of offered) expect(share > 14 && share <= 26).toBe(true);
});

test('a country is not said to drop where its market does', () => {
  expect(prompts('The news reached Asia. Australia dropped by 8.4 percent in the morning.').join()).not.toMatch(
    /did Australia/,
  );
});

test('a percentage with a fraction is chosen, not typed', () => {
  expect(ask('The fares of Sorrel Lines fell 2.5 percent in the spring.').map(({ kind }) => kind)).not.toContain(
    'number',
  );
});

test('a surname that two bear is nobody’s, where the sentence names the other one', () => {
  const text = `Clara Hale ran for the council. "The harbour of Sorrel needs a wise old captain like nobody before her," Hale said of Clara Hale, who once sailed with Bill Hale. Henry Boyle said the gate is late. Joan Petrie said so too.`;
  expect(ask(text).filter(({ rule }) => rule === 'who-said')).toEqual([]);
});

const reported = `Clara Weir said that the second gate of Sorrel costs too much. Henry Boyle warned that Norland would lose a hundred jobs in June. David Sund said that the ferries of Sorrel will last.

Ferry captain Joshua Hale told Radio Norland last week he had seen no plan for the harbour of Sorrel before. The old gate was built in one summer, said Ada Moss, a retired welder.`;

test('what somebody said without quotation marks is asked for in our words, and else in its passage', () => {
  const asked = ask(reported).filter(({ rule }) => rule === 'said-that');
  const by = (name: string) => asked.filter(one => right(one) === name);
  expect(by('Henry Boyle').map(({ prompt }) => prompt)).toContain(
    'Who warned that Norland would lose a hundred jobs in June, according to the article?',
  );
  const [captain] = by('Joshua Hale').flatMap(({ passage }) => passage ?? []);
  expect(captain).toBe('____ told Radio Norland last week he had seen no plan for the harbour of Sorrel before.');
  // what only a man can have said has no women beside
  const others = asked.find(({ passage }) => passage === captain)?.options ?? [];
  expect(others.map(({ text }) => text)).not.toContain('Clara Weir');
});

test('two questions do not ask for the speaker of one and the same sentence', () => {
  const analysis = analyse({
    title: null,
    language: 'en',
    published: null,
    text: reported,
    blocks: rawBlocks(reported),
  });
  for (const seed of [1, 2, 3, 4, 5]) {
    const starts = buildQuiz(analysis, { count: 12, seed })
      .questions.filter(({ rule }) => rule === 'said-that')
      .map(({ evidence }) => evidence[0]?.start);
    expect(new Set(starts).size).toBe(starts.length);
  }
});

test('a sentence that has nothing to do with the one behind it is not shown before it', () => {
  const text = `Sunday was chosen for the feast of the bakers in Alder Bay. The event of the harbour drew 5,200 sheep from Norland to Sorrel.`;
  expect(passages(text).filter(passage => passage.startsWith('Sunday'))).toEqual([]);
  const bears = `The council of Norland asked for a survey of the pier. The survey found 140 cracks in the old stones of the harbour.`;
  expect(passages(bears)).toContain(bears.replace('140', '____'));
});

test('what went up from a number was lower before, and hours stand beside hours that people set', () => {
  const [share] = ask(
    'The share of Sorrel Lines in the trade of Norland rose to 17 percent, up from 12 percent in the old year.',
  ).filter(({ passage }) => passage?.includes('up from ____'));
  for (const { text } of share?.options ?? []) expect(Number.parseInt(text, 10)).toBeLessThan(17);
  const [wait] = ask('The council of Norland gave the owner of the ferry 48 hours to leave the harbour of Sorrel.');
  expect(wait?.options.length).toBeGreaterThan(2);
  for (const { text } of wait?.options ?? []) expect(Number.parseInt(text, 10) % 12).toBe(0);
});

test('a surname alone is nobody’s to guess where two bear it, another title stands before it, or the article has a body of that name', () => {
  const others =
    'Henry Boyle said the gate of Sorrel is late. Clara Weir said the ferries of Norland are full. Joshua Hale said the pier of Alder Bay leaks.';
  const tellers = (text: string) =>
    ask(`${others} ${text}`).flatMap(one =>
      one.rule === 'said-that' && `${one.prompt} ${one.passage}`.includes('keepers') ? (right(one) ?? '') : [],
    );
  expect(tellers('Boyle said the keepers of the harbour of Sorrel have too few hands.')).toEqual(['Henry Boyle']);
  expect(tellers('Mary Boyle was there. Boyle said the keepers of the harbour of Sorrel have too few hands.')).toEqual(
    [],
  );
  expect(tellers('Mrs. Boyle said the keepers of the harbour of Sorrel have too few hands.')).toEqual([]);
  expect(tellers('Boyle reporters came. Boyle said the keepers of the harbour of Sorrel have too few hands.')).toEqual(
    [],
  );
});
