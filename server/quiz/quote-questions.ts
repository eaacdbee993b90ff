import type { Entity, Quote } from '#/server/article/article.ts';
import { attributed, isProper, nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type Material, sentenceOf, sureEnough } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { type FramedWord, fittingWords } from '#/server/quiz/word-frames.ts';
import { gap } from '#/server/quiz/wording.ts';
import type { Random } from '#/server/random.ts';

/** A name as it reads inside a sentence: a report or statement that is not a proper name gets its article. */
export function called(name: string): string {
  return /^\p{Lu}.* \p{Ll}+$/u.test(name) && !/['’]s /.test(name) ? `the ${name}` : name;
}

/** Whether a quotation can stand alone on a quiz: long enough to mean something, short enough to read, whole. */
export function isQuotable(quote: Quote): boolean {
  const words = quote.text.trim().split(/\s+/).length;
  return words >= 6 && quote.text.length <= 320 && !quote.text.includes('\n') && balanced(quote.text);
}

function balanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  if (count('[') !== count(']') || count('(') !== count(')')) return false;
  return (text.match(/[“«]/g) ?? []).length === (text.match(/[”»]/g) ?? []).length && !text.includes('"');
}

/** A quotation as a passage, in the marks of the language; the comma before the reporter's words is left out. */
export function quotation(quote: Quote): string {
  return `“${quote.text.trim().replace(/,$/, '')}”`;
}

/** Who said these words? The options are others of the same kind to whom the article gives words or names. */
export function whoSaid(material: Material, quote: Quote, random: Random): Question[] {
  const known = attributed(material, quote);
  if (!known || !isQuotable(quote) || (quote.kind === 'partial' && quote.text.split(/\s+/).length < 8)) return [];
  const speaker = material.voice(known.name);
  if (!speaker || !isFull(speaker)) return [];
  const saidIt = (name: string) => nameWords(name).some(word => quote.text.includes(word));
  if (saidIt(known.name)) return [];
  const wrongs = material.voices
    .filter(other => isRival(material, speaker, other) && !saidIt(other.name))
    .map(other => otherSpeaker(material, other, known.name));
  const name = capitalised(called(known.name));
  const right = { text: name, rank: name.length, reason: null, span: null };
  const choice = assemble(right, wrongs, Math.min(3, wrongs.length), random);
  if (!choice || wrongs.length < 2) return [];
  const prompt =
    quote.kind === 'direct'
      ? 'Who said this, according to the article?'
      : 'Whose words are these, according to the article?';
  return [
    draftQuestion({
      rule: 'who-said',
      kind: 'choice',
      prompt,
      passage: quotation(quote),
      ...choice,
      evidence: known.evidence,
    }),
  ];
}

/**
 * Whether someone may stand as a wrong speaker: of the same kind, another name, and not so near to the right one that
 * the article could mean both (a body and who speaks for it, a report and who wrote it).
 */
export function isRival(material: Material, speaker: Entity, other: Entity): boolean {
  if (
    other.name === speaker.name ||
    !isProper(other.name) ||
    !isFull(other) ||
    (other.kind === 'person') !== (speaker.kind === 'person')
  )
    return false;
  const theirs = nameWords(other.name);
  const words = nameWords(speaker.name);
  if (theirs.length === 0 || theirs.some(word => words.some(own => isSpelling(own, word)))) return false;
  if (speaker.kind === 'person') return true;
  const near = (a: Entity, b: Entity) =>
    a.mentions.some(mention => {
      const sentence = sentenceOf(material, mention.start);
      return sentence !== null && b.mentions.some(m => m.start >= sentence.start && m.start < sentence.end);
    });
  return !near(speaker, other);
}

/** Whether a person's name is given in full: one word alone is often no person at all. */
function isFull(voice: Entity): boolean {
  const last = voice.name.split(' ').at(-1)?.toLowerCase() ?? '';
  return (
    voice.kind !== 'person' ||
    (voice.name.trim().includes(' ') &&
      !/^(?:register|times|post|news|journal|tribune|press|gazette|herald|network|university|institute|party|pit|theater|theatre|hall|center|centre|democratic|republican|street|island|school|church|hospital|court|house|stadium|airport|square|park)$/.test(
        last,
      ))
  );
}

/** Whether two words of names may be one name: equal, or long and at most two letters apart, as misspelt names are. */
function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 2 || a.length > 40) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= 2;
}

function otherSpeaker(material: Material, other: Entity, name: string): Wrong {
  const quote = material.analysis.quotes.find(
    q => q.speaker?.name === other.name && q.confidence >= sureEnough && q.text.length < 160,
  );
  const mention = other.mentions[0] ?? null;
  const reason = quote
    ? `${other.name} said something else: ${quotation(quote)}`
    : `${other.name} is named in the article, but these are the words of ${name}.`;
  const span = quote ? { start: quote.start, end: quote.end } : mention && { start: mention.start, end: mention.end };
  const text = capitalised(called(other.name));
  return {
    text,
    rank: text.length,
    misconception: 'other-speaker',
    reason,
    span,
    prefer: quote === undefined ? 0 : 1,
  };
}

/** Which of these did somebody say? The options are quotations, each of another speaker. */
export function saidWhat(material: Material, quote: Quote, random: Random): Question[] {
  const known = attributed(material, quote);
  const whole = (one: Quote) => isQuotable(one) && one.text.length <= 220 && /^\p{Lu}/u.test(one.text);
  if (!known || !whole(quote) || quote.kind !== 'direct') return [];
  const speaker = material.voice(known.name);
  if (!speaker || !isFull(speaker)) return [];
  const names = (words: string) => nameWords(known.name).some(word => words.includes(word));
  if (names(quote.text)) return [];
  const wrongs = material.analysis.quotes.flatMap((other): Wrong[] => {
    const theirs = attributed(material, other);
    if (!theirs || theirs.name === known.name || !whole(other) || names(other.text)) return [];
    const voice = material.voice(theirs.name);
    if (!voice || nameWords(voice.name).some(word => nameWords(known.name).includes(word))) return [];
    return [
      {
        text: quotation(other),
        rank: other.text.length,
        misconception: 'other-speaker',
        reason: `These are the words of ${called(theirs.name)}.`,
        span: { start: other.start, end: other.end },
        prefer: 1,
      },
    ];
  });
  if (wrongs.length < 2) return [];
  const right = {
    text: quotation(quote),
    rank: quote.text.length,
    reason: null,
    span: { start: quote.start, end: quote.end },
  };
  const choice = assemble(right, wrongs, Math.min(3, wrongs.length), random);
  if (!choice) return [];
  const prompt =
    speaker.kind === 'person'
      ? `Which of these did ${known.name} say?`
      : `Which of these words does the article take from ${called(known.name)}?`;
  return [draftQuestion({ rule: 'said-what', kind: 'choice', prompt, ...choice, evidence: known.evidence })];
}

/** Which word did the speaker use? One word of the quotation is left out; the options are words of the same form from the article. */
export function completeQuotation(
  material: Material,
  quote: Quote,
  framed: readonly FramedWord[],
  random: Random,
): Question[] {
  if (!isQuotable(quote) || quote.text.trim().split(/\s+/).length < 8 || !material.body.includes(quote.sentence))
    return [];
  const known = attributed(material, quote);
  if (!known) return [];
  for (const word of random.shuffle(fittingWords(material, quote, framed))) {
    const wrongs = word.others.map((other): Wrong => {
      const inQuote = other.start >= quote.start && other.end <= quote.end;
      return {
        text: other.text,
        rank: other.text.length,
        misconception: inQuote ? 'same-sentence-other-noun' : 'not-in-the-article',
        reason: inQuote
          ? `“${other.text}” stands elsewhere in the quotation.`
          : `The article uses “${other.text}” elsewhere, not in these words.`,
        span: { start: other.start, end: other.end },
        prefer: inQuote ? 0 : 1,
      };
    });
    const choice = assemble(
      { text: word.text, rank: word.text.length, reason: null, span: { start: word.start, end: word.end } },
      wrongs,
      3,
      random,
    );
    if (!choice) continue;
    const passage = `“${`${material.text.slice(quote.start, word.start)}${gap}${material.text.slice(word.end, quote.end)}`.trim().replace(/,$/, '')}”`;
    const prompt = `Which word completes this quotation from ${called(known.name)}, word for word?`;
    return [
      draftQuestion({
        rule: 'complete-quotation',
        kind: 'choice',
        prompt,
        passage,
        ...choice,
        evidence: known.evidence,
      }),
    ];
  }
  return [];
}

/** A phrase as it stands at the start of an option. */
function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
