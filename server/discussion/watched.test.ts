import { expect, test } from 'vitest';
import { holdsContact, holdsWatched } from './watched.ts';

test.each([
  'idiot',
  'IDIOT',
  'Idiot!',
  'i d i o t',
  'i.d.i.o.t',
  'iiidiooot',
  '1di0t',
  'іdіоt',
  'ｉｄｉｏｔ',
  'id\u200Biot',
  'you-idiot',
  'i*d*i*o*t',
])('"%s" is caught', text => {
  expect(holdsWatched(`what an ${text} that was`, ['idiot'])).toBe(true);
});

test('words that only hold a watched one are none of them', () => {
  const harmless =
    'class classic assess assessment pass passage compass grass bass mass assume assign assistant embassy ambassador Scunthorpe Sussex Essex cockpit cocktail peacock hancock shuttlecock analysis analyst canal therapist grapefruit scrap scrape skyscraper crappie pissarro hello shell shellfish Michelle Dickens dictionary predict titan title constitution institute competition button butter rebuttal';
  for (const word of harmless.split(' '))
    expect(
      holdsWatched(`The ${word} is fine.`, [
        'ass',
        'sex',
        'cock',
        'anal',
        'rape',
        'crap',
        'piss',
        'hell',
        'dick',
        'tit',
        'butt',
      ]),
      word,
    ).toBe(false);
});

test.each([
  ['mail me at a.b@school.example', true],
  ['call 0170 555 0123', true],
  ['+491705550123', true],
  ['In 2019 it lent 300 books, 60 percent of 480.', false],
  ['between 1,200,000 and 2,400,000 people', false],
  ['from 2006 to 2021', false],
])('contact details in "%s": %s', (text, is) => {
  expect(holdsContact(text)).toBe(is);
});
