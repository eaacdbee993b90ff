import type { Entity, Span } from '#/server/article/article.ts';
import { givenName } from '#/server/article/givennames.ts';
import { isFollowed } from '#/server/quiz/actors.ts';
import { type Cast, common } from '#/server/quiz/known-names.ts';
import { type Material, sentenceOf, sureEnough } from '#/server/quiz/material.ts';
import { called, capitalised, isApart } from '#/server/quiz/name-forms.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import { quotation } from '#/server/quiz/quotable.ts';
import type { Random } from '#/server/random.ts';

/**
 * Those who may stand as wrong answers beside a person or body: of the same kind, surely one, with another name, none of them another
 * under a shorter or longer name ("Ken Hale", "Kenneth Hale").
 */
export function rivalsOf(material: Material, cast: Cast, answer: Entity): Entity[] {
  const own = answer.kind === 'body' ? sortOf(material, answer) : null;
  const isSame = (other: Entity) => own === null || sortOf(material, other) === own;
  const pool =
    answer.kind === 'document'
      ? material.voices.filter(voice => voice.kind === 'document')
      : answer.kind === 'person'
        ? cast.people
        : cast.bodies;
  const kept: Entity[] = [];
  for (const other of pool)
    if (isSame(other) && isPresent(material, other) && [answer, ...kept].every(one => areApart(one.name, other.name)))
      kept.push(other);
  return kept;
}

/** Whether the article has more of a name than one mention in passing: it speaks, does something, has a role, or is named again. */
function isPresent(material: Material, { name, roles, mentions }: Entity): boolean {
  const told = mentions.filter(({ start }) => {
    const sentence = sentenceOf(material, start);
    return sentence !== null && material.inBody(sentence);
  });
  // "MSNBC's Ann Oda", "reporter Ann Oda": who only asked or wrote
  const asks = told.some(({ start }) => asker.test(material.text.slice(Math.max(0, start - 40), start)));
  if (asks && !material.speakers.has(name)) return false;
  if (told.length !== 1) return told.length > 1;
  const acts = told.some(({ end }) => isFollowed(material.text.slice(end, end + 40).replace(/^['’]s? \p{Ll}+/u, '')));
  return acts || roles.length > 0 || material.speakers.has(name);
}

const asker =
  /(?:\b(?:[Rr]eporter|[Cc]orrespondent|[Aa]nchor|[Hh]ost|[Mm]oderator|[Jj]ournalist|[Cc]olumnist|[Bb]logger|[Ii]nterviewer)s?|\b\p{Lu}{2,6}['’]s|\b(?:told|with) (?:\p{Lu}\p{L}+ ){1,2}(?:News['’]s?|['’]s)) $/u;

/**
 * Those who may be taken for a speaker: all of them speak in the article, and where those are only two, somebody else whom it names again
 * and again stands with them. None where fewer than two speak; no body of a sentence with the speaker, who may speak for it.
 */
export function otherVoices(material: Material, cast: Cast, speaker: Entity): Entity[] {
  const near = nearTo(material, speaker);
  const rivals = rivalsOf(material, cast, speaker).filter(other => speaker.kind === 'person' || !near(other));
  const voices = rivals.filter(other => speaks(material, other));
  if (voices.length > 2) return voices;
  if (speaker.kind !== 'person') return voices.length < 2 ? [] : voices;
  // where few speak, those who do something or are named again and again may be taken for one who does
  const others = rivals.filter(other => !voices.includes(other));
  return [...voices, ...(voices.length < 2 ? others : others.filter(other => other.mentions.length > 2))];
}

const says =
  /^(?:, [^,.;]{3,80},)? (?:\p{Ll}+ly |also |later )?(?:said|says|told|tells|added|adds|wrote|writes|tweeted|argued|argues|warned|warns|explained|explains|insisted|insists|claimed|claims|noted|notes|announced|acknowledged|believes|predicted|estimated|estimates|reported|reports|replied|called|calls|urged|vowed|promised|denied|testified|asked)\b/u;

/** Whether the article gives words to somebody, in quotation marks or without. */
function speaks(material: Material, { name, mentions }: Entity): boolean {
  if (material.speakers.has(name)) return true;
  return mentions.some(
    ({ start, end }) =>
      says.test(material.text.slice(end, end + 100)) ||
      /\b(?:said|says|added|according to) (?:\p{L}[\p{L}.’'-]* ){0,4}$/u.test(
        material.text.slice(Math.max(0, start - 60), start),
      ),
  );
}

/** Words that tell what sort of body a name is; what has none of them counts as a firm. */
const sorts: [string, RegExp][] = [
  ['party', /\b(?:party|democrats|republicans|conservatives|liberals|greens)\b/i],
  [
    'press',
    /\b(?:times|post|news|journal|tribune|press|reuters|herald|gazette|bloomberg|cnn|cnbc|nbc|abc|cbs|bbc|npr|politico|magazine|telegraph|guardian|review|observer)\b/i,
  ],
  [
    'learning',
    /\b(?:institute|university|college|school|foundation|society|association|federation|union|alliance|coalition|campaign|center|centre|fund|forum|network|club|league|hospital|museum)\b/i,
  ],
  [
    'office',
    /\b(?:ministry|department|agency|commission|council|court|senate|congress|house|parliament|administration|bureau|police|office|board|authority|committee|county|army|navy|force|fbi|cia|treasury|reserve|government|service)\b/i,
  ],
];

/** What sort of body a name is: beside a ministry stand other offices, beside a place other places. */
function sortOf(material: Material, body: Entity): string {
  if (isPlace(material, body)) return 'place';
  if (isTeam(material, body)) return 'team';
  return sorts.find(([, words]) => words.test(body.name))?.[0] ?? 'firm';
}

/** "the Alder Herons": who bears a plural with an article stands among such. */
function isTeam(material: Material, { name, mentions }: Entity): boolean {
  const led = mentions.filter(({ start }) => /\b[Tt]he $/.test(material.text.slice(Math.max(0, start - 4), start)));
  return /(?:^| )\p{Lu}\p{Ll}+[^s]s$/u.test(name) && !name.includes('&') && led.length * 2 >= mentions.length;
}

/** Whether the article says that something is in or comes from there: countries and towns do not stand beside companies. */
function isPlace(material: Material, { name, mentions }: Entity): boolean {
  if (seats.test(name)) return true;
  const within = name.toLowerCase().split(' ').some(common) ? /\b(?:near|outside) $/ : inside;
  return mentions.some(({ start }) => within.test(material.text.slice(Math.max(0, start - 16), start)));
}

/** Places and houses whose names stand for governments: beside them stand others, no firm and no institute. */
const seats =
  /^(?:Beijing|Moscow|Washington|London|Paris|Berlin|Tokyo|Seoul|Pyongyang|Tehran|Kiev|Kyiv|Ankara|Baghdad|Kabul|Damascus|New Delhi|Delhi|Islamabad|Brussels|Canberra|Ottawa|Jerusalem|Cairo|Riyadh|Caracas|Havana|Athens|Madrid|Rome|Warsaw|Vienna|Hanoi|Manila|Jakarta|Taipei|China|Russia|America|United States|Britain|United Kingdom|France|Germany|Japan|India|Iran|Iraq|Israel|Syria|Turkey|Ukraine|Canada|Mexico|Brazil|Australia|South Korea|North Korea|Saudi Arabia|Egypt|Pakistan|Italy|Spain|Greece|European Union|White House|Kremlin|Pentagon)$/;

/** Seats of government and what they stand for: beside "Beijing", "China" is no other answer. */
const powers = new Map(
  Object.entries({
    China: 'Beijing Chinese',
    Russia: 'Moscow Kremlin Russian',
    'United States': 'Washington America American Pentagon White House US U.S. Congress Senate',
    Britain: 'London United Kingdom British Downing',
    France: 'Paris French Elysee',
    Germany: 'Berlin German',
    Japan: 'Tokyo Japanese',
    'South Korea': 'Seoul',
    'North Korea': 'Pyongyang',
    Iran: 'Tehran Iranian',
    Israel: 'Jerusalem Israeli',
    Turkey: 'Ankara Turkish',
    Ukraine: 'Kiev Kyiv Ukrainian',
    Syria: 'Damascus Syrian',
    India: 'Delhi Indian',
    Pakistan: 'Islamabad Pakistani',
    'European Union': 'Brussels EU European',
  }).flatMap(([state, names]) => [state, ...names.split(/ (?!House)/)].map((name): [string, string] => [name, state])),
);

const powerOf = (name: string): string | undefined =>
  powers.get(name) ?? [...powers].find(([word]) => word.length > 2 && name.startsWith(word))?.[1];

function areApart(one: string, other: string): boolean {
  const power = powerOf(one);
  return isApart(one, other) && (power === undefined || power !== powerOf(other));
}

const inside = /\b(?:in|across|throughout|within|around|near|outside|from|into) (?:the )?$/;

function nearTo(material: Material, answer: Entity): (other: Entity) => boolean {
  const places = new Set(answer.mentions.map(mention => sentenceOf(material, mention.start)?.start));
  return other => other.mentions.some(mention => places.has(sentenceOf(material, mention.start)?.start));
}

/** Another name as a wrong option, with what it is that its bearer said, where the article has it. `what` ends the reason. */
export function otherName(material: Material, other: Entity, what: string): Wrong {
  const quote = material.analysis.quotes.find(
    q => q.speaker?.name === other.name && q.confidence >= sureEnough && q.text.length < 160,
  );
  const mention: Span | null = other.mentions[0] ?? null;
  const text = capitalised(called(other.name));
  const reason = quote
    ? `${text} said something else: ${quotation(quote.text)}`
    : `${text} is in the article too, but ${what}`;
  const span = quote ? { start: quote.start, end: quote.end } : mention && { start: mention.start, end: mention.end };
  return { text, rank: text.length, misconception: 'other-speaker', reason, span, prefer: quote ? 1 : 0 };
}

/** Those who may be meant where words tell a gender (null: they tell none): others by their given name, as far as that tells. */
export const ofGender = (others: Entity[], gender: 'm' | 'f' | null): Entity[] =>
  others.filter(
    ({ name }) => gender === null || gender === (givenName(name.split(' ')[0]?.toLowerCase() ?? '') ?? gender),
  );

/** The name of the one who is asked for among those of two or three others; null where there are fewer. */
export function nameChoice(name: string, wrongs: Wrong[], random: Random): ReturnType<typeof assemble> {
  if (wrongs.length < 2) return null;
  const text = capitalised(called(name));
  const right = { text, rank: text.length, reason: null, span: null };
  return assemble(right, wrongs, Math.min(3, wrongs.length), random);
}
