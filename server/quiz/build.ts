import type { Analysis } from '#/server/article/article.ts';
import { conflicts } from '#/server/quiz/conflict.ts';
import { evidenceQuestions } from '#/server/quiz/evidence-questions.ts';
import { figureQuestions } from '#/server/quiz/figure-questions.ts';
import { isNumberKey } from '#/server/quiz/grade.ts';
import { matchSpeakers } from '#/server/quiz/match-speakers.ts';
import { materialOf } from '#/server/quiz/material.ts';
import { orderDates } from '#/server/quiz/order-dates.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';
import { completeQuotation, whoSaid } from '#/server/quiz/quote-questions.ts';
import { sumQuestions } from '#/server/quiz/sum-questions.ts';
import { framedWords } from '#/server/quiz/word-frames.ts';
import { type Random, seeded } from '#/server/random.ts';

export type BuildOptions = { count: number; seed: string | number };

/** `offered` is how many questions the article gives for this seed without two that get in each other's way. */
export type BuiltQuiz = { questions: Question[]; offered: number; note: 'enough' | 'not-enough-material' };

/**
 * Every question that the recipes can make of an analysis, whether or not they go together, in text order. The same analysis
 * and seed give the same list; an article that is not in English gives none.
 */
export function candidates(analysis: Analysis, seed: string | number): Question[] {
  if (analysis.language !== null && analysis.language.split('-')[0] !== 'en') return [];
  const material = materialOf(analysis);
  const root = seeded(seed);
  const body = new Set(material.body);
  const figures = analysis.figures.filter(figure => body.has(figure.sentence));
  const framed = framedWords(material);
  const quotes = analysis.quotes.filter(quote => body.has(quote.sentence));
  return [
    ...figures.flatMap(figure => figureQuestions(material, figure, root.fork(`figure ${figure.id}`))),
    ...figures.flatMap(figure => evidenceQuestions(material, figure, root.fork(`evidence ${figure.id}`))),
    ...analysis.ledger.flatMap((entry, i) => sumQuestions(material, entry, root.fork(`sum ${i}`))),
    ...quotes.flatMap(quote => whoSaid(material, quote, root.fork(`who ${quote.id}`))),
    ...quotes.flatMap(quote => completeQuotation(material, quote, framed, root.fork(`words ${quote.id}`))),
    ...orderDates(material, root.fork('order')),
    ...matchSpeakers(material, root.fork('match')),
  ].sort((a, b) => start(a) - start(b));
}

/**
 * Builds a quiz: at most `count` questions in the order of the article, spread over it and mixed in kind, none of which gives
 * another away. Deterministic in analysis and seed; another seed gives a parallel form.
 */
export function buildQuiz(analysis: Analysis, options: BuildOptions): BuiltQuiz {
  const random = seeded(options.seed).fork('choose');
  const all = chooseApart(candidates(analysis, options.seed), [], analysis.text, random);
  const questions = all.slice(0, Math.max(0, options.count)).sort((a, b) => start(a) - start(b));
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
  const free = candidates(analysis, seed).filter(candidate =>
    others.every(other => !conflicts(candidate, other, analysis.text)),
  );
  const alike = free.filter(candidate => candidate.rule === question.rule && candidate.kind === question.kind);
  return chooseApart(alike.length > 0 ? alike : free, others, analysis.text, random)[0] ?? null;
}

/** How much a teacher would want each kind, all else equal. */
const worth: Record<QuestionRule, number> = {
  'figure-choice': 2,
  'figure-number': 1.6,
  'who-said': 2.4,
  'complete-quotation': 1.2,
  'evidence-sentence': 1.8,
  sum: 3,
  'order-dates': 2.6,
  'match-speakers': 2.6,
  'by-hand': 0,
};

/** Picks one after another what is worth most, a kind or a place less the more the quiz has of it, until nothing fits. */
function chooseApart(pool: Question[], existing: Question[], text: string, random: Random): Question[] {
  const left = pool.map(question => ({ question, value: value(question) + random.uniform() }));
  const chosen: Question[] = [];
  let free = left;
  while (free.length > 0) {
    const taken = [...existing, ...chosen];
    const best = free.reduce((a, b) =>
      b.value - crowding(b.question, taken, text) > a.value - crowding(a.question, taken, text) ? b : a,
    );
    chosen.push(best.question);
    free = free.filter(item => item !== best && !conflicts(item.question, best.question, text));
  }
  return chosen;
}

function value(question: Question): number {
  const open = question.rule.startsWith('figure-') && question.passage === null;
  const loose = /^(?:“|")?(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|But|And|However)\b/.test(
    question.passage ?? '',
  );
  const small = isNumberKey(question.key)
    ? question.key.value <= 10
    : /^[a-z]{3,5}$/.test(question.options[0]?.text ?? '');
  const typed = question.rule === 'sum' && question.kind === 'number';
  return (
    worth[question.rule] +
    (typed ? 0.8 : 0) +
    (open ? 0.8 : 0) -
    (loose ? 0.7 : 0) -
    (small && question.rule.startsWith('figure-') ? 0.5 : 0)
  );
}

function crowding(question: Question, taken: Question[], text: string): number {
  const reach = Math.max(200, text.length / 20);
  const alike = taken.filter(other => other.rule === question.rule).length;
  const near = taken.filter(other => Math.abs(start(other) - start(question)) < reach).length;
  return 0.6 * alike + 0.5 * near;
}

function start(question: Question): number {
  return question.evidence[0]?.start ?? 0;
}
