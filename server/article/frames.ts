import type { Block, Sentence, Span } from '#/server/article/article.ts';
import { type Word, wordsOf } from '#/server/article/frame-words.ts';
import type { Stretch } from '#/server/article/marks.ts';

/** A word of the reporter's own text, or (with `stretch`, an index) a whole quoted stretch that stands in it like one word. */
export type Item = Word;

/**
 * The reporter's sentence around quotations: sentences that a quotation joins are one frame, and what is quoted is one item,
 * so that the grammar of the sentence can be read without the grammar of the quoted words. `quoted` when there is such an item;
 * `headline` when it is written in title case.
 */
export type Frame = Span & { block: number; items: Item[]; quoted: boolean; headline: boolean };

// Longer than any sentence that a reader follows: a run of words beyond it is cut, which keeps all that is done per frame linear.
const longest = 120;

/** Short bracketed asides ("(D-Vt.)", "(AP)") say nothing about who speaks; those that hold a quotation stay. */
function withoutAsides(items: Item[]): Item[] {
  const kept: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    if (item.text === '(' || item.text === '[') {
      let j = i + 1;
      const shut = item.text === '(' ? ')' : ']';
      while (j < items.length && j - i < 24 && items[j]?.text !== shut && items[j]?.stretch === null) j++;
      if (items[j]?.text === shut) {
        i = j;
        continue;
      }
    }
    kept.push(item);
  }
  return kept;
}

/** "ODA, Vell — " at the head of a paragraph is a place, not the subject of the sentence. */
function withoutDateline(items: Item[]): Item[] {
  if (!/^\p{Lu}{3,}$/u.test(items[0]?.text ?? '')) return items;
  const dash = items.slice(1, 9).findIndex(i => /^[—–-]$/.test(i.text)) + 1;
  const place = dash > 0 && items.slice(0, dash).every(i => i.stretch === null && (i.capital || i.kind !== 'word'));
  return place ? items.slice(dash + 1) : items;
}

/** Words of three letters and more that title case may leave small. */
const inTitles = new Set(
  'the and for but nor yet via per with from over into than upon under about after amid its are was has'.split(' '),
);

/** Is this frame written like a headline, with a capital on every word that counts? Capitals tell no names there. */
function isTitleCase(items: Item[]): boolean {
  let long = 0;
  let capital = 0;
  for (const item of items) {
    if (item.kind !== 'word' || item.low.length < 3 || inTitles.has(item.low)) continue;
    long++;
    if (item.capital) capital++;
    else if (long - capital > 0.1 * items.length) return false;
  }
  return long >= 4 && capital >= 0.9 * long;
}

const hasStretch = (items: Item[]): boolean => items.some(item => item.stretch !== null);

/** The frames of a text in order; `stretches` are the outermost quoted stretches. Linear in the text. */
export function framesOf(text: string, blocks: Block[], sentences: Sentence[], stretches: Stretch[]): Frame[] {
  const frames: Frame[] = [];
  let s = 0;
  let q = 0;
  while (s < sentences.length) {
    const first = sentences[s];
    if (!first) break;
    let end = first.end;
    const items: Item[] = [];
    let at = first.start;
    s++;
    for (;;) {
      const stretch = stretches[q];
      if (stretch && stretch.outer.start < end) {
        for (const word of wordsOf(text, at, Math.max(at, stretch.outer.start))) items.push(word);
        const quoted = {
          start: stretch.outer.start,
          end: stretch.outer.end,
          text: '',
          low: '',
          kind: 'mark' as const,
          capital: false,
          classes: 0,
          verb: null,
        };
        items.push({ ...quoted, stretch: q });
        at = stretch.outer.end;
        q++;
        while (s < sentences.length && (sentences[s]?.start ?? 0) < at) {
          end = Math.max(end, sentences[s]?.end ?? end);
          s++;
        }
        end = Math.max(end, at);
        continue;
      }
      break;
    }
    for (const word of wordsOf(text, at, end)) items.push(word);
    const stop = Math.min(end, blocks[first.block]?.end ?? end);
    const kept = withoutDateline(withoutAsides(items));
    if (kept.length <= longest)
      frames.push({
        start: first.start,
        end: stop,
        block: first.block,
        items: kept,
        quoted: hasStretch(kept),
        headline: isTitleCase(kept),
      });
    else
      for (let i = 0; i < kept.length; i += longest) {
        const part = kept.slice(i, i + longest);
        const from = i === 0 ? first.start : (part[0]?.start ?? first.start);
        const end = kept[i + longest]?.start ?? stop;
        frames.push({
          start: from,
          end,
          block: first.block,
          items: part,
          quoted: hasStretch(part),
          headline: isTitleCase(part),
        });
      }
  }
  return frames;
}
