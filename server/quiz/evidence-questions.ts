import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm, numbersIn } from '#/server/quiz/figure-form.ts';
import { figureEvidence, givesAway, openStem } from '#/server/quiz/figure-questions.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { sameNoun, sameNumber } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

/** Enough to choose three from; more would cost the square of the article's length. */
const mostOthers = 80;

/**
 * Which sentence proves it? A real question on a figure, with sentences of the article as options. The wrong ones give figures
 * too, but neither this number nor any other for the same noun.
 */
export function evidenceQuestions(material: Material, figure: Figure, random: Random): Question[] {
  if (!isAskable(figure) || figure.kind === 'date') return [];
  const form = numberForm(material.text, figure);
  const stem = form && openStem(material, figure, form);
  const sentence = sentenceAt(material, figure.sentence);
  if (!form || !stem || !sentence || isLoose(material, figure, form) || givesAway(stem, figure.value)) return [];
  const words = shown(material, sentence);
  if (words.length > 280) return [];
  const others = random.shuffle(material.body).slice(0, mostOthers);
  const wrongs = others.flatMap((index): Wrong[] => {
    const other = sentenceAt(material, index);
    const figures = material.figuresIn(index).filter(isAskable);
    const instead = figures[0];
    if (!other || index === figure.sentence || !instead || figures.some(f => sameNoun(f, figure))) return [];
    const text = shown(material, other);
    const proves =
      numbersIn(text).some(n => sameNumber(figure, n)) ||
      material.figuresIn(index).some(f => figure.value !== null && sameNumber(f, figure.value));
    if (proves || text.length > 320 || text.length < 30 || !/^[\p{Lu}“"].*[.!?][”"]?$/u.test(text)) return [];
    const reason = `This sentence gives another figure, ${slice(material, instead)}, and does not answer the question.`;
    return [
      {
        text,
        rank: text.length,
        misconception: 'other-figure',
        reason,
        span: { start: other.start, end: other.end },
        prefer: 1,
      },
    ];
  });
  const choice = assemble(
    { text: words, rank: words.length, reason: null, span: { start: sentence.start, end: sentence.end } },
    wrongs,
    3,
    random,
  );
  if (!choice) return [];
  const prompt = `Which sentence of the article answers this question? ${stem.prompt}`;
  return [
    draftQuestion({
      rule: 'evidence-sentence',
      kind: 'choice',
      prompt,
      ...choice,
      evidence: figureEvidence(material, figure),
    }),
  ];
}

function shown(material: Material, span: { start: number; end: number }): string {
  return slice(material, span).replace(/\s+/g, ' ').trim();
}
