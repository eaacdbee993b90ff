import type { Figure, Sentence } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import type { Misconception, Option, Question } from '#/server/quiz/question.ts';
import { leans } from '#/server/quiz/self-contained.ts';
import { wrongNumbers } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

type Statement = { figure: Figure; sentence: Sentence; text: string };

const loose =
  /^(?:["“]|(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|There|But|And|However|Also|So|Then|Another|Both|Some of|Of)\b)|\b(?:this|these|those|they|he|she|it|their|his|her|its)\b|["“”()…:;]|\byesterday\b|\btoday\b/i;

/**
 * Which of these does the article not say? Three short statements of the article, each with its figure, and one whose figure is
 * another than the article's.
 */
export function notSaid(material: Material, random: Random): Question[] {
  const found = random.shuffle(material.body).flatMap(index => statement(material, index) ?? []);
  for (const changed of found) {
    const others = found.filter(other => other !== changed && alike(other.text, changed.text)).slice(0, 3);
    if (others.length < 3) continue;
    const wrong = falsified(material, changed, random);
    if (!wrong) continue;
    const right: Option = { text: wrong.text, correct: true, misconception: null, reason: wrong.reason, span: null };
    const said = others.map(
      (other): Option => ({
        text: other.text,
        correct: false,
        misconception: 'other-figure',
        reason: `The article does say this, with the figure ${slice(material, other.figure)}.`,
        span: { start: other.sentence.start, end: other.sentence.end },
      }),
    );
    const options = random.shuffle([right, ...said]);
    const evidence = [changed, ...others].flatMap(one => figureEvidence(material, one.figure));
    const prompt = 'Which of these statements does the article not make? Look at the figures.';
    return [
      draftQuestion({
        rule: 'not-said',
        kind: 'choice',
        prompt,
        options,
        key: [options.indexOf(right)],
        evidence,
        feedback: wrong.reason,
      }),
    ];
  }
  return [];
}

function statement(material: Material, index: number): Statement | null {
  const sentence = sentenceAt(material, index);
  const figures = material.figuresIn(index).filter(figure => figure.value !== null);
  const figure = figures.find(isAskable);
  if (!sentence || !figure || figure.kind === 'date' || isQuoted(material, sentence)) return null;
  const text = slice(material, sentence).replace(/\s+/g, ' ').trim();
  const words = text.split(' ').length;
  const form = numberForm(material.text, figure);
  if (
    words < 6 ||
    words > 24 ||
    loose.test(text) ||
    leans(text, material.topic) ||
    !form ||
    isLoose(material, figure, form)
  )
    return null;
  return { figure, sentence, text };
}

const alike = (a: string, b: string) => Math.max(a.length, b.length) <= 2.2 * Math.min(a.length, b.length);

function falsified(
  material: Material,
  { figure, sentence }: Statement,
  random: Random,
): { text: string; reason: string; misconception: Misconception } | null {
  const form = numberForm(material.text, figure);
  if (!form) return null;
  const shown = slice(material, sentence);
  const wrong = random.pick(wrongNumbers(material, figure, form, shown, random).filter(one => one.prefer < 2));
  if (!wrong) return null;
  const text = `${material.text.slice(sentence.start, form.start)}${wrong.text}${material.text.slice(form.end, sentence.end)}`;
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    reason: `The article says ${form.text}, not ${wrong.text}.`,
    misconception: wrong.misconception,
  };
}
