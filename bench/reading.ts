/**
 * Prints quizzes to be read one by one against the list of faults in `bench/reading.md`, the sentences that prove
 * them beside. `npx tsx bench/reading.ts FILE [seed] [from] [step] [to]`: FILE is a page, a text, or lines of {"title","date","text"},
 * of which every step-th from `from` to `to` is taken. Ends with how many questions the articles gave of the 12 asked for.
 */
import { readFileSync } from 'node:fs';
import { analyse } from '#/server/article/analyse.ts';
import type { Analysis } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { importArticle, toArticleText } from '#/server/importing/import.ts';
import { buildQuiz } from '#/server/quiz/build.ts';

const [file = '', seed = '1', from = '0', step = '1', to = '1000000'] = process.argv.slice(2);
const asked = 12;

function articles(): { name: string; analysis: Analysis }[] {
  const bytes = readFileSync(file);
  if (!file.endsWith('.jsonl')) {
    const imported = importArticle({ kind: 'file', bytes, charset: null, name: file });
    return imported.ok ? [{ name: file, analysis: analyse(toArticleText(imported.article)) }] : [];
  }
  const lines = bytes.toString('utf8').trim().split('\n');
  return lines.flatMap((line, i) => {
    if (i < Number(from) || i >= Number(to) || (i - Number(from)) % Number(step) !== 0) return [];
    const {
      title = null,
      text,
      date = null,
    }: { title?: string | null; text: string; date?: string | null } = JSON.parse(line);
    return [
      {
        name: `line ${i}`,
        analysis: analyse({ title, language: 'en', published: date, text, blocks: rawBlocks(text) }),
      },
    ];
  });
}

let count = 0;
let gaps = 0;
const read = articles();
for (const { name, analysis } of read) {
  const { questions } = buildQuiz(analysis, { count: asked, seed });
  const words = analysis.text.split(/\s+/).length;
  console.log(
    `\n== ${name}: ${words} words, ${analysis.figures.length} figures, ${analysis.quotes.length} quotes, ${questions.length} questions`,
  );
  for (const question of questions) {
    console.log(`${++count}. ${question.rule}, ${question.kind}: ${question.prompt}`);
    if (question.passage !== null) console.log(`   ${question.passage}`);
    if (question.rule.startsWith('figure-') && question.passage?.includes('____')) gaps++;
    for (const { text, correct, reason } of question.options)
      console.log(`   ${correct ? '●' : '○'} ${text}${reason === null ? '' : `   (${reason})`}`);
    if (question.left.length > 0) console.log(`   ${question.left.join(' / ')}\n   ${question.right.join(' / ')}`);
    if (question.options.length === 0) console.log(`   key ${JSON.stringify(question.key)}`);
    for (const { start, end } of question.evidence)
      console.log(`   proof: ${analysis.text.slice(start, end).replace(/\s+/g, ' ')}`);
  }
}
console.log(
  `\n${count} questions from ${read.length} articles, ${(count / Math.max(1, read.length)).toFixed(1)} of ${asked} asked; ${gaps} are sentences with a gap`,
);
