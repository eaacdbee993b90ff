import { givenName } from '#/server/article/givennames.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import type { Material } from '#/server/quiz/material.ts';
import { called, isApart } from '#/server/quiz/name-forms.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { quotation } from '#/server/quiz/quotable.ts';
import { nameChoice, otherName, otherVoices } from '#/server/quiz/rivals.ts';
import { isNamedIn, type Utterance } from '#/server/quiz/utterances.ts';
import { type FramedWord, fittingWords } from '#/server/quiz/word-frames.ts';
import { gap } from '#/server/quiz/wording.ts';
import type { Random } from '#/server/random.ts';

/** Who said these words? The options are others of the same kind to whom the article gives words. */
export function whoSaid(material: Material, cast: Cast, said: Utterance, random: Random): Question[] {
  const { name, words, speaker, evidence } = said;
  const wrongs = otherVoices(material, cast, speaker)
    .filter(other => !isNamedIn(words, other.name) && other !== meantBy(words, cast))
    .map(other => otherName(material, other, `these are the words of ${called(name)}.`));
  const choice = nameChoice(name, wrongs, random);
  if (!choice) return [];
  const prompt =
    speaker.kind === 'person'
      ? 'Who said this, according to the article?'
      : 'Whose words are these, according to the article?';
  return [draftQuestion({ rule: 'who-said', kind: 'choice', prompt, passage: quotation(words), ...choice, evidence })];
}

/** The only woman (or man) of an article, where words speak of "her" (or "him"). */
function meantBy(words: string, { people }: Cast): Cast['people'][number] | null {
  const gender = /\b(?:she|her|hers)\b/i.test(words) ? 'f' : /\b(?:he|him|his)\b/i.test(words) ? 'm' : null;
  const [only, ...more] = people.filter(
    ({ name }) => gender !== null && givenName(name.split(' ')[0]?.toLowerCase() ?? '') === gender,
  );
  return only && more.length === 0 ? only : null;
}

/** Which of these did somebody say? The options are quotations, each of another speaker. */
export function saidWhat(said: Utterance, others: readonly Utterance[], random: Random): Question[] {
  const { name, speaker, evidence } = said;
  // three of one other speaker would make the fourth the odd one
  const voices = new Set<string>();
  const wrongs = random.shuffle([...others]).flatMap(other => {
    if (!isApart(name, other.name) || !other.brief || isNamedIn(other.brief, name) || voices.has(other.name)) return [];
    voices.add(other.name);
    return [quoted(other, `These are the words of ${called(other.name)}.`)];
  });
  if (!said.brief || speaker.kind === 'document' || wrongs.length < 2) return [];
  const choice = assemble({ ...quoted(said, ''), reason: null }, wrongs, Math.min(3, wrongs.length), random);
  const prompt =
    speaker.kind === 'person'
      ? `Which of these did ${name} say?`
      : `Which of these words does the article take from ${called(name)}?`;
  return choice ? [draftQuestion({ rule: 'said-what', kind: 'choice', prompt, ...choice, evidence })] : [];
}

/** Which of these did somebody not say? Three quotations of one speaker, and one of another. */
export function saidNot(utterances: readonly Utterance[], random: Random): Question[] {
  const names = new Set(utterances.map(one => one.name));
  return [...names].flatMap(name => {
    const own = utterances.filter(one => one.name === name && one.brief && one.speaker.kind === 'person');
    if (own.length < 3) return [];
    const others = utterances.filter(
      one => isApart(name, one.name) && one.brief && one.speaker.kind === 'person' && !isNamedIn(one.brief, name),
    );
    const other = others[0] && random.pick(others);
    if (!other) return [];
    const theirs = own.map(one => quoted(one, `The article does give these words to ${called(name)}.`));
    const right = { ...quoted(other, ''), reason: `These are the words of ${called(other.name)}.` };
    const choice = assemble(right, theirs, 3, random);
    if (!choice) return [];
    const shown = own.filter(one => choice.options.some(option => option.span?.start === one.quote.start));
    return [
      draftQuestion({
        rule: 'said-what',
        kind: 'choice',
        prompt: `Which of these did ${name} not say?`,
        ...choice,
        evidence: [other, ...shown].flatMap(one => one.evidence),
      }),
    ];
  });
}

function quoted({ quote, brief }: Utterance, reason: string): Wrong {
  const text = quotation(brief ?? '');
  const span = { start: quote.start, end: quote.end };
  return { text, rank: text.length, misconception: 'other-speaker', reason, span, prefer: 1 };
}

/** Which word did the speaker use? One word of the quotation is left out; the options are words of the same form from the article. */
export function completeQuotation(
  material: Material,
  said: Utterance,
  framed: readonly FramedWord[],
  random: Random,
): Question[] {
  const { quote, name, words, evidence } = said;
  if (words !== quote.text.trim() || quote.kind === 'partial') return [];
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
    const passage = quotation(
      `${material.text.slice(quote.start, word.start)}${gap}${material.text.slice(word.end, quote.end)}`,
    );
    const prompt = `Which word completes this quotation from ${called(name)}, word for word?`;
    return [draftQuestion({ rule: 'complete-quotation', kind: 'choice', prompt, passage, ...choice, evidence })];
  }
  return [];
}
