import type { Figure, Sentence } from '#/server/article/article.ts';
import { isAskable, isLoose, isTrifle } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { figureEvidence } from '#/server/quiz/figure-questions.ts';
import { isWorkedOut } from '#/server/quiz/gap-faults.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { goesOn, pointsOutside } from '#/server/quiz/points-outside.ts';
import type { Misconception, Option, Question } from '#/server/quiz/question.ts';
import { withGaps } from '#/server/quiz/wording.ts';
import { wrongNumbers } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

type Statement = { figure: Figure; sentence: Sentence; text: string };
type Falsified = { text: string; reason: string; misconception: Misconception };

/** Options are read at one go: no quotations, asides or lists. */
const joined = /["“”()…:;]|\b(?:yesterday|today|tomorrow|tonight)\b/i;

/**
 * Which of these does the article not say? Three short statements of the article, each with its figure, and one whose figure is another than the article's;
 * and the other way round: which of these does it say? Statements whose figures no other question asks for, `free`, come first.
 */
export function statementQuestions(material: Material, free: (figure: Figure) => boolean, random: Random): Question[] {
  const all = random.shuffle(material.body).flatMap(index => statement(material, index) ?? []);
  const found = [...all.filter(one => free(one.figure)), ...all.filter(one => !free(one.figure))];
  return [...notSaid(material, found, random.fork('not said')), ...said(material, found, random.fork('said'))];
}

function notSaid(material: Material, found: Statement[], random: Random): Question[] {
  for (const changed of found) {
    const others = beside(found, changed);
    const wrong = others && falsified(material, changed, random);
    if (!others || !wrong) continue;
    const right: Option = { text: wrong.text, correct: true, misconception: null, reason: wrong.reason, span: null };
    const options = random.shuffle([right, ...others.map(other => asSaid(material, other, false))]);
    const prompt = 'Which of these statements does the article not make? Look at the figures.';
    return [ask(material, 'not-said', prompt, options, [changed, ...others], wrong.reason)];
  }
  return [];
}

function said(material: Material, found: Statement[], random: Random): Question[] {
  for (const kept of found) {
    const others = beside(found, kept);
    const wrongs = others?.flatMap(other => falsified(material, other, random) ?? []) ?? [];
    if (!others || wrongs.length < 3) continue;
    const options = random.shuffle([
      asSaid(material, kept, true),
      ...wrongs.map((wrong): Option => ({ ...wrong, correct: false, span: null })),
    ]);
    const prompt = 'Which of these statements does the article make? Look at the figures.';
    return [ask(material, 'true-statement', prompt, options, [kept, ...others], null)];
  }
  return [];
}

function ask(
  material: Material,
  rule: 'not-said' | 'true-statement',
  prompt: string,
  options: Option[],
  statements: Statement[],
  feedback: string | null,
): Question {
  const evidence = statements.flatMap(one => figureEvidence(material, one.figure));
  const key = options.flatMap((option, i) => (option.correct ? [i] : []));
  return draftQuestion({
    rule,
    kind: 'choice',
    prompt,
    options,
    key,
    evidence,
    ...(feedback === null ? {} : { feedback }),
  });
}

/** Three others of about the same length; null where there are fewer. */
function beside(found: Statement[], one: Statement): Statement[] | null {
  const others = found.filter(other => other !== one && alike(other.text, one.text)).slice(0, 3);
  return others.length < 3 ? null : others;
}

const alike = (a: string, b: string) => Math.max(a.length, b.length) <= 2.2 * Math.min(a.length, b.length);

const asSaid = (material: Material, { text, figure, sentence }: Statement, correct: boolean): Option => ({
  text,
  correct,
  misconception: correct ? null : 'other-figure',
  reason: correct ? null : `The article does say this, with the figure ${slice(material, figure)}.`,
  span: { start: sentence.start, end: sentence.end },
});

function statement(material: Material, index: number): Statement | null {
  const sentence = sentenceAt(material, index);
  const figures = material.figuresIn(index).filter(figure => figure.value !== null);
  const figure = figures.find(isAskable);
  if (!sentence || !figure || figure.kind === 'date' || isQuoted(material, sentence)) return null;
  const text = slice(material, sentence).replace(/\s+/g, ' ').trim();
  const words = text.split(' ').length;
  const form = numberForm(material.text, figure);
  if (words < 6 || words > 26 || goesOn.test(text) || joined.test(text)) return null;
  if (!form || isLoose(material, figure, form) || isTrifle(material, figure, form)) return null;
  const isPlain = !isWorkedOut(withGaps(material.text, sentence, [form]), figure) && !pointsOutside(material, text);
  return isPlain ? { figure, sentence, text } : null;
}

function falsified(material: Material, { figure, sentence }: Statement, random: Random): Falsified | null {
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
