import type { Note } from '#/app/_article/Article.tsx';
import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Analysis } from '#/server/article/article.ts';
import type { Question, QuestionRule } from '#/server/quiz/question.ts';

/** A question as a card beside its article: which sentences prove it, after which block it stands, how far it may reach down. */
export type Card = {
  question: Question;
  number: number;
  hue: Hue;
  sentences: number[];
  after: Note['after'];
  rows: number;
};

/** The sentences (indexes) that hold the evidence of a question, in text order. */
export function provingSentences(question: Question, analysis: Pick<Analysis, 'sentences'>): number[] {
  return analysis.sentences.flatMap((sentence, i) =>
    question.evidence.some(span => span.start < sentence.end && span.end > sentence.start) ? [i] : [],
  );
}

/** Amber when a figure proves the question, teal when it is a quote. */
export function hueOf(question: Question, analysis: Pick<Analysis, 'quotes'>): Hue {
  const quotes = new Set(analysis.quotes.map(quote => quote.id));
  return question.evidence.some(evidence => evidence.id !== null && quotes.has(evidence.id)) ? 'quo' : 'fig';
}

/**
 * The questions as cards, in the order of their first proof. A card stands beside the block of that proof and takes the
 * rows down to the next card, six at most, so that no card pushes the article apart.
 */
export function cards(analysis: Analysis, questions: readonly Question[]): Card[] {
  const list = questions
    .map(question => ({ question, hue: hueOf(question, analysis), sentences: provingSentences(question, analysis) }))
    .filter(card => card.sentences.length > 0)
    .map(card => ({ ...card, after: analysis.sentences[card.sentences[0] ?? 0]?.block ?? 0 }))
    .sort((a, b) => a.after - b.after);
  const row = rowOf(analysis);
  return list.map((card, i) => {
    const next = list[i + 1];
    const room = (next ? row(next.after) : row(analysis.blocks.length - 1) + 1) - row(card.after);
    return { ...card, number: i + 1, rows: Math.min(6, Math.max(1, room)) };
  });
}

/** How much article text a card needs beside it before the next one, in UTF-16 units: about a dozen lines. */
const roomOfCard = 450;

/** What shows best what Lectern is, first. The recipes over many sentences are for a real quiz, not for a margin. */
const shown: QuestionRule[] = ['sum', 'who-said', 'figure-choice', 'complete-quotation', 'figure-number'];

/**
 * The questions that fit beside the article without crowding, taken rule by rule in turn until no more fits, in the order
 * of the article.
 */
export function apart(analysis: Analysis, questions: readonly Question[]): Question[] {
  const place = (question: Question) => {
    const sentence = analysis.sentences[provingSentences(question, analysis)[0] ?? 0];
    return analysis.blocks[firstOfList(analysis, sentence?.block ?? 0)]?.start ?? 0;
  };
  const chosen: Question[] = [];
  const next = (rule: QuestionRule) =>
    questions.find(
      question =>
        question.rule === rule && chosen.every(other => Math.abs(place(other) - place(question)) >= roomOfCard),
    );
  for (let before = -1; before < chosen.length; ) {
    before = chosen.length;
    for (const rule of shown) chosen.push(...[next(rule)].flatMap(question => question ?? []));
  }
  return chosen.sort((one, other) => place(one) - place(other));
}

function firstOfList({ blocks }: Analysis, block: number): number {
  let first = block;
  while (blocks[first]?.kind === 'list-item' && blocks[first - 1]?.kind === 'list-item') first--;
  return first;
}

/** The row of a block when the items of a list share one. */
function rowOf({ blocks }: Analysis): (block: number) => number {
  let at = -1;
  const rows = blocks.map((block, i) => {
    if (block.kind !== 'list-item' || blocks[i - 1]?.kind !== 'list-item') at++;
    return at;
  });
  return block => rows[block] ?? at;
}
