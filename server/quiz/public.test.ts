import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicQuestion, shownAnswer, shuffleOf, storedAnswer } from '#/server/quiz/public.ts';
import { option, question } from '#/server/quiz/question.testing.ts';
import { misconceptions, type Question, questionKinds, questionRules } from '#/server/quiz/question.ts';
import { answerSchema, publicAnswerSchema, questionSchema, quizLimits } from '#/server/quiz/schema.ts';

const words = fc.array(fc.string(), { maxLength: 6 });
const open = fc.record({
  kind: fc.constantFrom(...questionKinds),
  prompt: fc.string(),
  passage: fc.option(fc.string()),
  asks: fc.option(fc.string()),
  texts: words,
  left: words,
  right: words,
});
const secret = fc.record({
  id: fc.string(),
  rule: fc.constantFrom(...questionRules),
  right: fc.nat(5),
  misconception: fc.constantFrom(...misconceptions),
  reason: fc.string(),
  key: fc.oneof(
    fc.array(fc.nat(5)),
    fc.array(fc.string()),
    fc.record({ value: fc.double(), unit: fc.option(fc.string()), tolerance: fc.double() }),
  ),
  points: fc.nat(100),
  evidence: fc.array(fc.record({ id: fc.option(fc.string()), start: fc.nat(), end: fc.nat() })),
  feedback: fc.option(fc.string()),
});
const rules = fc.record({ attemptSeed: fc.string(), shuffleOptions: fc.boolean() });

type Open = typeof open extends fc.Arbitrary<infer T> ? T : never;
type Secret = typeof secret extends fc.Arbitrary<infer T> ? T : never;
function made(shown: Open, hidden: Secret): Question {
  const { texts, ...rest } = shown;
  const { right, misconception, reason, ...key } = hidden;
  const options = texts.map((text, i) => option(text, i === right, { misconception, reason }));
  return { ...rest, ...key, options, proof: null };
}

test('two questions that differ only in the key send equal bytes', () => {
  fc.assert(
    fc.property(open, secret, secret, rules, (shown, one, other, rule) => {
      const a = JSON.stringify(publicQuestion(made(shown, one), rule));
      expect(JSON.stringify(publicQuestion(made(shown, other), rule))).toBe(a);
    }),
  );
});

test('nothing of the key is in what is sent', () => {
  const canary = 'KEYCANARY';
  const secretive = question({
    id: canary,
    options: ['4', '7'].map(text => option(text, text === '7', { reason: canary })),
    evidence: [{ id: canary, start: 0, end: 1 }],
    feedback: canary,
  });
  const sent = publicQuestion(secretive, { attemptSeed: 's', shuffleOptions: true });
  expect(JSON.stringify(sent)).not.toContain(canary);
  expect(Object.keys(sent).sort()).toEqual(['asks', 'kind', 'left', 'options', 'passage', 'prompt', 'right']);
});

test('the order that a teacher typed cannot be read back from an ordering or a matching', () => {
  const rule = { attemptSeed: 'seed', shuffleOptions: false };
  const typed = question({
    kind: 'ordering',
    options: [],
    left: ['first', 'second', 'third', 'fourth'],
    key: [0, 1, 2, 3],
  });
  const turned = { ...typed, left: [...typed.left].reverse(), key: [3, 2, 1, 0] };
  expect(publicQuestion(typed, rule)).toEqual(publicQuestion(turned, rule));
});

test('the stored order of a choice stays when the teacher does not want it shuffled', () => {
  const shown = publicQuestion(question(), { attemptSeed: 'any', shuffleOptions: false });
  expect(shown.options).toEqual(['4', '7', '9', '12']);
});

test('an answer goes to stored coordinates and comes back the same', () => {
  const ordering = question({ kind: 'ordering', options: [], left: ['a', 'b', 'c', 'd'], key: [0, 1, 2, 3] });
  const matching = question({
    kind: 'matching',
    options: [],
    left: ['a', 'b', 'c'],
    right: ['x', 'y', 'z', 'w'],
    key: [[0, 0]],
  });
  fc.assert(
    fc.property(
      rules,
      fc.shuffledSubarray([0, 1, 2, 3]),
      fc.array(fc.option(fc.nat(3)), { minLength: 3, maxLength: 3 }),
      (rule, some, pairs) => {
        const chosen = [...some].sort();
        for (const [asked, shown] of [
          [question(), { kind: 'choice', chosen }],
          [ordering, { kind: 'ordering', order: some }],
          [matching, { kind: 'matching', pairs }],
        ] as const) {
          const shuffle = shuffleOf(asked, rule);
          const stored = storedAnswer(answerSchema.parse(shown), asked, shuffle);
          expect(stored).not.toBeNull();
          expect(stored && shownAnswer(stored, asked, shuffle)).toEqual(shown);
        }
      },
    ),
  );
});

test('the chosen text is the stored text', () => {
  const rule = { attemptSeed: 'pupil', shuffleOptions: true };
  const at = publicQuestion(question(), rule).options.indexOf('7');
  expect(storedAnswer({ kind: 'choice', chosen: [at] }, question(), shuffleOf(question(), rule))).toEqual({
    kind: 'choice',
    chosen: [1],
  });
});

test('an answer that does not fit the question is refused', () => {
  const shuffle = shuffleOf(question(), { attemptSeed: 'x', shuffleOptions: true });
  expect(storedAnswer({ kind: 'choice', chosen: [4] }, question(), shuffle)).toBeNull();
  expect(storedAnswer({ kind: 'number', text: '1' }, question(), shuffle)).toBeNull();
  expect(storedAnswer({ kind: 'matching', pairs: [0] }, question({ kind: 'matching' }), shuffle)).toBeNull();
});

test('schemas take what the product makes and refuse what is too much or too strange', () => {
  expect(questionSchema.parse(question())).toEqual(question());
  expect(questionSchema.safeParse({ ...question(), extra: 1 }).success).toBe(false);
  expect(
    questionSchema.safeParse(
      question({ kind: 'number', key: { value: Number.POSITIVE_INFINITY, unit: null, tolerance: 0 } }),
    ).success,
  ).toBe(false);
  expect(answerSchema.safeParse({ kind: 'text', text: 'a'.repeat(quizLimits.answer) }).success).toBe(true);
  expect(answerSchema.safeParse({ kind: 'text', text: 'a'.repeat(quizLimits.answer + 1) }).success).toBe(false);
  expect(answerSchema.safeParse({ kind: 'choice', chosen: [0.5] }).success).toBe(false);
  expect(publicAnswerSchema.parse(null)).toBeNull();
});
