import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readingFile } from '#/prisma/readings/reading-file.ts';
import { analyse } from '#/server/article/analyse.ts';
import type { Analysis } from '#/server/article/article.ts';
import { canonicalText } from '#/server/article/blocks.ts';
import { candidates } from '#/server/quiz/build.ts';
import type { Question } from '#/server/quiz/question.ts';
import { apart } from './cards.ts';

export type Demo = {
  title: string;
  source: string | null;
  language: string;
  analysis: Analysis;
  questions: Question[];
};

/**
 * The demo reading with what the engine finds in it and asks about it: the same path that every reading takes, gone once
 * a process, since the same text always gives the same answer.
 */
function read(): Demo {
  const file = readingFile(readFileSync(path.join(process.cwd(), 'prisma/readings/huawei-cloud.md'), 'utf8'));
  const language = file.language ?? 'en';
  const canonical = canonicalText(file.parts);
  const analysis = analyse({ title: file.title, language, published: file.published, ...canonical });
  const questions = apart(analysis, candidates(analysis, 'front page'));
  return { title: file.title, source: file.source, language, analysis, questions };
}

export const demo: Demo = read();
