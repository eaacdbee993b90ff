import type { Span } from '#/server/article/article.ts';
import { grouped } from '#/server/grouped.ts';
import type { Misconception } from '#/server/quiz/question.ts';
import type { QuestionResult } from './results.ts';

/** A sentence that questions cite (its index in the reading): the share of their points that the class lost, 0 to 1. */
export type SentenceLoss = { sentence: number; lost: number; questions: number[] };

/** A misconception over the whole quiz: how many answers stand for it, of `of` to the questions (by number) where it occurred. */
export type Mistake = { misconception: Misconception; count: number; of: number; questions: number[] };

type Judged = Pick<QuestionResult, 'question' | 'statistics' | 'distractors'>;

/** The indexes of the sentences that a question's evidence lies in, each once, in text order. */
export function citedSentences(evidence: readonly Span[], sentences: readonly Span[]): number[] {
  const cited = sentences.flatMap((sentence, index) =>
    evidence.some(span => span.start < sentence.end && span.end > sentence.start) ? [index] : [],
  );
  return [...new Set(cited)];
}

/**
 * What each cited sentence cost the class: the mean of 1 − facility over the questions that cite it. Questions that do not
 * count, or that nobody has handed in, say nothing. In text order; questions by their number in the quiz, from 1.
 */
export function lossBySentence(questions: readonly Judged[], sentences: readonly Span[]): SentenceLoss[] {
  const losses = questions.flatMap(({ question, statistics }, index) => {
    const facility = statistics?.facility ?? null;
    if (facility === null) return [];
    return citedSentences(question.evidence, sentences).map(sentence => ({ sentence, lost: 1 - facility, index }));
  });
  return [...grouped(losses, each => each.sentence)]
    .map(([sentence, all]) => ({
      sentence,
      lost: all.reduce((sum, each) => sum + each.lost, 0) / all.length,
      questions: all.map(each => each.index + 1),
    }))
    .sort((a, b) => a.sentence - b.sentence);
}

/**
 * What wrong answers stand for, over all questions that count, the most frequent first; `handedIn` students answered each
 * question. A misconception that only one answer stands for is chance and is left out.
 */
export function mistakesOf(questions: readonly Judged[], handedIn: number): Mistake[] {
  const made = questions.flatMap(({ distractors, statistics }, index) =>
    statistics ? distractors.map(each => ({ ...each, index })) : [],
  );
  return [...grouped(made, each => each.misconception)]
    .map(([misconception, all]) => ({
      misconception,
      count: all.reduce((sum, each) => sum + each.count, 0),
      of: handedIn * all.length,
      questions: all.map(each => each.index + 1),
    }))
    .filter(each => each.count > 1)
    .sort((a, b) => b.count - a.count || a.misconception.localeCompare(b.misconception));
}
