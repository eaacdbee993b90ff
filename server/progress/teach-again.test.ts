import { describe, expect, test } from 'vitest';
import { question } from '#/server/quiz/question.testing.ts';
import { answersBySameness, mistakesBy } from './answers.ts';
import { questionResults } from './results.ts';
import { citedSentences, lossBySentence, mistakesOf } from './teach-again.ts';

// Three sentences of ten characters with a blank between them.
const sentences = [0, 11, 22].map(start => ({ start, end: start + 10 }));
const span = (start: number, end: number) => ({ id: null, start, end });
const first = question({ id: 'a', evidence: [span(2, 5)] });
const second = question({ id: 'b', points: 2, evidence: [span(2, 5), span(12, 14)] });
const third = question({ id: 'c', evidence: [span(25, 28)] });

/** The results of four students by the mark of each question, with their wrong choices. */
function results(
  marks: [number, number, number][],
  wrong: [string, number, number][],
  dropped: [string, string][] = [],
) {
  return questionResults(
    [first, second, third],
    marks.map(row => new Map(row.map((mark, index) => [['a', 'b', 'c'][index] ?? '', mark]))),
    wrong.map(([questionId, chosen, count]) => ({
      questionId,
      answer: { kind: 'choice', chosen: [chosen] },
      proofMark: null,
      count,
    })),
    new Map(dropped),
  ).questions;
}

describe('what to teach again', () => {
  test('a question cites every sentence that its evidence lies in, once', () => {
    expect(citedSentences([span(2, 5), span(6, 8), span(12, 14)], sentences)).toEqual([0, 1]);
    expect(citedSentences([span(8, 13)], sentences)).toEqual([0, 1]);
    expect(citedSentences([span(10, 11)], sentences)).toEqual([]);
  });

  // By hand: a is right for 1 of 4, so 0.75 is lost; b has 1 + 2 + 0 + 1 of 8 points, so 0.5 is lost; c is right for all.
  const marks: [number, number, number][] = [
    [1, 1, 1],
    [0, 2, 1],
    [0, 0, 1],
    [0, 1, 1],
  ];

  test('a sentence loses the mean of what its questions lose, and one without a question is not named', () => {
    expect(lossBySentence(results(marks, []), sentences)).toEqual([
      { sentence: 0, lost: 0.625, questions: [1, 2] },
      { sentence: 1, lost: 0.5, questions: [2] },
      { sentence: 2, lost: 0, questions: [3] },
    ]);
  });

  test('a dropped question says nothing of its sentences', () => {
    expect(lossBySentence(results(marks, [], [['b', 'unclear']]), sentences)).toEqual([
      { sentence: 0, lost: 0.75, questions: [1] },
      { sentence: 2, lost: 0, questions: [3] },
    ]);
  });

  test('wrong answers of one misconception are added up over the quiz; a single one is left out', () => {
    const wrong: [string, number, number][] = [
      ['a', 0, 2],
      ['a', 2, 1],
      ['b', 0, 1],
    ];
    expect(mistakesOf(results(marks, wrong), 4)).toEqual([
      { misconception: 'other-figure', count: 4, of: 8, questions: [1, 2] },
    ]);
    expect(mistakesOf(results(marks, [['a', 0, 1]]), 4)).toEqual([]);
  });
});

describe('who answered what', () => {
  const gave = (displayName: string, chosen: number | null) => ({
    attemptId: displayName,
    displayName,
    answer: chosen === null ? null : { kind: 'choice' as const, chosen: [chosen] },
    proofMark: null,
  });

  test('equal answers stand together, the most frequent first and no answer last', () => {
    const answers = answersBySameness(first, [
      gave('Ada', null),
      gave('Bo', null),
      gave('Cy', 0),
      gave('Di', 1),
      gave('Ed', 1),
    ]);
    expect(answers.map(({ outcome, students }) => [outcome, students.map(each => each.displayName)])).toEqual([
      ['right', ['Di', 'Ed']],
      ['wrong', ['Cy']],
      ['blank', ['Ada', 'Bo']],
    ]);
  });

  test('one student’s mistakes are counted over all quizzes, each with the places where it was made', () => {
    const wrong = (attemptId: string, number: number, chosen: number) => ({
      attemptId,
      number,
      question: first,
      answer: { kind: 'choice' as const, chosen: [chosen] },
    });
    expect(mistakesBy([wrong('x', 1, 0), wrong('x', 2, 1), wrong('y', 4, 3)])).toEqual([
      {
        misconception: 'other-figure',
        places: [
          { attemptId: 'x', number: 1 },
          { attemptId: 'y', number: 4 },
        ],
      },
    ]);
  });
});
