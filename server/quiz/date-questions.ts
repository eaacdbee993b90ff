import type { Figure } from '#/server/article/article.ts';
import { isAskable, isLoose } from '#/server/quiz/askable.ts';
import { type DateParts, dateForm } from '#/server/quiz/date-form.ts';
import { dateStem } from '#/server/quiz/date-stem.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { contextOf, figureEvidence } from '#/server/quiz/figure-questions.ts';
import { type Material, slice } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { forReaders } from '#/server/quiz/stands-alone.ts';
import { dayOfArticle, wrongDates } from '#/server/quiz/wrong-dates.ts';
import type { Random } from '#/server/random.ts';

/** Votes and games since this year are in living memory. */
const remembered = 2000;

/** A date that anybody knows who knows the calendar of votes and games: "the election of 2016", "voters will choose in November". */
function isCalendar(material: Material, shown: string, { year, month, day }: DateParts): boolean {
  if (month === 11 && day === null)
    return /\b(?:presidential|general|midterm) election\b|\bfor president\b/i.test(material.text);
  if (month !== null || year === null || year < remembered) return false;
  const vote = /\b(?:re-?)?elect(?:ion|ed)?\b|\bpresidential\b|\bnominee\b|\bnominated\b|\bmidterm|\binaugurat/i.test(
    shown,
  );
  return (vote && year % 4 === 0) || (/\b(?:Olympic|World Cup)/.test(shown) && year % 2 === 0);
}

/** The article's own year and the next are what anybody would take first. */
function isOwnYear(material: Material, { year, month }: DateParts): boolean {
  const now = Number(dayOfArticle(material)?.slice(0, 4));
  return month === null && (year === now || year === now + 1);
}

/** Years of a vote or games that come every four years stand beside others of the same round, or they are told by the calendar. */
function everyFourth(shown: string, year: number | null, wrongs: Wrong[]): Wrong[] {
  if (year === null || !/\b(?:elect|nominat|presiden|Olympic|World Cup|European Championship|inaugurat)/i.test(shown))
    return wrongs;
  return wrongs.filter(wrong => !/^\d{4}$/.test(wrong.text) || (Number(wrong.text) - year) % 4 === 0);
}

const toCome = /\b(?:will|would|(?:is|are|was|were) (?:expected|set|due|planned|scheduled|slated) to)\b/;

/**
 * The questions that ask for a date in words that a reader of the article understands: as a choice and, where it is a year, as a number to type. A date left out
 * of its passage was hardly ever found worth asking.
 */
export function dateQuestions(material: Material, figure: Figure, random: Random): Question[] {
  if (!isAskable(figure) || figure.kind !== 'date') return [];
  const form = dateForm(material.text, figure);
  const asked = form && dateStem(material, figure, form);
  const stem = asked && forReaders(material, asked);
  if (!form || !stem || isLoose(material, figure, form) || isOwnYear(material, form)) return [];
  // of what is to come a reader knows that it is not past, and the text may not tell when it was written
  if (toCome.test(stem.prompt) && dayOfArticle(material) === null) return [];
  const right = { text: form.text, rank: 0, reason: null, span: { start: form.start, end: form.end } };
  const evidence = [...figureEvidence(material, figure), ...contextOf(stem)];
  const shown = stem.prompt;
  if (isCalendar(material, shown, form)) return [];
  const wrongs = wrongDates(material, figure, form, random).filter(wrong => !shown.includes(wrong.text));
  const choice = assemble(right, everyFourth(shown, form.year, wrongs), 3, random);
  const questions = choice
    ? [draftQuestion({ rule: 'figure-choice', kind: 'choice', ...stem, ...choice, evidence })]
    : [];
  const lone = form.month === null && form.day === null && slice(material, form).length === 4;
  if (lone && form.year !== null) {
    const key = { value: form.year, unit: null, tolerance: 0 };
    questions.push(draftQuestion({ rule: 'figure-number', kind: 'number', ...stem, asks: 'year', key, evidence }));
  }
  return questions;
}
