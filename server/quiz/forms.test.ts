import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harbour } from './analysis.testing.ts';
import { buildQuiz } from './build.ts';
import { problems } from './check.ts';
import { conflicts } from './conflict.ts';
import { mayCorrect } from './correction.ts';
import { formCount, withForms } from './forms.ts';
import { grade } from './grade.ts';
import { publicQuestion, shownAnswer, shuffleOf, storedAnswer, wordingOf } from './public.ts';
import type { Answer, Question } from './question.ts';
import { rewordings } from './rewording.ts';
import { questionSchema } from './schema.ts';

const analysis = harbour();
const made = buildQuiz(analysis, { count: 8, seed: 'one' }).questions.map(question =>
  questionSchema.parse(JSON.parse(JSON.stringify(question))),
);
const formed = withForms(analysis, made, 'one');

/** How a form asks a question, as a question of its own. */
function inForm(question: Question, form: number): Question {
  const { prompt, passage, options } = wordingOf(question, form);
  const own = options.map(at => question.options[at]).filter(option => option !== undefined);
  const key = own.length > 0 ? own.flatMap((option, at) => (option.correct ? [at] : [])) : question.key;
  const { forms: _, ...rest } = question;
  return { ...rest, prompt, passage, options: own, key };
}
const rightOf = (question: Question) => question.options.filter(option => option.correct).map(option => option.text);
const allForms = Array.from({ length: formCount }, (_, form) => form);

describe('parallel forms', () => {
  test('keep evidence and right answer, differ in what else is read, and the first is the question as it was made', () => {
    const several = formed.filter(question => question.forms);
    expect(several.length).toBeGreaterThan(1);
    for (const question of several) {
      const first = made.find(each => each.id === question.id);
      expect(inForm(question, 0)).toEqual(first);
      const forms = (question.forms ?? []).map((_, form) => inForm(question, form));
      const read = forms.map(({ prompt, passage, options }) =>
        JSON.stringify([prompt, passage, options.map(option => option.text).sort()]),
      );
      expect(new Set(read).size).toBe(forms.length);
      for (const form of forms) expect(rightOf(form)).toEqual(rightOf(forms[0] as Question));
    }
  });

  test('put a question in other words than the first, wherever a frame of words allows it', () => {
    const framed = formed.filter(question => question.forms && rewordings(question.prompt).length > 0);
    expect(framed.length).toBeGreaterThan(3);
    const reworded = framed.filter(({ forms }) => new Set(forms?.map(form => form.prompt)).size > 1);
    expect(reworded.length).toBeGreaterThan(framed.length / 2);
  });

  test('pass the checks that the first passes, whichever it is', () => {
    for (const question of formed) {
      const known = problems(inForm(question, 0), analysis.text).map(problem => problem.code);
      for (const form of allForms)
        for (const { code } of problems(inForm(question, form), analysis.text)) expect(known).toContain(code);
      expect(problems(question, analysis.text).filter(problem => problem.severity === 'error')).toEqual([]);
      expect(questionSchema.parse(JSON.parse(JSON.stringify(question)))).toEqual(question);
    }
  });

  test('never say what another question asks for, in whatever form that one is', () => {
    for (const [at, one] of formed.entries())
      for (const other of formed.slice(at + 1))
        for (const a of allForms)
          for (const b of allForms) expect(conflicts(inForm(one, a), inForm(other, b), analysis.text)).toBe(false);
  });

  test('come out the same again, and a question that its teacher changed has none', () => {
    expect(withForms(analysis, made, 'one')).toEqual(formed);
    const at = formed.findIndex(question => question.forms && question.options.length > 0);
    const asked = made[at] as Question;
    const reworded = made.with(at, { ...asked, prompt: `${asked.prompt} Think!` });
    expect(withForms(analysis, reworded, 'one')[at]).toEqual(reworded[at]);
    const [first, second, ...others] = asked.options;
    if (!first || !second) throw new Error('a question with forms has options');
    const changed = first.correct ? [first, { ...second, text: '3' }] : [{ ...first, text: '3' }, second];
    const mended = made.with(at, { ...asked, options: [...changed, ...others] });
    expect(withForms(analysis, mended, 'one')[at]).toEqual(mended[at]);
  });

  test('are marked alike: whatever the form and order, the right answer is right and comes back as it was given', () => {
    const seeds = fc.record({
      attemptSeed: fc.string(),
      shuffleOptions: fc.boolean(),
      form: fc.constantFrom(...allForms),
    });
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...formed.filter(question => question.kind === 'choice')),
        (rules, question) => {
          const shuffle = shuffleOf(question, rules);
          const shown = publicQuestion(question, rules);
          const given: Answer = { kind: 'choice', chosen: [shown.options.indexOf(rightOf(question)[0] ?? '')] };
          const stored = storedAnswer(given, question, shuffle);
          expect(stored && grade(question, stored).outcome).toBe('right');
          expect(stored && shownAnswer(stored, question, shuffle)).toEqual(given);
          expect(shown.options.toSorted()).toEqual(
            inForm(question, rules.form)
              .options.map(option => option.text)
              .sort(),
          );
        },
      ),
    );
  });

  test('another key must be on offer in every form; an answer that is right as well need not be', () => {
    const question = formed.find(each => each.forms && each.kind === 'choice') as Question;
    const wrong = question.options.flatMap((option, at) => (option.correct ? [] : [at]));
    const everywhere = (at: number) => question.forms?.every(form => form.options.includes(at)) ?? true;
    const missing = wrong.find(at => !everywhere(at)) ?? -1;
    const answer: Answer = { kind: 'choice', chosen: [missing] };
    const correction = { questionId: question.id, answer };
    expect(mayCorrect(question, { ...correction, kind: 'KEY' })).toBe(false);
    expect(mayCorrect(question, { ...correction, kind: 'ACCEPT' })).toBe(true);
  });
});
