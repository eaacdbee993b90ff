import type { Entity, Sentence } from '#/server/article/article.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { withFullNames } from '#/server/quiz/full-names.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { type Material, sentenceOf, slice } from '#/server/quiz/material.ts';
import { called } from '#/server/quiz/name-forms.ts';
import { type NameGap, nameGap, naming } from '#/server/quiz/name-gap.ts';
import { type Deed, deedsIn } from '#/server/quiz/named-subject.ts';
import { pointsOutside } from '#/server/quiz/points-outside.ts';
import type { Question } from '#/server/quiz/question.ts';
import { matter } from '#/server/quiz/quotable.ts';
import { nameChoice, ofGender, otherName, otherVoices, rivalsOf } from '#/server/quiz/rivals.ts';
import { tellsWhich } from '#/server/quiz/stands-alone.ts';
import type { Random } from '#/server/random.ts';

/** Who did this? What the article says of a person or body, with others of the article as options. */
export function whoDid(material: Material, cast: Cast, random: Random): Question[] {
  return deedsIn(material, cast).flatMap(deed => ask(material, cast, deed, random.fork(String(deed.sentence.start))));
}

/** What says nothing of the matter: what somebody is in passing, who came along, who wrote the article, and plays of a match. */
const empty =
  /^(?:responded|replied|answered|countered)\b|^(?:is|are|was|were) (?:an?|the author|the editor|the host) |^(?:is|was|were|been) joined |^(?:contributed|reported from|writes|edited|tweets)\b|\b(?:saves|skid|streak|assists?|yards|rebounds|innings|touchdowns?|goals?|overtime)\b/;
const reporting =
  /^(?:said|says|told|added|wrote|claimed|claims|argued|argues|believes|warned|noted|stated|announced|thinks|insisted|agreed|acknowledged|suggested|predicted|explained)\b/;

/** A verb of telling with what is told: "warned that it would", not "added his seventh goal". */
const reports =
  /^(?:\p{L}+ (?:\S+ ){0,4}that|(?:said|says|thinks|believes|told \S+(?: \S+){0,3}?) (?:he|she|it|they|there|the|an?|his|her|\p{Lu}\S*))\b/u;

/** What is cut before its complement, lacks the object that its verb needs, has two verbs, or speaks of a group that the others belong to. */
const broken =
  / (?:is|are|was|were|has|have|had|will|would)$|^(?:would|will|could|might|may|must|can|should) (?:(?!that|which|who|what|because|when|if|as|and|but|where|while|how|whether|sa(?:id|ys))[\p{L}’'-]+ )*?(?:is|was|are|were) (?:the|an?)\b|^(?:clinched|secured|claimed|announced|approved|rejected|signed|offers|provides) (?:despite|after|in|on|with|when|at|because|before|during)\b|\b(?:candidates|rivals|opponents|contenders|hopefuls|teammates)\b/u;
/** "announcement came as a surprise": of what, another sentence tells. */
const untoldDeed =
  /^(?:\p{Ll}+ )?(?:announcement|decision|statement|comment|remark|plan|proposal|move|victory|defeat|speech)s? (?!of|to|on|about|that|for|by)/u;
/** A bracket that is no party or place of a name: what it limits is not told without it. */
const limits = /\p{Ll} \([^()]+\)/u;

function ask(
  material: Material,
  cast: Cast,
  { sentence, subject, front, predicate, owns, gender, context }: Deed,
  random: Random,
): Question[] {
  const own = nameWords(subject.name);
  const words = contentOf(predicate);
  if (
    own.some(word => `${front} ${predicate}`.includes(word)) ||
    matter(predicate) < 3 ||
    empty.test(predicate) ||
    broken.test(predicate)
  )
    return [];
  if (
    pointsOutside(material, withoutOwn(predicate)) ||
    (front !== '' && pointsOutside(material, `${front}, Ada won.`)) ||
    isInTitle(material, words)
  )
    return [];
  const whole = slice(material, sentence);
  if ((owns && untoldDeed.test(predicate)) || limits.test(whole.replace(/\p{Lu}[\p{L}.’'-]* \([^()]*\)/gu, '')))
    return [];
  const speaks = reporting.test(predicate);
  const rivals = speaks ? otherVoices(material, cast, subject) : rivalsOf(material, cast, subject);
  const others = ofGender(rivals, gender).filter(
    other =>
      isAsKnown(subject, other) &&
      !nameWords(other.name).some(word => whole.includes(word)) &&
      !didLike(material, other, words),
  );
  const wrongs = others.map(other => otherName(material, other, `this is said of ${called(subject.name)}.`));
  const choice = nameChoice(subject.name, wrongs, random);
  if (!choice) return [];
  const who = owns ? 'Whose' : subject.kind === 'person' ? 'Who' : 'Which of these';
  const asked = front === '' ? who : `${front}, ${who.toLowerCase()}`;
  const source = speaks && front === '' ? ', according to the article' : '';
  const plain = `${asked} ${withFullNames(predicate, cast)}${source}?`;
  const shown = tellsWhich(material, plain)
    ? { prompt: plain, passage: null, context }
    : // the recipe of what is said leaves the name out of such a sentence
      speaks && context === null
      ? null
      : gapOf(material, subject, sentence, choice);
  if (!shown) return [];
  const { prompt, passage } = shown;
  const named = shown.context ? [{ id: null, ...shown.context }] : [];
  const told = `${shown.context ? slice(material, shown.context) : ''} ${whole}`;
  const evidence = [
    { id: null, start: sentence.start, end: sentence.end },
    ...named,
    ...naming(material, subject, told),
  ];
  return [
    draftQuestion({
      rule: speaks && reports.test(predicate) ? 'said-that' : 'who-did',
      kind: 'choice',
      prompt,
      passage,
      ...choice,
      evidence,
    }),
  ];
}

/** The deed in its passage, with its doer's name left out; null where the passage has a name that is offered. */
function gapOf(
  material: Material,
  subject: Entity,
  sentence: Sentence,
  { options }: NonNullable<ReturnType<typeof nameChoice>>,
): NameGap | null {
  const mention = subject.mentions.find(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const gap = mention ? nameGap(material, subject, material.analysis.sentences.indexOf(sentence), mention) : null;
  return gap && options.some(({ text }) => nameWords(text).some(word => gap.passage.includes(word))) ? null : gap;
}

/** A predicate with other words for its pronouns: what they may mean is settled where it is read. */
const withoutOwn = (predicate: string): string =>
  predicate.replace(/\b(?:he|she|it|they)\b/g, 'people').replace(/\b(?:his|her|its|their)\b/g, 'some');

/** Whether somebody is named about as often: whom an article is about is guessed before those whom it names in passing, and a pollster is no candidate. */
const isAsKnown = (subject: Entity, other: Entity): boolean =>
  other.mentions.length * 3 >= subject.mentions.length && subject.mentions.length * 3 >= other.mentions.length;

/** Whether the title tells the deed: whoever reads it knows whose it is. */
function isInTitle(material: Material, words: Set<string>): boolean {
  const title = contentOf(material.analysis.title ?? '');
  return [...words].filter(word => title.has(word)).length > words.size * 0.6;
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
