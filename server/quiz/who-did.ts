import type { Entity } from '#/server/article/article.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { type Material, sentenceOf, slice } from '#/server/quiz/material.ts';
import { called } from '#/server/quiz/name-forms.ts';
import { type Deed, deedsIn } from '#/server/quiz/named-subject.ts';
import type { Question } from '#/server/quiz/question.ts';
import { nameChoice, ofGender, otherName, rivalsOf } from '#/server/quiz/rivals.ts';
import type { Random } from '#/server/random.ts';

/** Who did this? What the article says of a person or body, with others of the article as options. */
export function whoDid(material: Material, cast: Cast, random: Random): Question[] {
  return deedsIn(material, cast).flatMap(deed => ask(material, cast, deed, random.fork(String(deed.sentence.start))));
}

/** What says nothing of the matter: what somebody is in passing, and who wrote the article. */
const empty =
  /^(?:is|are|was|were) (?:an?|the author|the editor|the host) |^(?:contributed|reported from|writes|edited|tweets)\b/;
const reporting =
  /^(?:said|says|told|added|wrote|claimed|claims|argued|argues|believes|warned|noted|stated|announced)\b/;

function ask(
  material: Material,
  cast: Cast,
  { sentence, subject, front, predicate, owns, gender, context }: Deed,
  random: Random,
): Question[] {
  const own = nameWords(subject.name);
  const words = contentOf(predicate);
  if (own.some(word => `${front} ${predicate}`.includes(word)) || words.size < 3 || empty.test(predicate)) return [];
  const whole = slice(material, sentence);
  const others = ofGender(rivalsOf(material, cast, subject), gender).filter(
    other => !nameWords(other.name).some(word => whole.includes(word)) && !didLike(material, other, words),
  );
  const wrongs = others.map(other => otherName(material, other, `this is said of ${called(subject.name)}.`));
  const choice = hasEqual(subject, others) ? nameChoice(subject.name, wrongs, random) : null;
  if (!choice) return [];
  const who = owns ? 'Whose' : subject.kind === 'person' ? 'Who' : 'Which of these';
  const asked = front === '' ? who : `${front}, ${who.toLowerCase()}`;
  const prompt = `${asked} ${predicate}${reporting.test(predicate) ? ', according to the article' : ''}?`;
  const named = context ? [{ id: null, start: context.start, end: context.end }] : [];
  const told = `${context ? slice(material, context) : ''} ${whole}`;
  const evidence = [
    { id: null, start: sentence.start, end: sentence.end },
    ...named,
    ...naming(material, subject, told),
  ];
  return [draftQuestion({ rule: 'who-did', kind: 'choice', prompt, ...choice, evidence })];
}

/** Whether somebody else is named nearly as often: whom an article is about is guessed before those whom it names in passing. */
const hasEqual = (subject: Entity, others: Entity[]): boolean =>
  others.some(other => other.mentions.length * 4 >= subject.mentions.length);

/** Where the sentence does not have the name as it is offered, the sentence that first has it. */
function naming(material: Material, subject: Entity, whole: string): Question['evidence'] {
  if (whole.includes(subject.name)) return [];
  const full = subject.mentions.find(mention => slice(material, mention) === subject.name);
  const sentence = full && sentenceOf(material, full.start);
  return sentence ? [{ id: null, start: sentence.start, end: sentence.end }] : [];
}

function contentOf(words: string): Set<string> {
  const all = words.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 3 || /^\d/.test(word));
  return new Set(all.map(word => word.toLowerCase().slice(0, 5)));
}

/** Whether a sentence that names somebody has most of the words of a deed, so that it may be theirs too. */
function didLike(material: Material, other: Entity, words: Set<string>): boolean {
  return other.mentions.some(mention => {
    const sentence = sentenceOf(material, mention.start);
    const there = contentOf(sentence ? slice(material, sentence) : '');
    return [...words].filter(word => there.has(word)).length >= Math.max(2, words.size * 0.6);
  });
}
