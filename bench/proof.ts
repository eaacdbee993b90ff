/**
 * Checks every question again by a simpler program, from the article's text alone. `npx tsx bench/proof.ts [texts.jsonl] [seeds]`
 * What it asks: is the key in the cited words; is exactly one option right; does no wrong option equal the key in another form;
 * does no wrong option make the sentence one that the article has too; is no answer shown by the question or by another of its quiz.
 */
import { existsSync, readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import type { Analysis } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { harbour } from '#/server/quiz/analysis.testing.ts';
import { buildQuiz } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';

const plain = (text: string) => text.toLowerCase().replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ');
const firstNumber = (text: string) => {
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  return digits === undefined ? null : Number(digits.replace(/,/g, ''));
};

function faults(question: Question, text: string, quiz: Question[]): string[] {
  const found: string[] = [];
  const proof = plain(question.evidence.map(part => text.slice(part.start, part.end)).join(' '));
  const shown = plain(`${question.prompt} ${question.passage ?? ''}`);
  const right = question.options.filter(option => option.correct);
  if (question.evidence.some(part => part.start < 0 || part.end > text.length || part.start >= part.end))
    found.push('evidence is no span');
  if (question.kind === 'choice') {
    const key = plain(right[0]?.text ?? '');
    if (right.length !== 1) found.push('not one right option');
    const words = key.replace(/^the /, '').split(' ');
    if (
      !proof.includes(key) &&
      !words.some(word => (word.length > 2 || /\d/.test(word)) && proof.includes(word.replace(/'s$/, '')))
    )
      found.push('key is not in the evidence');
    for (const option of question.options.filter(option => !option.correct)) {
      if (plain(option.text) === key) found.push('two options alike');
      const [value, other] = [firstNumber(key), firstNumber(option.text)];
      const unit = (words: string) => words.replace(/[\d.,]+/, '').trim();
      if (value !== null && value === other && unit(key) === unit(plain(option.text)))
        found.push('an option equals the key');
      if (
        question.passage?.includes('____') &&
        plain(text).includes(
          plain(
            question.passage
              .replace('____', option.text)
              .replace(/^“|”$|…/g, '')
              .trim(),
          ),
        )
      )
        found.push('an option is right as well');
    }
    const asksNumber = question.rule === 'figure-choice' || question.rule === 'sum';
    if (
      asksNumber &&
      key.length > 2 &&
      new RegExp(`(?<![\\d.,\\p{L}])${key.replace(/[$.*+?()[\]]/g, '\\$&')}(?![\\d%\\p{L}])`, 'u').test(shown)
    )
      found.push('the question shows its key');
    if (
      question.rule === 'who-said' &&
      words.some(
        word =>
          word.length > 3 &&
          plain(question.passage ?? '')
            .split(/[^\p{L}]+/u)
            .includes(word),
      )
    )
      found.push('the quotation names its speaker');
  }
  if (question.kind === 'number' && !Array.isArray(question.key)) {
    const { value } = question.key;
    const numbers = [...proof.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(match => Number(match[0].replace(/,/g, '')));
    const inWords =
      /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)/;
    if (!numbers.includes(value) && !(value < 100 && proof.split(/[^a-z]+/).some(word => inWords.test(word))))
      found.push('number is not in the evidence');
  }
  for (const other of quiz) {
    if (
      other === question ||
      other.rule === 'by-hand' ||
      question.passage === null ||
      other.kind !== 'number' ||
      Array.isArray(other.key)
    )
      continue;
    const digits = String(other.key.value);
    if (digits.length > 2 && new RegExp(`(?<![\\d.,])${digits}(?![\\d.,]\\d|\\d)`).test(question.passage))
      found.push('it shows the key of another question');
  }
  return found;
}

const file = process.argv[2];
const seeds = Number(process.argv[3] ?? 3);
const texts: Analysis[] = [harbour()];
if (file !== undefined && existsSync(file)) {
  for (const line of readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')) {
    const {
      title = null,
      text,
      date = null,
    }: { title?: string | null; text: string; date?: string | null } = JSON.parse(line);
    texts.push(analyse({ title, language: 'en', published: date, text, blocks: rawBlocks(text) }));
  }
} else if (file !== undefined) console.log(`${file} is not there: the invented article alone is used.`);

const tally = new Map<string, number>();
let questions = 0;
for (const analysis of texts) {
  for (let seed = 0; seed < seeds; seed++) {
    const quiz = buildQuiz(analysis, { count: 15, seed }).questions;
    for (const question of quiz) {
      questions++;
      for (const fault of faults(question, analysis.text, quiz)) {
        tally.set(fault, (tally.get(fault) ?? 0) + 1);
        console.log(
          `${fault}: ${question.rule}: ${question.prompt} ${question.passage ?? ''} [${question.options.map(o => o.text).join(' | ')}] ${JSON.stringify(question.key)}`.slice(
            0,
            400,
          ),
        );
      }
    }
  }
}
console.log(
  `${questions} questions from ${texts.length} articles with ${seeds} seeds each; faults: ${[...tally].map(([fault, n]) => `${fault} ${n}`).join(', ') || 'none'}`,
);
if (tally.size > 0) process.exitCode = 1;
