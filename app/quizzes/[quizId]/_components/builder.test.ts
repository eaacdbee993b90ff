import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import { problems } from '#/server/quiz/check.ts';
import { coverageOf, toCard } from './card.ts';
import { changedSince, movedBy, movedOnto } from './changes.ts';
import { emptyForm, fromForm, toForm, typedSentences } from './question-form.ts';

const text = [
  'The town of Arle opened 14 libraries in 2019.',
  'Of the visitors, 62 percent are children: 40 percent come alone and 22 percent come with a parent.',
  '“We never expected so many readers,” said librarian Ada Nkemelu. “Some of them come every day,” she said.',
  'Mayor Tomas Brandt called the figures “a quiet triumph for every street in town.”',
  'The council spent $3 million on the buildings and hired 85 people by March 2021.',
].join('\n\n');
const analysis = analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) });
const questions = candidates(analysis, 1);

test('a question that is opened and saved untouched stays what it was', () => {
  expect(questions.length).toBeGreaterThan(0);
  for (const question of questions) {
    const card = toCard(analysis, { question, status: 'KEPT' });
    const again = fromForm(toForm(question, card.sentences), question, analysis.sentences);
    expect(again && { ...again, evidence: [], key: [], left: [], right: [] }).toEqual({
      ...question,
      evidence: [],
      key: [],
      left: [],
      right: [],
    });
    expect(again && problems(again, analysis.text)).toEqual(problems(question, analysis.text));
    if (question.kind !== 'matching' && question.kind !== 'ordering') expect(again).toEqual(question);
  }
});

test('the proof of a card is the cited words inside their sentence', () => {
  for (const question of questions)
    for (const proof of toCard(analysis, { question, status: 'KEPT' }).proof) {
      expect(analysis.text.slice(proof.start, proof.end)).toBe(proof.cited);
      const sentence = analysis.sentences[proof.sentence];
      expect(proof.before + proof.cited + proof.after).toBe(analysis.text.slice(sentence?.start, sentence?.end));
    }
});

test('a dropped question covers nothing', () => {
  const [question] = questions;
  if (!question) throw new Error('no question');
  expect(coverageOf(analysis, [{ question, status: 'DROPPED' }]).size).toBe(0);
  expect(coverageOf(analysis, [{ question, status: 'SUGGESTED' }]).size).toBeGreaterThan(0);
});

test('a question by hand cites the sentences whose numbers were typed', () => {
  const form = { ...emptyForm([0]), kind: 'number' as const, prompt: 'How many?', value: '14', sentences: '1; 99' };
  const question = fromForm(form, null, analysis.sentences);
  expect(question?.evidence).toEqual([{ start: 0, end: 45, id: null }]);
  expect(question && problems(question, analysis.text)).toEqual([]);
  expect(fromForm({ ...form, value: 'many' }, null, analysis.sentences)).toBeNull();
  expect(typedSentences('3, 1 and 3', 5)).toEqual([0, 2]);
});

test('moving keeps all and stops at the ends', () => {
  expect(movedBy(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 'a', -1)).toBeNull();
  expect(movedOnto(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
});

test('what changed meanwhile is named', () => {
  const cards = questions.slice(0, 2).map(question => toCard(analysis, { question, status: 'SUGGESTED' }));
  const after = cards.map((card, index) => (index === 1 ? { ...card, status: 'KEPT' as const } : card));
  expect([...changedSince(cards, after)]).toEqual([cards[1]?.question.id]);
});
