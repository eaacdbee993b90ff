import type { BlockKind } from '#/server/article/article.ts';
import { copyFinder } from '#/server/importing/copies.ts';
import type { DropReason, ImportedArticle } from '#/server/importing/imported.ts';
import { type Line, linesOf } from '#/server/importing/lines.ts';
import { regionOf } from '#/server/importing/region.ts';
import { startReport } from '#/server/importing/report.ts';
import {
  bylineIn,
  controlReason,
  countWords,
  dateIn,
  endsSentence,
  fold,
  isCaption,
  isDateLine,
  isPointer,
  isProse,
  isTitleCase,
  scriptOf,
  words,
} from '#/server/importing/shape.ts';

type Place = { kind: BlockKind; reason: DropReason | null };
type Verdict = Place | 'title';

const bullet = /^(?:[•‣◦▪■●○∙·*–—-]|\u2013)\s+(?=\S)/u;
const numbered = /^(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S/;
const isAnnouncing = (line: Line | undefined) => line !== undefined && /:$/.test(line.text);
const label = /^(\p{Lu}[^.:!?"“”]{1,40}):\s+\S/u;

/**
 * Reads a text as pasted from a site: which lines are the article, which are captions (kept hidden), and which are menu,
 * buttons, teasers for other stories and the like (dropped, with the reason). Rules look at script, shape, repetition and
 * neighbours, never at what a line is about. Every non-blank line ends in the title, a block or a dropped block.
 */
export function importText(text: string): ImportedArticle {
  const lines = linesOf(text);
  const verdicts = judge(lines);
  const report = startReport();
  let title: string | null = null;
  let byline: string | null = null;
  let published: string | null = null;
  lines.forEach((line, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined) return;
    if (verdict === 'title') {
      title = line.text;
      return;
    }
    if (verdict.reason === 'byline') byline ??= bylineIn(line.text) ?? line.text;
    if (verdict.reason === 'date') published ??= dateIn(line.text);
    if (verdict.reason) report.drop(verdict.kind, line.text, verdict.reason);
    else report.keep(verdict.kind, verdict.kind === 'list-item' ? line.text.replace(bullet, '') : line.text);
  });
  return { title, byline, source: null, published, language: null, blocks: report.blocks, dropped: report.dropped };
}

/** What the rules may know of the whole text while they look at one line. */
type Page = {
  lines: Line[];
  script: string | null;
  first: number;
  last: number;
  spaced: boolean;
  listed: Set<number>;
  isCopy: (line: string) => boolean;
};

function judge(lines: Line[]): Verdict[] {
  const page = overview(lines);
  const verdicts: (Verdict | undefined)[] = lines.map(() => undefined);
  head(page, verdicts);
  tail(page, verdicts);
  for (let index = 0; index < lines.length; index++) verdicts[index] ??= middle(page, verdicts, index);
  return verdicts.map(verdict => verdict ?? { kind: 'paragraph', reason: null });
}

const isBody = (line: Line, script: string | null) =>
  isProse(line.text) &&
  scriptOf(line.text) === script &&
  !isCaption(line.text) &&
  controlReason(line.text) === null &&
  !isPointer(line.text);

function overview(lines: Line[]): Page {
  const prose = lines.filter(line => isProse(line.text));
  const script = scriptOf((prose.length > 0 ? prose : lines).map(line => line.text).join('\n'));
  const body = lines.flatMap((line, index) => (isBody(line, script) ? [index] : []));
  const listed = new Set([...labelledRuns(lines), ...announcedRuns(lines)]);
  const inBody = new Set(body);
  const region = regionOf(
    lines.map((line, index) => ({
      prose: inBody.has(index) ? countWords(line.text) : 0,
      neutral: listed.has(index) || bullet.test(line.text) || line.text.includes(' | ') || isCaption(line.text),
    })),
  );
  const within = body.filter(index => index >= region.from && index < region.to);
  const apart = body.filter(index => lines[index]?.gap).length;
  return {
    lines,
    script,
    first: within[0] ?? lines.length,
    last: within.at(-1) ?? -1,
    spaced: apart * 3 >= body.length * 2,
    listed,
    isCopy: copyFinder(lines.map(line => line.text)),
  };
}

/** The lines above the first sentence: one of them is the title; the rest is menu, byline, date, captions, a standfirst. */
function head(page: Page, verdicts: (Verdict | undefined)[]): void {
  const { lines, first } = page;
  if (first >= lines.length) return;
  const title = titleAmong(page);
  for (let index = 0; index < first; index++) {
    const text = lines[index]?.text ?? '';
    const known = everywhere(page, index);
    if (index === title) verdicts[index] = 'title';
    else if (title >= 0 && fold(text) === fold(lines[title]?.text ?? ''))
      verdicts[index] = { kind: 'heading', reason: 'duplicate-title' };
    else if (known) verdicts[index] = known;
    else if (isDateLine(text)) verdicts[index] = { kind: 'paragraph', reason: 'date' };
    else if (bylineIn(text) && index > title) verdicts[index] = { kind: 'paragraph', reason: 'byline' };
    else if (index < title) verdicts[index] = { kind: 'paragraph', reason: 'menu' };
    else if (isMasthead(text)) verdicts[index] = { kind: 'paragraph', reason: 'byline' };
    else if (isFurniture(page, index, title))
      verdicts[index] = { kind: 'paragraph', reason: isName(text) ? 'byline' : 'menu' };
  }
}

/** A short line between title and text, unless it is a heading set apart right below the title and above the text. */
function isFurniture({ lines, first }: Page, index: number, title: number): boolean {
  const line = lines[index];
  if (!line || title < 0 || countWords(line.text) > 5 || endsSentence(line.text)) return false;
  return !(index === title + 1 && index === first - 1 && line.gap) && !bullet.test(line.text) && !isAnnouncing(line);
}

const isName = (text: string) => /^\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u.test(text);

const isMasthead = (text: string) =>
  countWords(text) <= 4 &&
  /(?:\b(?:news|press|times|post|agency|reuters|herald|tribune|staff|bureau|desk|reporters?|correspondents?)\b)\W*$/i.test(
    text,
  );

/** The title shares words with the body, has the length of a headline and stands near the body; -1 when nothing does. */
function titleAmong(page: Page): number {
  const { lines, first, script } = page;
  const body = new Set(
    words(
      lines
        .slice(first, first + 40)
        .map(line => line.text)
        .join(' ')
        .toLowerCase(),
    ),
  );
  let best = -1;
  let bestScore = 0;
  for (let index = 0; index < first; index++) {
    const text = lines[index]?.text ?? '';
    const own = words(text);
    if (own.length < 2 || text.length > 250 || text.endsWith(':') || scriptOf(text) !== script) continue;
    if (everywhere(page, index) || isDateLine(text) || bylineIn(text) || isMasthead(text) || bullet.test(text))
      continue;
    const shared = own.filter(word => word.length > 3 && body.has(word.toLowerCase())).length;
    const weighty = own.filter(word => word.length > 3).length;
    const shape = own.length >= 4 ? 1 : 0.4;
    const standfirst = endsSentence(text) && !/[?!]["'”’]*$/.test(text) ? 0.5 : 1;
    const near = 1 / (1 + 0.03 * (first - index));
    const score = (0.2 + shared / Math.max(3, weighty)) * shape * standfirst * near;
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** Below the last sentence: a list that the text announced stays; short lines are widgets and links, long ones teasers. */
function tail(page: Page, verdicts: (Verdict | undefined)[]): void {
  const { lines, last } = page;
  if (last < 0) return;
  let listed = isAnnouncing(lines[last]);
  let ended = false;
  for (let index = last + 1; index < lines.length; index++) {
    const line = lines[index];
    if (!line) continue;
    const place: Place = everywhere(page, index) ?? afterBody(line, lines[index + 1], listed, ended);
    verdicts[index] = place;
    listed = isAnnouncing(line) || (listed && place.kind === 'list-item');
    ended ||= place.reason !== null;
  }
}

/** What a line after the last sentence is; once something was left out there, nothing of the article follows. */
function afterBody({ text }: Line, next: Line | undefined, listed: boolean, ended: boolean): Place {
  if (isDateLine(text)) return { kind: 'paragraph', reason: 'date' };
  const isItem = (line: Line | undefined) => line !== undefined && (isLabelled(line) || bullet.test(line.text));
  if (!ended && (listed || bullet.test(text) || numbered.test(text) || label.test(text)))
    return { kind: 'list-item', reason: null };
  if (!ended && isItem(next) && countWords(text) <= 14) return { kind: 'heading', reason: null };
  if (!ended && text.includes(' | ')) return { kind: 'table-row', reason: null };
  if (!ended && (endsSentence(text) || /:$/.test(text))) return { kind: 'paragraph', reason: null };
  if (isProse(text)) return { kind: 'paragraph', reason: 'boilerplate' };
  return { kind: 'paragraph', reason: countWords(text) <= 3 ? 'widget' : 'teaser' };
}

/** What is told by the line itself, wherever it stands. */
function everywhere(page: Page, index: number): Place | null {
  const { lines, script } = page;
  const text = lines[index]?.text ?? '';
  const own = scriptOf(text);
  if (own !== null && script !== null && own !== script) return { kind: 'paragraph', reason: 'other-language' };
  const before = lines[index - 1]?.text;
  const after = lines[index + 1]?.text;
  const twice = countWords(text) >= 4 && (text === before || text === after);
  const announced = before !== undefined && /^image caption\W*$/i.test(before);
  if (isCaption(text) || twice || announced) return { kind: 'caption', reason: null };
  const control = controlReason(text);
  if (control && !(control === 'navigation' && isHeadingPlace(page, index)))
    return { kind: 'paragraph', reason: control };
  if (isPointer(text)) return { kind: 'paragraph', reason: 'teaser' };
  return null;
}

/** A short line set apart, with a sentence below it: where a heading stands. */
function isHeadingPlace(page: Page, index: number): boolean {
  const { lines, first, script } = page;
  const line = lines[index];
  const next = lines[index + 1];
  return index > first && line !== undefined && next !== undefined && line.gap && isBody(next, script);
}

function middle(page: Page, verdicts: (Verdict | undefined)[], index: number): Verdict {
  const { lines, spaced } = page;
  const line = lines[index];
  const next = lines[index + 1];
  if (!line) return { kind: 'paragraph', reason: null };
  const { text } = line;
  const known = everywhere(page, index);
  if (known) return known;
  if (bullet.test(text) || page.listed.has(index)) return { kind: 'list-item', reason: null };
  if (text.includes(' | ') && !endsSentence(text)) return { kind: 'table-row', reason: null };
  if (page.isCopy(text) && countWords(text) <= 60) return { kind: 'quote', reason: 'pull-quote' };
  if (next && isTeaserPair(line, next, spaced, lines[index - 1], lines[index + 2])) {
    verdicts[index + 1] = { kind: 'paragraph', reason: 'teaser' };
    return { kind: 'heading', reason: 'teaser' };
  }
  if (isHeading(page, index)) return { kind: 'heading', reason: null };
  return { kind: 'paragraph', reason: null };
}

const isLabelled = (line: Line) => label.test(line.text) || numbered.test(line.text);

/** Labelled or numbered lines in a row, with labels of their own: two below a colon make a list, three do anywhere. */
function labelledRuns(lines: Line[]): Set<number> {
  const listed = new Set<number>();
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    for (let line = lines[to]; line && isLabelled(line); line = lines[to]) to += 1;
    const run = lines.slice(from, to).map(line => label.exec(line.text)?.[1] ?? line.text);
    if (run.length >= (isAnnouncing(lines[from - 1]) ? 2 : 3) && new Set(run).size === run.length)
      for (let index = from; index < to; index++) listed.add(index);
    from = Math.max(from, to);
  }
  return listed;
}

/** Lines in a row, below one that ends with a colon, none of which ends as a sentence. */
function announcedRuns(lines: Line[]): Set<number> {
  const listed = new Set<number>();
  let from = -1;
  lines.forEach((line, index) => {
    if (isAnnouncing(line)) from = index + 1;
    else if (endsSentence(line.text)) from = -1;
    if (from < 0 || index < from || index - from >= 30) return;
    const next = lines[index + 1];
    if (index > from || (next && !endsSentence(next.text))) listed.add(index);
  });
  return listed;
}

/** A headline with one standfirst under it, parted from the text above and below, where the text itself ends its paragraphs with stops. */
function isTeaserPair(
  line: Line,
  next: Line,
  spaced: boolean,
  before: Line | undefined,
  after: Line | undefined,
): boolean {
  const count = countWords(line.text);
  if (endsSentence(line.text) || endsSentence(next.text) || count < 4 || count > 25) return false;
  if (countWords(next.text) < 6 || /:\s*$/.test(line.text) || /:\s*$/.test(next.text)) return false;
  if (before && /:\s*$/.test(before.text)) return false;
  // Posts on social media: several sentences, or their writer below after a dash.
  if (/[.!?]\s+\p{Lu}/u.test(line.text) || /^[—–-]/.test(next.text) || /\bhttps?:|\.com\//.test(line.text))
    return false;
  if (spaced) return line.gap && !next.gap && next.gapAfter;
  return after === undefined || endsSentence(after.text);
}

function isHeading(page: Page, index: number): boolean {
  const { lines, last } = page;
  const line = lines[index];
  if (!line || index >= last) return false;
  const { text } = line;
  const count = countWords(text);
  if (count === 0 || count > 14 || text.length > 110 || /[.:;,…]["'”’]?$/.test(text)) return false;
  if (/[!?]["'”’]?$/.test(text) && count > 10) return false;
  if (/^[\p{Ll}]/u.test(text) || label.test(text)) return false;
  return line.gap || isTitleCase(text) || count <= 8;
}
