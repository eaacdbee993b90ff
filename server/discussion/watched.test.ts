import { expect, test } from 'vitest';
import { holdsContact, holdsWatched, startList, watchedIn } from './watched.ts';

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
  'ɪᴅɪᴏᴛ',
  'ΙDΙΟΤ',
  'ⓘⓓⓘⓞⓣ',
  'ïdíøt',
])('"%s" is caught', text => {
  expect(holdsWatched(`what an ${text} that was`, ['idiot'])).toBe(true);
});

test('words that only hold a watched one are none of them', () => {
  const harmless =
    'class classes classic classical classmate glass glasses grass brass mass massive pass passage passenger passport password compass compassion assess assessment asset assign assignment assist assistant associate assume assumption assembly assembled assert assure asphalt ambassador embassy trespass surpass bypass harass bass carcass cassette Massachusetts Hassan potassium quasi Sussex Essex Middlesex sextant sextet sexton sixteen unisex asexual bisect cockpit cocktail peacock Hancock shuttlecock woodcock cockatoo Babcock Hitchcock weathercock canal canals banal analysis analyst analyse analogue analogy penal arsenal national signal final journal manual annual anally therapist therapists grape grapes grapefruit drape drapes scrape scraped trapeze rapeseed parapet scrap scraps skyscraper crappie scrapbook Crapper Pissarro pissoir hello shell shells shellfish Michelle Shelley seashell eggshell hellebore Hellenic nutshell Dickens Dickinson dictionary predict verdict addict indicate edict Benedict contradict title titles titan titanium constitution institute restitution entitled competition petition repetition partition appetite stitch titrate button buttons butter butterfly rebuttal tribute contribute buttress attribute Buttermere distribute scunthorpe Cunningham accountant mountain country county swanky Swank spanking cranky punctual spunk bespoke hoard hoarse whoever whole wholesale shitake mushroom Matsushita fuchsia damnation condemn damning adamant Amsterdam madam foxglove flux Fuchs stupidity stupor idiotic idiom idioms moronic oxymoron as but bus hel bases looser closer closers loose bastardy bustard custard mustard slutch bitcoin ambitious habit rabbit orbit exhibit twattle twatter wankel kiss retardant retardation tardy bullshorn piston epistle Kysely jockys cummings document cumulative circumstance scumble incumbent succumb Penistone pennant peninsula spend spinster happiness openness';
  expect(new Set(harmless.split(' ')).size).toBeGreaterThanOrEqual(200);
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
        'cum',
        'penis',
        'fuck',
        ...startList,
      ]),
      word,
    ).toBe(false);
});

test.each([
  'mail me at a.b@school.example',
  'a.b＠school.example',
  'ada (at) home (dot) example',
  'ada at home dot example',
  'call 0170 555 0123',
  'call 0170/ 01705550123',
  '+491705550123',
  '+44 (0)20 5550 1234',
  '(555) 555-0123',
  '555-0123',
  '555.555.0123',
  '01 23 45 67 89',
  'my snapchat is ada_07',
  'insta: ada.k',
  'Discord: kite7711',
])('contact details in "%s" are seen', text => {
  expect(holdsContact(text)).toBe(true);
});

test.each([
  'In 2019 it lent 300 books, 60 percent of 480.',
  'between 1,200,000 and 2,400,000 people',
  'between 1.200.000 and 2 400 000 people',
  'from 2006 to 2021, and 2019 2020 2021',
  'on 2021-05-12, 12.05.2021 and 5/12/2021',
  'scores of 10 12 14 16',
  'It cost $12 000 000 and £1 500 000.',
  'They met at noon and dot the map with towns.',
  'He posted it on Instagram and on Snapchat.',
  'Signal is what the article calls it.',
  'The account is new.',
  'Figures 3.14159265 and 2.718281',
])('no contact details are seen in "%s"', text => {
  expect(holdsContact(text)).toBe(false);
});

test('of a text the watched words are named that it holds, however they are disguised, each once', () => {
  expect(watchedIn('What an 1d1ot, an i d i o t and a loser.', ['idiot', 'stupid', 'loser'])).toEqual([
    'idiot',
    'loser',
  ]);
  expect(watchedIn('Nothing of the kind.', ['idiot'])).toEqual([]);
});
