import type { Quote, Sentence, Span } from '#/server/article/article.ts';
import { prepositions } from '#/server/article/cues.ts';
import { givenName } from '#/server/article/givennames.ts';
import { type Material, merged, sentenceAt, sentenceOf, slice, sureEnough } from '#/server/quiz/material.ts';
import type { Evidence } from '#/server/quiz/question.ts';

/** A quote whose speaker is known by name, surely, with the sentences that prove it: the quote's own first. */
export type Attributed = { quote: Quote; name: string; evidence: Evidence[] };

const pronoun = /^(?:he|she|it|they|who)$/i;
const named = 0.9;

/**
 * A quote with its sure speaker and the spans that prove it: the sentences of the quote and, where the name does not stand in them,
 * the nearest earlier sentence that names the speaker. A misattribution is the worst fault of a quiz, so doubt gives null: a name
 * that is only a title, several speakers, a mention with other words in it, a partial quotation or pronoun of which the engine is not
 * all but certain, and a pronoun with somebody else named between the name and the quotation.
 */
export function attributed(material: Material, quote: Quote): Attributed | null {
  const { speaker } = quote;
  if (!speaker?.name || quote.confidence < sureEnough || !isProper(speaker.name)) return null;
  // "Moss quotes a colleague as saying": the words are another's
  if (/^quot/i.test(quote.cue ?? '')) return null;
  const sentence = sentenceAt(material, quote.sentence);
  if (!sentence || !material.body.includes(quote.sentence)) return null;
  const { mention, name } = speaker;
  const isPronoun = pronoun.test(mention);
  if ((isPronoun || quote.kind === 'partial') && quote.confidence < named && isPerson(material, name)) return null;
  if (!isPronoun && !isCleanMention(mention, name)) return null;
  // "Oda Inc. chief Ada Moss said": the firm is hers, the words are not the firm's
  if (ofHolder.test(material.text.slice(speaker.end, speaker.end + 60))) return null;
  if (isShared(material, quote, sentence)) return null;
  const span = wholeSentences(material, quote, sentence);
  const evidence: Evidence[] = [{ id: quote.id, ...span }];
  if (speaker.start < span.start || speaker.end > span.end) {
    const holder = sentenceOf(material, speaker.start);
    if (holder) evidence.push({ id: null, start: holder.start, end: holder.end });
  }
  const names = (words: string) => nameWords(name).some(word => words.includes(word));
  const nearest = lastNaming(material, name, Math.max(speaker.end, quote.start));
  if (isPronoun && (!nearest || isInterrupted(material, quote, nearest))) return null;
  if (!evidence.some(part => names(slice(material, part)))) {
    const holder = nearest && sentenceOf(material, nearest.start);
    if (!holder) return null;
    evidence.push({ id: null, start: holder.start, end: holder.end });
  }
  const proof = merged(evidence).sort((a, b) => Number(a.id === null) - Number(b.id === null));
  return { quote, name, evidence: proof };
}

const ofHolder =
  /^(?:\.|['’]s)? (?:\p{Ll}+ ){0,2}?(?:CEO|CFO|COO|chief|president|chairman|chairwoman|founder|co-founder|spokes\p{Ll}+|director|analyst|executive|manager|coach|editor|economist|lawyer|attorney|secretary|minister) \p{Lu}\p{Ll}/u;

/** Whether a surname alone may be that of another bearer, whom the sentence names: "Clinton said of Hillary Clinton", "the younger Mr. Hale". */
function isShared(material: Material, { speaker }: Quote, sentence: Sentence): boolean {
  const last = speaker?.name?.split(' ').at(-1) ?? '';
  if (!speaker?.name || last === '' || speaker.mention.includes(speaker.name)) return false;
  const words = slice(material, sentence);
  if (new RegExp(`\\b(?:younger|elder|older) (?:\\p{Lu}\\p{Ll}+\\.? )?${escaped(last)}`, 'u').test(words)) return true;
  const bearers = [...words.matchAll(new RegExp(`(\\p{Lu}\\p{Ll}+) ${escaped(last)}(?!\\p{L})`, 'gu'))].map(
    match => match[1] ?? '',
  );
  return !pronoun.test(speaker.mention) && bearers.some(first => givenName(first.toLowerCase()));
}

const escaped = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '.');

/** A quote's span widened to the whole sentences that it runs through. */
export function wholeSentences(material: Material, quote: Quote, first: Sentence): Span {
  const last = sentenceOf(material, quote.end) ?? sentenceOf(material, quote.end - 1) ?? first;
  const end = Math.max(first.end, last.start < quote.end ? last.end : quote.end);
  return { start: Math.min(first.start, quote.start), end };
}

const titles =
  /^(?:acting|agency|aide|analyst|army|assembly|assistant|association|attorney|author|authors|board|chairman|chairwoman|chief|commission|committee|company|congress|council|court|deputy|department|director|doctor|editor|executive|foreign|former|general|government|governor|group|head|house|judge|justice|king|lawyer|leader|mayor|minister|ministry|office|officer|official|officials|organization|pac|parliament|party|police|pope|president|prime|prince|princess|professor|project|prosecutor|queen|relations|report|reporter|representative|secretary|senate|senator|senior|sheriff|speaker|spokesman|spokesperson|spokeswoman|standing|state|statement|study|team|university|vice|witness|year)$/i;

/** Two words that lost the space between them ("HallPhotographs"); "McArthur" and "LaRue" are names. */
const glued = /^(?!Mc|Mac|Fitz|Van)\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}/u;

/** Whether a name names someone in particular: it is one, and is not made of titles and words for bodies alone ("Assistant Secretary"). */
export function isProper(name: string): boolean {
  const words = name.split(/\s+/);
  const own = words.filter(word => !titles.test(word) && !/^(?:of|the|for|and|on)$/.test(word));
  return (
    /^[\p{Ll}]?\p{Lu}/u.test(name) &&
    own.length > 0 &&
    !/ and |, |[.:;!?"“”]$|[ÂÃ]/.test(name.normalize('NFC')) &&
    !/^(?:Year|Both|That)\b/.test(name) &&
    !prepositions.has(words.at(-1)?.toLowerCase() ?? '') &&
    !/^\p{L}$/u.test(words.at(-1) ?? '') &&
    !words.some(word => glued.test(word))
  );
}

/** The words of a name that tell it: capitalised, three letters or more, no generation ("Jr.", "III"). */
export function nameWords(name: string): string[] {
  return name
    .split(/[\s,]+/)
    .filter(word => /^\p{Lu}/u.test(word) && word.length > 2 && !/^(?:III|Jr\.|Sr\.)$/.test(word));
}

function isPerson(material: Material, name: string): boolean {
  return material.voice(name)?.kind === 'person';
}

/** A mention as it should be: a name, with a role before it or none, or a description of one person; not words that were swept in ("that Romney", "X and Y"). */
function isCleanMention(mention: string, name: string): boolean {
  const words = mention.split(/\s+/);
  if (/ and |, /.test(mention) || /^(?:both|that|than|as|when|if|but)$/i.test(words[0] ?? '')) return false;
  if (
    /^\p{Ll}/u.test(mention) &&
    !(name.includes(' ') && mention.endsWith(` ${name}`)) &&
    !/^(?:the|a|an|his|her|its|their|one|spokes\w+|president|minister|senator|analyst\w*|author\w*)$/.test(
      words[0] ?? '',
    )
  )
    return false;
  return !words.some((word, i) => i > 0 && /^\p{Ll}+ing$/u.test(word));
}

/** The last place before an offset where a word of the name stands in the text. */
function lastNaming(material: Material, name: string, before: number): Span | null {
  let best: Span | null = null;
  const from = Math.max(0, before - 3000);
  const window = material.text.slice(from, before);
  for (const word of nameWords(name)) {
    const at = window.lastIndexOf(word);
    if (at >= 0 && (best === null || from + at > best.start)) best = { start: from + at, end: from + at + word.length };
  }
  return best;
}

/** Whether another person, whom the quotation's pronoun may mean, is named between the naming and the quotation. */
function isInterrupted(material: Material, { speaker, start }: Quote, naming: Span): boolean {
  if (!speaker?.name) return true;
  const between = material.text.slice(naming.end, Math.max(speaker.start, start));
  const own = nameWords(speaker.name);
  const gender = { he: 'm', she: 'f' }[speaker.mention.toLowerCase()] ?? null;
  return material.voices.some(voice => {
    const [first = '', last] = voice.name.toLowerCase().split(' ');
    const other = last === undefined ? null : givenName(first);
    if (voice.name === speaker.name || voice.kind !== 'person') return false;
    if (gender !== null && other !== null && other !== 'either' && other !== gender) return false;
    return nameWords(voice.name).some(word => !own.includes(word) && between.includes(word));
  });
}
