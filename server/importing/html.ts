import { bodyOf, isWithin } from '#/server/importing/body.ts';
import { copyFinder } from '#/server/importing/copies.ts';
import type { DropReason, ImportResult } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { metadataOf } from '#/server/importing/metadata.ts';
import { type Passage, passagesOf } from '#/server/importing/passages.ts';
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
  const judged = passages.map((passage, index): Judged => {
    const inside = isWithin(passage.within, body.container);
    return { ...passage, inside, reason: body.reasons[index] ?? null };
  });
  const title = metadata.title;
  judgeLines(judged, title);
  judgeNeighbours(judged);
  const report = startReport();
  for (const passage of judged) {
    if (passage.reason) report.drop(passage.kind, passage.text, passage.reason);
    else if (title === null || fold(passage.text) !== fold(title)) report.keep(passage.kind, passage.text);
  }
  const { blocks, dropped } = report;
  if (blocks.length === 0 && dropped.length === 0) return { ok: false, code: 'no-text' };
  return { ok: true, article: { ...metadata, blocks, dropped } };
}

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
  if (isDateLine(text)) return 'date';
  if (countWords(text) >= 8 && seen.has(fold(text))) return 'repeated';
  if (mostlyLinked(passage) && kind !== 'heading' && !endsSentence(text))
    return countWords(text) >= 5 ? 'teaser' : 'navigation';
  if (kind !== 'list-item' && kind !== 'heading' && countWords(text) <= 60 && isCopy(text)) return 'pull-quote';
  return null;
}

/** Headings with nothing left under them, and short leftovers before the first and after the last sentence, go. */
function judgeNeighbours(passages: Judged[]): void {
  const isKept = (passage: Judged) => passage.inside && passage.reason === null && passage.kind !== 'caption';
  const first = passages.findIndex(passage => isKept(passage) && isProse(passage.text));
  const last = passages.findLastIndex(
    passage =>
      isKept(passage) && (isProse(passage.text) || passage.kind === 'table-row' || passage.kind === 'list-item'),
  );
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
