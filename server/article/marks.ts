import type { Block, Span } from '#/server/article/article.ts';

/**
 * A stretch of text between quotation marks. The span is inside the marks; `outer` has them. `block` is the index of its block.
 * `closed` is false when the block ends before a closing mark; `carried` is true when the stretch goes on from an unclosed one
 * in the block before (each paragraph of a long quotation opens anew). `inner` are the stretches quoted inside it.
 */
export type Stretch = Span & {
  outer: Span;
  block: number;
  mark: 'double' | 'single' | 'angle';
  closed: boolean;
  carried: boolean;
  inner: Span[];
};

const letter = /[\p{L}\p{N}]/u;
const white = /\s/;

type Sign = { at: number; length: number; mark: Stretch['mark']; opens: boolean; closes: boolean };

const anyMark = /["“”„‟«»‹›‘’‚'`]/g;

/** Where the next quotation mark or apostrophe at or after `from` stands; the end of the text when there is none. */
function nextMark(text: string, from: number): number {
  anyMark.lastIndex = from;
  return anyMark.exec(text)?.index ?? text.length;
}

/** Contractions that begin with an apostrophe: no quotation opens there. */
const clipped = /^['’‘](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b|cos\b)/i;

/** What the mark at `i` can do, judged by its shape and by what stands on both sides. */
function signAt(text: string, i: number, from: number, to: number): Sign | null {
  const unit = text[i] ?? '';
  const before = i > from ? (text[i - 1] ?? ' ') : ' ';
  const after = i + 1 < to ? (text[i + 1] ?? ' ') : ' ';
  const leftOpen = white.test(before) || /[([{—–\-/“‘«:=]/.test(before);
  const rightOpen = !white.test(after) && i + 1 < to;
  if (unit === '«' || unit === '‹') return { at: i, length: 1, mark: 'angle', opens: true, closes: false };
  if (unit === '»' || unit === '›') return { at: i, length: 1, mark: 'angle', opens: false, closes: true };
  if (unit === '“' || unit === '„' || unit === '‟') {
    // A typist's slip: an opening shape at the end of a word closes.
    const slip = unit === '“' && !leftOpen && (white.test(after) || i + 1 >= to) && /[\p{L}\p{N},.!?…]/u.test(before);
    return { at: i, length: 1, mark: 'double', opens: !slip, closes: slip };
  }
  if (unit === '”') {
    const slip = leftOpen && rightOpen && letter.test(after) && !/[—–\-/]/.test(before);
    return { at: i, length: 1, mark: 'double', opens: slip, closes: true };
  }
  if (unit === '"') {
    const opens = rightOpen && (leftOpen || !/[\p{L}\p{N},.!?…;)\]%'’]/u.test(before)) && !/[,.;!?)]/.test(after);
    const closes = !white.test(before) && i > from && !(leftOpen && letter.test(after) && !/[—–-]/.test(before));
    return { at: i, length: 1, mark: 'double', opens, closes: closes || !opens };
  }
  if ((unit === '`' && after === '`') || (unit === "'" && after === "'")) {
    const third = i + 2 < to ? (text[i + 2] ?? ' ') : ' ';
    const opens = unit === '`' || (leftOpen && !white.test(third));
    return { at: i, length: 2, mark: 'double', opens, closes: !opens };
  }
  if (unit === '‘' || unit === "'" || unit === '’' || unit === '‚' || unit === '`') {
    if (letter.test(before) && letter.test(after)) return null;
    if (clipped.test(text.slice(i, i + 7))) return null;
    const opens =
      unit !== '’' &&
      (leftOpen || /["”“]/.test(before)) &&
      rightOpen &&
      (letter.test(after) || /[[(“"$£€…]/.test(after));
    const closes = unit !== '‘' && unit !== '`' && !white.test(before) && i > from && !letter.test(after);
    return opens || closes ? { at: i, length: 1, mark: 'single', opens, closes: closes && !opens } : null;
  }
  return null;
}

/** A plural possessive ("the farmers' market") looks like a closing mark; one with a better close after it is not one. */
function plainApostrophe(text: string, sign: Sign, signs: Sign[], next: number): boolean {
  if (!/[sS]/.test(text[sign.at - 1] ?? '') || !/^\s\p{Ll}/u.test(text.slice(sign.at + 1, sign.at + 3))) return false;
  const later = signs[next];
  return later !== undefined && later.mark === 'single' && !later.opens && later.at - sign.at < 600;
}

const speaks = '(?:said|says|added|adds|asked|asks|replied|told|explained|recalled|wrote)';
const tail = new RegExp(
  `[,!?…—][ ]+(?:(?:he|she|they) ${speaks}\\b|(?:\\p{Lu}[\\p{L}.’'-]* ){1,4}${speaks}\\b|${speaks} (?:the |\\p{Lu}))`,
  'u',
);

/** Where a quotation whose closing mark was forgotten ends: before the words that say who spoke; `end` where none do. */
function forgottenEnd(text: string, from: number, end: number): number {
  const found = tail.exec(text.slice(from, Math.min(end, from + 2000)));
  return found ? from + found.index + 1 : end;
}

/** “He said, ‘Tell them “no,”’ and left”: does the mark at `n` open a quotation inside an inner one, so that both and the outermost close after it? */
function isDeep(signs: Sign[], n: number): boolean {
  const [own, inner, outer] = [signs[n + 1], signs[n + 2], signs[n + 3]];
  const mark = signs[n]?.mark;
  return (
    own?.mark === mark &&
    !own?.opens &&
    inner?.mark === 'single' &&
    inner.closes &&
    outer?.mark === mark &&
    !outer?.opens
  );
}

/**
 * The outermost quoted stretches of each block, in text order, with the stretches inside them. An opening mark that never closes
 * runs to the end of its block, unless it is single (then it is an apostrophe). Linear in the text.
 */
export function quotedStretches(text: string, blocks: Block[]): Stretch[] {
  const found: Stretch[] = [];
  let pending = false;
  for (const [block, { start, end }] of blocks.entries()) {
    const signs: Sign[] = [];
    for (let i = nextMark(text, start); i < end; i = nextMark(text, i + 1)) {
      const sign = signAt(text, i, start, end);
      if (!sign) continue;
      signs.push(sign);
      i += sign.length - 1;
    }
    let open: Sign | null = null;
    let single: Sign | null = null;
    let deep = 0;
    let inner: Span[] = [];
    let lastClosed = true;
    const close = (sign: Sign | null) => {
      if (!open) return;
      const from = open.at + open.length;
      // The next paragraph of a long quotation opens anew; where none does, the mark was forgotten.
      const goesOn = /["“«]/.test(text[blocks[block + 1]?.start ?? text.length] ?? '');
      const to = sign ? sign.at : goesOn ? end : forgottenEnd(text, from, end);
      if (to > from) {
        const outer = { start: open.at, end: sign ? sign.at + sign.length : to };
        const carried = pending && open.at === start;
        found.push({ start: from, end: to, outer, block, mark: open.mark, closed: sign !== null, carried, inner });
        lastClosed = sign !== null;
      }
      open = null;
      single = null;
      inner = [];
    };
    for (const [n, sign] of signs.entries()) {
      const holder: Sign | null = open;
      if (!holder) {
        if (sign.opens) open = sign;
      } else if (sign.mark === holder.mark) {
        if (deep > 0 && !sign.opens) deep--;
        else if (single && sign.opens && isDeep(signs, n)) deep++;
        else if (sign.mark === 'single') {
          if (sign.closes && !plainApostrophe(text, sign, signs, n + 1)) close(sign);
        } else if (sign.closes && !(sign.opens && !sign.closes)) close(sign);
        else if (sign.opens) {
          // A second opening of the same kind: the first was never closed.
          close({ ...sign, length: 0 });
          lastClosed = true;
          open = sign;
        }
      } else if (
        holder.mark === 'single' &&
        sign.mark === 'double' &&
        sign.opens &&
        /\s|^/.test(text[sign.at - 1] ?? '')
      ) {
        // Inside single marks, double marks are inner ones; but an apostrophe taken for an opening must not swallow the paragraph.
        const closesLater = signs.slice(n + 1, n + 8).some(s => s.mark === 'single' && s.closes);
        if (closesLater) single = sign;
        else {
          open = sign;
          single = null;
          inner = [];
        }
      } else if (single) {
        const began: Sign = single;
        if (sign.mark === began.mark && sign.closes) {
          if (sign.at > began.at + began.length) inner.push({ start: began.at + began.length, end: sign.at });
          single = null;
        }
      } else if (sign.opens) single = sign;
    }
    if (open && (open as Sign).mark !== 'single') close(null);
    pending = !lastClosed;
  }
  return found;
}
