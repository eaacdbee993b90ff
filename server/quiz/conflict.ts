import { nameWords } from '#/server/quiz/attributed.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { isIndexes, isNumberKey, isPairs } from '#/server/quiz/grade.ts';
import type { Evidence, Question, QuestionRule } from '#/server/quiz/question.ts';
import { gap } from '#/server/quiz/wording.ts';

const numeric = new Set<QuestionRule>(['figure-choice', 'figure-number', 'sum', 'figure-hedge']);
/** Two questions on one utterance give each other's speaker away, even where it runs over several quotations. */
const spoken = new Set<QuestionRule>(['who-said', 'complete-quotation', 'match-speakers', 'said-what']);
/** Rules whose key is a name. */
const asksName = new Set<QuestionRule>(['who-said', 'who-did', 'said-that', 'figure-source']);
/** Rules whose options are statements of the article, with its figures or others. */
export const offersStatements: ReadonlySet<QuestionRule> = new Set<QuestionRule>(['not-said', 'true-statement']);
const aboutPeople = new Set<QuestionRule>(['role', 'match-speakers']);

/** What must be known of a question to tell whether it stands in another's way. */
export type Standing = {
  question: Question;
  ids: Set<string>;
  spoken: boolean;
  /** The numbers that its prompt, passage and items show. */
  numbers: number[];
  /** Every six words in a row of its passage, to know words that the article has twice. */
  phrases: Set<string>;
  /** The number that it asks for, when it asks for one. */
  key: number | null;
  /** The right option's words, where it is a name. */
  speaker: string | null;
  /** What it shows beside its options. */
  shown: string;
  /** The first letters of the words of its prompt and passage that carry meaning. */
  content: Set<string>;
  /** The sentences of the article that it offers as options. */
  offered: string[];
  proofs: string[];
  /** All that a student reads of it, options too, its letters alone. */
  printed: string;
  /** The letters of the quotation in which it leaves a word out. */
  quotation: string | null;
  /** The right option's words, where they are a date, a word or a role. */
  words: string | null;
  /** Three words in a row of what somebody said, two of which carry meaning. */
  runs: Set<string>;
  /** The quotations that it offers, of which others may offer two as well. */
  choices: string[];
  /** The letters of the quotations whose speakers it asks for. */
  asked: string[];
};

const letters = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const asking =
  /^(?:which|whose|these|words|said|according|article|person|sentence|completes|number|match|from|that|what|have|with|this|their|they)$/;

function contentOf(words: string): Set<string> {
  const all = words.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(all.filter(word => !asking.test(word)).map(word => word.slice(0, 5)));
}

/** Looks up what `clashes` compares; `text` is the reading's. */
export function standing(question: Question, text: string): Standing {
  const { evidence, rule, options } = question;
  const right = isIndexes(question.key) ? options[question.key[0] ?? -1] : undefined;
  // people beside their roles say nothing
  const isSpoken = spoken.has(rule) && (rule !== 'match-speakers' || question.left.some(item => item.startsWith('“')));
  const shown = [
    question.prompt,
    question.passage ?? '',
    ...question.left,
    ...(offersStatements.has(rule) || rule === 'said-what' ? options.map(option => option.text) : []),
  ].join('\n');
  return {
    question,
    ids: new Set(evidence.flatMap(part => part.id ?? [])),
    spoken: isSpoken,
    // "$500 million" shows 500 as well
    numbers: [shown, shown.replace(/\b(?:hundred|thousand|million|billion|trillion)\b/gi, '')].flatMap(numbersIn),
    phrases: isSpoken ? phrasesOf(question) : new Set(),
    key: numericKey(question),
    speaker: asksName.has(rule) ? (right?.text ?? null) : null,
    shown: [question.prompt, question.passage ?? '', ...question.left, ...question.right].join('\n'),
    content: contentOf(`${question.prompt} ${question.passage ?? ''}`),
    offered: rule === 'evidence-sentence' || offersStatements.has(rule) ? options.map(option => option.text) : [],
    proofs: evidence.map(part => text.slice(part.start, part.end).replace(/\s+/g, ' ').trim()),
    printed: letters(
      [question.prompt, question.passage ?? '', ...question.left, ...options.map(option => option.text)].join(' '),
    ),
    quotation:
      rule === 'complete-quotation' && right ? letters((question.passage ?? '').replace(gap, ` ${right.text} `)) : null,
    words:
      /^(?:figure-choice|figure-meaning|complete-quotation|role)$/.test(rule) && right && /\p{L}/u.test(right.text)
        ? right.text.toLowerCase()
        : null,
    runs: asksName.has(rule) ? runsOf(`${question.prompt} ${question.passage ?? ''}`) : new Set(),
    choices: rule === 'said-what' ? options.map(option => letters(option.text)) : [],
    asked: isSpoken ? [question.passage ?? '', ...question.left].map(letters).filter(words => words !== '') : [],
  };
}

/**
 * Whether two questions must not stand in one quiz: they rest on the same figure or quote or on one utterance, both ask for the same
 * number, one shows the number that the other asks for, one offers a sentence that proves the other, or both ask the same in the same words.
 */
export function clashes(a: Standing, b: Standing): boolean {
  for (const id of a.ids) if (b.ids.has(id)) return true;
  if (a.phrases.size > 0 && [...b.phrases].some(phrase => a.phrases.has(phrase))) return true;
  if (a.spoken && b.spoken && overlap(a.question.evidence, b.question.evidence)) return true;
  // who is left over in one is known from the other
  if (aboutPeople.has(a.question.rule) && aboutPeople.has(b.question.rule)) return true;
  if (a.question.prompt === b.question.prompt && a.question.passage === b.question.passage) return true;
  if (a.speaker !== null && a.speaker === b.speaker && isSameSentence(a.question, b.question)) return true;
  // "a wise old woman" twice, of one and the same speaker
  if (a.speaker !== null && a.speaker === b.speaker && [...a.runs].some(run => b.runs.has(run))) return true;
  if (a.choices.filter(words => b.choices.includes(words)).length > 2) return true;
  if (offers(a, b) || offers(b, a)) return true;
  return shows(a, b) || shows(b, a);
}

const isSameSentence = (one: Question, other: Question): boolean =>
  one.evidence[0] !== undefined && one.evidence[0].start === other.evidence[0]?.start;

/** Whether one question offers a quotation whose speaker the other asks for. */
const offers = (a: Standing, b: Standing): boolean =>
  b.asked.some(words => a.choices.some(choice => choice.includes(words) || words.includes(choice)));

/** `clashes`, for two questions that have not been looked up. */
export function conflicts(a: Question, b: Question, text: string): boolean {
  return clashes(standing(a, text), standing(b, text));
}

function shows(shown: Standing, asked: Standing): boolean {
  const { key, speaker } = asked;
  const { left, right } = shown.question;
  const isList = left.length > 0 && ![...left, ...right].some(item => asked.shown.includes(item));
  if (speaker !== null && !isList && nameWords(speaker).some(word => shown.shown.includes(word))) {
    if (overlap(shown.question.evidence, asked.question.evidence) || retells(shown, asked)) return true;
  }
  if (asked.quotation !== null && shown.printed.includes(asked.quotation)) return true;
  if (
    asked.words !== null &&
    ` ${shown.printed} `.includes(` ${letters(asked.words)} `) &&
    overlap(shown.question.evidence, asked.question.evidence)
  )
    return true;
  if (pairsOf(asked.question).some(pair => pair.every(words => ` ${shown.printed} `.includes(` ${words} `))))
    return true;
  if (key !== null && (key === shown.key || shown.numbers.some(number => Math.abs(number - key) < 1e-9))) return true;
  return shown.offered.some(sentence => asked.proofs.some(proof => proof.includes(sentence)));
}

/** The pairs that a question asks for where they are people and what they are: the surname, and the role. */
function pairsOf({ rule, left, right, key }: Question): [string, string][] {
  if (rule !== 'match-speakers' || !isPairs(key)) return [];
  return key.map(([l, r]) => [letters(left[l]?.split(' ').at(-1) ?? ''), letters(right[r] ?? '')]);
}

/** Whether what one question shows has a third of the words that carry another's meaning: it may tell the same deed or saying. */
function retells(shown: Standing, asked: Standing): boolean {
  const matter = [...asked.content];
  return matter.filter(word => shown.content.has(word)).length >= Math.max(2, matter.length / 3);
}

function overlap(one: Evidence[], other: Evidence[]): boolean {
  return one.some(a => other.some(b => a.start < b.end && b.start < a.end));
}

function runsOf(shown: string): Set<string> {
  const words = [...shown.matchAll(/[“"]([^”"]+)/g)].flatMap(match => letters(match[1] ?? '').split(' '));
  const carries = (word: string | undefined) => word !== undefined && word.length > 3 && !asking.test(word);
  return new Set(
    words.flatMap((_, i) => {
      const run = words.slice(i, i + 3);
      return run.length === 3 && run.filter(carries).length > 1 ? run.join(' ') : [];
    }),
  );
}

function phrasesOf({ passage, options }: Question): Set<string> {
  const said = passage ?? options.find(option => option.correct)?.text ?? '';
  const words = said.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.slice(5).map((_, i) => words.slice(i, i + 6).join(' ')));
}

function numericKey(question: Question): number | null {
  if (!numeric.has(question.rule)) return null;
  if (isNumberKey(question.key)) return question.key.value;
  const right = isIndexes(question.key) ? question.options[question.key[0] ?? -1] : undefined;
  return right ? (numbersIn(right.text)[0] ?? null) : null;
}
