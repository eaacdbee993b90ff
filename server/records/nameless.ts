import { grade } from '#/server/quiz/grade.ts';
import type { Answer, Question } from '#/server/quiz/question.ts';

/**
 * An answer without what could tell who gave it: typed words go, unless they are the right answer's own; of a typed number
 * its digits and signs stay. What was chosen, paired or put in order says nothing of anybody.
 */
export function nameless(question: Question, answer: Answer): Answer {
  if (!('text' in answer) || grade(question, answer).outcome === 'right') return answer;
  return { ...answer, text: answer.kind === 'number' ? answer.text.replace(/[^\d.,%+−-]+/g, ' ').trim() : '' };
}

/** The words by which somebody may be named, out of all the names they go by; those of one letter say too little. */
export function wordsOfNames(names: readonly string[]): string[] {
  const words = names.flatMap(
    name =>
      name
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return [...new Set(words)].filter(word => word.length > 1);
}

/** A pattern of PostgreSQL that finds any of these words where one begins; short ones only where they also end. */
export const patternOf = (words: readonly string[]): string =>
  `\\m(${words.map(word => (word.length > 3 ? word : `${word}\\M`)).join('|') || '$.'})`;
