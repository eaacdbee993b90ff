import type { Question } from '#/server/quiz/question.ts';
import { hash32 } from '#/server/random.ts';

type Given = Pick<Question, 'kind' | 'rule' | 'prompt' | 'key' | 'evidence'>;

/**
 * A question with everything that it does not need left empty, worth one point. Its id is a hash of what it asks and of
 * where that stands, so that the same text and seed give the same id.
 */
export function draftQuestion(parts: Given & Partial<Omit<Question, 'id'>>): Question {
  const {
    kind,
    rule,
    prompt,
    passage = null,
    asks = null,
    options = [],
    left = [],
    right = [],
    key,
    points = 1,
    evidence,
    feedback = null,
  } = parts;
  const name = JSON.stringify([kind, rule, prompt, passage, options.map(o => o.text), left, right, evidence]);
  const id = `q${hash32(name).toString(36)}${hash32(`${name}.`).toString(36)}`;
  return { id, kind, rule, prompt, passage, asks, options, left, right, key, points, evidence, feedback, proof: null };
}
