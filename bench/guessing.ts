/**
 * Solvers that see no article: can the right option be told by its form? Builds quizzes of many seeds and prints what each
 * solver scores against chance. `npx tsx bench/guessing.ts [questions] [a *.jsonl file with texts]`
 */
import { existsSync, readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import type { Analysis } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { harbour } from '#/server/quiz/analysis.testing.ts';
import { buildQuiz } from '#/server/quiz/build.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import type { Question } from '#/server/quiz/question.ts';

type Solver = { name: string; score: (option: string, all: string[], question: Question, quiz: Question[]) => number };

const number = (text: string) => numbersIn(text)[0] ?? Number.NaN;
const precision = (text: string) =>
  (/\d[\d.,]*/.exec(text)?.[0] ?? '').replace(/[.,]/g, '').replace(/^0+|0+$/g, '').length;
const words = (text: string) =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 3),
  );
const shared = (a: string, b: string) => [...words(a)].filter(word => words(b).has(word)).length;
const middle = (option: string, all: string[]) => {
  const values = all.map(number);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.some(Number.isNaN) ? 0 : -Math.abs(number(option) - mean);
};

const solvers: Solver[] = [
  { name: 'longest option', score: option => option.length },
  { name: 'shortest option', score: option => -option.length },
  { name: 'most precise', score: precision },
  { name: 'roundest', score: option => -precision(option) },
  { name: 'middle value', score: middle },
  { name: 'largest value', score: option => number(option) || 0 },
  { name: 'smallest value', score: option => -(number(option) || 0) },
  { name: 'odd one out', score: (option, all) => -all.reduce((sum, other) => sum + shared(option, other), 0) },
  { name: 'most like the others', score: (option, all) => all.reduce((sum, other) => sum + shared(option, other), 0) },
  {
    name: 'words of the prompt',
    score: (option, _, question) => shared(option, `${question.prompt} ${question.passage ?? ''}`),
  },
  {
    name: 'most repeated',
    score: (option, _, __, quiz) =>
      quiz.filter(question => question.options.some(other => other.text === option)).length,
  },
  { name: 'first in order', score: (option, all) => -all.indexOf(option) },
];

function articles(folder: string | undefined): Analysis[] {
  const made = [harbour()];
  if (folder === undefined || !existsSync(folder)) return made;
  const lines = readFileSync(folder, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '');
  return lines.map(line => {
    const {
      title = null,
      text,
      date = null,
    }: { title?: string | null; text: string; date?: string | null } = JSON.parse(line);
    return analyse({ title, language: 'en', published: date, text, blocks: rawBlocks(text) });
  });
}

const wanted = Number(process.argv[2] ?? 1000);
const file = process.argv[3];
if (file !== undefined && !existsSync(file)) console.log(`${file} is not there: the invented article alone is used.`);
const pool = articles(file);
const asked: { question: Question; quiz: Question[] }[] = [];
for (let seed = 0; asked.length < wanted && seed < 400; seed++) {
  for (const analysis of pool) {
    const quiz = buildQuiz(analysis, { count: 12, seed }).questions;
    asked.push(...quiz.filter(question => question.kind === 'choice').map(question => ({ question, quiz })));
  }
}

const chance = asked.reduce((sum, { question }) => sum + 1 / question.options.length, 0) / asked.length;
console.log(`${asked.length} choice questions from ${pool.length} articles; chance ${(100 * chance).toFixed(1)} %`);
for (const solver of solvers) {
  let right = 0;
  for (const { question, quiz } of asked) {
    const texts = question.options.map(option => option.text);
    const scores = texts.map(text => solver.score(text, texts, question, quiz));
    const best = Math.max(...scores);
    const tied = question.options.filter((_, i) => scores[i] === best);
    right += tied.filter(option => option.correct).length / tied.length;
  }
  const score = (100 * right) / asked.length;
  const above = score - 100 * chance;
  console.log(
    `${solver.name.padEnd(22)} ${score.toFixed(1).padStart(5)} %  ${above >= 0 ? '+' : ''}${above.toFixed(1)}${above > 5 ? '  too much' : ''}`,
  );
}
