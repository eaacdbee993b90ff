import type { Entity, Quote, Span } from '#/server/article/article.ts';
import { givenName } from '#/server/article/givennames.ts';
import { isFollowed } from '#/server/quiz/actors.ts';
import { type Cast, common } from '#/server/quiz/known-names.ts';
import { type Material, sentenceOf, sureEnough } from '#/server/quiz/material.ts';
import { called, capitalised, isApart } from '#/server/quiz/name-forms.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Random } from '#/server/random.ts';

/** A quotation as a passage, in the marks of the language; the comma before the reporter's words is left out. */
export function quotation(quote: Quote): string {
  return `“${quote.text.trim().replace(/,$/, '')}”`;
}

/**
 * Those who may stand as wrong answers beside a person or body: of the same kind, surely one, with another name, none of them another
 * under a shorter or longer name ("Ken Hale", "Kenneth Hale").
 */
export function rivalsOf(material: Material, cast: Cast, answer: Entity): Entity[] {
  const isSame = (other: Entity) => answer.kind !== 'body' || isPlace(material, other) === place;
  const place = answer.kind === 'body' && isPlace(material, answer);
  const pool =
    answer.kind === 'document'
      ? material.voices.filter(voice => voice.kind === 'document')
      : answer.kind === 'person'
        ? cast.people
        : cast.bodies;
  const kept: Entity[] = [];
  for (const other of pool)
    if (isSame(other) && isPresent(material, other) && [answer, ...kept].every(one => isApart(one.name, other.name)))
      kept.push(other);
  return kept;
}

/** Whether the article has more of a name than one mention in passing: it speaks, does something, has a role, or is named again. */
function isPresent(material: Material, { name, roles, mentions }: Entity): boolean {
  const told = mentions.filter(({ start }) => {
    const sentence = sentenceOf(material, start);
    return sentence !== null && material.inBody(sentence);
  });
  if (told.length !== 1) return told.length > 1;
  const acts = told.some(({ end }) => isFollowed(material.text.slice(end, end + 40).replace(/^['’]s? \p{Ll}+/u, '')));
  return acts || roles.length > 0 || material.speakers.has(name);
}

/** Those of them who may not have said the same by the article: no body that says nothing, nor one of a sentence with the speaker, who may speak for it. */
export function otherVoices(material: Material, cast: Cast, speaker: Entity): Entity[] {
  const rivals = rivalsOf(material, cast, speaker);
  if (speaker.kind !== 'body') return rivals;
  const near = nearTo(material, speaker);
  return rivals.filter(other => material.speakers.has(other.name) && !near(other));
}

/** Whether the article says that something is in or comes from there: countries and towns do not stand beside companies. */
function isPlace(material: Material, { name, mentions }: Entity): boolean {
  const within = name.toLowerCase().split(' ').some(common) ? /\b(?:near|outside) $/ : inside;
  return mentions.some(({ start }) => within.test(material.text.slice(Math.max(0, start - 16), start)));
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
    ? `${text} said something else: ${quotation(quote)}`
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
