import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm, numbersIn } from '#/server/quiz/figure-form.ts';
import { figureEvidence, givesAway } from '#/server/quiz/figure-questions.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { openStem } from '#/server/quiz/open-stem.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { standsAlone } from '#/server/quiz/stands-alone.ts';
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
  if (
    !form ||
    !stem ||
    !standsAlone(material, stem.prompt) ||
    !sentence ||
    isLoose(material, figure, form) ||
    givesAway(stem, figure.value)
  )
    return [];
  const words = shownSentence(material, sentence);
  if (words.length > 280) return [];
  const others = random.shuffle(material.body).slice(0, mostOthers);
  const wrongs = others.flatMap((index): Wrong[] => {
    const other = sentenceAt(material, index);
    const instead = material.figuresIn(index).find(isAskable);
    if (!other || index === figure.sentence || !instead || restates(material, figure, index)) return [];
    const text = shownSentence(material, other);
    if (!isOfferable(text)) return [];
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
  // a sentence that alone has the words of the question is found without being understood
  const asked = matter(stem.prompt);
  const alike = (text: string) => [...matter(text)].filter(word => asked.has(word)).length;
  if (wrongs.filter(wrong => alike(wrong.text) > 1).length < 2) return [];
  const near = wrongs.map((wrong): Wrong => ({ ...wrong, prefer: alike(wrong.text) > 1 ? 2 : 1 }));
  const choice = assemble(
    { text: words, rank: words.length, reason: null, span: { start: sentence.start, end: sentence.end } },
    near,
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

const matter = (words: string) =>
  new Set((words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 5)));

/** Whether a sentence might be taken to state the figure as well: it gives its number, or another for the same noun. */
export function restates(material: Material, figure: Figure, index: number): boolean {
  const sentence = sentenceAt(material, index);
  const figures = material.figuresIn(index);
  return (
    figures.some(other => isAskable(other) && sameNoun(other, figure)) ||
    (sentence !== null && numbersIn(slice(material, sentence)).some(number => sameNumber(figure, number))) ||
    figures.some(other => figure.value !== null && sameNumber(other, figure.value))
  );
}

/** Whether a sentence can stand as a wrong option: whole, and of a length that can be read among others. */
export function isOfferable(text: string, longest = 320): boolean {
  return text.length >= 30 && text.length <= longest && isClosed(text) && /^[\p{Lu}“"].*[.!?][”"]?$/u.test(text);
}

/** Whether every quotation mark that opens closes, and the other way round. */
const isClosed = (text: string) =>
  text.split('“').length === text.split('”').length && text.split('"').length % 2 === 1;

/** A sentence as an option shows it, on one line. */
export function shownSentence(material: Material, span: { start: number; end: number }): string {
  return slice(material, span).replace(/\s+/g, ' ').trim();
}
