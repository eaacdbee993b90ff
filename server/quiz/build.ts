import type { Analysis } from '#/server/article/article.ts';
import { chooseApart, startOf, worth } from '#/server/quiz/choose.ts';
import { clashes, standing } from '#/server/quiz/conflict.ts';
import { dateQuestions } from '#/server/quiz/date-questions.ts';
import { evidenceQuestions } from '#/server/quiz/evidence-questions.ts';
import { figureQuestions } from '#/server/quiz/figure-questions.ts';
import { figureSource } from '#/server/quiz/figure-source.ts';
import { castOf } from '#/server/quiz/known-names.ts';
import { matchNumbers } from '#/server/quiz/match-numbers.ts';
import { matchSpeakers } from '#/server/quiz/match-speakers.ts';
import { type Material, materialOf } from '#/server/quiz/material.ts';
import { figureHedge, percentPoints } from '#/server/quiz/number-sense.ts';
import { orderDates } from '#/server/quiz/order-dates.ts';
import type { Question } from '#/server/quiz/question.ts';
import { completeQuotation, saidNot, saidWhat, whoSaid } from '#/server/quiz/quote-questions.ts';
import { rangeQuestions } from '#/server/quiz/range-questions.ts';
import { roleQuestions } from '#/server/quiz/role-questions.ts';
import { saidThat } from '#/server/quiz/said-that.ts';
import { statementQuestions } from '#/server/quiz/statement-questions.ts';
import { sumQuestions } from '#/server/quiz/sum-questions.ts';
import { utterancesOf } from '#/server/quiz/utterances.ts';
import { whoDid } from '#/server/quiz/who-did.ts';
import { whoQuoted } from '#/server/quiz/who-quoted.ts';
import { whoSpoke } from '#/server/quiz/who-spoke.ts';
import { framedWords } from '#/server/quiz/word-frames.ts';
import { type Random, seeded } from '#/server/random.ts';

export type BuildOptions = { count: number; seed: string | number };

/** `offered` is how many questions the article gives for this seed without two that get in each other's way. */
export type BuiltQuiz = { questions: Question[]; offered: number; note: 'enough' | 'not-enough-material' };

/**
 * Every question that the recipes can make of an analysis, whether or not they go together, in text order. The same analysis
 * and seed give the same list; an article that is not in English gives none.
 */
export const candidates = (analysis: Analysis, seed: string | number): Question[] =>
  candidatesOf(materialOf(analysis), seed);

function candidatesOf(material: Material, seed: string | number): Question[] {
  const { analysis } = material;
  if (analysis.language !== null && analysis.language.split('-')[0] !== 'en') return [];
  const cast = castOf(material);
  const root = seeded(seed);
  const body = new Set(material.body);
  const figures = some(material.figures, mostFigures, root.fork('figures'));
  const framed = framedWords(material);
  const quotes = some(
    analysis.quotes.filter(quote => body.has(quote.sentence)),
    mostQuotes,
    root.fork('quotes'),
  );
  const said = utterancesOf(material, cast, quotes);
  const onFigures = figures.flatMap(figure => figureQuestions(material, figure, root.fork(`figure ${figure.id}`)));
  const asked = new Set(onFigures.flatMap(({ evidence }) => evidence[0]?.id ?? []));
  return [
    ...onFigures,
    ...figures.flatMap(figure => rangeQuestions(material, figure, root.fork(`range ${figure.id}`))),
    ...figures.flatMap(figure => dateQuestions(material, figure, root.fork(`figure ${figure.id}`))),
    ...figures.flatMap(figure => evidenceQuestions(material, figure, root.fork(`evidence ${figure.id}`))),
    ...analysis.ledger
      .slice(0, mostFigures)
      .flatMap((entry, i) => sumQuestions(material, entry, root.fork(`sum ${i}`))),
    ...said.flatMap(one => whoSaid(material, cast, one, root.fork(`who ${one.quote.id}`))),
    ...said.flatMap(one => completeQuotation(material, one, framed, root.fork(`words ${one.quote.id}`))),
    ...said.flatMap(one => saidWhat(one, said, root.fork(`said ${one.quote.id}`))),
    ...saidNot(said, root.fork('said not')),
    ...figures.flatMap(figure => figureSource(material, cast, figure, root.fork(`source ${figure.id}`))),
    ...figures.flatMap(figure => figureHedge(material, figure, root.fork(`hedge ${figure.id}`))),
    ...figures.flatMap(figure => percentPoints(material, figure, root.fork(`points ${figure.id}`))),
    ...matchNumbers(material, root.fork('numbers')),
    ...statementQuestions(material, figure => !asked.has(figure.id), root.fork('statements')),
    ...saidThat(material, cast, root.fork('said that')),
    ...whoDid(material, cast, root.fork('who did')),
    ...quotes.flatMap(quote => whoSpoke(material, cast, quote, root.fork(`gap ${quote.id}`))),
    ...whoQuoted(material, cast, quotes, root.fork('who quoted')),
    ...roleQuestions(material, cast, root.fork('role')),
    ...orderDates(material, root.fork('order')),
    ...matchSpeakers(material, cast, said, root.fork('match')),
  ].sort((a, b) => startOf(a) - startOf(b));
}

/** A book gives no better quiz than a long article: beyond these a sample is read, so that time stays linear in the length. */
const mostFigures = 250;
const mostQuotes = 120;

function some<T>(items: T[], most: number, random: Random): T[] {
  if (items.length <= most) return items;
  const kept = new Set(random.shuffle(items.map((_, i) => i)).slice(0, most));
  return items.filter((_, i) => kept.has(i));
}

/** What is taken first shuts out what it would give away: where that leaves too few, others are taken first. */
const draws = 12;

/**
 * Builds a quiz: at most `count` questions in the order of the article, spread over it and mixed in kind, none of which gives
 * another away. Deterministic in analysis and seed; another seed gives a parallel form.
 */
export function buildQuiz(analysis: Analysis, options: BuildOptions): BuiltQuiz {
  const random = seeded(options.seed).fork('choose');
  const material = materialOf(analysis);
  const pool = candidatesOf(material, options.seed).filter(({ rule }) => worth[rule] > 0);
  let all: Question[] = [];
  for (let draw = 0; draw < draws && all.length < options.count; draw += 1) {
    const chosen = chooseApart(material, pool, [], random.fork(String(draw)), options.count);
    if (chosen.length > all.length) all = chosen;
  }
  const questions = all.slice(0, Math.max(0, options.count)).sort((a, b) => startOf(a) - startOf(b));
  return { questions, offered: all.length, note: questions.length >= options.count ? 'enough' : 'not-enough-material' };
}

/**
 * Another question of the same rule (or, where there is none, of any) that goes with the existing ones, to stand beside or in the
 * place of `question`; null when the article gives no more.
 */
export function anotherLike(
  analysis: Analysis,
  question: Question,
  existing: Question[],
  seed: string | number,
): Question | null {
  const random = seeded(seed).fork('another');
  const others = [question, ...existing.filter(other => other.id !== question.id)];
  const taken = others.map(other => standing(other, analysis.text));
  const material = materialOf(analysis);
  const free = candidatesOf(material, seed).filter(candidate => {
    const own = standing(candidate, analysis.text);
    return taken.every(other => !clashes(own, other));
  });
  const alike = free.filter(candidate => candidate.rule === question.rule && candidate.kind === question.kind);
  return chooseApart(material, alike.length > 0 ? alike : free, others, random)[0] ?? null;
}
