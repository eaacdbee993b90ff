import { describe, expect, it } from 'vitest';
import { rawBlocks } from '#/server/article/blocks.ts';
import { findQuotes } from '#/server/article/quotes.ts';
import { splitSentences } from '#/server/article/sentences.ts';

const entitiesOf = (text: string) => {
  const blocks = rawBlocks(text);
  return findQuotes(text, blocks, splitSentences(text, blocks)).entities;
};
const peopleOf = (text: string) => entitiesOf(text).filter(entity => entity.kind === 'person');

describe('a speaker has the role and affiliation that the article gives', () => {
  it.each<[string, [name: string, roles: string[], affiliations: string[]][]]>([
    [
      'Jason Lind, a research associate with the coastal program at the Hallam Center, told the paper that ports matter.',
      [['Jason Lind', ['research associate'], ['the coastal program at the Hallam Center']]],
    ],
    [
      'Ana Ruiz, professor of physics at Kano University and adviser to the Oda Bank, said no.',
      [['Ana Ruiz', ['professor of physics', 'adviser'], ['Kano University', 'the Oda Bank']]],
    ],
    ['Harbour board spokesman Paul Ode said no.', [['Paul Ode', ['spokesman'], ['Harbour board']]]],
    [
      'Vell’s foreign ministry spokeswoman Lin Oday said no.',
      [['Lin Oday', ['spokeswoman'], ['Vell’s foreign ministry']]],
    ],
    ['Hallam Center research associate Dan Pell agreed.', [['Dan Pell', ['research associate'], ['Hallam Center']]]],
    ['His lawyer, Ruth Adler, disagreed.', [['Ruth Adler', ['lawyer'], []]]],
    ['The owner of the bakery, Lena Fischer, opened at five.', [['Lena Fischer', ['owner of the bakery'], []]]],
    [
      'Detective Inspector Gareth Pugh, of Vell Police, said no.',
      [['Gareth Pugh', ['Detective Inspector'], ['Vell Police']]],
    ],
    ['Mira Solheim of the Hallam Institute agreed.', [['Mira Solheim', [], ['the Hallam Institute']]]],
    [
      'Former Verdana chief executive Tom Hale, 58, said he was sorry.',
      [['Tom Hale', ['chief executive'], ['Verdana']]],
    ],
    ['Petra Novak, 41, a mother of two from Leith, ran.', [['Petra Novak', ['mother of two from Leith'], []]]],
    [
      'Otto Brandt, head of research at Volkan Motors, did not.',
      [['Otto Brandt', ['head of research'], ['Volkan Motors']]],
    ],
    [
      'Councilwoman Pia Holt, chair of the finance committee, argued.',
      [['Pia Holt', ['Councilwoman', 'chair'], ['the finance committee']]],
    ],
    [
      'Ingrid Solheim, who leads the coastal program at the Hallam Institute, said so.',
      [['Ingrid Solheim', [], ['the coastal program at the Hallam Institute']]],
    ],
    [
      'Hana Dvo, director of the city’s road department, told reporters.',
      [['Hana Dvo', ['director'], ['the city’s road department']]],
    ],
    [
      'Verdana’s rotating chairman, Eric Lo, said the plan was fine.',
      [['Eric Lo', ['rotating chairman'], ['Verdana']]],
    ],
    ['Secretary of State Dale Hobart listened.', [['Dale Hobart', ['Secretary of State'], []]]],
    [
      'Ana Ruiz, Paul Ode and the mayor came.',
      [
        ['Ana Ruiz', [], []],
        ['Paul Ode', [], []],
      ],
    ],
  ])('%s', (text, expected) => {
    const people = peopleOf(text);
    expect(people.map(e => [e.name, e.roles.map(r => r.text), e.affiliations.map(a => a.text)])).toEqual(expected);
    for (const { text: words, start, end } of people.flatMap(e => [...e.roles, ...e.affiliations]))
      expect(text.slice(start, end)).toBe(words);
  });

  it('a report belongs to whoever issued it, so that a figure leads from the report to the body', () => {
    const text = 'A report by the Hallam Institute found that rents doubled. “Wages did not follow,” the report said.';
    const report = entitiesOf(text).find(entity => entity.kind === 'document');
    expect(report?.affiliations.map(a => text.slice(a.start, a.end))).toEqual(['Hallam Institute']);
  });

  it('a surname alone means the one who bears it', () => {
    const ruiz = peopleOf('Ana Ruiz came. Ruiz spoke. Ms. Ruiz left.').find(e => e.name === 'Ana Ruiz');
    expect(ruiz?.mentions).toHaveLength(3);
  });
});

describe('no person is made of', () => {
  it.each([
    ['a company', 'Volkan Motors said sales fell. Motors of all kinds sold less.'],
    ['an office', 'The Assistant Secretary of State for Fisheries met reporters.'],
    ['a headline in title case', 'Mayor Lou Brandt Sells Harbor To Ferry Firm.\n\nThe town waits.'],
    ['a prize', 'The Philip Ode Award went to a choir.'],
    ['a road', 'Cars queued on Logan Avenue.'],
    ['a people', 'Many Southeast Asian voters stayed home.'],
    ['a place', 'New Harbor, a port, is quiet.'],
    ['a shop with two names', 'Ruiz & Pell sells boats.'],
  ])('%s', (_, text) => {
    expect(peopleOf(text).map(e => e.name)).toEqual([]);
  });

  it('the words before a given name', () => {
    expect(peopleOf('Last Year Barack Obama visited the lab.').map(e => e.name)).toEqual(['Barack Obama']);
    expect(peopleOf('The Oda-based Ana Ruiz and Australian Tim Weeks met.').map(e => e.name)).toEqual([
      'Ana Ruiz',
      'Tim Weeks',
    ]);
    expect(peopleOf('Midfielder Jonjo Achebe said no.').map(e => e.name)).toEqual(['Jonjo Achebe']);
  });
});
