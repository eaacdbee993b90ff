import { type Body, bodyOf, isWithin } from '#/server/importing/body.ts';
import { looksLikeHtml } from '#/server/importing/bytes.ts';
import type { ImportedBlock, ImportResult } from '#/server/importing/imported.ts';
import {
  type Judged,
  judgeForeignEdges,
  judgeLines,
  judgeNeighbours,
  judgeTail,
  mostlyLinked,
} from '#/server/importing/judge.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { type Metadata, metadataOf } from '#/server/importing/metadata.ts';
import { type Passage, passagesOf } from '#/server/importing/passages.ts';
import { importText } from '#/server/importing/plain-text.ts';
import { startReport } from '#/server/importing/report.ts';
import {
  bylineIn,
  controlReason,
  countWords,
  endsSentence,
  fold,
  isCaption,
  isProse,
  words,
} from '#/server/importing/shape.ts';
import { type Element, parseHtml } from '#/server/importing/tree.ts';

/**
 * Reads a page (or a pasted piece of one): the article's text as typed blocks, the rest as dropped blocks with reasons.
 * Nothing is fetched or run; only text comes out. Ends early at the limits of the tree and of the text.
 */
export function importHtml(page: string): ImportResult {
  if (page.length > importLimits.bytes) return { ok: false, code: 'too-large' };
  const parsed = parseHtml(page);
  return parsed.ok ? importTree(parsed.root) : parsed;
}

/** What `importHtml` does, from the tree on: other kinds of files become such a tree. It must be within the limits of trees. */
export function importTree(root: Element): ImportResult {
  const passages = passagesOf(root);
  if (passages.length === 0) return { ok: false, code: 'no-text' };
  const length = passages.reduce((sum, passage) => sum + passage.text.length, 0);
  if (length > importLimits.text * 2) return { ok: false, code: 'too-long' };
  const metadata = metadataOf(root);
  const title = metadata.title;
  const believing = judgedBy(bodyOf(root, passages), passages, metadata);
  const little = proseOf(believing);
  const doubting =
    little < littleWords && proseOf(passages) >= little + fullWords
      ? judgedBy(bodyOf(root, passages, true), passages, metadata)
      : believing;
  const judged = proseOf(doubting) >= Math.max(fullWords, little * 3) ? doubting : believing;
  const report = startReport();
  for (const passage of judged) {
    if (passage.reason) report.drop(passage.kind, passage.text, passage.reason);
    else if (title === null || fold(passage.text) !== fold(title)) report.keep(passage.kind, passage.text);
  }
  const { body: stated, ...told } = metadata;
  const fuller = statedBody(stated, report.blocks);
  if (fuller) {
    for (const { kind, text } of report.blocks) report.drop(kind, text, 'boilerplate');
    return {
      ok: true,
      article: { ...told, blocks: fuller, dropped: report.dropped.map(piece => ({ ...piece, at: 0 })) },
    };
  }
  const { blocks, dropped } = report;
  if (blocks.length === 0 && dropped.length === 0) return { ok: false, code: 'no-text' };
  return { ok: true, article: { ...told, blocks, dropped } };
}

/** A page of which fewer words than this are found is read once more, without trust in its names; */
const littleWords = 50;
/** what that finds counts when it is at least so many words, and three times as many as before. */
const fullWords = 100;

/** How many words of running prose are kept. */
const proseOf = (passages: (Passage & Partial<Judged>)[]): number =>
  passages.reduce(
    (sum, { text, reason = null, inside = true }) =>
      sum + (inside && reason === null && isProse(text) ? words(text).length : 0),
    0,
  );

/** Every passage with what is decided of it, the article standing where `body` says. */
function judgedBy(body: Body, passages: Passage[], { title, byline }: Metadata): Judged[] {
  const above = aboveOf(passages, body, title);
  const judged = passages.map((passage, index): Judged => {
    const inside = above.get(index) === 'lead' || isWithin(passage.within, body.container);
    const standfirst = above.get(index) === 'standfirst' ? 'standfirst' : null;
    return { ...passage, inside, reason: body.reasons[index] ?? standfirst };
  });
  judgeLines(judged, title);
  judgeForeignEdges(judged);
  judgeTail(judged, byline);
  judgeNeighbours(judged);
  return judged;
}

/** The text that the page states for search engines, where it is more than twice what the page itself shows; else null. */
function statedBody(stated: string | null, shown: ImportedBlock[]): ImportedBlock[] | null {
  if (stated === null || stated.length > importLimits.text || looksLikeHtml(stated)) return null;
  const count = shown.reduce((sum, block) => sum + words(block.text).length, 0);
  const full = words(stated).length;
  if (full < 80 || full < count * 2) return null;
  return importText(parted(stated)).blocks;
}

/** Paragraphs whose markup was taken out touch: a sentence that begins right after the stop of another begins a paragraph. */
const parted = (text: string): string =>
  /\n/.test(text.trim()) ? text : text.replace(/(?<=\p{Ll}\p{Ll}[.!?]["”’]?)(?=["“‘]?\p{Lu}\p{L}*[\s’'])/gu, '\n\n');

/** From this many words on, a paragraph above the container is the lead of the article; a shorter one is a standfirst that sums it up. */
const leadWords = 28;

/** What stands between the title and the container: running text that some sites set apart, and standfirsts. */
function aboveOf(passages: Passage[], body: Body, title: string | null): Map<number, 'lead' | 'standfirst'> {
  const first = passages.findIndex(passage => isWithin(passage.within, body.container));
  const folded = title === null ? '' : fold(title);
  const from = passages.findLastIndex((passage, index) => index < first && fold(passage.text) === folded);
  const found = new Map<number, 'lead' | 'standfirst'>();
  if (from < 0 || folded === '') return found;
  for (let index = from + 1; index < first; index++) {
    const passage = passages[index];
    if (!passage || body.reasons[index] !== null || !isSaid(passage)) continue;
    const count = countWords(passage.text);
    if (count >= leadWords && endsSentence(passage.text)) found.set(index, 'lead');
    else if (count >= standfirstWords) found.set(index, 'standfirst');
  }
  return found;
}

const standfirstWords = 8;

const isSaid = (passage: Passage) =>
  (passage.kind === 'paragraph' || passage.kind === 'heading') &&
  !mostlyLinked(passage) &&
  !isCaption(passage.text) &&
  bylineIn(passage.text) === null &&
  controlReason(passage.text) === null;
