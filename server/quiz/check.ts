import { numbersIn } from '#/server/quiz/figure-form.ts';
import { foldText, isIndexes, isNumberKey, isPairs, isTexts } from '#/server/quiz/grade.ts';
import type { Question } from '#/server/quiz/question.ts';

/** What can be amiss with a question that a person wrote or changed. The sentences for them are in the catalogs. */
export const problemCodes = [
  'empty-prompt',
  'too-few-options',
  'empty-option',
  'duplicate-options',
  'no-right-option',
  'too-many-right-options',
  'no-wrong-option',
  'key-does-not-fit',
  'number-not-finite',
  'tolerance-not-valid',
  'no-accepted-text',
  'empty-accepted-text',
  'too-few-pairs',
  'empty-item',
  'duplicate-items',
  'points-out-of-range',
  'evidence-out-of-range',
  'no-evidence',
  'key-not-in-evidence',
  'prompt-gives-key',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** `error` keeps a quiz from being published, `warning` is for the teacher to judge. `at` is the index of the option or item, if it is one's. */
export type Problem = { code: ProblemCode; severity: 'error' | 'warning'; at: number | null };

const warnings = new Set<ProblemCode>(['no-evidence', 'key-not-in-evidence', 'prompt-gives-key']);

/** Everything that is amiss with a question, in a fixed order; `text` is the reading's canonical text. Empty when all is well. */
export function problems(question: Question, text: string): Problem[] {
  const found: Problem[] = [];
  const add = (code: ProblemCode, at: number | null = null) =>
    found.push({ code, severity: warnings.has(code) ? 'warning' : 'error', at });
  if (question.prompt.trim() === '') add('empty-prompt');
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      checkOptions(question, add);
      break;
    case 'number':
      if (!isNumberKey(question.key)) add('key-does-not-fit');
      else {
        if (!Number.isFinite(question.key.value)) add('number-not-finite');
        if (!Number.isFinite(question.key.tolerance) || question.key.tolerance < 0) add('tolerance-not-valid');
      }
      break;
    case 'text':
      if (!isTexts(question.key) || question.key.length === 0) add('no-accepted-text');
      else
        for (const [i, accepted] of question.key.entries())
          if (foldText(accepted) === '') add('empty-accepted-text', i);
      break;
    case 'matching':
      checkMatching(question, add);
      break;
    case 'open':
      if (!isIndexes(question.key) || question.key.length > 0) add('key-does-not-fit');
      break;
    case 'ordering':
      checkItems(question.left, add);
      if (question.left.length < 2) add('too-few-pairs');
      if (!isPermutation(question.key, question.left.length)) add('key-does-not-fit');
  }
  if (!(question.points >= 0 && question.points <= 100)) add('points-out-of-range');
  checkEvidence(question, text, add);
  return found;
}

type Add = (code: ProblemCode, at?: number | null) => void;

function checkOptions(question: Question, add: Add): void {
  const right = question.options.flatMap((option, i) => (option.correct ? [i] : []));
  if (question.options.length < 2) add('too-few-options');
  const seen = new Set<string>();
  for (const [i, option] of question.options.entries()) {
    const folded = option.text.trim().toLowerCase().replace(/\s+/g, ' ');
    if (folded === '') add('empty-option', i);
    else if (seen.has(folded)) add('duplicate-options', i);
    seen.add(folded);
  }
  if (right.length === 0) add('no-right-option');
  if (question.kind === 'choice' && right.length > 1) add('too-many-right-options');
  if (question.kind === 'multiple' && right.length > 0 && right.length === question.options.length)
    add('no-wrong-option');
  const key = isIndexes(question.key) ? [...question.key].sort((a, b) => a - b) : null;
  if (right.length > 0 && (key === null || key.join() !== right.join())) add('key-does-not-fit');
}

function checkMatching(question: Question, add: Add): void {
  checkItems(question.left, add);
  checkItems(question.right, add);
  if (question.left.length < 2) add('too-few-pairs');
  const { key, left, right } = question;
  const fits =
    isPairs(key) &&
    key.length === left.length &&
    key.every(([l, r]) => left[l] !== undefined && right[r] !== undefined) &&
    new Set(key.map(([l]) => l)).size === key.length;
  if (!fits) add('key-does-not-fit');
}

function checkItems(items: string[], add: Add): void {
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    const folded = item.trim().toLowerCase().replace(/\s+/g, ' ');
    if (folded === '') add('empty-item', i);
    else if (seen.has(folded)) add('duplicate-items', i);
    seen.add(folded);
  }
}

function isPermutation(key: Question['key'], length: number): boolean {
  return isIndexes(key) && key.length === length && [...key].sort((a, b) => a - b).every((item, i) => item === i);
}

function checkEvidence(question: Question, text: string, add: Add): void {
  if (question.evidence.length === 0) {
    add('no-evidence');
    return;
  }
  let whole = true;
  for (const [i, part] of question.evidence.entries()) {
    const inside =
      Number.isInteger(part.start) &&
      Number.isInteger(part.end) &&
      part.start >= 0 &&
      part.start < part.end &&
      part.end <= text.length;
    if (!inside) add('evidence-out-of-range', i);
    whole &&= inside;
  }
  if (!whole) return;
  const proof = question.evidence.map(part => text.slice(part.start, part.end)).join('\n');
  if (!proves(question, proof)) add('key-not-in-evidence');
  if (gives(question)) add('prompt-gives-key');
}

/** Whether the cited text holds the key's words or number. Sums, orders and pairs follow from it rather than stand in it. */
function proves(question: Question, proof: string): boolean {
  const folded = foldText(proof);
  if (isNumberKey(question.key)) {
    const { value, tolerance } = question.key;
    return numbersIn(proof).some(number =>
      [number, number / 100].some(stated => Math.abs(stated - value) <= tolerance + 1e-9),
    );
  }
  if (question.rule === 'percent-points') return true;
  if (question.rule === 'true-statement' || question.rule === 'not-said') {
    const isProven = (option: string) => folded.includes(foldText(option)) === (question.rule === 'true-statement');
    return question.options.every(option => option.correct === isProven(option.text));
  }
  if (question.kind === 'choice')
    return question.options.every(option => !option.correct || namedIn(folded, foldText(option.text)));
  if (question.kind === 'text' && isTexts(question.key))
    return question.key.some(accepted => folded.includes(foldText(accepted)));
  return true;
}

/** An option's words stand in the proof whole, or (a full name, where the article goes on by the last one) by their last word. */
function namedIn(proof: string, words: string): boolean {
  return proof.includes(words) || proof.includes(words.split(' ').at(-1) ?? words);
}

function gives(question: Question): boolean {
  const shown = `${question.prompt}\n${question.passage ?? ''}`;
  if (isNumberKey(question.key)) {
    const { value } = question.key;
    return numbersIn(shown).some(number => Math.abs(number - value) < 1e-9);
  }
  const folded = ` ${foldText(shown).replace(/[^\p{L}\p{N}%$€£.]+/gu, ' ')} `;
  return (
    question.kind === 'choice' &&
    question.options.some(option => option.correct && folded.includes(` ${foldText(option.text)} `))
  );
}
