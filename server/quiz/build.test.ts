import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { harbour } from '#/server/quiz/analysis.testing.ts';
import { anotherLike, buildQuiz, candidates } from '#/server/quiz/build.ts';
import { problems } from '#/server/quiz/check.ts';
import { conflicts } from '#/server/quiz/conflict.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { grade, isIndexes, isNumberKey } from '#/server/quiz/grade.ts';
import type { Question } from '#/server/quiz/question.ts';
import { questionSchema } from '#/server/quiz/schema.ts';

const article = harbour();
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const proofOf = (question: Question) =>
  question.evidence.map(part => article.text.slice(part.start, part.end)).join('\n');
/** Whether the words are the same: the mark of an option, its capital and its hedge's synonym aside. */
const fold = (words: string) =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[“”"]/g, '')
    .replace(/^About /, '')
    .toLowerCase();
const prompts = (questions: Question[]) => questions.map(question => question.prompt);

test('the same text and seed give the same quiz, another seed a parallel form', () => {
  const one = buildQuiz(article, { count: 8, seed: 'a' });
  expect(buildQuiz(harbour(), { count: 8, seed: 'a' })).toEqual(one);
  expect(buildQuiz(article, { count: 8, seed: 'b' })).not.toEqual(one);
});

test('every question has one right option, distinct options, and its key in its evidence', () => {
  fc.assert(
    fc.property(seeds, seed => {
      for (const question of candidates(article, seed)) {
        expect(questionSchema.safeParse(question).success).toBe(true);
        expect(question.evidence.length).toBeGreaterThan(0);
        if (question.kind === 'choice') {
          expect(question.options.filter(option => option.correct)).toHaveLength(1);
          const right = question.options.findIndex(option => option.correct);
          expect(question.key).toEqual([right]);
          expect(new Set(question.options.map(option => option.text.toLowerCase())).size).toBe(question.options.length);
          if (question.rule !== 'not-said' && question.rule !== 'percent-points')
            expect(fold(proofOf(question))).toContain(fold(question.options[right]?.text ?? ''));
          for (const option of question.options)
            expect(option.correct || (option.misconception !== null && option.reason !== null)).toBe(true);
          expect(grade(question, { kind: 'choice', chosen: [right] }).outcome).toBe('right');
        }
        if (isNumberKey(question.key)) expect(numbersIn(proofOf(question))).toContain(question.key.value);
      }
    }),
    { numRuns: 25 },
  );
});

test('no option equals the key in number, and no question shows its own key', () => {
  fc.assert(
    fc.property(seeds, seed => {
      for (const question of candidates(article, seed)) {
        if (question.rule !== 'figure-choice' && question.rule !== 'sum') continue;
        const right = question.options.find(option => option.correct);
        if (!right) continue;
        const value = numbersIn(right.text)[0];
        for (const option of question.options)
          if (!option.correct && /^[\d.,]+( percent)?$/.test(option.text))
            expect(numbersIn(option.text)[0]).not.toBe(value);
        expect(`${question.prompt} ${question.passage ?? ''}`).not.toContain(
          right.text.length > 2 ? right.text : '\u0000',
        );
      }
    }),
    { numRuns: 25 },
  );
});

test('no two questions of a quiz rest on the same evidence or give one another away', () => {
  fc.assert(
    fc.property(seeds, seed => {
      const { questions } = buildQuiz(article, { count: 30, seed });
      for (const [i, a] of questions.entries())
        for (const b of questions.slice(i + 1)) expect(conflicts(a, b, article.text)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('any text gives a quiz or none, without an error, and the same one again', () => {
  const words = [
    'The council',
    'said',
    '"We will',
    'build it,"',
    '34 percent',
    'of the',
    'schools',
    '$5 million',
    'in 2019',
    'Ada Moss',
    '.',
    ',',
    '(',
    '"',
    '—',
    '12',
    '\n\n',
    '…',
    'were closed',
  ];
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(fc.constantFrom(...words), { maxLength: 80 }).map(some => some.join(' ')),
  );
  fc.assert(
    fc.property(texts, text => {
      const analysis = analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) });
      const quiz = buildQuiz(analysis, { count: 10, seed: 1 });
      expect(buildQuiz(analysis, { count: 10, seed: 1 })).toEqual(quiz);
      for (const question of quiz.questions)
        expect(problems(question, text).filter(problem => problem.severity === 'error')).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a short article says honestly that there is no more', () => {
  const asked = buildQuiz(article, { count: 50, seed: 1 });
  expect(asked.note).toBe('not-enough-material');
  expect(asked.questions).toHaveLength(asked.offered);
  expect(asked.offered).toBeGreaterThanOrEqual(8);
  expect(buildQuiz(article, { count: 5, seed: 1 })).toMatchObject({ note: 'enough', questions: { length: 5 } });
  const empty = { ...article, text: '', blocks: [], sentences: [], figures: [], quotes: [], entities: [], ledger: [] };
  expect(buildQuiz(empty, { count: 5, seed: 1 })).toEqual({ questions: [], offered: 0, note: 'not-enough-material' });
  expect(candidates({ ...article, language: 'km' }, 1)).toEqual([]);
});

test('the questions stand in the order of the article and are of several kinds', () => {
  const { questions } = buildQuiz(article, { count: 10, seed: 3 });
  const starts = questions.map(question => question.evidence[0]?.start ?? 0);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(questions.map(question => question.rule)).size).toBeGreaterThanOrEqual(5);
});

test('another one like this goes with all that is there, until there is no more', () => {
  const { questions } = buildQuiz(article, { count: 6, seed: 1 });
  const first = questions[0];
  if (!first) throw new Error('no question');
  const seen = [...questions];
  for (let i = 0; i < 40; i++) {
    const next = anotherLike(article, first, seen, i);
    if (!next) return;
    for (const other of seen) expect(conflicts(next, other, article.text)).toBe(false);
    seen.push(next);
  }
  throw new Error('it never ended');
});

test('a plain sentence that names whom it is about becomes a question, another a passage with a gap', () => {
  const text = `Sorrel Lines bought 48 ferries from Norland in 2019. The Alder Transport Institute says that 70 percent of the ferries in Port Alder run late. The town of Norland has an old pier. It hired 35 engineers for the winter.`;
  const asked = candidates(
    analyse({ title: null, language: 'en', published: null, text, blocks: rawBlocks(text) }),
    1,
  ).map(({ prompt, passage }) => (passage === null ? prompt : passage));
  expect(asked).toContain('How many ferries did Sorrel Lines buy from Norland in 2019?');
  expect(asked).toContain('How many engineers did the town of Norland hire for the winter?');
  expect(asked).toContain('The Alder Transport Institute says that ____ of the ferries in Port Alder run late.');
});

test('the quiz of the invented article is this one', () => {
  const { questions } = buildQuiz(article, { count: 8, seed: 'golden' });
  const lines = questions.map(({ rule, prompt, passage, options, key }) => {
    const right = options.find(option => option.correct)?.text ?? JSON.stringify(key);
    return `${rule}: ${prompt}${passage === null ? '' : ` | ${passage}`} | ${right}`;
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "not-said: Which of these statements does the article not make? Look at the figures. | A new report says that 38 percent of the ferries in Port Alder run late.
    figure-choice: According to the article, on how many routes did the report examine ferries? | 9
    sum: How much do the parts in this sentence, 38 percent and 24 percent, make together? | In all, ____ of the passengers are commuters (38 percent) or students (24 percent), the report said. | {"value":62,"unit":"%","tolerance":0}
    said-what: Which of these did Tomas Lindqvist say? | “We will publish a better timetable and we can promise an honest answer to every complaint from the islands”
    role: Who is Tomas Lindqvist, according to the article? | Director of Alder Ferries
    who-said: Which name fills the gap in this passage from the article? | "The islands must accept a winter without the evening boats, and the schools should prepare a plan for that," said ____, a member of the harbour council. | Joan Petrie
    figure-number: Which percentage fills the gap in this passage from the article? | The institute expects that ____ of the crews will leave within a year. | {"value":15,"unit":"%","tolerance":0}
    figure-choice: Which number fills the gap in this passage from the article? | Some ____ residents signed a petition against the dearer tickets. | 5,200"
  `);
});

test('a speaker of whom the engine is unsure is never asked for', () => {
  const unsure = { ...article, quotes: article.quotes.map(quote => ({ ...quote, confidence: 0.5 })) };
  const rules = candidates(unsure, 1).map(question => question.rule);
  expect(rules).not.toContain('who-said');
  expect(prompts(candidates(unsure, 1)).join()).not.toMatch(/words of [A-Z]/);
});

test('captions and headings are not asked about', () => {
  const captions = { ...article, blocks: article.blocks.map(block => ({ ...block, kind: 'caption' as const })) };
  expect(candidates(captions, 1)).toEqual([]);
});

test('a sum is asked only where the ledger is consistent', () => {
  const sums = candidates(article, 1).filter(question => question.rule === 'sum');
  expect(sums.length).toBeGreaterThan(0);
  for (const sum of sums) expect(isIndexes(sum.key) || isNumberKey(sum.key)).toBe(true);
  const off = { ...article, ledger: article.ledger.map(entry => ({ ...entry, verdict: 'does not add up' as const })) };
  expect(candidates(off, 1).some(question => question.rule === 'sum')).toBe(false);
});
