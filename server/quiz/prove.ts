import { isOfferable, restates, shownSentence } from '#/server/quiz/evidence-questions.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { foldText, isNumberKey, isTexts } from '#/server/quiz/grade.ts';
import { type Material, sentenceAt, sentenceOf } from '#/server/quiz/material.ts';
import { assemble, type Wrong } from '#/server/quiz/options.ts';
import { mayAskProof } from '#/server/quiz/proof.ts';
import type { ProofStep, Question } from '#/server/quiz/question.ts';
import { type Random, seeded } from '#/server/random.ts';

/** Enough to choose from; more would cost the square of the article's length. */
const mostOthers = 80;

/**
 * The question with its second step, worth `points`, or with none where `points` is null. A question whose proof cannot be
 * asked for gets none either: it has no evidence, is itself about the proof, or the article has no other sentence that
 * surely does not prove it.
 */
export function withProof(question: Question, material: Material, points: number | null): Question {
  if (points === null || !mayAskProof(question)) return { ...question, proof: null };
  const { sentences } = material.analysis;
  const proves = sentences.flatMap((sentence, index) =>
    question.evidence.some(one => one.start < sentence.end && one.end > sentence.start) ? [index] : [],
  );
  const random = seeded(JSON.stringify([question.prompt, question.passage, question.evidence]));
  const offers = offersOf(question, material, proves, random);
  return { ...question, proof: offers && { points, proves, of: sentences.length, offers } };
}

/** One proving sentence among up to three others, in text order; its length among theirs is drawn, so that it tells nothing. */
function offersOf(
  question: Question,
  material: Material,
  proves: number[],
  random: Random,
): ProofStep['offers'] | null {
  const proofs = proves.flatMap(index => sentenceAt(material, index) ?? []);
  const right = proofs.find(span => isOfferable(shownSentence(material, span))) ?? proofs[0];
  if (!right) return null;
  const text = shownSentence(material, right);
  const wrongs = wrongSentences(question, material, new Set(proves), Math.max(320, text.length * 1.3), random);
  for (const count of [3, 2, 1]) {
    const choice = assemble({ text, rank: text.length, reason: null, span: right }, wrongs, count, random);
    if (!choice) continue;
    return choice.options
      .flatMap(option => {
        const at = option.span && sentenceOf(material, option.span.start);
        return at ? [{ sentence: material.analysis.sentences.indexOf(at), text: option.text }] : [];
      })
      .toSorted((a, b) => a.sentence - b.sentence);
  }
  return null;
}

/** Sentences of the body that neither state what the evidence states nor hold the words or the number of the key. */
function wrongSentences(
  question: Question,
  material: Material,
  proves: ReadonlySet<number>,
  longest: number,
  random: Random,
): Wrong[] {
  const figures = question.evidence.flatMap(one => (one.id && material.figure(one.id)) || []);
  const quoting = new Set(material.analysis.quotes.map(quote => quote.sentence));
  const quoted = [...proves].some(index => quoting.has(index));
  const words = keyWords(question);
  const others = random.shuffle(material.body.filter(index => !proves.has(index))).slice(0, mostOthers);
  return others.flatMap((index): Wrong[] => {
    const sentence = sentenceAt(material, index);
    if (!sentence) return [];
    const text = shownSentence(material, sentence);
    const folded = ` ${plain(text)} `;
    const { key } = question;
    const proving =
      figures.some(figure => restates(material, figure, index)) ||
      words.some(word => folded.includes(` ${word} `)) ||
      (isNumberKey(key) && numbersIn(text).some(number => Math.abs(number - key.value) <= key.tolerance + 1e-9));
    if (proving || !isOfferable(text, longest)) return [];
    // Of the proof's own kind first: the one sentence with a figure, or with a quotation, would stand out.
    const alike = quoted ? quoting.has(index) : material.figuresIn(index).length > 0;
    const span = { start: sentence.start, end: sentence.end };
    return [{ text, rank: text.length, misconception: 'other-figure', reason: '', span, prefer: alike ? 1 : 0 }];
  });
}

function keyWords({ options, key, left, right }: Question): string[] {
  const correct = options.flatMap(option => (option.correct ? [option.text] : []));
  const typed = isTexts(key) ? key : [];
  return [...correct, ...typed, ...left, ...right].map(plain).filter(Boolean);
}

const plain = (text: string) =>
  foldText(text)
    .replace(/[^\p{L}\p{N}%$€£.]+/gu, ' ')
    .trim();
