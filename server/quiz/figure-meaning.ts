import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type NumberForm, numberForm } from '#/server/quiz/figure-form.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { matching } from '#/server/quiz/match-speakers.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
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

/** What does this number count? The options are what other numbers of the article count. */
export function figureMeaning(material: Material, random: Random): Question[] {
  const all = counted(material);
  return all.flatMap(one => ask(material, one, all, random.fork(one.figure.id)));
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

function ask(material: Material, one: Counted, all: Counted[], random: Random): Question[] {
  const { figure, form, noun } = one;
  if (form.inWords || (figure.value ?? 0) <= 4 || noun.length < 6) return [];
  const same = material.figures.filter(
    other => other.id !== figure.id && figure.value !== null && sameNumber(other, figure.value),
  );
  if (same.length > 0) return [];
  const sentence = sentenceAt(material, figure.sentence);
  // what the sentence names is its number's too, unless it counts it with another number and names it once
  const around = (sentence ? slice(material, sentence) : '').toLowerCase();
  const wrongs = all
    .filter(other => other.figure.id !== figure.id && !sameNoun(other.figure, figure) && other.noun !== noun)
    .filter(other => isAsLarge(figure, other.figure) && !(areWorkers(noun) && areWorkers(other.noun)))
    .filter(other => around.split(headStem(other.noun)).length <= (other.figure.sentence === figure.sentence ? 2 : 1))
    .map(
      (other): Wrong => ({
        text: capital(other.noun),
        rank: other.noun.length,
        misconception: other.figure.sentence === figure.sentence ? 'same-sentence-other-noun' : 'other-figure',
        reason: `The number of ${other.noun} in the article is ${other.form.text.toLowerCase()}.`,
        span: { start: other.figure.start, end: other.figure.end },
        prefer: 1,
      }),
    );
  if (wrongs.length < 2) return [];
  const right = {
    text: capital(noun),
    rank: noun.length,
    reason: null,
    span: { start: figure.start, end: figure.end },
  };
  const choice = assemble(right, wrongs, Math.min(3, wrongs.length), random);
  if (!choice) return [];
  const prompt = `The article gives the number ${form.text}. What does it count?`;
  return [
    draftQuestion({
      rule: 'figure-meaning',
      kind: 'choice',
      prompt,
      ...choice,
      evidence: figureEvidence(material, figure),
    }),
  ];
}

/** No one takes 44,000 for the number of states, nor 12 for that of the residents. */
const likely = 25;
function isAsLarge({ value: one }: Figure, { value: other }: Figure): boolean {
  return one !== null && other !== null && one < other * likely && other < one * likely;
}

/** Words for people, and for what they hold, are one another's: workers, employees, members, jobs. */
const areWorkers = (noun: string): boolean =>
  /(?:people|men|women|children|staff|personnel|jobs|posts|positions|layoffs|\p{Ll}{2}(?:ers|ors|ees|ists|ants|ents|ians)|members|nurses|police|fans|guests|adults|voters)$/u.test(
    noun,
  );

/** The first letters of the last word of a noun phrase, by which its like is known in a sentence. */
const headStem = (noun: string) => (noun.toLowerCase().split(' ').at(-1) ?? '').slice(0, 6).replace(/s$/, '');

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
