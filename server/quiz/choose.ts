import { clashes, offersStatements, type Standing, standing } from '#/server/quiz/conflict.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { precision } from '#/server/quiz/figure-questions.ts';
import { isNumberKey } from '#/server/quiz/grade.ts';
import { type Material, sentenceOf } from '#/server/quiz/material.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';
import { salience } from '#/server/quiz/salience.ts';
import type { Random } from '#/server/random.ts';

/** How much a teacher would want each kind, all else equal; what is worth nothing comes only where it is asked for in place of another. */
export const worth: Record<QuestionRule, number> = {
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
  'who-did': 0,
  'said-that': 2.2,
  'by-hand': 0,
};

/** Kinds of which a few are enough: no more than this, or than one in five of a long quiz. */
const most: Partial<Record<QuestionRule, number>> = {
  role: 1,
  'not-said': 1,
  'true-statement': 1,
  'figure-hedge': 1,
  'percent-points': 1,
  'evidence-sentence': 1,
  'complete-quotation': 1,
  'said-what': 2,
};

const asksDate = /\bwhich (?:year|month and year|date)\b/i;
const isDate = ({ rule, prompt }: Question): boolean => rule.startsWith('figure-') && asksDate.test(prompt);

const isNarrow = ({ options }: Question): boolean => options.length === 2;

const onMarkets = /\b(?:stocks?|shares?|markets?|index|indices|Dow|Nasdaq|FTSE|Nikkei)\b/i;

/** What a day's report of the exchanges is made of. */
const tape =
  /\b(?:[Ii]ndex|Dow|Nasdaq|NASDAQ|FTSE|Nikkei|Dax|DAX|Cac|CAC|Sensex|Hang Seng|[Ss]hares|[Ss]tocks?|[Bb]rent|crude|[Tt]reasury|yields?|futures)\b|S&P|Poor['’]s|\ban? (?:barrel|ounce)\b/;

function isMarket({ rule, prompt, passage, options }: Question): boolean {
  return (
    (rule.startsWith('figure-') || offersStatements.has(rule)) &&
    tape.test(`${prompt} ${passage ?? ''} ${options.map(({ text }) => text).join(' ')}`)
  );
}

const hasGap = ({ prompt }: Question): boolean => prompt.includes('fills the gap');

/** What of a quiz may be of one sort, by the questions wanted. */
const shares: { is: (question: Question) => boolean; most: (wanted: number, material: Material) => number }[] = [
  // a real question says more than a sentence with a gap
  { is: hasGap, most: wanted => Math.max(1, wanted / 2) },
  // most dates weigh little
  { is: isDate, most: wanted => Math.max(1, wanted / 4) },
  // where few speak, their words run out of others
  { is: ({ rule }) => rule === 'who-said', most: wanted => Math.max(5, (wanted * 5) / 12) },
  // of two options half are guessed
  { is: isNarrow, most: () => 2 },
  // a day's market gives a dozen percentages, and elsewhere they are an aside
  { is: isMarket, most: (_, { analysis }) => (onMarkets.test(analysis.title ?? '') ? 2 : 1) },
];

/** No more questions than this, or one in four, whose answer is one and the same name: another would be guessed. */
const perName = 2;

type Candidate = Standing & { value: number; start: number };

/**
 * Picks one after another of the pool what is worth most, a kind or a place less the more the quiz has of it, until nothing fits: no two of those taken or existing
 * give each other away. `count` is how many a quiz is to have; more are taken where they fit, in the order of their worth.
 */
export function chooseApart(
  material: Material,
  pool: Question[],
  existing: Question[],
  random: Random,
  count = 0,
): Question[] {
  const { text } = material;
  const reach = Math.max(200, text.length / 20);
  const chosen: Question[] = [];
  const places = existing.map(startOf);
  const rules = new Map<QuestionRule, number>();
  const speakers = new Map<string, number>();
  for (const { rule } of existing) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  let free = pool.map(
    (question): Candidate => ({
      ...standing(question, text),
      value: value(question) + weightOf(material, question) + random.uniform(),
      start: startOf(question),
    }),
  );
  const crowding = (one: Candidate) => {
    const near = places.filter(place => Math.abs(place - one.start) < reach).length;
    return 0.6 * (rules.get(one.question.rule) ?? 0) + 0.5 * near;
  };
  while (free.length > 0) {
    const taken = [...existing, ...chosen];
    const wanted = Math.max(taken.length + 1, count);
    const full = shares.filter(({ is, most }) => taken.filter(is).length + 1 > most(wanted, material));
    const isOver = ({ question }: Candidate) => {
      if (full.some(({ is }) => is(question))) return true;
      const limit = most[question.rule];
      return limit !== undefined && (rules.get(question.rule) ?? 0) + 1 > Math.max(limit, (taken.length + 1) / 5);
    };
    let best: Candidate | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const one of free) {
      const worthNow = one.value - crowding(one);
      if (worthNow > highest && !isOver(one)) [best, highest] = [one, worthNow];
    }
    if (!best) break;
    const next = best;
    chosen.push(next.question);
    places.push(next.start);
    rules.set(next.question.rule, (rules.get(next.question.rule) ?? 0) + 1);
    if (next.speaker !== null) speakers.set(next.speaker, (speakers.get(next.speaker) ?? 0) + 1);
    free = free.filter(
      one =>
        one !== next &&
        !clashes(one, next) &&
        (one.speaker === null || (speakers.get(one.speaker) ?? 0) < Math.max(perName, count / 4)),
    );
  }
  return chosen;
}

function value(question: Question): number {
  const open = (question.rule.startsWith('figure-') || question.rule === 'said-that') && question.passage === null;
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
  const sentence = sentenceOf(material, startOf(question));
  return sentence ? salience(material, sentence) - 0.5 : 0;
}

/** Where the first sentence that proves a question begins: its place in the order of the article. */
export function startOf(question: Question): number {
  return question.evidence[0]?.start ?? 0;
}
