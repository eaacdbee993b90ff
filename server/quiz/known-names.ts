import type { Entity } from '#/server/article/article.ts';
import { bodyNouns, documentNouns } from '#/server/article/cues.ts';
import { givenName } from '#/server/article/givennames.ts';
import { bodyWords } from '#/server/article/name-runs.ts';
import { nations } from '#/server/article/nations.ts';
import { actorsIn, isFollowed } from '#/server/quiz/actors.ts';
import { isProper, nameWords } from '#/server/quiz/attributed.ts';
import type { Material } from '#/server/quiz/material.ts';
import { isSpelling, shortens } from '#/server/quiz/name-forms.ts';

/** Last words of what is called after people and is none, or is a paper, a place or a party. */
const thing =
  /^(?:register|times|post|news|journal|tribune|press|gazette|herald|network|university|institute|party|pit|theater|theatre|hall|center|centre|democratic|republican|street|island|islands|river|city|county|valley|beach|lake|bay|hill|bridge|strip|school|church|hospital|court|house|stadium|airport|square|park|january|february|march|april|may|june|july|august|september|october|november|december|act|award|prize|cup|league|war|pro|plus|force|quay|road|avenue|lane|democrats|republicans|party|council|congress)$/;

/** Those of whom a question may ask, or whom it may offer as others. */
export type Cast = { people: Entity[]; bodies: Entity[] };

const mostNames = 60;

/** The people and bodies of an article that are surely some; of a book with hundreds of names, the first. */
export function castOf(material: Material): Cast {
  const { entities } = material.analysis;
  const voices = new Set(material.voices.map(voice => voice.name));
  // Someone unknown who says "I" under a name of two words is a person.
  const typed = (entity: Entity): Entity =>
    entity.kind === 'body' &&
    material.selves.has(entity.name) &&
    /^\S+ \S+$/.test(entity.name) &&
    !entity.name.toLowerCase().split(' ').some(common)
      ? { ...entity, kind: 'person' }
      : entity;
  const all = [...material.voices, ...entities.filter(entity => !voices.has(entity.name)).slice(0, 10 * mostNames)].map(
    typed,
  );
  // "Weir Hale" beside "Clara Weir Hale" is she
  const named = all.filter(entity => isKnownPerson(material, entity)).slice(0, mostNames);
  const people = named.filter(
    (one, i) =>
      !named.some((other, j) => other.name.endsWith(` ${one.name}`) || (j < i && isShort(one.name, other.name))),
  );
  // "Noem said", read as a body's name, is Kristi Noem.
  const borne = new Set(entities.filter(one => one.kind === 'person').flatMap(one => nameWords(one.name)));
  const isBorne = (name: string) =>
    borne.has(name) || [...borne].some(word => isSpelling(word, name) || (name.length > 3 && word.startsWith(name)));
  const bodies = all.filter(entity => isKnownBody(material, entity) && !isBorne(entity.name));
  const names = new Set(bodies.map(body => body.name));
  const actors = actorsIn(material, people).filter(
    actor => !names.has(actor.name) && !isBorne(actor.name) && isKnownBody(material, actor),
  );
  return { people, bodies: underFullNames([...bodies, ...actors].slice(0, mostNames)) };
}

/** Bodies with those that are another's initials counted to it: what "GM" does, General Motors does. */
function underFullNames(bodies: Entity[]): Entity[] {
  const longer = (name: string) => bodies.find(other => other.name !== name && shortens(name, other.name));
  return bodies
    .filter(body => !longer(body.name))
    .map(body => {
      const short = bodies.filter(other => longer(other.name) === body);
      const mentions = [body, ...short].flatMap(one => one.mentions).sort((x, y) => x.start - y.start);
      return { ...body, mentions: mentions.filter((mention, i) => mention.start !== mentions[i - 1]?.start) };
    });
}

/** The entity of a name or of its initials ("GM"), when it may be named. */
export function knownIn({ people, bodies }: Cast, name: string): Entity | null {
  return (
    people.find(one => one.name === name || one.name.endsWith(` ${name}`) || isShort(one.name, name)) ??
    bodies.find(one => one.name === name) ??
    bodies.find(one => shortens(name, one.name)) ??
    null
  );
}

/**
 * Whether an entity may be named as a person in a question or an option: a full name of which the article or the names that people bear
 * show that it is one. "Trust Hall", "Totaling US" and other capitals that met by chance are not.
 */
function isKnownPerson(material: Material, entity: Entity): boolean {
  const words = entity.name.split(' ');
  const [first = '', ...others] = words;
  if (entity.kind !== 'person' || others.length === 0 || words.length > 4 || !isProper(entity.name)) return false;
  if (thing.test(words.at(-1)?.toLowerCase() ?? '') || /^\p{Lu}\p{L}+-\p{Ll}/u.test(first)) return false;
  if (particle.test(first) || isNobody(material, entity)) return false;
  if (words.slice(2).some(word => isGiven(word)) && words.length > 3) return false;
  if (words.some(word => /^\p{Lu}{3,}$/u.test(word) && word.length > 3)) return false;
  if (/^\p{Lu}-\p{Ll}/u.test(words.at(-1) ?? '')) return false;
  if (/^\p{Lu}{2,4}$/u.test(words.at(-1) ?? '')) return false;
  // "Browns DL Leo Hale": what he plays is no name of his
  if (words.slice(0, -2).some(word => /^\p{Lu}{2,4}$/u.test(word))) return false;
  if (isGiven(first)) return true;
  // "Taoiseach Leo Hale": a title or place that was taken for the first name.
  if (words.length > 2 && isGiven(others[0] ?? '') && first.length > 2) return false;
  const strange = !words.some(word => isPlain(material, word) || nations.has(word.toLowerCase()));
  const { name, roles, mentions } = entity;
  // "Lu Wen, who speaks for the port": the relative word is for people alone
  const who = mentions.some(mention => /^, who\b/.test(material.text.slice(mention.end, mention.end + 6)));
  return (
    strange &&
    (who || material.selves.has(name) || (roles.length > 0 && (mentions.length > 1 || material.speakers.has(name))))
  );
}

/** What stands before a surname: "Le Pen" is no first name and last. */
const particle = /^(?:Le|La|Les|De|Du|Van|Von|Di|Da|Del|Della|El|Al|Bin|Ibn|Abu|Ter|Ten|Mac)$/;

/** "Roman Catholics are": a name with a plural verb, or with a number, "many" or "worked at" before it, is no one person's. */
function isNobody({ text }: Material, { mentions }: Entity): boolean {
  return mentions.some(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 40), start);
    // "a trader at Brack Ferrow": where one works
    if (
      /\b(?:work(?:s|ed|ing)?|jobs?|traders?|directors?|executives?|analysts?|bankers?|managers?|partners?|lawyers?|economists?|position|career|desk|years|chief|president|head|vice president|employees?|shares) (?:at|in) $/i.test(
        before,
      )
    )
      return true;
    if (/\b(?:many|most|some|few|all|other|fellow|among|of the|\d+) $/i.test(before)) return true;
    return (
      /^ (?:are|were|have)\b/.test(text.slice(end, end + 6)) &&
      !/\b(?:and|or|nor|did|does|do|if|that|as) (?:\S+ )?$/i.test(before)
    );
  });
}

/** "Josh Oda" for Joshua Oda: one surname, and a given name that begins as the other does. */
function isShort(one: string, other: string): boolean {
  const [first = '', ...rest] = one.split(' ');
  const [given = '', ...others] = other.split(' ');
  const [short, long] = first.length < given.length ? [first, given] : [given, first];
  return rest.join(' ') === others.join(' ') && rest.length > 0 && short.length > 2 && long.startsWith(short);
}

const isGiven = (word: string): boolean => Boolean(givenName(word.toLowerCase()));

/** Whether the article writes a word of a name in small letters too. */
const isPlain = (material: Material, word: string): boolean => material.plain.has(word.toLowerCase());

/** A person by title ("President Obama"), where the surname alone is known. */
const titled =
  /^(?:President|Senator|Governor|Mayor|Judge|Justice|Minister|Secretary|General|Pope|King|Queen|Prince|Princess|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Professor|Sheriff|Captain|Sir|Lord|Lady|Father|Sister) /;

const isTitledName = (words: string[], name: string): boolean => titled.test(name) && !words.some(common);

/** Whether a word in small letters is one for bodies or documents of any kind. */
export const common = (word: string) =>
  bodyNouns.has(word) || bodyWords.has(word) || documentNouns.has(word) || /^(?:some|more|law|internet)$/.test(word);

/** Words that show, beside the words for bodies, that a name of several words is no person's. */
const tells = (word: string): boolean =>
  common(word) ||
  nations.has(word) ||
  /^(?:air|bank|lines|energy|oil|gas|capital|financial|insurance|international|national|global|royal|entertainment|studios|labs|laboratories|research|software|stores|foods|health|healthcare|pharmaceuticals|aerospace|automotive|engineering|securities|exchange|index|average|united|new|great|san|saint|los|sri|saudi|hong|puerto|costa|el)$/.test(
    word,
  );

/** Whether a name of one word stands behind a title somewhere: "Mr. Hale" is no company. */
function isTitled(material: Material, { name, mentions }: Entity): boolean {
  return (
    !name.includes(' ') &&
    mentions.some(({ start }) =>
      /\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Sgt|President|Secretary|Minister|Mayor|Judge|Justice|Senator|Governor|Coach|General|Chancellor|Professor)\.? $/.test(
        material.text.slice(Math.max(0, start - 14), start),
      ),
    )
  );
}

/**
 * Whether an entity may be named as a body: a proper name that speaks, that does something in the article, or that has a word for a
 * body beside one of its own ("Oda Water Company").
 */
function isKnownBody(material: Material, entity: Entity): boolean {
  const words = entity.name.toLowerCase().split(' ');
  if (entity.kind !== 'body' || words.length > 7 || !isProper(entity.name) || nameWords(entity.name).length === 0)
    return false;
  if ((words.length === 1 && words.every(common)) || /[()]/.test(entity.name)) return false;
  if (nations.has(entity.name.toLowerCase()) || isGiven(words[0] ?? '') || isTitledName(words, entity.name))
    return false;
  if (words.length > 1 && entity.name === entity.name.toUpperCase()) return false;
  if (words.length === 1 && /ern$/.test(entity.name)) return false;
  if (words.length === 1 && (isPlain(material, entity.name) || isTitled(material, entity))) return false;
  if (words.length > 1 && !words.some(tells) && !/&| of /.test(entity.name)) return false;
  const telling = words.some(common) && !words.every(common);
  if (words.slice(1, -1).some(isGiven) && (words.length < 5 || isGiven(words.at(-2) ?? ''))) return false;
  return (
    telling ||
    material.speakers.has(entity.name) ||
    entity.mentions.some(mention => isFollowed(material.text.slice(mention.end, mention.end + 40)))
  );
}
