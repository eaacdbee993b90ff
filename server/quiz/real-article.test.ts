import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '#/server/article/analyse.ts';
import { importArticle, toArticleText } from '#/server/importing/import.ts';
import { buildQuiz, candidates } from '#/server/quiz/build.ts';
import { problems } from '#/server/quiz/check.ts';
import { conflicts } from '#/server/quiz/conflict.ts';

const place = path.join(import.meta.dirname, '../../../shared/readings/huawei-global-cloud-strategy.txt');
const isThere = existsSync(place);
if (!isThere) console.info('The original article is not here: its quiz is not tried.');

describe.skipIf(!isThere)('the original article', () => {
  const read = () => {
    const imported = importArticle({ kind: 'text', text: readFileSync(place, 'utf8') });
    if (!imported.ok) throw new Error(imported.code);
    return analyse(toArticleText(imported.article));
  };

  test('gives at least 15 questions that go together, for any seed, none with a problem', () => {
    const analysis = read();
    for (const seed of [1, 2, 3, 4, 5]) {
      const { questions, note } = buildQuiz(analysis, { count: 15, seed });
      expect([seed, note, questions.length]).toEqual([seed, 'enough', 15]);
      for (const question of questions)
        expect([question.prompt, problems(question, analysis.text)]).toEqual([question.prompt, []]);
      for (const [i, a] of questions.entries())
        for (const b of questions.slice(i + 1)) expect(conflicts(a, b, analysis.text)).toBe(false);
    }
  });

  test('has three sums, each of which is asked', () => {
    const analysis = read();
    const sums = candidates(analysis, 1).filter(question => question.rule === 'sum');
    expect(new Set(sums.map(question => question.feedback)).size).toBe(3);
    expect(new Set(sums.map(question => question.evidence[0]?.start)).size).toBe(3);
  });
});
