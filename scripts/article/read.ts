import { analyse } from '#/server/article/analyse.ts';
import type { ArticleText, Span } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import { importDocument } from '#/server/importing/documents.ts';
import { toArticleText } from '#/server/importing/import.ts';
import type { DropReason, ImportFailure, ImportInput } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { buildQuiz } from '#/server/quiz/build.ts';

/** A piece left out of the text: captions are kept apart for the teacher, the rest has the import's reason. */
type Dropped = { text: string; reason: DropReason | 'caption' };
type Read = { article: ArticleText; dropped: Dropped[] };

/** Why nothing could be read, as one sentence. */
export class Unreadable extends Error {}

const sentences: Record<Exclude<ImportFailure, 'no-text'>, string> = {
  'too-large': `This is larger than ${importLimits.bytes / 1_000_000} MB.`,
  'too-long': `The text is longer than ${importLimits.text} characters.`,
  'too-deep': `The page nests elements more than ${importLimits.depth} deep.`,
  'too-many-nodes': `The page has more than ${importLimits.nodes} elements.`,
  'not-text': 'This is no text, HTML, Word (.docx) or PDF file.',
  damaged: 'This file is damaged.',
  locked: 'This file is protected by a password.',
  'old-word': 'This is an old Word file (.doc) or one behind a password.',
  scanned: 'This PDF holds pictures of pages and no text.',
  'took-too-long': 'Reading it took too long.',
};

/** An input cleaned into an article; one without text is an empty article; throws `Unreadable`. */
export async function readCleaned(input: ImportInput, published: string | null): Promise<Read> {
  const result = await importDocument(input);
  if (!result.ok) {
    if (result.code === 'no-text') return readRaw('', published);
    throw new Unreadable(sentences[result.code]);
  }
  const article = toArticleText(result.article);
  const { dropped, blocks } = result.article;
  const captions = blocks
    .filter(block => block.hidden)
    .map(block => ({ text: block.text, reason: 'caption' as const }));
  return {
    article: { ...article, published: published ?? article.published },
    dropped: [...dropped.map(({ text, reason }) => ({ text, reason })), ...captions],
  };
}

/** A text as it is, nothing cleaned away; throws `Unreadable`. */
export function readRaw(text: string, published: string | null): Read {
  if (text.length > importLimits.text) throw new Unreadable(sentences['too-long']);
  const article = { title: null, language: null, published, text, blocks: rawBlocks(text) };
  return { article, dropped: [] };
}

/**
 * The analysis that the command prints; a question's prompt holds the passage that it asks about, on a line of its own.
 * Absent values are null; offsets are UTF-16, half-open, into `text`.
 */
export function analysisOf(id: unknown, read: Read, quiz: { count: number; seed: string }) {
  const analysis = analyse(read.article);
  const { title, language, text, blocks, figures, quotes, ledger } = analysis;
  const questions = quiz.count > 0 ? buildQuiz(analysis, quiz).questions : [];
  return {
    id: id ?? null,
    title,
    language,
    text,
    blocks: blocks.map(({ kind, start, end }) => ({ kind, start, end })),
    dropped: read.dropped,
    sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
    figures,
    quotes: quotes.map(({ confidence, ...quote }) => quote),
    ledger,
    questions: questions.map(question => ({
      id: question.id,
      kind: question.kind,
      prompt: question.passage === null ? question.prompt : `${question.prompt}\n${question.passage}`,
      options: question.options.map(({ text, correct, misconception }) => ({ text, correct, misconception })),
      left: question.left,
      right: question.right,
      key: question.key,
      points: question.points,
      evidence: distinct(question.evidence),
      rule: question.rule,
    })),
  };
}

const distinct = (spans: Span[]) =>
  spans
    .filter((span, at) => spans.findIndex(other => other.start === span.start && other.end === span.end) === at)
    .map(({ start, end }) => ({ start, end }));

export type PrintedAnalysis = ReturnType<typeof analysisOf>;
