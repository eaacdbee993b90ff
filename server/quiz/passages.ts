import type { Figure, Sentence, Span } from '#/server/article/article.ts';
import { functionWords } from '#/server/article/words.ts';
import { isStatement } from '#/server/quiz/askable.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { isMarred, isUnfinished, isWorkedOut } from '#/server/quiz/gap-faults.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { goesOn, pointsOutside, speaksOn } from '#/server/quiz/points-outside.ts';
import { stem } from '#/server/quiz/self-contained.ts';
import { statementsAround } from '#/server/quiz/statements.ts';
import { gap, type Stem, withGaps } from '#/server/quiz/wording.ts';

const comfortable = 280;
const longest = 380;

/** Where and when a report was written, as it stands before its first words. */
const dateline =
  /^(?:[—–-]+ )?(?:\p{Lu}\p{Ll}+ \d{1,2}, \d{4} |[\p{Lu}][\p{Lu} .,]{2,40}(?:\([^)]{2,20}\) ?)?(?:[-–—]+ ))?(?=\p{Lu})/u;

/**
 * The sentence with the gap, its end left out where the sentence is long or a quotation opens after the gap; null when it is too
 * long even so. Its beginning always stays: without a subject nobody can tell what is asked.
 */
function gapPassage(material: Material, sentence: Span, core: Span): string | null {
  const opensLate = /^(?:While|When|If|Although|As|Because|Since|After|Before)\b/;
  const whole = withGaps(material.text, sentence, [core]).replace(dateline, '');
  if (whole.split(' ').length < 8) return null;
  if (whole.length <= comfortable && isBalanced(whole)) return whole;
  const after = material.text.slice(core.end, sentence.end);
  const cuts = [...after.matchAll(/,? ["“]|,|;| —| –/g)].map(match => match.index);
  for (const cut of cuts.filter(cut => cut >= 60 || /^,? ["“]/.test(after.slice(cut)))) {
    const kept = withGaps(material.text, { start: sentence.start, end: core.end + cut }, [core]);
    if (
      opensLate.test(kept) ||
      / (?:an?|the|his|her|its|their|is|are|was|were|of|as|that|according to)$/.test(after.slice(0, cut))
    )
      continue;
    // "The fund, which owns 30 papers …": the verb of the sentence is still to come
    if (/^[^,]{0,90}, (?:which|who|whose|where|a|an|the)\b[^,]*$/.test(kept)) continue;
    if (isBalanced(kept) && kept.length <= longest && kept.split(' ').length >= 6) return `${kept} …`;
  }
  return whole.length <= longest && isBalanced(whole) ? whole : null;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  const opens = text.indexOf('”') < 0 || text.indexOf('“') < text.indexOf('”');
  const paired = count('"') % 2 === 0 && opens && count('“') === count('”');
  return paired && count('(') === count(')') && count('[') === count(']');
}

/**
 * The plain clause of a sentence that states the figure, as a sentence of its own with the gap; null where it is no stretch of the
 * article, has a pronoun for a subject, or is hardly shorter than the sentence.
 */
function clausePassage(material: Material, sentence: Sentence, core: Span): string | null {
  const whole = material.text.slice(sentence.start, sentence.end);
  const start = core.start - sentence.start;
  if (/^It (?:was|is|wasn['’]t|isn['’]t) (?:not )?(?:until|only)\b/.test(whole)) return null;
  const [statement] = statementsAround(whole, { start, end: core.end - sentence.start });
  if (!statement || statement.source !== null) return null;
  const before = statement.before.trim();
  const contiguous = whole.slice(0, start).trimEnd().endsWith(before);
  if (
    before === '' ||
    !contiguous ||
    /\b(?:and|or)(?: (?:over|about|nearly|almost|some|(?:more|less) than|at least))?$/.test(before) ||
    !readClause(before.replace(/\s+/g, ' '))
  )
    return null;
  const head =
    material.text.charAt(core.start - 1) === ' '
      ? `${before} `
      : whole.slice(whole.slice(0, start).lastIndexOf(before), start);
  // "iPhone" keeps its letters
  const first = /^\p{Ll}+\p{Lu}/u.test(head) ? head : `${head.charAt(0).toUpperCase()}${head.slice(1)}`;
  const own = `${first}${gap}${statement.after}`.replace(/\s+/g, ' ');
  // "964,000 people, which account for": the verb is still to come
  const cut = /^,\s(?:which|who|whose|where|an?|the)\b/.test(
    whole.slice(core.end - sentence.start + statement.after.replace(/\.$/, '').length),
  );
  const fit =
    !cut &&
    !/^[^,]*\bwould\b/.test(own) &&
    own.split(' ').length >= 8 &&
    own.length <= comfortable - 60 &&
    isBalanced(own) &&
    /[.!]$/.test(own);
  return fit && own.length < whole.length - 20 ? own : null;
}

/** A sentence with a gap is read at one go. */
const mostWords = 60;

/** Asks for what stands in a gap of a sentence, by the kind of the figure. */
function gapStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const passage = clausePassage(material, sentence, core) ?? gapPassage(material, sentence, core);
  if (!passage || passage.split(' ').length > mostWords || isUnfinished(passage) || pointsOutside(material, passage))
    return null;
  if (isMarred(passage) || isWorkedOut(passage, figure)) return null;
  return {
    prompt: `Which ${missing(material, figure, core)} fills the gap in this sentence from the article?`,
    passage,
  };
}

/** A stretch of an article with a gap is read at one go. */
const mostOfStretch = 70;

/** Words with a gap, and the sentences before that of the gap, if any. */
export type Stretch = { passage: string; context: Span | null };

/**
 * A stretch of the article with gaps of which a reader of the article knows what it speaks of: the sentence at `index`, or where that needs what stands before it,
 * after one or two sentences. Null where that is not enough. (The antecedent of a pronoun stands in one of the two sentences before, or it is hard
 * for people too: Hobbs 1978.) `named` is who or what stands in the holes where that is a name: "____ said that she" speaks of nobody else.
 */
export function stretchAround(
  material: Material,
  index: number,
  end: number,
  holes: readonly Span[],
  named: string | null = null,
): Stretch | null {
  for (const before of [0, 1, 2]) {
    const found = stretchFrom(material, index - before, index, end, holes, named);
    if (found) return found;
  }
  return null;
}

function stretchFrom(
  material: Material,
  from: number,
  to: number,
  end: number,
  holes: readonly Span[],
  named: string | null,
): Stretch | null {
  const [first, last] = [sentenceAt(material, from), sentenceAt(material, to)];
  if (!first || !last || !isRun(material, from, to)) return null;
  const shown = (until: number) =>
    withGaps(
      material.text,
      { start: first.start, end: until },
      holes.filter(hole => hole.end <= until),
    ).replace(dateline, '');
  const passage = shown(end);
  const count = passage.split(' ').length;
  if (count > mostOfStretch || count < 8 || !isBalanced(passage) || /^[([]/.test(passage)) return null;
  const context = from < to ? { start: first.start, end: last.start } : null;
  const told = (words: string) => (named === null ? words : words.replaceAll(gap, named));
  if (context && !isGround(material, context, last, named)) return null;
  if (opensAnew(named === null ? slice(material, first) : told(shown(first.end)), context === null))
    return { passage, context };
  return pointsOutside(material, told(passage), told(context ? shown(first.end) : passage).length)
    ? null
    : { passage, context };
}

/**
 * Whether sentences are the ground of the one behind them: no heading that was taken for a sentence, no words of somebody before what the reporter tells, and it
 * takes up a word or name of theirs, or means by a pronoun what they name.
 */
function isGround(material: Material, context: Span, sentence: Span, named: string | null): boolean {
  const before = slice(material, context);
  if (!isStatement(before) || (named === null && /["“”]/.test(before))) return false;
  const behind = slice(material, sentence);
  const words = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const told = new Set(words(before).filter(isTelling).map(stem));
  return takesUp.test(behind) || words(behind).some(word => isTelling(word) && told.has(stem(word)));
}

const takesUp =
  /\b(?:he|she|his|her|him|it|its|they|their|them|this|that|these|those|such|both|another|others?|the (?:\p{L}{2,}est|most|first|second|third|last|only|latter|former|same|rest))\b/iu;
const isTelling = (word: string): boolean => !functionWords.has(word) && word.length > 4;

/** In how many characters a sentence says what it speaks of. */
const beginning = 60;

/** Whether a sentence begins something of which a reader of the article needs no more to know where it stands; its beginning alone, where others follow. */
const opensAnew = (sentence: string, alone: boolean): boolean =>
  !goesOn.test(sentence) &&
  (alone ? !speaksOn(sentence) : isStatement(sentence) && !speaksOn(sentence.slice(0, beginning)));

/** Whether sentences follow each other in the body, within a block or from one to the next. */
function isRun(material: Material, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) {
    const [one, next] = [sentenceAt(material, at), sentenceAt(material, at + 1)];
    if (!one || !material.inBody(one)) return false;
    if (at < to && (!next || next.block - one.block > 1)) return false;
  }
  return true;
}

/** Asks for a figure in a stretch of the article; null where no stretch is understood without the rest of it. */
function stretchStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence || isUnfinished(withGaps(material.text, sentence, [core]))) return null;
  const stretch = stretchAround(material, figure.sentence, sentence.end, [core]);
  if (!stretch || isMarred(stretch.passage) || isWorkedOut(stretch.passage, figure)) return null;
  return {
    prompt: `Which ${missing(material, figure, core)} fills the gap in this passage from the article?`,
    passage: stretch.passage,
    ...(stretch.context ? { context: stretch.context } : {}),
  };
}

function missing(material: Material, figure: Figure, core: Span): string {
  if (figure.low !== null && figure.high !== null) return 'range';
  switch (figure.kind) {
    case 'percent':
      return 'percentage';
    case 'money':
      return /^ ?(?:cents?|pence|p)\b/.test(material.text.slice(core.end, core.end + 8)) ? 'number' : 'sum of money';
    default:
      return 'number';
  }
}

/** Whether a sentence with a gap would be in somebody's own voice, or would ask how long ago something was. */
function isUnfit(material: Material, figure: Figure, core: Span): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return true;
  if (/^(?:Editor|Note|Correction|Photo|Image|Follow|Read more|Subscribe|Sign up)/i.test(slice(material, sentence)))
    return true;
  const words = slice(material, sentence).replace(/["“][^"“”]*["”]/g, '');
  const own = words.replace(/\bU\.?S\.?\b|(?<=\S )\p{Lu}\p{L}+|^Our (?=\p{Lu})/gu, '');
  if (/\b(?:I|we|my|our|us|me|you|your)\b/i.test(own)) return true;
  return /^ \p{L}+ (?:ago|old|earlier|later)\b/u.test(material.text.slice(core.end, core.end + 30));
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
export function passageStem(material: Material, figure: Figure, core: Span): Stem | null {
  if (isUnfit(material, figure, core)) return null;
  return stretchStem(material, figure, core) ?? (isTied(material, figure) ? null : gapStem(material, figure, core));
}
