import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { type NumberForm, numberForm } from '#/server/quiz/figure-form.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { matching } from '#/server/quiz/match-speakers.ts';
import { isQuoted, type Material } from '#/server/quiz/material.ts';
import type { Question } from '#/server/quiz/question.ts';
import { nounAfter } from '#/server/quiz/wording.ts';
import { sameNoun, sameNumber } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

type Counted = { figure: Figure; form: NumberForm; noun: string };

/** Match each number to what it counts: three or four numbers of the article, all different and of different things. */
export function matchNumbers(material: Material, random: Random): Question[] {
  const chosen: Counted[] = [];
  for (const one of random.shuffle(counted(material))) {
    const { value } = one.figure;
    if (one.form.inWords || value === null || value <= 10) continue;
    const apart = chosen.every(
      other => other.noun !== one.noun && !sameNoun(other.figure, one.figure) && !sameNumber(other.figure, value),
    );
    const alone = material.figures.every(other => other.id === one.figure.id || !sameNumber(other, value));
    if (apart && alone && chosen.length < 4) chosen.push(one);
  }
  const pairs = chosen
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(({ figure, form, noun }) => ({ left: form.text, right: noun, evidence: figureEvidence(material, figure) }));
  return matching('match-numbers', 'Match each number to what the article counts with it.', pairs, random);
}

function counted(material: Material): Counted[] {
  return material.figures.flatMap((figure): Counted[] => {
    if (figure.kind !== 'count' || !isAskable(figure) || isQuoted(material, figure)) return [];
    const form = numberForm(material.text, figure);
    const noun = form && !isLoose(material, figure, form) ? nounAfter(material, figure, form) : null;
    // "50 members of an entire religion": without what they are of, members are anybody's
    if (form && noun !== null && / of\b/.test(afterNoun(material, form.end, noun))) return [];
    return form && noun !== null && !/^(?:other|more|further|additional|such|\p{Lu})/u.test(noun) && !unclear.test(noun)
      ? [{ figure, form, noun }]
      : [];
  });
}

const afterNoun = ({ text }: Material, from: number, noun: string) => {
  const end = text.indexOf(noun, from) + noun.length;
  return text.slice(end, end + 4);
};

/** Words for a thing that was named before. */
const unclear = /\b(?:ones|things|others|times|points|parts|cases|ways|figures|numbers)$/;
