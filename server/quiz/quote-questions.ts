import type { Entity, Quote } from '#/server/article/article.ts';
import { attributed, nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type Cast, knownIn } from '#/server/quiz/known-names.ts';
import type { Material } from '#/server/quiz/material.ts';
import { isTitleCased } from '#/server/quiz/material.ts';
import { called, isApart } from '#/server/quiz/name-forms.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { nameChoice, otherName, otherVoices, quotation } from '#/server/quiz/rivals.ts';
import { isBase, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';
import { type FramedWord, fittingWords } from '#/server/quiz/word-frames.ts';
import { gap } from '#/server/quiz/wording.ts';
import type { Random } from '#/server/random.ts';

/** Whether a quotation can stand alone on a quiz: long enough to mean something, short enough to read, whole. */
export function isQuotable(quote: Quote): boolean {
  const words = quote.text.trim().split(/\s+/).length;
  const fits = words >= 6 && quote.text.length <= 320 && !quote.text.includes('\n');
  return fits && balanced(quote.text) && saysSomething(quote.text) && !isHeadline(quote.text);
}

/** A title, or an -ing form at the head without a comma: the rest of a sentence. */
function isHeadline(text: string): boolean {
  return isTitleCased(text, 0) || /^\p{Lu}\p{Ll}{2,}ing (?!is |was |are |were )[^,]*$/u.test(text);
}

const light = new Set(
  'that this these those they them there their what when where which while will would could should have been with from into just very really think know going make made want like some more much many about because then than here well thing things going take been being does doing done have having said saying tell come came give gave'.split(
    ' ',
  ),
);

/** Whether words are a clause with a matter of its own: a verb, and three words that carry meaning. */
function saysSomething(text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}’']+/u);
  const verb = words.some(
    word =>
      isVerb(word) || isBase(word) || presentBase(word) !== null || /[’'](?:s|re|ve|ll|d|m|t)$|[^e]ed$/.test(word),
  );
  return verb && words.filter(word => word.length > 3 && !/[’']/.test(word) && !light.has(word)).length >= 3;
}

function balanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  if (/’’|‘‘|''|``/.test(text) || count('[') !== count(']') || count('(') !== count(')')) return false;
  return (text.match(/[“«]/g) ?? []).length === (text.match(/[”»]/g) ?? []).length && !text.includes('"');
}

/** Who said these words? The options are others of the same kind to whom the article gives words or names. */
export function whoSaid(material: Material, cast: Cast, quote: Quote, random: Random): Question[] {
  const known = attributed(material, quote);
  if (!known || !isQuotable(quote) || (quote.kind === 'partial' && quote.text.split(/\s+/).length < 8)) return [];
  const speaker = knownIn(cast, known.name) ?? documentNamed(material, known.name);
  if (!speaker) return [];
  const saidIt = (name: string) => nameWords(name).some(word => quote.text.includes(word));
  if (saidIt(known.name)) return [];
  const wrongs = otherVoices(material, cast, speaker)
    .filter(other => !saidIt(other.name))
    .map(other => otherName(material, other, `these are the words of ${called(known.name)}.`));
  const choice = nameChoice(known.name, wrongs, random);
  if (!choice) return [];
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

function documentNamed(material: Material, name: string): Entity | null {
  const voice = material.voice(name);
  return voice?.kind === 'document' ? voice : null;
}

/** Which of these did somebody say? The options are quotations, each of another speaker. */
export function saidWhat(material: Material, cast: Cast, quote: Quote, random: Random): Question[] {
  const known = attributed(material, quote);
  const whole = (one: Quote) => isQuotable(one) && one.text.length <= 220 && /^\p{Lu}/u.test(one.text);
  if (!known || !whole(quote) || quote.kind !== 'direct') return [];
  const speaker = knownIn(cast, known.name);
  if (!speaker) return [];
  const names = (words: string) => nameWords(known.name).some(word => words.includes(word));
  if (names(quote.text)) return [];
  const wrongs = material.analysis.quotes.flatMap((other): Wrong[] => {
    const theirs = attributed(material, other);
    if (!theirs || theirs.name === known.name || !whole(other) || names(other.text)) return [];
    if (!isApart(known.name, theirs.name)) return [];
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
  cast: Cast,
  quote: Quote,
  framed: readonly FramedWord[],
  random: Random,
): Question[] {
  if (!isQuotable(quote) || quote.text.trim().split(/\s+/).length < 8 || !material.body.includes(quote.sentence))
    return [];
  const known = /^\p{Lu}/u.test(quote.text) ? attributed(material, quote) : null;
  if (!known || (material.voice(known.name)?.kind === 'person' && !knownIn(cast, known.name))) return [];
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
