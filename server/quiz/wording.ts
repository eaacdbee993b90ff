import type { Figure, Sentence, Span } from '#/server/article/article.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { baseForm, isAuxiliary, isVerb } from '#/server/quiz/verb-forms.ts';

/** The mark of a gap in a passage. */
export const gap = '____';

/** What a question shows: its prompt, and the words of the article under it when it needs them. */
export type Stem = { prompt: string; passage: string | null };

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
const longest = 400;

/**
 * The sentence with the gap, its end left out where the sentence is long or a quotation opens after the gap; null when it is too
 * long even so. Its beginning always stays: without a subject nobody can tell what is asked.
 */
function gapPassage(material: Material, sentence: Span, core: Span): string | null {
  const whole = withGaps(material.text, sentence, [core]);
  if (whole.length <= comfortable && isBalanced(whole)) return whole;
  const after = material.text.slice(core.end, sentence.end);
  const cuts = [...after.matchAll(/,? ["“]|,|;| —| –/g)].map(match => match.index);
  for (const cut of cuts.filter(cut => cut >= 60 || /^,? ["“]/.test(after.slice(cut)))) {
    const kept = withGaps(material.text, { start: sentence.start, end: core.end + cut }, [core]);
    if (isBalanced(kept) && kept.length <= longest && kept.split(' ').length >= 6) return `${kept} …`;
  }
  return whole.length <= longest && isBalanced(whole) ? whole : null;
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('"') % 2 === 0 && count('“') === count('”') && count('(') === count(')');
}

/** Asks for what stands in a gap of a sentence, by the kind of the figure. */
export function gapStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const span = withContext(material, figure.sentence, sentence);
  const passage = span && gapPassage(material, span, core);
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
      return 'sum of money';
    case 'duration':
      return 'length of time';
    case 'date':
      return /^\d{4}$/.test(material.text.slice(core.start, core.end)) ? 'year' : 'date';
    default:
      return 'number';
  }
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
  if (!/^[\p{L}\p{N}'’ .-]+$/u.test(phrase) || phrase.split(' ').length > 5 || /[.] |\d/.test(phrase)) return null;
  if (/^\p{L}/u.test(rest.slice(at + last.length)) || !isPlural(last)) return null;
  return phrase;
}

const plurals = new Set('people men women children police staff personnel feet teeth mice'.split(' '));

/** Whether a noun looks plural: an ending in s that is not ss, us or is, or a known irregular plural. */
export function isPlural(noun: string): boolean {
  const word = noun.toLowerCase();
  return plurals.has(word) || (word.length > 3 && /s$/.test(word) && !/(?:ss|us|is)$/.test(word));
}

const pronouns =
  /^(?:he|she|it|they|this|that|these|those|we|i|you|his|her|its|their|our|there|here|who|which|what|both|some|others|another|one|such|so|then)$/i;
const breaks =
  /^(?:and|or|but|that|who|which|when|where|while|if|as|because|after|before|since|than|whose|until|though|although|said|says|say)$/i;

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
    asChange(figure, before, after) ??
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

const reporting =
  /^([A-Z][^,;:"“”()\d]{2,60}?) (?:said|says|found|finds|showed|shows|estimated|estimates|reported|reports|expects|expected|predicts|predicted) (?:that )?/;

type Clause = { text: string; at: number };

/** Takes "According to X," off the front and ", X said" off the end, so that the question can say whose figure it is. */
function withoutAttribution(sentence: string, at: number): { clause: Clause; source: string | null } {
  const fronted = /^According to ([^,"“”]{3,60}), /.exec(sentence);
  if (fronted && at >= fronted[0].length)
    return {
      clause: { text: sentence.slice(fronted[0].length), at: at - fronted[0].length },
      source: decapitalised(fronted[1] ?? ''),
    };
  const ended = /, according to ([^,"“”\d]{3,60})\.$/.exec(sentence);
  const reported = reporting.exec(sentence);
  if (reported && at >= reported[0].length && isSubject((reported[1] ?? '').split(' ')))
    return {
      clause: { text: sentence.slice(reported[0].length), at: at - reported[0].length },
      source: decapitalised(reported[1] ?? ''),
    };
  if (ended && at < ended.index)
    return { clause: { text: `${sentence.slice(0, ended.index)}.`, at }, source: ended[1] ?? null };
  return { clause: { text: sentence, at }, source: null };
}

const share = /^ (?:of|among) (?:the |all |its |these |those )?/;

/** "Seventy houses were built in Leeds." → "How many houses were built in Leeds?" */
function asSubject(figure: Figure, before: string, after: string): string | null {
  if (
    before !== '' &&
    !/^(?:about|around|nearly|almost|some|at least|more than|over|fewer than|less than|up to|roughly|approximately)$/i.test(
      before,
    )
  )
    return null;
  const tail = plainTail(after, 26);
  if (tail === null) return null;
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
function asChange(figure: Figure, before: string, after: string): string | null {
  if (figure.kind !== 'percent') return null;
  const words = before
    .replace(
      / (?:by|only|just|about|around|nearly|almost|some|at least|more than|over|as much as|an? (?:further|additional|estimated))(?: (?:by|about|nearly|only|almost|around))?$/i,
      '',
    )
    .split(/\s+/);
  const base = changes.get(words.pop() ?? '');
  const rest = plainTail(beforeNumber(after), 14);
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
  const subject = words.join(' ');
  if (base === null || !isSubject(words) || (auxiliary !== undefined && !/^[a-z]+$/.test(verb))) return null;
  const noun = figure.kind === 'money' ? 'much money' : nounAfter(material, figure, core);
  if (noun === null) return null;
  const counted = figure.kind === 'money' ? after : after.slice(after.indexOf(noun) + noun.length);
  const rest = plainTail(beforeNumber(counted), 16);
  if (
    rest === null ||
    (figure.kind === 'money' && rest !== '' && !/^(?:to|for|from|in|on|into|at|by|last|this)\b/.test(rest))
  )
    return null;
  const opener = figure.kind === 'money' ? 'How much money' : `How many ${noun}`;
  return `${opener} ${auxiliary ?? 'did'} ${decapitalised(subject)} ${base}${rest === '' ? '' : ` ${rest}`}?`;
}

/** "The report, by a group of students, identified" → "The report identified"; other commas stay, and end the attempt. */
function withoutAppositions(before: string): string {
  const match =
    /^((?:The|A|An) \p{Ll}[\p{L}’' -]{2,40}|\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){1,3}), .+,["”]? (\p{Ll}+)$/u.exec(
      before,
    );
  return match ? `${match[1]} ${match[2]}` : before;
}

/** A subject that can be moved behind its auxiliary: short, without commas, pronouns, clauses or a verb of its own. */
function isSubject(words: string[]): boolean {
  if (words.length === 0 || words.length > 8 || !/^[A-Z]/.test(words[0] ?? '')) return false;
  if (/[,;:()"“”—–]/.test(words.join(' '))) return false;
  if (pronouns.test(bare(words[0] ?? ''))) return false;
  return (
    !words.some((word, i) => (i > 0 && breaks.test(bare(word)) && bare(word) !== 'and') || isVerb(bare(word))) &&
    !/^(?:In|On|At|By|For|From|With|After|Before|Since|During|Of|To|As|If|When|While|About|Under|Over|Among|Also|However|Meanwhile|Earlier|Later|Last|Yesterday|Today)$/.test(
      words[0] ?? '',
    )
  );
}

/**
 * The words after a figure up to a full stop or, where it stands well, a comma; null when they hold another number, a quote
 * or a bracket, or when they would have to be cut in the middle.
 */
function plainTail(after: string, most: number): string | null {
  const ended = after.replace(/[.!?]["”’]?\s*$/, '');
  const tail = (/^[^,;:—–]*/.exec(ended)?.[0] ?? '').replace(/\s+/g, ' ').trim();
  if (/["“”()[\]]|\d/.test(tail) || tail.split(' ').length > most) return null;
  if (
    /\b(?:it|they|he|she|his|her|their|this|these|that|those|them|him|we|our|while|but|although)\b/i.test(
      tail.replace(/^of (?:these|those) /, ''),
    )
  )
    return null;
  if (
    ended.length > tail.length + 1 &&
    /^\s*[,;:—–]\s*(?:and|or|including|of which|up|down|compared|versus)\b/.test(
      ended.slice(ended.indexOf(tail) + tail.length),
    )
  )
    return null;
  return tail;
}

/** Leaves out a prepositional phrase that holds another number, with what follows it: " in 9 districts between …". */
function beforeNumber(tail: string): string {
  const match =
    /^([^,;:()"“”\d]*?) ?\b(?:in|on|at|from|for|over|by|across|between|since|until|to|with|within|of) (?:the )?(?:\w+ )?\d/.exec(
      tail,
    );
  return match && !/ and (?:\w+ )?\d/.test(tail.slice(match[0].length)) ? `${match[1] ?? ''}.` : tail;
}

/** A word without the punctuation around it, in lower case. */
function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const openers =
  /^(?:The|Sales|Prices|Shares|Profits|Revenue|Revenues|Exports|Imports|Unemployment|Production|Output|Demand|Inflation|A|An|Its|Their|His|Her|Our|Some|Many|Most|Several|All|Both|Two|Three|Officials|Police|Researchers|Scientists|Authorities|Residents|Voters|Workers|Students|Teachers|Doctors|Experts|Rescuers|Investigators|Prosecutors|Lawmakers|Organisers|Organizers|Volunteers)\b/;

/** A phrase from the start of a sentence, as it reads inside one: "The council" → "the council"; names keep their capital. */
export function decapitalised(phrase: string): string {
  return openers.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}
