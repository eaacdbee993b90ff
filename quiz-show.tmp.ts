import { harbour } from '#/server/quiz/analysis.fixture.ts';
import { buildQuiz, candidates } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';
export function show(q: Question, text: string) {
  console.log(`[${q.rule}/${q.kind}] ${q.prompt}`);
  if (q.passage) console.log(`   > ${q.passage}`);
  for (const o of q.options) console.log(`   ${o.correct ? '*' : '-'} ${o.text}   {${o.misconception ?? ''}} ${o.reason ?? ''}`);
  if (q.left.length) console.log('   L', q.left, 'R', q.right);
  console.log('   key', JSON.stringify(q.key), q.asks ?? '', q.feedback ?? '');
}
const a = harbour();
const all = process.argv.includes('--all');
const r = buildQuiz(a, { count: 20, seed: process.argv[2] ?? 1 });
for (const q of all ? candidates(a, 1) : r.questions) show(q, a.text);
console.log(r.offered, r.note);
