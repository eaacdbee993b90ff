import type { Figure } from '#/server/article/article.ts';
import { isAskable } from '#/server/quiz/askable.ts';
import { isProper, nameWords } from '#/server/quiz/attributed.ts';
import { isSubject } from '#/server/quiz/clause.ts';
import { decapitalised } from '#/server/quiz/clause-words.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { type Cast, knownIn } from '#/server/quiz/known-names.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { called, capitalised } from '#/server/quiz/name-forms.ts';
import { assemble } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { otherName, otherVoices } from '#/server/quiz/rivals.ts';
import type { Random } from '#/server/random.ts';

const said =
  '(?:said|says|found|finds|estimated|estimates|reported|reports|expects|expected|predicted|predicts|warned|claimed|claims|announced|told [^,]{3,40}?|added|showed|shows|believes)';
const front = new RegExp(
  `^(?:According to ([^,"“”]{3,90}), |([^"“”]{3,120}?),? ${said}(?: [^,"“”]{0,30}?)? that )(.{30,260})$`,
  'u',
);
const back =
  /^([^"“”]{30,260}), (?:according to ([^"“”]{3,110})|([^"“”,]{3,60}) (?:said|says|reported|estimated)|(?:said|says) ([^"“”]{3,110}))\.$/u;

/** Whose figure is this? A statement with a figure that the article gives to somebody without quoting; the options are other sources. */
export function figureSource(material: Material, cast: Cast, figure: Figure, random: Random): Question[] {
  const name = figure.source?.name ?? null;
  const sentence = sentenceAt(material, figure.sentence);
  if (!isAskable(figure) || !sentence || name === null || !isProper(name) || isQuoted(material, figure)) return [];
  const words = slice(material, sentence).replace(/\s+/g, ' ').trim();
  const ahead = front.exec(words);
  const behind = ahead ? null : back.exec(words);
  const [source, clause] = ahead
    ? [ahead[1] ?? ahead[2] ?? '', ahead[3] ?? '']
    : [behind?.[2] ?? behind?.[3] ?? behind?.[4] ?? '', behind?.[1] ?? ''];
  const own = nameWords(name);
  if (clause === '' || !own.some(word => source.includes(word)) || own.some(word => clause.includes(word))) return [];
  const statement = clause.replace(/\.$/, '');
  const first = statement.split(' ').slice(0, 2);
  if (
    !isSubject([first[0] ?? '']) ||
    !slice(material, figure)
      .split(' ')
      .every(word => statement.includes(word))
  )
    return [];
  if (/\b(?:he|she|it|they|his|her|their|its|I|we|our|this|these|those)\b|["“”]/.test(statement)) return [];
  const speaker = knownIn(cast, name);
  if (!speaker) return [];
  const wrongs = otherVoices(material, cast, speaker)
    .filter(other => !nameWords(other.name).some(word => statement.includes(word)))
    .map(other => otherName(material, other, `this figure comes from ${called(name)}.`));
  if (wrongs.length < 2) return [];
  const right = { text: capitalised(called(name)), rank: name.length, reason: null, span: null };
  const choice = assemble(right, wrongs, Math.min(3, wrongs.length), random);
  if (!choice) return [];
  const passage = `${capitalised(decapitalised(statement, material.text))}.`;
  return [
    draftQuestion({
      rule: 'figure-source',
      kind: 'choice',
      prompt: 'Whose statement is this, according to the article?',
      passage,
      ...choice,
      evidence: figureEvidence(material, figure),
    }),
  ];
}
