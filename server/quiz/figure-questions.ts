import type { Figure, Span } from '#/server/article/article.ts';
import { isAskable, isLoose, isTrifle } from '#/server/quiz/askable.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { type DateParts, dateForm } from '#/server/quiz/date-form.ts';
import { dateStem } from '#/server/quiz/date-stem.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type NumberForm, numberForm, numbersIn } from '#/server/quiz/figure-form.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { naturalStem } from '#/server/quiz/natural-stem.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Evidence, Question } from '#/server/quiz/question.ts';
import { standsAlone } from '#/server/quiz/stands-alone.ts';
import { statementsAround } from '#/server/quiz/statements.ts';
import { gapStem, nounAfter, type Stem, stretchStem } from '#/server/quiz/wording.ts';
import { dayOfArticle, wrongDates } from '#/server/quiz/wrong-dates.ts';
import { sameNoun, wrongNumbers } from '#/server/quiz/wrong-numbers.ts';
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

/** The question on a figure that can be asked without its sentence; null when the article has another answer to the same words. */
export function openStem(material: Material, figure: Figure, core: Span): Stem | null {
  if (isQuoted(material, figure)) return null;
  const stem = naturalStem(material, figure, core);
  return stem === null || losesPeriod(material, figure, stem.prompt) || hasRival(material, figure, stem.prompt)
    ? null
    : stem;
}

const periods =
  /\byear[- ]to[- ]date\b|\bas of \d[\d:.]*|\bfrom (?:\w+) (?:months?|years?|weeks?) (?:ago|earlier|before)\b|\bin early trading\b|\bearlier in the day\b|\b\d{4}s (?:and|to) (?:the )?['’]?\d+s/gi;

/** Whether a sentence limits its figure to a time that a question has lost: "as of 16:08", "in the 1960s and 70s". */
function losesPeriod(material: Material, figure: Figure, prompt: string): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  const told = sentence ? (slice(material, sentence).match(periods) ?? []) : [];
  return told.some(period => !prompt.includes(period));
}

const content = (words: string) =>
  new Set(
    words
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(
        word =>
          word.length > 3 &&
          !/^(?:what|which|many|much|money|percentage|according|more|than|about|nearly|least|does|have|been|were|will|with|from|that|into)$/.test(
            word,
          ),
      )
      .map(word => word.slice(0, 5)),
  );

/** The names that a question asks about: its capitalised words but for the first, months and nations left out. */
function namesIn(prompt: string): string[] {
  const asked = prompt.replace(/^According to .*?, (?=\p{Ll})/u, ' ').replace(/^\s*\S+/, '');
  return [...asked.matchAll(/(?<=\s)\p{Lu}[\p{L}’'-]{2,}/gu)]
    .map(match => match[0].replace(/['’]s?$/, ''))
    .filter(
      word => !/^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(word),
    );
}

/** Whether a figure is stated in a plain clause about somebody or something else: a clause with a name for its subject and none of these names. */
function isOfAnother(material: Material, figure: Figure, names: string[]): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return false;
  const [statement] = statementsAround(slice(material, sentence), {
    start: figure.start - sentence.start,
    end: figure.end - sentence.start,
  });
  const clause = statement && readClause(statement.before.replace(/\s+/g, ' ').trim());
  if (!statement || !clause || !/\p{Lu}/u.test(clause.subject.slice(1))) return false;
  return !names.some(name => `${statement.before} ${statement.after}`.includes(name));
}

/** Whether another figure of its kind stands in a sentence that has most of the question's words, so that it may be the answer too. */
export function hasRival(material: Material, figure: Figure, prompt: string): boolean {
  const noun = content(figure.of ?? '');
  const asked = new Set([...content(prompt)].filter(word => !noun.has(word)));
  const names = namesIn(prompt);
  const counted = figure.kind !== 'percent' && figure.kind !== 'money' && figure.kind !== 'points';
  return material.figures.some(other => {
    if (other.id === figure.id || other.kind !== figure.kind || other.value === figure.value) return false;
    const alike = sameNoun(other, figure);
    const apart = () => names.length > 0 && isOfAnother(material, other, names);
    if (other.sentence === figure.sentence) return counted && alike && !apart();
    if (counted && !alike && other.of !== null) return false;
    const sentence = sentenceAt(material, other.sentence);
    const there = content(sentence ? slice(material, sentence) : '');
    const shared = [...asked].filter(word => there.has(word)).length;
    return shared >= Math.max(2, asked.size * (counted ? 0.6 : 0.7)) && !apart();
  });
}

/** The questions that ask for one figure: as a choice and, where the number is short, as a number to type. */
export function figureQuestions(material: Material, figure: Figure, random: Random): Question[] {
  if (!isAskable(figure)) return [];
  if (figure.kind === 'date') return dateQuestions(material, figure, random);
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
  if (form.scale === 1 && typed.has(figure.kind) && precision(form.mantissa) <= 3) {
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
  if (asked && standsAlone(material, asked.prompt)) return asked;
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

/** Whether a number lies on the right one's side of the number that it rises or falls from or to: "rose to ____ from 12" takes none below 12. */
function isOnSide(shown: string, right: number, wrong: number): boolean {
  const other =
    /____ (?:\p{L}+ )?(?:from|to|compared (?:with|to)) (\S+(?: \p{L}+illion)?)/u.exec(shown) ??
    /\bfrom (\S+(?: \p{L}+illion)?) to ____/u.exec(shown);
  const [bound] = numbersIn(other?.[1] ?? '');
  return bound === undefined || Math.sign(right - bound) === Math.sign(wrong - bound);
}

/** The sentence that names what the figure's own sentence has a pronoun for. */
const contextOf = ({ context }: Stem): Evidence[] => (context ? [{ id: null, ...context }] : []);

/** Whether a sentence with a gap would be in somebody's own voice, or would ask for a year that is only compared with. */
function isUnfit(material: Material, figure: Figure, core: Span): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return true;
  if (/^(?:Editor|Note|Correction|Photo|Image|Follow|Read more|Subscribe|Sign up)/i.test(slice(material, sentence)))
    return true;
  const words = slice(material, sentence).replace(/["“][^"“”]*["”]/g, '');
  const own = words.replace(/\bU\.?S\.?\b|(?<=\S )\p{Lu}\p{L}+|^Our (?=\p{Lu})/gu, '');
  if (/\b(?:I|we|my|our|us|me|you|your)\b/i.test(own)) return true;
  const before = material.text.slice(sentence.start, core.start);
  if (/^ \p{L}+ (?:ago|old|earlier|later)\b/u.test(material.text.slice(core.end, core.end + 30))) return true;
  return (
    figure.kind === 'date' &&
    /^\d{4}$/.test(slice(material, core)) &&
    !/\b(?:in|on|from|since|until|till|by)(?: (?:early|late|mid))? $/i.test(before)
  );
}

/** Whether a sentence speaks of somebody or something that only the one before it names. */
function isTied(material: Material, figure: Figure): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return true;
  const words = slice(material, sentence).replace(/["“][^"“”]*["”]/g, '');
  if (
    /\b(?:this|these|such) (?!year|month|week|season|century|decade|summer|spring|autumn|fall|winter|time)\p{Ll}/iu.test(
      words,
    )
  )
    return true;
  // "After a poor year, it has": of whom, another sentence says
  if (
    /^[^,]*, (?:it|they)\b/.test(words) &&
    !/(?<=\s)(?!January|February|March|April|May |June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\p{Lu}/u.test(
      words.split(', ')[0] ?? '',
    )
  )
    return true;
  const someone = /\b(?:he|she|his|her|him)\b/i.exec(words);
  return (
    someone !== null &&
    !/[\p{Ll},] \p{Lu}\p{Ll}/u.test(words.slice(0, someone.index)) &&
    !/^(?:He|She|His|Her)\b/.test(words)
  );
}

/** The figure asked for in words of the article: with the sentences before it or, where it needs none, without them. */
function passageStem(material: Material, figure: Figure, core: Span): Stem | null {
  if (isUnfit(material, figure, core)) return null;
  return stretchStem(material, figure, core) ?? (isTied(material, figure) ? null : gapStem(material, figure, core));
}

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

/** Whether a stem shows its own answer: the number stands in its words once more. */
export function givesAway(stem: Stem, value: number | null): boolean {
  return (
    value !== null && numbersIn(`${stem.prompt} ${stem.passage ?? ''}`).some(shown => Math.abs(shown - value) < 1e-9)
  );
}

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
  if (year === null || !/\b(?:elect|nominat|presiden|Olympic|World Cup|inaugurat)/i.test(shown)) return wrongs;
  return wrongs.filter(wrong => !/^\d{4}$/.test(wrong.text) || (Number(wrong.text) - year) % 4 === 0);
}

/** When something was said, not when it was. */
const saidThen = /\b(?:said|says|told|wrote|added|announced)\b[^.;]{0,20}____/;
const toCome = /\b(?:will|would|(?:is|are|was|were) (?:expected|set|due|planned|scheduled|slated) to)\b/;

function dateQuestions(material: Material, figure: Figure, random: Random): Question[] {
  const form = dateForm(material.text, figure);
  const asked = form && dateStem(material, figure, form);
  const stem =
    asked && standsAlone(material, asked.prompt) ? asked : form && asked && passageStem(material, figure, form);
  if (!form || !stem || isLoose(material, figure, form) || isOwnYear(material, form)) return [];
  if ((stem.passage ?? '').includes(form.text) || saidThen.test(stem.passage ?? '')) return [];
  // of what is to come a reader knows that it is not past, and the text may not tell when it was written
  if (toCome.test(`${stem.prompt} ${stem.passage ?? ''}`) && dayOfArticle(material) === null) return [];
  if (numbersIn(stem.passage ?? '').some(shown => shown === form.year && form.month === null)) return [];
  const right = { text: form.text, rank: 0, reason: null, span: { start: form.start, end: form.end } };
  const evidence = [...figureEvidence(material, figure), ...contextOf(stem)];
  const shown = `${stem.prompt} ${stem.passage ?? ''}`;
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
