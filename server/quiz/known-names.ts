import type { Entity } from '#/server/article/article.ts';
import { bodyNouns, documentNouns } from '#/server/article/cues.ts';
import { givenName } from '#/server/article/givennames.ts';
import { bodyWords } from '#/server/article/name-runs.ts';
import { nations } from '#/server/article/nations.ts';
import { actorsIn, isFollowed } from '#/server/quiz/actors.ts';
import { isProper, nameWords } from '#/server/quiz/attributed.ts';
import type { Material } from '#/server/quiz/material.ts';
import { initials, isSpelling } from '#/server/quiz/name-forms.ts';

/** Last words of what is called after people and is none, or is a paper, a place or a party. */
const thing =
  /^(?:register|times|post|news|journal|tribune|press|gazette|herald|network|university|institute|party|pit|theater|theatre|hall|center|centre|democratic|republican|street|island|islands|river|city|county|valley|beach|lake|bay|hill|bridge|strip|school|church|hospital|court|house|stadium|airport|square|park|january|february|march|april|may|june|july|august|september|october|november|december|act|award|prize|cup|league|war|pro|plus|force)$/;

/** Those of whom a question may ask, or whom it may offer as others. */
export type Cast = { people: Entity[]; bodies: Entity[] };

const mostNames = 60;

/** The people and bodies of an article that are surely some; of a book with hundreds of names, the first. */
export function castOf(material: Material): Cast {
  const { entities } = material.analysis;
  const voices = new Set(material.voices.map(voice => voice.name));
  const selves = new Set(
    material.analysis.quotes.flatMap(quote => (/\b(?:I|my)\b/.test(quote.text) && quote.speaker?.name) || []),
  );
  // Someone unknown who says "I" under a name of two words is a person.
  const typed = (entity: Entity): Entity =>
    entity.kind === 'body' &&
    selves.has(entity.name) &&
    /^\S+ \S+$/.test(entity.name) &&
    !entity.name.toLowerCase().split(' ').some(common)
      ? { ...entity, kind: 'person' }
      : entity;
  const all = [...material.voices, ...entities.filter(entity => !voices.has(entity.name)).slice(0, 10 * mostNames)].map(
    typed,
  );
  const people = all.filter(entity => isKnownPerson(material, entity)).slice(0, mostNames);
  // "Noem said", read as a body's name, is Kristi Noem.
  const borne = new Set(entities.filter(one => one.kind === 'person').flatMap(one => nameWords(one.name)));
  const isBorne = (name: string) => borne.has(name) || [...borne].some(word => isSpelling(word, name));
  const bodies = all.filter(entity => isKnownBody(material, entity) && !isBorne(entity.name));
  const names = new Set(bodies.flatMap(body => [body.name, initials(body.name)]));
  const actors = actorsIn(material, people).filter(actor => !names.has(actor.name) && !isBorne(actor.name));
  return { people, bodies: [...bodies, ...actors].slice(0, mostNames) };
}

/** The entity of a name, when it may be named. */
export function knownIn({ people, bodies }: Cast, name: string): Entity | null {
  return people.find(one => one.name === name) ?? bodies.find(one => one.name === name) ?? null;
}

/**
 * Whether an entity may be named as a person in a question or an option: a full name of which the article or the names that people bear
 * show that it is one. "Trust Hall", "Totaling US" and other capitals that met by chance are not.
 */
function isKnownPerson(material: Material, entity: Entity): boolean {
  const words = entity.name.split(' ');
  const [first = '', ...others] = words;
  if (entity.kind !== 'person' || others.length === 0 || words.length > 4 || !isProper(entity.name)) return false;
  if (thing.test(words.at(-1)?.toLowerCase() ?? '') || /^\p{Lu}\p{Ll}+-\p{Ll}/u.test(first)) return false;
  if (words.slice(2).some(word => isGiven(word)) && words.length > 3) return false;
  if (words.some(word => /^\p{Lu}{3,}$/u.test(word) && word.length > 3)) return false;
  if (isGiven(first) || material.speakers.has(entity.name)) return true;
  const strange = !words.some(word => isPlain(material, word) || nations.has(word.toLowerCase()));
  return entity.roles.length > 0 && entity.mentions.length > 1 && strange;
}

export const isGiven = (word: string): boolean => Boolean(givenName(word.toLowerCase()));

/** Whether the article writes a word of a name in small letters too. */
const isPlain = (material: Material, word: string): boolean => material.plain.has(word.toLowerCase());

/** A person by title ("President Obama"), where the surname alone is known. */
const titled =
  /^(?:President|Senator|Governor|Mayor|Judge|Justice|Minister|Secretary|General|Pope|King|Queen|Prince|Princess|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Professor|Sheriff|Captain|Sir|Lord|Lady|Father|Sister) /;

const common = (word: string) =>
  bodyNouns.has(word) || bodyWords.has(word) || documentNouns.has(word) || /^(?:some|more|law|internet)$/.test(word);

/**
 * Whether an entity may be named as a body: a proper name that speaks, that does something in the article, or that has a word for a
 * body beside one of its own ("Oda Water Company").
 */
function isKnownBody(material: Material, entity: Entity): boolean {
  const words = entity.name.toLowerCase().split(' ');
  if (entity.kind !== 'body' || words.length > 7 || !isProper(entity.name) || nameWords(entity.name).length === 0)
    return false;
  if ((words.length === 1 && words.every(common)) || /[()]/.test(entity.name)) return false;
  if (nations.has(entity.name.toLowerCase()) || isGiven(words[0] ?? '') || titled.test(entity.name)) return false;
  if (words.length > 1 && entity.name === entity.name.toUpperCase()) return false;
  if (words.length === 1 && isPlain(material, entity.name)) return false;
  const telling = words.some(common) && !words.every(common);
  if (words.slice(1, -1).some(isGiven) && words.length < 5) return false;
  return (
    telling ||
    material.speakers.has(entity.name) ||
    entity.mentions.some(mention => isFollowed(material.text.slice(mention.end, mention.end + 40)))
  );
}
