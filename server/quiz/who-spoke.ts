import type { Quote } from '#/server/article/article.ts';
import { attributed, nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import type { Material } from '#/server/quiz/material.ts';
import { called } from '#/server/quiz/name-forms.ts';
import { nameGap } from '#/server/quiz/name-gap.ts';
import type { Question } from '#/server/quiz/question.ts';
import { matter, quotedWords } from '#/server/quiz/quotable.ts';
import { nameChoice, ofGender, otherName, otherVoices } from '#/server/quiz/rivals.ts';
import { speakerOf } from '#/server/quiz/utterances.ts';
import type { Random } from '#/server/random.ts';

const leastMatter = 5;

/**
 * Whose name is left out of this passage? Words that cannot be shown alone, since they speak of "it" or "him", in the sentences that they stand in: the
 * quotation's, and one or two before it.
 */
export function whoSpoke(material: Material, cast: Cast, quote: Quote, random: Random): Question[] {
  const known = attributed(material, quote);
  const speaker = known && speakerOf(material, cast, known.name);
  if (!speaker || !quote.speaker || speaker.kind === 'document' || matter(quote.text) < leastMatter) return [];
  if (quotedWords(material, quote) !== null) return [];
  const gap = nameGap(material, speaker, quote.sentence, quote.speaker);
  if (!gap) return [];
  const { prompt, passage, context, gender } = gap;
  const wrongs = ofGender(otherVoices(material, cast, speaker), gender)
    .filter(other => !nameWords(other.name).some(word => passage.includes(word)))
    .map(other => otherName(material, other, `these are the words of ${called(speaker.name)}.`));
  const choice = nameChoice(speaker.name, wrongs, random);
  const evidence = [...known.evidence, ...(context ? [{ id: null, ...context }] : [])];
  return choice ? [draftQuestion({ rule: 'who-said', kind: 'choice', prompt, passage, ...choice, evidence })] : [];
}
