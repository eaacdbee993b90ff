import type { Figure, Sentence, Span } from '#/server/article/article.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { pointsOutside } from '#/server/quiz/points-outside.ts';
import { segmentsOf } from '#/server/quiz/segments.ts';
import { statementsAround } from '#/server/quiz/statements.ts';
import { taggedWords } from '#/server/quiz/tagged-words.ts';

/** The mark of a gap in a passage. */
export const gap = '____';

/** What a question shows: its prompt, and the words of the article under it when it needs them. `context` is where a name in the prompt comes from, when the sentence itself has a pronoun. */
export type Stem = { prompt: string; passage: string | null; context?: Span };

/** The sentence with gaps at the given spans, which lie inside it and do not overlap. */
export function withGaps(text: string, sentence: Span, holes: readonly Span[]): string {
  let out = '';
  let at = sentence.start;
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, hole.start) + gap;
    at = hole.end;
  }
  return (out + text.slice(at, sentence.end)).replace(/\s+/g, ' ').trim();
}

const comfortable = 280;
const longest = 320;

/**
 * The sentence with the gap, its end left out where the sentence is long or a quotation opens after the gap; null when it is too
 * long even so. Its beginning always stays: without a subject nobody can tell what is asked.
 */
function gapPassage(material: Material, sentence: Span, core: Span): string | null {
  const opensLate = /^(?:While|When|If|Although|As|Because|Since|After|Before)\b/;
  const whole = withGaps(material.text, sentence, [core]).replace(
    /^(?:[—–-]+ )?(?:\p{Lu}\p{Ll}+ \d{1,2}, \d{4} |[\p{Lu}][\p{Lu} .,]{2,40}(?:\([^)]{2,20}\) ?)?(?:[-–—]+ ))?(?=\p{Lu})/u,
    '',
  );
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
  return count('"') % 2 === 0 && count('“') === count('”') && count('(') === count(')');
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
  const own = `${head.charAt(0).toUpperCase()}${head.slice(1)}${gap}${statement.after}`.replace(/\s+/g, ' ');
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
const mostWords = 30;

function hasVerb(passage: string): boolean {
  const words = taggedWords(passage.replace(gap, '0'), null);
  return segmentsOf(words).some(
    ({ kind, link }) =>
      kind === 'predicate' || (kind === 'clause' && !/^(?:when|if|because|after|as|while|that)$/.test(link)),
  );
}

/** A sentence in brackets, one that is cut before its verb, an amount on top of another that is not told, "100 percent sure". */
const isUnfinished = (passage: string): boolean =>
  /^[([]/.test(passage) ||
  /^(?:With|Throughout|Including|Maybe|Perhaps|What|Who|How|Why|When would)\b/.test(passage) ||
  /\beither\b(?!.*\bor\b)|____ of (?:his|her|their|its|the) \p{L}+\.$/u.test(passage) ||
  / in the (?:day|hour|time|moment)\.$/.test(passage) ||
  /____ (?:\p{L}+ )?cents? (?:a|per) share\b|____ \p{L}+ \(\d/u.test(passage) ||
  /["“]____|\([^)]*____|\b(?:per|every) ____/.test(passage) ||
  !hasVerb(passage) ||
  /\b(?:further|additional|another|extra) ____/i.test(passage) ||
  /____ (?:minutes?|years?|months?|weeks?|days?|hours?) (?:afterwards|later|earlier|before|after)\b/.test(passage);

/** Asks for what stands in a gap of a sentence, by the kind of the figure. */
export function gapStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const passage = clausePassage(material, sentence, core) ?? gapPassage(material, sentence, core);
  if (!passage || passage.split(' ').length > mostWords || isUnfinished(passage) || pointsOutside(material, passage))
    return null;
  return {
    prompt: `Which ${missing(material, figure, core)} fills the gap in this sentence from the article?`,
    passage,
  };
}

function missing(material: Material, figure: Figure, core: Span): string {
  switch (figure.kind) {
    case 'percent':
      return 'percentage';
    case 'money':
      return /^ ?(?:cents?|pence|p)\b/.test(material.text.slice(core.end, core.end + 8)) ? 'number' : 'sum of money';
    case 'date':
      return dateWord(material.text.slice(core.start, core.end));
    default:
      return 'number';
  }
}

/** What a date as written is called: a year, a month, a date. */
export function dateWord(written: string): string {
  if (/^\d{4}$/.test(written)) return 'year';
  if (/^\p{L}+\.?$/u.test(written)) return 'month';
  return /^\p{L}+\.? \d{4}$/u.test(written) ? 'month and year' : 'date';
}

/** The noun phrase that directly follows a number and ends with what the engine says it counts, in the plural; or null. */
export function nounAfter(material: Material, figure: Figure, core: Span): string | null {
  if (figure.of === null) return null;
  const rest = material.text.slice(core.end, core.end + 80);
  const last = figure.of.trim().split(/\s+/).at(-1) ?? '';
  const at = rest.toLowerCase().indexOf(last.toLowerCase());
  if (at < 0) return null;
  const phrase = rest.slice(0, at + last.length).trim();
  if (/^(?:of|in|on|to|and|or|per|a|an|the)\b/.test(phrase)) return null;
  if (
    !/^[\p{L}\p{N}'’ .-]+$/u.test(phrase) ||
    phrase.split(' ').length > 5 ||
    /[.] |\d/.test(phrase.replace(/\bU\.[SK]\./g, 'US'))
  )
    return null;
  if (
    /^\p{L}/u.test(rest.slice(at + last.length)) ||
    !isPlural(last) ||
    (/^\p{Lu}.*(?:s|n)$/u.test(last) && /^\p{Ll}/u.test(phrase))
  )
    return null;
  return phrase;
}

const plurals = new Set('people men women children police staff personnel feet teeth mice'.split(' '));

/** Whether a noun looks plural: an ending in s that is not ss, us or is, or a known irregular plural. */
export function isPlural(noun: string): boolean {
  const word = noun.toLowerCase();
  return plurals.has(word) || (word.length > 3 && /s$/.test(word) && !/(?:ss|us|is)$/.test(word));
}
