import type { Figure, Sentence, Span } from '#/server/article/article.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { statementsAround } from '#/server/quiz/statements.ts';

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

const pointing =
  /^["“]?(?:He|She|It|They|This|That|These|Those|His|Her|Their|Its|There|But he|But she|But it|But they)\b/;

/**
 * A sentence that begins with a pronoun, together with the one before it in its paragraph; null when that one points back as well.
 */
function withContext(material: Material, index: number, sentence: Sentence): Span | null {
  const starts = (span: Span) => pointing.test(material.text.slice(span.start, span.end));
  if (!starts(sentence)) return sentence;
  const before = sentenceAt(material, index - 1);
  if (!before || before.block !== sentence.block || starts(before)) return null;
  return { start: before.start, end: sentence.end };
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
    if (opensLate.test(kept) || / (?:an?|the|his|her|its|their|is|are|was|were|of|as|that)$/.test(after.slice(0, cut)))
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
  const [statement] = statementsAround(whole, { start, end: core.end - sentence.start });
  if (!statement || statement.source !== null) return null;
  const before = statement.before.trim();
  const contiguous = whole.slice(0, start).trimEnd().endsWith(before);
  if (before === '' || !contiguous || !readClause(before.replace(/\s+/g, ' '))) return null;
  const head =
    material.text.charAt(core.start - 1) === ' '
      ? `${before} `
      : whole.slice(whole.slice(0, start).lastIndexOf(before), start);
  const own = `${head.charAt(0).toUpperCase()}${head.slice(1)}${gap}${statement.after}`.replace(/\s+/g, ' ');
  const fit = own.split(' ').length >= 8 && own.length <= comfortable - 60 && isBalanced(own) && /[.!]$/.test(own);
  return fit && own.length < whole.length - 20 ? own : null;
}

/** Asks for what stands in a gap of a sentence, by the kind of the figure. */
export function gapStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const short = clausePassage(material, sentence, core);
  const span = short === null ? withContext(material, figure.sentence, sentence) : null;
  const passage = short ?? (span && gapPassage(material, span, core));
  if (!passage) return null;
  return { prompt: `Which ${missing(material, figure, core)} completes this sentence from the article?`, passage };
}

function missing(material: Material, figure: Figure, core: Span): string {
  switch (figure.kind) {
    case 'percent':
      return 'percentage';
    case 'points':
      return 'number of percentage points';
    case 'money':
      return /^ ?(?:cents?|pence|p)\b/.test(material.text.slice(core.end, core.end + 8)) ? 'number' : 'sum of money';
    case 'duration':
      return 'length of time';
    case 'date':
      return dateWord(material.text.slice(core.start, core.end));
    default: {
      const noun = nounAfter(material, figure, core);
      return noun === null ? 'number' : `number of ${noun}`;
    }
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
