import type { Figure, Span } from '#/server/article/article.ts';
import { type Clause, isOpen, readClause } from '#/server/quiz/clause.ts';
import { bare, decapitalised, isWrittenVerb, plainTail, timeless } from '#/server/quiz/clause-words.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { named } from '#/server/quiz/natural-stem.ts';
import { type Statement, statementsAround } from '#/server/quiz/statements.ts';
import {
  type Asked,
  beforeVerb,
  capital,
  finish,
  inverted,
  isUnsure,
  withoutSource,
} from '#/server/quiz/stem-parts.ts';
import { isParticiple } from '#/server/quiz/verb-forms.ts';
import { dateWord, isPlural, type Stem } from '#/server/quiz/wording.ts';

const be = /^(?:is|are|was|were)$/;

/**
 * "In 2007, a storm destroyed the pier." → "In which year did a storm destroy the pier?", and the same with "on" and "when".
 * Null when the clause is not as plain as that.
 */
export function dateStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const whole = timeless(material.text.slice(sentence.start, sentence.end).replace(/\n/g, ' '));
  const start = core.start - sentence.start;
  const raw = material.text.slice(core.start, core.end);
  const { text, source } = withoutSource(whole, start + raw.length);
  for (const told of statementsAround(text, { start, end: start + raw.length })) {
    const known = named(material, figure.sentence, told);
    if (!known) continue;
    const { statement, context } = known;
    const asked = askDate(material, statement, raw);
    const prompt = asked && finish(material, asked.question, asked.source ?? statement.source ?? source);
    if (prompt && !isUnsure(material, whole, prompt) && !isRestricted(whole, prompt))
      return { prompt, passage: null, ...context };
  }
  return null;
}

/** "went with a candidate who": a thing that the sentence tells apart from others by a clause, which the question leaves off. */
function isRestricted(sentence: string, prompt: string): boolean {
  const last = prompt.slice(0, -1).split(' ').slice(-2).join(' ');
  const at = sentence.indexOf(last);
  return at >= 0 && /^ (?:who|that|which|whose|where) /.test(sentence.slice(at + last.length));
}

function askDate(material: Material, { before, after }: Statement, raw: string): Asked | null {
  const preposition = /(?:^|\s)(in|on|for|since|until|by|to)(?: (?:early|late|mid))? ?$/i.exec(before);
  if (!preposition) return null;
  const head = before
    .slice(0, preposition.index)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ sometime$/, '');
  const opener = `${capital((preposition[1] ?? '').toLowerCase())} which ${dateWord(raw)}`;
  const clause =
    head === ''
      ? /^,? (?=\p{L})/u.test(after)
        ? readClause(capital(after.replace(/^,? /, '')))
        : null
      : closing(head, after);
  // "In May the firm said that it would close": the date is that of the saying
  if (
    clause?.lead !== '' ||
    (head === '' && clause.source !== null) ||
    (told.test(clause.verb) && clause.rest.split(' ').length < 2)
  )
    return null;
  const rest = plainTail(` ${beforeVerb(clause.rest, clause.support === 'does')}`, 22);
  if (rest === null || (rest === '' && clause.support === null && !be.test(clause.verb))) return null;
  // what was ruled, decided or agreed has a verb of its own
  const inner = rest.replace(/^that .*$/, '');
  if (inner.split(' ').some((word, i) => i > 0 && isWrittenVerb(word) && !isParticiple(bare(word)))) return null;
  // "were scores of people hurt": of whom and where, what was cut off says
  if (
    !/\p{Lu}|^the /u.test(`${clause.subject.charAt(0).toLowerCase()}${clause.subject.slice(1)} ${rest}`) &&
    rest.split(' ').length < 2
  )
    return null;
  const inside = head === '' && /^,? \p{Ll}/u.test(after);
  const subject = inside
    ? clause.subject.charAt(0).toLowerCase() + clause.subject.slice(1)
    : decapitalised(clause.subject, material.text);
  // what had been shelved before something else was shelved
  const past = clause.verb === 'had' && /^been /.test(rest);
  const asked = past ? { ...clause, verb: isPlural(subject.split(' ').at(-1) ?? '') ? 'were' : 'was' } : clause;
  return {
    question: `${opener} ${inverted({ ...asked, subject }, past ? rest.slice(5) : rest)}`,
    source: clause.source,
  };
}

const told =
  /^(?:say|tell|write|report|announce|claim|proclaim|declare|add|state|reveal|confirm|insist|warn|argue|note)$/;

/** "The bridge was opened in" (1998) "by the queen." as a clause without its date; only where the date must belong to its verb. */
function closing(head: string, after: string): Clause | null {
  const clause = readClause(head);
  if (!clause) return null;
  const words = clause.rest.split(' ').filter(word => word !== '');
  const beside =
    words.length === 0 || (words.length <= 2 && (isParticiple(bare(words.at(-1) ?? '')) || words[0] === 'be'));
  const ends = /^[.,;]/.test(after);
  if (
    !beside &&
    !(
      ends &&
      words.length <= 12 &&
      isOpen(clause.rest.replace(/(\p{Lu}\S*) and (?=\p{Lu})/gu, '$1 ')) &&
      !/\bto \p{L}|\p{L}ing\b|\b(?:over|for|with|from|on)\b/u.test(clause.rest) &&
      (!/\bof\b/.test(clause.rest) || clause.support === 'did' || /\bout of\b/.test(clause.rest)) &&
      (!/\bby\b/.test(clause.rest) || /^\p{L}+(?:ed|en|wn|nd|lt|de|ght|ld|id) by [^,]*$/u.test(clause.rest)) &&
      !/^(?:announce|plan|propose|agree|order|approve|sign|expect|schedule|predict|set|vote|say|report)$/.test(
        clause.verb,
      )
    )
  )
    return null;
  if (/^(?:has|have)$/.test(clause.verb) && clause.support === null) return null;
  if (words.some((word, i) => isWrittenVerb(word) && !isParticiple(bare(word)) && !(i === 0 && word === 'be')))
    return null;
  const passive = words.length === 2 && words[0] === 'be';
  if (!passive && words.slice(1).some(word => isWrittenVerb(word))) return null;
  const follow = ends ? '' : plainTail(after, 12);
  if (follow === null || follow.split(' ').some(word => isWrittenVerb(word))) return null;
  return { ...clause, rest: [...words, follow].filter(word => word !== '').join(' ') };
}
