import type { Figure, Span } from '#/server/article/article.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { naturalStem } from '#/server/quiz/natural-stem.ts';
import { statementsAround } from '#/server/quiz/statements.ts';
import type { Stem } from '#/server/quiz/wording.ts';
import { sameNoun } from '#/server/quiz/wrong-numbers.ts';

/** The question on a figure that can be asked without its sentence; null when the article has another answer to the same words. */
export function openStem(material: Material, figure: Figure, core: Span): Stem | null {
  if (isQuoted(material, figure)) return null;
  const stem = naturalStem(material, figure, core);
  return stem === null ||
    losesPeriod(material, figure, stem.prompt) ||
    losesLimit(material, figure, stem.prompt) ||
    hasRival(material, figure, stem.prompt)
    ? null
    : stem;
}

const periods =
  /\byear[- ]to[- ]date\b|\bas of \d[\d:.]*|\bfrom (?:\w+) (?:months?|years?|weeks?) (?:ago|earlier|before)\b|\bin early trading\b|\bearlier in the day\b|\bin the \w+(?: (?:fiscal|financial))? (?:quarter|half)\b|\b\d{4}s (?:and|to) (?:the )?['’]?\d+s/gi;

/** Whether a sentence limits its figure to a time that a question has lost: "as of 16:08", "in the 1960s and 70s", "in 2015". */
function losesPeriod(material: Material, figure: Figure, prompt: string): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  const told = sentence ? (slice(material, sentence).match(periods) ?? []) : [];
  const years = sentence
    ? (slice(material, sentence).match(/\b(?:in|since|by|during|until) (?:1[89]|20)\d\d\b/gi) ?? [])
    : [];
  return [...told, ...years.map(year => year.slice(-4))].some(period => !prompt.includes(period));
}

const limits = /\b(?:when|after|before|because|if|unless|per|ahead of|during|for (?:every|each)) (\p{L}+)/u;

/** Whether what stands behind a figure in its clause says in which case it holds, and a question has lost it: "230 miles per charge". */
function losesLimit(material: Material, figure: Figure, prompt: string): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  const behind = sentence ? material.text.slice(figure.end, sentence.end).split(/[,;]/)[0] : '';
  const found = limits.exec(behind ?? '');
  return found !== null && !prompt.includes(found[0]);
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
