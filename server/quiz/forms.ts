import type { Analysis } from '#/server/article/article.ts';
import { grouped } from '#/server/grouped.ts';
import { candidates } from './build.ts';
import { problems } from './check.ts';
import { clashes, type Standing, standing } from './conflict.ts';
import { foldText, isNumberKey } from './grade.ts';
import type { Option, Question, Wording } from './question.ts';
import { rewordings } from './rewording.ts';
import { quizLimits } from './schema.ts';

/** How many parallel forms a published quiz has at most. */
export const formCount = 3;

/** Each reading of the article with another seed gives other numbers to choose from; more of them give little that is new. */
const readings = 3;

const rightTexts = ({ options }: Question) =>
  options
    .filter(option => option.correct)
    .map(option => foldText(option.text))
    .sort();

/** What parallel questions have in common: rule, kind, evidence, and the right answer. */
function placeOf(question: Question): string {
  const { kind, rule, evidence, key, options } = question;
  // Field by field: a question that was stored has its fields in another order.
  const spans = evidence.map(({ start, end, id }) => [start, end, id]);
  const number = isNumberKey(key) ? [key.value, key.unit, key.tolerance] : key;
  return JSON.stringify([kind, rule, spans, options.length > 0 ? rightTexts(question) : number]);
}

/** What a student reads of a question, whatever its order. */
const looks = ({ prompt, passage, options }: Pick<Question, 'prompt' | 'passage' | 'options'>) =>
  JSON.stringify([prompt, passage, options.map(option => foldText(option.text)).sort()]);

/**
 * The questions of a quiz with parallel forms: other words around the same evidence and answer, other options, or both. They are what the
 * same rules make of the article with other seeds, put in other words where the frame of a prompt allows it; so every form is
 * checked as the first is, and none says what another question asks for, in whatever form that one is. A question that its teacher
 * wrote or changed is the same in all. The same arguments give the same forms.
 */
export function withForms(analysis: Analysis, questions: readonly Question[], seed: string): Question[] {
  const own = grouped(candidates(analysis, seed), placeOf);
  const others = grouped(
    Array.from({ length: readings }, (_, n) => candidates(analysis, `${seed} form ${n + 1}`)).flat(),
    placeOf,
  );
  const standings: Standing[][] = questions.map(question => [standing(question, analysis.text)]);
  return questions.map((question, at) => {
    const place = placeOf(question);
    const alike = others.get(place) ?? [];
    if (!isAsMade(question, own.get(place) ?? [], alike)) return question;
    const seen = new Set([looks(question)]);
    const wordings = [wording(question, question.options)];
    let options = question.options;
    for (const other of asOthers(question, byDifference(question, alike))) {
      if (wordings.length === formCount) break;
      if (seen.has(looks(other))) continue;
      seen.add(looks(other));
      const all = together(options, other.options);
      if (!all || !isAsSound(other, question, analysis.text)) continue;
      const stands = standing({ ...other, id: question.id }, analysis.text);
      if (standings.some((theirs, place) => place !== at && theirs.some(one => clashes(stands, one)))) continue;
      standings[at]?.push(stands);
      options = all;
      wordings.push(wording(other, options));
    }
    return wordings.length > 1 ? { ...question, options, forms: wordings } : question;
  });
}

/** Whether a question is as the rules made it: its words are theirs, and so are its options where this seed tells them. */
function isAsMade(question: Question, own: readonly Question[], others: readonly Question[]): boolean {
  const sameWords = (one: Question) => one.prompt === question.prompt && one.passage === question.passage;
  const made = own.filter(sameWords);
  if (made.length > 0) return made.some(one => looks(one) === looks(question));
  return others.some(sameWords);
}

/**
 * In the order in which they are tried: the others, in other words than the first where they have the same, each in its next ones;
 * then again in those that are left, then as they are; at last the question itself in other words.
 */
function asOthers(question: Question, others: readonly Question[]): Question[] {
  const words = rewordings(question.prompt);
  const turns = words.map((_, turn) =>
    others.map((other, at) =>
      other.prompt === question.prompt
        ? { ...other, prompt: words[(at + turn) % words.length] ?? other.prompt }
        : other,
    ),
  );
  return [...turns.flat(), ...others, ...words.map(prompt => ({ ...question, prompt }))];
}

/** Those with other words first, then those with the fewest options in common. */
function byDifference(question: Question, alike: readonly Question[]): Question[] {
  const texts = new Set(question.options.map(option => foldText(option.text)));
  const common = ({ prompt, passage, options }: Question) =>
    (prompt === question.prompt && passage === question.passage ? 100 : 0) +
    options.filter(option => texts.has(foldText(option.text))).length;
  return alike.toSorted((a, b) => common(a) - common(b));
}

/** The options of both, each once; null where they do not agree on what is right, or are too many. */
function together(options: readonly Option[], more: readonly Option[]): Option[] | null {
  const known = new Map(options.map(option => [foldText(option.text), option]));
  if (more.some(({ text, correct }) => (known.get(foldText(text))?.correct ?? false) !== correct)) return null;
  const all = [...options, ...more.filter(({ text }) => !known.has(foldText(text)))];
  return all.length > quizLimits.options ? null : all;
}

/** How a question asks, its options told by their places among `all`. */
function wording({ prompt, passage, options }: Question, all: readonly Option[]): Wording {
  const places = new Map(all.map((option, at) => [foldText(option.text), at]));
  return { prompt, passage, options: options.map(option => places.get(foldText(option.text)) ?? 0) };
}

/** Whether nothing is amiss with a question that is not with the first: no error, and no other warning. */
function isAsSound(other: Question, first: Question, text: string): boolean {
  const known = new Set(problems(first, text).map(problem => problem.code));
  return problems(other, text).every(({ code, severity }) => severity === 'warning' && known.has(code));
}

/** A published question as it stood in the draft: without parallel forms, and with its first options alone. */
export function asMade({ forms, ...question }: Question): Question {
  const [first] = forms ?? [];
  return first ? { ...question, options: first.options.flatMap(at => question.options[at] ?? []) } : question;
}
