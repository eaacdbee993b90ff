import type { Analysis } from '#/server/article/article.ts';
import { clashes, type Standing, standing } from '#/server/quiz/conflict.ts';
import { dateQuestions } from '#/server/quiz/date-questions.ts';
import { evidenceQuestions } from '#/server/quiz/evidence-questions.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { figureQuestions, precision } from '#/server/quiz/figure-questions.ts';
import { figureSource } from '#/server/quiz/figure-source.ts';
import { isNumberKey } from '#/server/quiz/grade.ts';
import { castOf } from '#/server/quiz/known-names.ts';
import { matchNumbers } from '#/server/quiz/match-numbers.ts';
import { matchSpeakers } from '#/server/quiz/match-speakers.ts';
import { type Material, materialOf, sentenceOf } from '#/server/quiz/material.ts';
import { figureHedge, percentPoints } from '#/server/quiz/number-sense.ts';
import { orderDates } from '#/server/quiz/order-dates.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';
import { completeQuotation, saidNot, saidWhat, whoSaid } from '#/server/quiz/quote-questions.ts';
import { rangeQuestions } from '#/server/quiz/range-questions.ts';
import { roleQuestions } from '#/server/quiz/role-questions.ts';
import { saidThat } from '#/server/quiz/said-that.ts';
import { salience } from '#/server/quiz/salience.ts';
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
  ].sort((a, b) => start(a) - start(b));
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
  const taken = others.map(other => standing(other, analysis.text));
  const material = materialOf(analysis);
  const free = candidatesOf(material, seed).filter(candidate => {
    const own = standing(candidate, analysis.text);
    return taken.every(other => !clashes(own, other));
  });
  const alike = free.filter(candidate => candidate.rule === question.rule && candidate.kind === question.kind);
  return chooseApart(material, alike.length > 0 ? alike : free, others, random)[0] ?? null;
}

/** How much a teacher would want each kind, all else equal; what is worth nothing comes only where it is asked for in place of another. */
const worth: Record<QuestionRule, number> = {
  'figure-choice': 2,
  'figure-number': 1.6,
  'who-said': 2.4,
  'complete-quotation': -1,
  'evidence-sentence': 0.8,
  sum: 3,
  'order-dates': 2.6,
  'match-speakers': 2.6,
  'said-what': 2,
  role: 1.8,
  'figure-source': 2.2,
  'figure-meaning': 0,
  'match-numbers': 1.6,
  'figure-hedge': -1,
  'percent-points': 2.2,
  'not-said': 2.2,
  'true-statement': 2.2,
  'who-did': 1.6,
  'said-that': 2.2,
  'by-hand': 0,
};

/** Kinds of which a few are enough: no more than this, or than one in five of a long quiz. */
const most: Partial<Record<QuestionRule, number>> = {
  role: 1,
  'who-did': 1,
  'not-said': 1,
  'true-statement': 1,
  'figure-hedge': 1,
  'percent-points': 1,
  'evidence-sentence': 1,
  'complete-quotation': 1,
  'said-what': 2,
};
/** Who said it is asked so often and no more: where few speak, their words run out of others. */
const saidLeast = 5;
const said = 5 / 12;
/** Sentences with a gap are at most this part of the questions wanted: a real question says more. */
const gaps = 1 / 2;

/** Dates are at most this part: most weigh little. */
const dates = 1 / 4;

/** Questions with two options, of which half are guessed. */
const narrowMost = 2;

/** No more questions than this, or one in four, whose answer is one and the same name: another would be guessed. */
const perName = 2;

type Candidate = Standing & { value: number; start: number };

/** Picks one after another what is worth most, a kind or a place less the more the quiz has of it, until nothing fits. */
function chooseApart(
  material: Material,
  pool: Question[],
  existing: Question[],
  random: Random,
  count = 0,
): Question[] {
  const { text } = material;
  const reach = Math.max(200, text.length / 20);
  const chosen: Question[] = [];
  const places = existing.map(start);
  const rules = new Map<QuestionRule, number>();
  const speakers = new Map<string, number>();
  for (const { rule } of existing) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  let free = pool.map(
    (question): Candidate => ({
      ...standing(question, text),
      value: value(question) + weightOf(material, question) + random.uniform(),
      start: start(question),
    }),
  );
  const crowding = (one: Candidate) => {
    const near = places.filter(place => Math.abs(place - one.start) < reach).length;
    return 0.6 * (rules.get(one.question.rule) ?? 0) + 0.5 * near;
  };
  let narrow = existing.filter(isNarrow).length;
  let gapped = existing.filter(hasGap).length;
  let market = existing.filter(isMarket).length;
  let dated = existing.filter(isDate).length;
  const isOver = ({ question }: Candidate) => {
    if (isMarket(question) && market >= marketMost(material)) return true;
    const sofar = existing.length + chosen.length + 1;
    const wanted = Math.max(sofar, count);
    if (hasGap(question) && gapped + 1 > Math.max(1, wanted * gaps)) return true;
    if (isDate(question) && dated + 1 > Math.max(1, wanted * dates)) return true;
    if (isNarrow(question) && narrow >= narrowMost) return true;
    const limit = question.rule === 'who-said' ? Math.max(saidLeast, wanted * said) : most[question.rule];
    return limit !== undefined && (rules.get(question.rule) ?? 0) + 1 > Math.max(limit, sofar / 5);
  };
  while (free.length > 0) {
    let best: Candidate | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const one of free) {
      const worthNow = one.value - crowding(one);
      if (worthNow > highest && !isOver(one)) [best, highest] = [one, worthNow];
    }
    if (!best) break;
    const taken = best;
    chosen.push(taken.question);
    if (hasGap(taken.question)) gapped++;
    if (isNarrow(taken.question)) narrow++;
    if (isMarket(taken.question)) market++;
    if (isDate(taken.question)) dated++;
    places.push(taken.start);
    rules.set(taken.question.rule, (rules.get(taken.question.rule) ?? 0) + 1);
    if (taken.speaker !== null) speakers.set(taken.speaker, (speakers.get(taken.speaker) ?? 0) + 1);
    free = free.filter(
      one =>
        one !== taken &&
        !clashes(one, taken) &&
        (one.speaker === null || (speakers.get(one.speaker) ?? 0) < Math.max(perName, count / 4)),
    );
  }
  return chosen;
}

const asksDate = /\bwhich (?:year|month and year|date)\b/i;
const isDate = ({ rule, prompt }: Question): boolean => rule.startsWith('figure-') && asksDate.test(prompt);

function isNarrow(question: Question): boolean {
  return question.options.length === 2;
}

/** By what percentage an index or a share moved: a day's market gives a dozen of them, and elsewhere they are an aside. */
const marketMost = ({ analysis }: Material): number => (onMarkets.test(analysis.title ?? '') ? 2 : 1);
const onMarkets = /\b(?:stocks?|shares?|markets?|index|indices|Dow|Nasdaq|FTSE|Nikkei)\b/i;

function isMarket({ rule, prompt, passage }: Question): boolean {
  return (
    rule.startsWith('figure-') &&
    /percent/.test(prompt) &&
    /\b(?:[Ii]ndex|Dow|Nasdaq|NASDAQ|FTSE|Nikkei|Dax|DAX|Cac|CAC|Sensex|Hang Seng|[Ss]hares|[Ss]tocks?)\b|S&P|Poor['’]s/.test(
      `${prompt} ${passage ?? ''}`,
    )
  );
}

function hasGap(question: Question): boolean {
  return question.prompt.includes('fills the gap');
}

function value(question: Question): number {
  const open = question.rule.startsWith('figure-') && question.passage === null;
  const loose = /^(?:“|")?(?:But|And|However)\b|^(?:\S+ ){0,5}(?:these|those|this|they|their|it)\b/.test(
    question.rule.startsWith('figure-') ? (question.passage ?? '') : '',
  );
  const small = isNumberKey(question.key)
    ? question.key.value <= 10
    : /^[a-z]{3,5}$/.test(question.options[0]?.text ?? '');
  const typed = question.rule === 'sum' && question.kind === 'number';
  const fussy =
    question.kind === 'choice' &&
    precision(numbersIn(question.options[question.options.findIndex(option => option.correct)]?.text ?? '')[0] ?? 0) >
      3;
  const slight = (small || fussy) && question.rule.startsWith('figure-');
  return (
    worth[question.rule] -
    (isNarrow(question) ? 0.9 : 0) +
    (typed ? 0.8 : 0) +
    (open ? 0.8 : 0) -
    (loose ? 0.7 : 0) -
    (slight || isDate(question) ? 0.5 : 0)
  );
}

/** What the article is about comes before what it mentions. */
function weightOf(material: Material, question: Question): number {
  const sentence = sentenceOf(material, start(question));
  return sentence ? salience(material, sentence) - 0.5 : 0;
}

function start(question: Question): number {
  return question.evidence[0]?.start ?? 0;
}
