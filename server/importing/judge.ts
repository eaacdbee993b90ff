import { detectLanguage } from '#/server/article/language.ts';
import { copyFinder } from '#/server/importing/copies.ts';
import type { DropReason } from '#/server/importing/imported.ts';
import type { Passage } from '#/server/importing/passages.ts';
import {
  bylineIn,
  controlReason,
  countWords,
  endsSentence,
  fold,
  isCaption,
  isDateLine,
  isForeign,
  isPointer,
  isProse,
  scriptOf,
} from '#/server/importing/shape.ts';

/** A passage with what is decided of it: does it stand where the article stands, and why it is left out, or null. */
export type Judged = Passage & { reason: DropReason | null; inside: boolean };

/** Do most letters of a passage stand in links? */
export const mostlyLinked = (passage: Passage) => passage.linked >= passage.text.length * 0.6;

/** What each passage says by itself: outside of the container it is chrome; inside, captions, buttons, pointers and copies go. */
export function judgeLines(passages: Judged[], title: string | null): void {
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
  if (script !== null && isForeign(text, script)) return 'other-language';
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

const isShortSentence = (passage: Passage) =>
  passage.kind === 'paragraph' &&
  passage.linked === 0 &&
  /[.!?]["”’]?$/.test(passage.text) &&
  countWords(passage.text) >= 3;

/** Headings with nothing left under them, and short leftovers before the first and after the last sentence, go. */
export function judgeNeighbours(passages: Judged[]): void {
  const isKept = (passage: Judged) => passage.inside && passage.reason === null && passage.kind !== 'caption';
  const first = passages.findIndex(passage => isKept(passage) && isProse(passage.text));
  let last = passages.findLastIndex(passage => isKept(passage) && endsBody(passage));
  if (first < 0) return;
  // "The third was admitted.": a short sentence beside the last long one is the article's own
  for (let next = last + 1; next < passages.length; next++) {
    const passage = passages[next];
    if (!passage || !isKept(passage)) continue;
    if (!isShortSentence(passage) || passage.within.parent !== passages[last]?.within.parent) break;
    last = next;
  }
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

/** From this many words on, function words tell a passage's language. */
const tellingWords = 8;

/**
 * Prose in another language before the first and after the last sentence of the article's own goes; a quotation in another
 * language that stands between the article's paragraphs stays.
 */
export function judgeForeignEdges(passages: Judged[]): void {
  const prose = passages.filter(passage => passage.inside && passage.reason === null && isProse(passage.text));
  const language = detectLanguage(prose.map(passage => passage.text).join('\n'));
  if (language === null) return;
  const tell = ({ text }: Judged) => (countWords(text) >= tellingWords ? detectLanguage(text.slice(0, 1_000)) : null);
  const told = prose.map(tell);
  const first = told.indexOf(language);
  const last = told.lastIndexOf(language);
  if (first < 0) return;
  prose.forEach((passage, index) => {
    const own = told[index] ?? null;
    if ((index < first || index > last) && own !== null && own !== language) passage.reason = 'other-language';
  });
}

/** Who the writer is, said after the last paragraph ("Ada Byron is a reporter in Leeds."), belongs to the byline. */
export function judgeTail(passages: Judged[], byline: string | null): void {
  const names = (byline ?? '').split(/\s*(?:,|&|\band\b)\s*/).filter(name => countWords(name) >= 2);
  const kept = passages.filter(passage => passage.inside && passage.reason === null && passage.kind !== 'caption');
  for (let at = kept.length - 1; at > 0; at--) {
    const passage = kept[at];
    const name = passage && names.find(one => passage.text.startsWith(one));
    if (!passage || !name || passage.kind !== 'paragraph' || countWords(passage.text) > 80) return;
    const rest = passage.text.slice(name.length);
    if (
      !/^(?:,[^,]{0,60},)? (?:is|was|has been|writes|covers|reports|works|lives|can be reached|contributed)\b/.test(
        rest,
      )
    )
      return;
    passage.reason = 'byline';
  }
}
