import type { Figure, Span } from '#/server/article/article.ts';
import {
  bare,
  beforeNumber,
  breaks,
  decapitalised,
  isSubject,
  plainTail,
  pronouns,
  withoutAppositions,
  withoutAttribution,
} from '#/server/quiz/clause.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { baseForm, isAuxiliary, isVerb } from '#/server/quiz/verb-forms.ts';
import { isPlural, nounAfter, type Stem } from '#/server/quiz/wording.ts';

/**
 * A real question for a count, a sum of money or a share, where the grammar of the sentence is plain enough:
 * "FIGURE NOUN VERB …", "SUBJECT VERB FIGURE NOUN …". Null where it is not; the gap is the answer then.
 */
export function naturalStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const { clause, source } = withoutAttribution(
    material.text.slice(sentence.start, sentence.end),
    core.start - sentence.start,
  );
  if (clause.at < 0) return null;
  const before = clause.text.slice(0, clause.at).trim();
  const after = clause.text.slice(clause.at + (core.end - core.start));
  const question =
    asSubject(figure, before, after) ??
    asChange(material, figure, before, after) ??
    asObject(material, figure, core, before, after);
  if (question === null || question.length > 200 || question.split(' ').length < 6) return null;
  const prompt =
    source === null ? question : `According to ${source}, ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  return { prompt, passage: null };
}

/**
 * "In 2007, a storm destroyed the pier." → "In which year did a storm destroy the pier?", and the same with "on" and "when".
 * Null when the clause is not as plain as that.
 */
export function dateStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const before = material.text.slice(sentence.start, core.start);
  const after = material.text.slice(core.end, sentence.end);
  if (!/^(?:In|On) $/.test(before) || !after.startsWith(', ')) return null;
  const clause = plainTail(after.slice(2), 24);
  if (clause === null || after.slice(2).replace(/\.$/, '').trim() !== clause) return null;
  const words = clause.split(' ');
  const at = words.findIndex(word => isVerb(word));
  const subject = words.slice(0, at);
  const verb = words[at] ?? '';
  const rest = words.slice(at + 1);
  if (
    at < 1 ||
    !isSubject(subject.map((word, i) => (i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))) ||
    rest.length < 1
  )
    return null;
  if (rest.some(word => isVerb(bare(word)) || /^(?:who|which|that|and)$/.test(word))) return null;
  const opener = /^\d{4}$/.test(material.text.slice(core.start, core.end)) ? 'In which year' : 'When';
  const base = baseForm(verb);
  const moved = isAuxiliary(verb) ? `${verb} ${subject.join(' ')}` : `did ${subject.join(' ')} ${base}`;
  return { prompt: `${opener} ${moved} ${rest.join(' ')}?`, passage: null };
}

const share = /^ (?:of|among) (?:the |all |its |these |those )?/;

/** "Seventy houses were built in Leeds." → "How many houses were built in Leeds?" */
function asSubject(figure: Figure, before: string, after: string): string | null {
  if (
    before !== '' &&
    !/^(?:about|around|nearly|almost|some|an estimated|at least|more than|over|fewer than|less than|up to|roughly|approximately)$/i.test(
      before,
    )
  )
    return null;
  const tail = plainTail(after, 26);
  if (tail === null || /^(?:other|more|further|additional)\b/.test(tail)) return null;
  const words = tail.split(' ').map(bare);
  const verb = words.findIndex(isVerb);
  if (
    verb < 1 ||
    verb > 9 ||
    words.slice(0, verb).some(word => breaks.test(word) || pronouns.test(word)) ||
    words.length < verb + 3
  )
    return null;
  if (figure.kind === 'percent') {
    if (!share.test(after)) return null;
    return `What percentage ${tail.replace(/^of (?:these|those) /, 'of the ')}?`;
  }
  if (figure.kind !== 'count' || figure.of === null || !isPlural(bare(figure.of.split(' ').at(-1) ?? ''))) return null;
  if (!words.slice(0, verb).includes(bare(figure.of.split(' ').at(-1) ?? ''))) return null;
  return `How many ${tail}?`;
}

const changes = new Map(
  'rose:rise fell:fall dropped:drop increased:increase declined:decline grew:grow jumped:jump slipped:slip plunged:plunge climbed:climb gained:gain shrank:shrink decreased:decrease surged:surge soared:soar'
    .split(' ')
    .map((pair): [string, string] => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? '']),
);

/** "Car sales fell by 18% last year." → "By what percentage did car sales fall last year?" */
function asChange(material: Material, figure: Figure, before: string, after: string): string | null {
  if (figure.kind !== 'percent') return null;
  const words = before
    .replace(
      / (?:by|only|just|about|around|nearly|almost|some|at least|more than|over|as much as|an? (?:further|additional|estimated))(?: (?:by|about|nearly|only|almost|around))?$/i,
      '',
    )
    .split(/\s+/);
  const base = changes.get(words.pop() ?? '');
  const rest = plainTail(isLast(material, figure) ? beforeNumber(after) : after, 14);
  if (base === undefined || rest === null || !isSubject(words) || /^(?:of|points?|to)\b/.test(rest)) return null;
  return `By what percentage did ${decapitalised(words.join(' '))} ${base}${rest === '' ? '' : ` ${rest}`}?`;
}

/** "The council hired 30 teachers for its schools." → "How many teachers did the council hire for its schools?" */
function asObject(material: Material, figure: Figure, core: Span, before: string, after: string): string | null {
  if (figure.kind !== 'count' && figure.kind !== 'money') return null;
  const stripped = before.replace(
    / (?:about|around|nearly|almost|some|at least|more than|over|fewer than|less than|up to|roughly|approximately|a total of|another)$/i,
    '',
  );
  const words = withoutAppositions(stripped).split(/\s+/);
  const verb = bare(words.pop() ?? '');
  const last = words.at(-1) ?? '';
  const auxiliary = isAuxiliary(bare(last)) ? words.pop() : undefined;
  const base = auxiliary === undefined ? baseForm(verb) : verb;
  const subject = words.join(' ').replace(/ (?:also|already|now|still|then|recently|reportedly|alone)$/, '');
  if (base === null || !isSubject(subject.split(' ')) || (auxiliary !== undefined && !/^[a-z]+$/.test(verb)))
    return null;
  const noun = figure.kind === 'money' ? 'much money' : nounAfter(material, figure, core);
  if (noun === null || /^(?:other|more|further|additional)\b/.test(noun)) return null;
  const counted = figure.kind === 'money' ? after : after.slice(after.indexOf(noun) + noun.length);
  const rest = plainTail(isLast(material, figure) ? beforeNumber(counted) : counted, 16);
  if (
    rest === null ||
    (figure.kind === 'money' && rest !== '' && !/^(?:to|for|from|in|on|into|at|by|last|this)\b/.test(rest))
  )
    return null;
  if (rest.split(' ').some(word => isVerb(bare(word)))) return null;
  const opener = figure.kind === 'money' ? 'How much money' : `How many ${noun}`;
  return `${opener} ${auxiliary ?? 'did'} ${decapitalised(subject)} ${base}${rest === '' ? '' : ` ${rest}`}?`;
}

/** Whether no other figure of its kind follows in the sentence: what tells the two apart must not be left out. */
function isLast(material: Material, figure: Figure): boolean {
  return !material.figuresIn(figure.sentence).some(other => other.kind === figure.kind && other.start > figure.start);
}
