import type { Entity, Quote, Sentence } from '#/server/article/article.ts';
import { type Attributed, attributed, nameWords } from '#/server/quiz/attributed.ts';
import { connectives } from '#/server/quiz/clause.ts';
import { bare, timeless } from '#/server/quiz/clause-words.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { withFullNames } from '#/server/quiz/full-names.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { called } from '#/server/quiz/name-forms.ts';
import {
  afterName,
  apposition,
  frontOf,
  genderIn,
  isFiniteVerb,
  isPointing,
  opens,
  pointsOut,
  withoutTail,
} from '#/server/quiz/named-subject.ts';
import type { Question } from '#/server/quiz/question.ts';
import { nameChoice, ofGender, otherName, otherVoices } from '#/server/quiz/rivals.ts';
import { tellsWhich } from '#/server/quiz/stands-alone.ts';
import { speakerOf } from '#/server/quiz/utterances.ts';
import type { Random } from '#/server/random.ts';

/**
 * Who called the plan “a gamble”? A sentence whose subject is somebody known and whose predicate holds a few words of theirs in quotation
 * marks: the words are asked for in the sentence that they are part of, which a student can find by its matter.
 */
export function whoQuoted(material: Material, cast: Cast, quotes: readonly Quote[], random: Random): Question[] {
  const sentences = new Set(quotes.filter(isInserted).map(quote => quote.sentence));
  return [...sentences].flatMap(index => {
    const inside = material.analysis.quotes.filter(quote => quote.sentence === index);
    const sentence = sentenceAt(material, index);
    const known = inside[0] && attributed(material, inside[0]);
    const speaker = known && speakerOf(material, cast, known.name);
    if (!sentence || !known || !speaker || !isTheirs(material, index, known)) return [];
    return ask(material, cast, { sentence, known, speaker, inside }, random.fork(String(sentence.start)));
  });
}

/** Whether the words quoted are a part of the reporter's own sentence. */
const isInserted = ({ kind, text }: Quote): boolean => kind === 'partial' || /^\p{Ll}/u.test(text.trim());

/** Whether all that a sentence quotes are words of one speaker, and end in it. */
function isTheirs(material: Material, index: number, { name }: Attributed): boolean {
  const sentence = sentenceAt(material, index);
  return material.analysis.quotes.every(
    quote =>
      !sentence ||
      quote.start >= sentence.end ||
      quote.end <= sentence.start ||
      (quote.start >= sentence.start && quote.end < sentence.end && quote.speaker?.name === name),
  );
}

type Telling = { sentence: Sentence; known: Attributed; speaker: Entity; inside: Quote[] };

function ask(material: Material, cast: Cast, telling: Telling, random: Random): Question[] {
  const { sentence, known, speaker, inside } = telling;
  const mention = known.quote.speaker;
  if (!mention || mention.start < sentence.start || mention.end > (inside[0]?.start ?? 0)) return [];
  const before = material.text.slice(sentence.start, mention.start).replace(connectives, '').trimStart();
  const front = frontOf(before);
  // "assails what he calls": a pronoun is the subject of the sentence only where it opens it
  const within =
    /^\p{Ll}/u.test(mention.mention) && !/^(?:the|an?) /.test(mention.mention) && front === '' && before !== '';
  if (front === null || within || !opens(before, speaker)) return [];
  const after = afterName(before, material.text.slice(mention.end, sentence.end));
  const predicate = after === null ? null : predicateOf(after, speaker, inside, material.topic);
  const own = nameWords(speaker.name);
  if (predicate === null || own.some(word => `${front} ${predicate}`.includes(word))) return [];
  const gender = genderIn(unquoted(predicate));
  const whole = slice(material, sentence);
  const wrongs = ofGender(otherVoices(material, cast, speaker), gender)
    .filter(other => !nameWords(other.name).some(word => whole.includes(word)))
    .map(other => otherName(material, other, `these are the words of ${called(speaker.name)}.`));
  const choice = nameChoice(speaker.name, wrongs, random);
  if (!choice) return [];
  const who = speaker.kind === 'person' ? 'Who' : 'Which of these';
  const asked = front === '' ? who : `${front}, ${who.toLowerCase()}`;
  const prompt = `${asked} ${withFullNames(predicate, cast)}?`;
  if (!tellsWhich(material, prompt)) return [];
  return [
    draftQuestion({
      rule: 'who-said',
      kind: 'choice',
      prompt,
      ...choice,
      evidence: known.evidence,
    }),
  ];
}

const marks = /["“]([^"“”]*)["”]/g;
const unquoted = (words: string) => words.replace(marks, '“…”');
/** Words that mean a thing named before, or join a clause with a subject of its own. */
const joined =
  /^\p{Ll}+ (?:that|this|those) \p{Ll}+ (?:as|an?|the|quoted\d)\b|\band (?:\p{Lu}[\p{L}’'-]+ |the \p{Ll}+ |\p{Ll}+s )\p{Ll}+|\blater\b/u;
const longest = 32;
const shortest = 5;

/** What is said of the speaker, up to where another clause begins behind the words quoted; null where it cannot follow "who". */
function predicateOf(after: string, speaker: Entity, inside: Quote[], topic: ReadonlySet<string>): string | null {
  const text = after.replace(/\s+/g, ' ').replace(/"([^"]*)"/g, '“$1”');
  const skipped = apposition.exec(text);
  const own = (skipped ? text.slice(skipped[0].length - 1) : text)
    .replace(/(?<!\b\p{Lu})[.,](”?)\.?\s*$|(?<!\p{Lu}\.\p{Lu})\.\s*$/u, '$1')
    .trim();
  const words = own.replace(/^(?:also|now|later|then|already|still|recently|once|has also|had also|\p{Ll}+ly) /u, '');
  const verb = bare(words.split(' ')[0] ?? '');
  if (!/^\p{Ll}/u.test(words) || !isFiniteVerb(verb, speaker)) return null;
  // the quotations stand for one word each while their sentence is cut
  const held: string[] = [];
  const masked = words.replace(
    marks,
    found => `quoted${held.push(found.replace(/(?:,|(?<!\b\p{Lu})\.)”$/u, '”')) - 1}`,
  );
  if (/["“”:;!?[\]]|\.\.\.|…| [-–—] /.test(masked) || held.length < inside.length) return null;
  const cut = withoutTail(
    timeless(masked)
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,.])/g, '')
      .trim(),
    longest - 4,
  );
  if (cut === null || !cut.includes('quoted0') || isPointing(cut) || joined.test(cut)) return null;
  // one word in marks is somebody's own only where it is what they call a thing
  const lone = (held[0] ?? '').split(' ').length === 1;
  if (lone && !/^(?:call|describ|dismiss|denounc|label|brand|declar|praise|condemn|slam|blast)/.test(verb)) return null;
  if (pointsOut(cut.replace(/quoted\d+/g, '“…”'), speaker, topic)) return null;
  if (/ (?:of|the|a|an|and|or|to|in|on|at|by|for|from|with|that|as|but)$/.test(cut)) return null;
  const plain = cut.replace(/quoted(\d+)/g, (_, i: string) => held[Number(i)] ?? '');
  const count = plain.split(' ').length;
  const content = unquoted(plain)
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 3).length;
  return count >= shortest && count <= longest && content >= 2 ? plain : null;
}
