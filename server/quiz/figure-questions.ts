import type { Figure, Span } from '#/server/article/article.ts';
import { isAskable, isLoose, isTrifle } from '#/server/quiz/askable.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type NumberForm, numberForm, numbersIn } from '#/server/quiz/figure-form.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { openStem } from '#/server/quiz/open-stem.ts';
import { assemble } from '#/server/quiz/options.ts';
import { passageStem } from '#/server/quiz/passages.ts';
import type { Evidence, Question } from '#/server/quiz/question.ts';
import { forReaders } from '#/server/quiz/stands-alone.ts';
import { nounAfter, type Stem } from '#/server/quiz/wording.ts';
import { isRounding, wrongNumbers } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

const typed = new Set(['percent', 'points', 'count']);

/** How many digits of a number carry weight: 2 for 5,200, 4 for 42.48. A number of more than three is nothing to type from memory. */
export function precision(value: number): number {
  return String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}

/** The proof of a question on a figure: the whole sentence, under the figure's id. */
export function figureEvidence(material: Material, figure: Figure): Evidence[] {
  const sentence = sentenceAt(material, figure.sentence);
  return sentence ? [{ id: figure.id, start: sentence.start, end: sentence.end }] : [];
}

/** The questions that ask for a figure that is no date: as a choice and, where the number is short, as a number to type. */
export function figureQuestions(material: Material, figure: Figure, random: Random): Question[] {
  if (!isAskable(figure) || figure.kind === 'date') return [];
  const form = numberForm(material.text, figure);
  // 906.160 may be a thousand or a fraction
  if (!form || form.decimals === 3 || isLoose(material, figure, form) || isTrifle(material, figure, form)) return [];
  const stem = stemOf(material, figure, form);
  if (!stem || givesAway(stem, figure.value) || isTold(material, figure, form)) return [];
  const evidence = [...figureEvidence(material, figure), ...contextOf(stem)];
  const right = { text: form.text, rank: figure.value ?? 0, reason: null, span: { start: form.start, end: form.end } };
  const shown = `${stem.prompt} ${stem.passage ?? ''}`;
  const whole = wholeBehind(material, form);
  const wrongs = wrongNumbers(material, figure, form, shown, random)
    .filter(wrong => fitsArticle(shown, form.text, wrong.text) && wrong.rank <= whole)
    .filter(wrong => !/\d99$/.test(form.text) || form.prefix === '' || /99$/.test(wrong.text))
    .filter(wrong => isOnSide(shown, figure.value ?? 0, wrong.rank));
  const choice = isNearest(
    shown,
    form.text,
    wrongs.map(wrong => wrong.text),
  )
    ? null
    : assemble(right, wrongs, 3, random);
  const questions = choice
    ? [draftQuestion({ rule: 'figure-choice', kind: 'choice', ...stem, ...choice, evidence })]
    : [];
  // "some 200" and "2.3 percent" are nothing to type from memory
  const isPlain = form.scale === 1 && form.decimals === 0 && figure.qualifier === null;
  if (isPlain && typed.has(figure.kind) && precision(form.mantissa) <= 3) {
    const noun = figure.kind === 'percent' ? '%' : nounAfter(material, figure, form);
    // Any noun may follow a typed count: "54,000 workers" is as right as "54,000 people".
    const key = { value: form.mantissa, unit: figure.kind === 'percent' ? '%' : null, tolerance: 0 };
    const asks = noun !== null && noun.length <= 40 ? noun : null;
    questions.push(draftQuestion({ rule: 'figure-number', kind: 'number', ...stem, asks, key, evidence }));
  }
  return questions;
}

/** How a figure is asked for: by a question where one can be formed that stands alone, else by a passage in which it is left out. */
function stemOf(material: Material, figure: Figure, form: NumberForm): Stem | null {
  // of "more than 40" and "more than 50" both may be true
  const asked = isBound(material, figure, form) ? null : openStem(material, figure, form);
  const readable = asked && forReaders(material, asked);
  if (readable) return readable;
  return figure.kind === 'number' || isQuoted(material, figure) || isInSum(material, figure)
    ? null
    : passageStem(material, figure, form);
}

/** The number of which a figure is a part, where the text names it right behind: 12 in "11 of the 12 cities". */
function wholeBehind(material: Material, core: Span): number {
  const of = /^ of (?:the|its|their|his|her|all)? ?(\S+)/.exec(material.text.slice(core.end, core.end + 40));
  return numbersIn(of?.[1] ?? '')[0] ?? Number.POSITIVE_INFINITY;
}

/** Whether a number is only a bound: "more than 260". */
function isBound(material: Material, figure: Figure, core: Span): boolean {
  return figure.qualifier !== null && bounds.test(material.text.slice(Math.max(0, core.start - 20), core.start));
}

const bounds =
  /(?<![\p{L}-])(?:(?:well |just )?(?:over|under|more than|less than|fewer than)|at least|at most|up to|as (?:many|much) as|no more than) $/iu;

/** How many times as far as the right number a wrong one may have moved. */
const mostTimes = 4;

/** Whether a number lies on the right one's side of the number that it is told to lie above or below: "rose to ____ from 12", "____, up from 12" take none below 12. */
function isOnSide(shown: string, right: number, wrong: number): boolean {
  const from =
    /____ (?:\p{L}+ )?(?:from|to|compared (?:with|to)) (\S+(?: \p{L}+illion)?)/u.exec(shown) ??
    /\bfrom (\S+(?: \p{L}+illion)?) to ____/u.exec(shown) ??
    /\bto (\S+(?: \p{L}+illion)?)(?: \p{Ll}+)?,? (?:up |down )?from ____/u.exec(shown);
  const moved =
    /____(?:[^.;]|\.\d){0,60}?\b(up|down|higher|lower|more|less|above|below|beating|missing)(?: from| than)? (?:[^.;\d]{0,24} )?([$€£]?\d\S*(?: \p{L}+illion)?)/u.exec(
      shown,
    );
  const [bound] = numbersIn(from?.[1] ?? moved?.[2]?.replace(/[%$€£]/g, '') ?? '');
  if (bound === undefined) return true;
  const [own, other] = [right - bound, wrong - bound];
  // what rose by three to 17 did not rise to 43
  return (
    Math.sign(own) === Math.sign(other) && Math.abs(other) <= Math.max(mostTimes * Math.abs(own), Math.abs(bound) / 10)
  );
}

/** The sentence that names what the figure's own sentence has a pronoun for. */
export const contextOf = ({ context }: Stem): Evidence[] => (context ? [{ id: null, ...context }] : []);

/** Whether the figure's own sentence lets it be worked out: that is asked by the recipe for sums. */
function isInSum(material: Material, figure: Figure): boolean {
  return material.analysis.ledger.some(
    entry => entry.relation === 'sum' && (entry.total === figure.id || entry.parts.includes(figure.id)),
  );
}

/** Whether a number can stand where the right one does: "an 82" takes no other number that begins with a consonant. */
function fitsArticle(shown: string, right: string, wrong: string): boolean {
  const vowel = (words: string) => /^\D?(?:8|11(?!\d)|18(?!\d)|[aeiou])/i.test(words);
  return !/\ban? ____/.test(shown) || vowel(right) === vowel(wrong);
}

/**
 * Whether a gap stands beside a number that tells its answer: "49.52 on Monday and ____ on Tuesday" takes only what is near, and no wrong
 * number is as near as the right one.
 */
function isNearest(shown: string, right: string, wrongs: string[]): boolean {
  const key = numbersIn(right)[0];
  if (key === undefined || !shown.includes('____')) return false;
  const away = (number: number, other: number) => Math.abs(number - other) / Math.max(Math.abs(other), 1e-9);
  return numbersIn(shown).some(
    number =>
      away(key, number) < 0.15 &&
      wrongs.filter(wrong => away(numbersIn(wrong)[0] ?? Number.POSITIVE_INFINITY, number) < 0.3).length < 3,
  );
}

/** Whether nobody needs the article for a number: its title states it, or it is one of "six days a week". */
function isTold(material: Material, figure: Figure, core: Span): boolean {
  // the telephone number
  if (slice(material, core) === '911') return true;
  const title = material.analysis.title ?? '';
  if (figure.value !== null && numbersIn(title).some(shown => Math.abs(shown - (figure.value ?? 0)) < 1e-9))
    return true;
  // "four children: Ann, Ben, Carla and Dan" can be counted
  if (
    figure.kind === 'count' &&
    /^ [^:.,]{2,40}(?:: | [-–—] ?(?=\p{Lu}))/u.test(material.text.slice(core.end, core.end + 48))
  )
    return true;
  return (
    figure.kind === 'duration' &&
    /^ \p{L}+ (?:a|per|each) (?:week|day|year)\b/u.test(material.text.slice(core.end, core.end + 30))
  );
}

/** Whether a stem shows its own answer: the number stands in its words once more, or one of which it is the round form (5,000 beside 4,907). */
export function givesAway(stem: Stem, value: number | null): boolean {
  const isTold = (shown: number) =>
    value !== null &&
    (Math.abs(shown - value) < 1e-9 || (isRounding(shown, value) && Math.abs(shown / value - 1) < 0.03));
  return numbersIn(`${stem.prompt} ${stem.passage ?? ''}`).some(isTold);
}
