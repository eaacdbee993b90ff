import {
  isFinalAbbreviation,
  isPrefixAbbreviation,
  officeAfterCountry,
  ordinaryStarter,
  repliesAfterQuestion,
  shortReply,
} from '#/server/article/abbreviations.ts';
import type { Block, Sentence } from '#/server/article/article.ts';

const space = /\s/;
const closer = /["'”’»›)\]}]/;
const opener = /["'“‘«‹„([{¿¡—–-]/;
const wideStop = /[。！？｡।॥។۔؟]/;
const stop = new RegExp(`[.!?…]|${wideStop.source}`, 'g');

/** The word that ends just before `at`, no longer than 24 units, with inner stops and hyphens ("a.m", "U.S", "Lt"). */
function wordBefore(text: string, at: number, floor: number): string {
  let from = at;
  while (from > floor && at - from < 24 && /[\p{L}\p{N}.&]/u.test(text[from - 1] ?? '')) from--;
  return text.slice(from, at);
}

/** What a reader sees after the white space that follows a stop: openers skipped, then up to 90 units. */
function ahead(text: string, at: number, limit: number): { opened: boolean; rest: string } {
  let from = at;
  while (from < limit && from - at < 8 && opener.test(text[from] ?? '')) from++;
  return { opened: from > at, rest: text.slice(from, Math.min(limit, from + 90)) };
}

/** Does a stop written as "." after `word` end a sentence that is followed by `rest`? */
function fullStopEnds(word: string, rest: string, opened: boolean, atStart: boolean): boolean {
  const first = rest.match(/^[\p{L}\p{N}’']+/u)?.[0] ?? '';
  if (first === '') return true;
  if (/^\p{Ll}/u.test(first)) return /^(?:i[A-Z]|e[A-Z])/.test(first) && !isPrefixAbbreviation(word, first);
  if (word.includes('.') && officeAfterCountry.test(rest)) return false;
  if (atStart && /^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$/.test(word)) return false;
  if (isPrefixAbbreviation(word, first)) return false;
  if (isFinalAbbreviation(word)) return !/^\p{N}/u.test(first) && (opened || ordinaryStarter.has(first));
  // Initials ("J. Ruiz", "George W. Osei") and dotted capitals ("U.S. Senate", "D.C. police"): a sentence ends only where a plain word begins one.
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return ordinaryStarter.has(first);
  return true;
}

/**
 * The sentences of a text, in order, each inside one block, trimmed of white space. Every letter and digit of a block is in exactly one sentence.
 * A stop ends a sentence unless it belongs to an abbreviation, initial, number or ellipsis that goes on; closing quotation marks
 * and brackets stay with the sentence that they close; `"Why?" Ruiz asked.` is one sentence. Linear in the text.
 */
export function splitSentences(text: string, blocks: Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  // found once and kept over the blocks before it, so that a text without stops is searched once
  let nextStop = -1;
  for (const [index, block] of blocks.entries()) {
    let start = block.start;
    const push = (end: number) => {
      let from = start;
      let to = end;
      while (from < to && space.test(text[from] ?? '')) from++;
      while (to > from && space.test(text[to - 1] ?? '')) to--;
      if (to > from) sentences.push({ start: from, end: to, block: index });
      start = end;
    };
    let i = block.start;
    while (i < block.end) {
      if (nextStop < i) {
        stop.lastIndex = i;
        nextStop = stop.exec(text)?.index ?? text.length;
      }
      if (nextStop >= block.end) break;
      i = nextStop;
      if (wideStop.test(text[i] ?? '')) {
        i++;
        while (i < block.end && closer.test(text[i] ?? '')) i++;
        push(i);
        continue;
      }
      const first = i;
      let dots = 0;
      let marks = '';
      while (i < block.end && /[.!?…]/.test(text[i] ?? '')) {
        if (text[i] === '.') dots++;
        else marks += text[i];
        i++;
        // ". . ." is one ellipsis
        while (text[i] === ' ' && text[i + 1] === '.' && i + 1 < block.end) {
          i += 2;
          dots++;
        }
      }
      const closed = i;
      // "but then … ” Ruiz said": some put a space before the closing mark.
      if (text[i] === ' ' && /[”»]/.test(text[i + 1] ?? '') && i + 1 < block.end) i++;
      while (i < block.end && closer.test(text[i] ?? '')) i++;
      if (i < block.end && text[i] === '[')
        while (i < block.end && i - closed < 8 && /[[\]\d]/.test(text[i] ?? '')) i++;
      if (i >= block.end || !space.test(text[i] ?? '')) continue;
      let next = i;
      while (next < block.end && space.test(text[next] ?? '')) next++;
      const { opened, rest } = ahead(text, next, block.end);
      const inQuote = i > closed;
      if (/[!?]/.test(marks)) {
        if (/^\p{Ll}/u.test(rest) && !opened) continue;
        if (inQuote && repliesAfterQuestion.test(rest)) continue;
        push(i);
      } else if (dots > 1 || marks !== '') {
        if (/^\p{Ll}/u.test(rest) || (inQuote && repliesAfterQuestion.test(rest))) continue;
        push(i);
      } else {
        // A typist's full stop before "Ruiz said.": the sentence goes on.
        if (inQuote && shortReply.test(rest)) continue;
        const word = wordBefore(text, first, start);
        if (fullStopEnds(word, rest, opened || inQuote, first - word.length === start)) push(i);
      }
    }
    push(block.end);
  }
  return sentences;
}
