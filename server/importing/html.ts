import { type Body, bodyOf, isWithin } from '#/server/importing/body.ts';
import { looksLikeHtml } from '#/server/importing/bytes.ts';
import { copyFinder } from '#/server/importing/copies.ts';
import type { DropReason, ImportedBlock, ImportResult } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { metadataOf } from '#/server/importing/metadata.ts';
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
  isDateLine,
  isPointer,
  isProse,
  scriptOf,
  words,
} from '#/server/importing/shape.ts';
import { parseHtml } from '#/server/importing/tree.ts';

type Judged = Passage & { reason: DropReason | null; inside: boolean };

/**
 * Reads a page (or a pasted piece of one): the article's text as typed blocks, the rest as dropped blocks with reasons.
 * Nothing is fetched or run; only text comes out. Ends early at the limits of the tree and of the text.
 */
export function importHtml(page: string): ImportResult {
  if (page.length > importLimits.bytes) return { ok: false, code: 'too-large' };
  const parsed = parseHtml(page);
  if (!parsed.ok) return parsed;
  const passages = passagesOf(parsed.root);
  if (passages.length === 0) return { ok: false, code: 'no-text' };
  const length = passages.reduce((sum, passage) => sum + passage.text.length, 0);
  if (length > importLimits.text * 2) return { ok: false, code: 'too-long' };
  const metadata = metadataOf(parsed.root);
  const body = bodyOf(parsed.root, passages);
  const title = metadata.title;
  const above = leadOf(passages, body, title);
  const judged = passages.map((passage, index): Judged => {
    const inside = above.has(index) || isWithin(passage.within, body.container);
    return { ...passage, inside, reason: body.reasons[index] ?? null };
  });
  judgeLines(judged, title);
  judgeNeighbours(judged);
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

/** The text that the page states for search engines, where it is more than twice what the page itself shows; else null. */
function statedBody(stated: string | null, shown: ImportedBlock[]): ImportedBlock[] | null {
  if (stated === null || stated.length > importLimits.text || looksLikeHtml(stated)) return null;
  const count = shown.reduce((sum, block) => sum + words(block.text).length, 0);
  const full = words(stated).length;
  if (full < 80 || full < count * 2) return null;
  return importText(stated).blocks;
}

/** From this many words on, a paragraph above the container is the lead of the article; a shorter one is a standfirst that sums it up. */
const leadWords = 28;

/** Running text between the title and the container: some sites set the first paragraph apart. */
function leadOf(passages: Passage[], body: Body, title: string | null): Set<number> {
  const first = passages.findIndex(passage => isWithin(passage.within, body.container));
  const folded = title === null ? '' : fold(title);
  const from = passages.findLastIndex((passage, index) => index < first && fold(passage.text) === folded);
  const found = new Set<number>();
  if (from < 0 || folded === '') return found;
  for (let index = from + 1; index < first; index++) {
    const passage = passages[index];
    if (passage && body.reasons[index] === null && isLead(passage)) found.add(index);
  }
  return found;
}

const isLead = (passage: Passage) =>
  (passage.kind === 'paragraph' || passage.kind === 'heading') &&
  !mostlyLinked(passage) &&
  endsSentence(passage.text) &&
  countWords(passage.text) >= leadWords &&
  !isCaption(passage.text) &&
  bylineIn(passage.text) === null &&
  controlReason(passage.text) === null;

const mostlyLinked = (passage: Passage) => passage.linked >= passage.text.length * 0.6;

/** What each passage says by itself: outside of the container it is chrome; inside, captions, buttons, pointers and copies go. */
function judgeLines(passages: Judged[], title: string | null): void {
  const kept = passages.filter(passage => passage.inside && passage.reason === null);
  const script = scriptOf(
    kept
      .filter(passage => isProse(passage.text))
      .map(passage => passage.text)
      .join('\n')
      .slice(0, 20_000),
  );
  const isCopy = copyFinder(kept.map(passage => passage.text));
  const seen = new Set<string>();
  let titles = 0;
  for (const passage of passages) {
    const { text } = passage;
    if (title !== null && fold(text) === fold(title)) {
      titles += 1;
      passage.reason = titles > 1 ? 'duplicate-title' : null;
      continue;
    }
    if (passage.reason) continue;
    passage.reason = passage.inside ? insideReason(passage, script, isCopy, seen) : outsideReason(passage);
    if (passage.reason === null && passage.kind !== 'caption' && isCaption(text)) passage.kind = 'caption';
    if (passage.reason === null && countWords(text) >= 8) seen.add(fold(text));
  }
}

function outsideReason(passage: Passage): DropReason {
  const own = controlReason(passage.text);
  if (own) return own;
  if (isDateLine(passage.text)) return 'date';
  if (bylineIn(passage.text)) return 'byline';
  if (mostlyLinked(passage)) return countWords(passage.text) >= 5 ? 'teaser' : 'navigation';
  return isProse(passage.text) ? 'boilerplate' : 'navigation';
}

function insideReason(
  passage: Passage,
  script: string | null,
  isCopy: (line: string) => boolean,
  seen: Set<string>,
): DropReason | null {
  const { text, kind } = passage;
  const own = scriptOf(text);
  if (own !== null && script !== null && own !== script) return 'other-language';
  if (kind === 'caption') return null;
  const control = controlReason(text);
  if (control && kind !== 'heading') return control;
  if (isPointer(text)) return 'teaser';
  if (kind === 'paragraph' && isDateLine(text)) return 'date';
  if (countWords(text) >= 8 && seen.has(fold(text))) return 'repeated';
  if (mostlyLinked(passage) && kind !== 'heading' && !endsSentence(text))
    return countWords(text) >= 5 ? 'teaser' : 'navigation';
  if (kind !== 'list-item' && kind !== 'heading' && countWords(text) <= 60 && isCopy(text)) return 'pull-quote';
  return null;
}

/** May the body end with this: a sentence, an item, a row, a quotation, or a line that is written out as it is? */
const endsBody = (passage: Passage) =>
  passage.kind === 'table-row' ||
  passage.kind === 'list-item' ||
  passage.kind === 'quote' ||
  passage.within.tag === 'pre' ||
  isProse(passage.text) ||
  (passage.kind === 'paragraph' && countWords(passage.text) >= 15);

/** Headings with nothing left under them, and short leftovers before the first and after the last sentence, go. */
function judgeNeighbours(passages: Judged[]): void {
  const isKept = (passage: Judged) => passage.inside && passage.reason === null && passage.kind !== 'caption';
  const first = passages.findIndex(passage => isKept(passage) && isProse(passage.text));
  const last = passages.findLastIndex(passage => isKept(passage) && endsBody(passage));
  if (first < 0) return;
  let under: Judged | null = null;
  for (let index = passages.length - 1; index >= 0; index--) {
    const passage = passages[index];
    if (!passage || !isKept(passage)) continue;
    if (index > last) passage.reason = countWords(passage.text) <= 3 ? 'widget' : 'teaser';
    else if (index < first && passage.kind !== 'heading')
      passage.reason = bylineIn(passage.text) ? 'byline' : countWords(passage.text) <= 6 ? 'navigation' : null;
    else if (
      passage.kind === 'heading' &&
      (under === null || (under.kind === 'heading' && under.level <= passage.level))
    )
      passage.reason = 'teaser';
    if (passage.reason === null) under = passage;
  }
}
