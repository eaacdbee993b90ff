import type { Span } from '#/server/article/article.ts';
import type { CueVerb } from '#/server/article/cues.ts';
import { digit, joiner, kindAt, letter, other, space, upper } from '#/server/article/letters.ts';
import { entryOf } from '#/server/article/lexicon.ts';

/**
 * A word, number, mark or possessive ending of the text. `low` is the word in lower case with straight apostrophes.
 * With `stretch` (an index) it stands for a whole quoted stretch.
 */
export type Word = Span & {
  text: string;
  low: string;
  kind: 'word' | 'number' | 'mark' | 'possessive';
  capital: boolean;
  stretch: number | null;
  /** Bits of the lexicon; 0 for a quoted stretch. */
  classes: number;
  /** The verb of saying, naming or holding that it is a form of. */
  verb: CueVerb | null;
};

// Titles that are written with a stop keep it, so that a name is one run of words.
const stopped = new Set(
  `Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Sgt Adm Prof Rev Fr Hon Msgr St Jr Sr Amb Pres Supt Det Insp
   Messrs`.split(/\s+/),
);

const isLetter = (kind: number): boolean => kind === letter || kind === upper;
const isInner = (kind: number): boolean => isLetter(kind) || kind === digit || kind === joiner;

function lettersFrom(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isLetter(kindAt(text, i))) i++;
  return i;
}

/** The end of a word that begins at `i`: letters, digits and marks, joined by apostrophes, stops, hyphens and ampersands within. */
function wordEnd(text: string, from: number, end: number): number {
  let i = from;
  for (;;) {
    while (i < end && isInner(kindAt(text, i))) i++;
    if (i >= end || kindAt(text, i) === space) return i;
    const next = i + 1 < end ? kindAt(text, i + 1) : space;
    if (!/[’'&.-]/.test(text[i] ?? '') || !(isLetter(next) || next === digit)) return i;
    i++;
  }
}

const isDigit = (text: string, at: number, end: number): boolean => at < end && kindAt(text, at) === digit;

/** The end of a number that begins at `i`: digits, joined by stops, commas, colons, slashes and hyphens, with its ending ("3-year-old", "20th", "5%"). */
function numberEnd(text: string, from: number, end: number): number {
  let i = from;
  for (;;) {
    while (isDigit(text, i, end)) i++;
    if (!isDigit(text, i + 1, end) || !/[.,:/-]/.test(text[i] ?? '')) break;
    i++;
  }
  let tail = i;
  while (text[tail] === '-' && tail + 1 < end && isLetter(kindAt(text, tail + 1)))
    tail = lettersFrom(text, tail + 1, end);
  if (tail > i) return tail;
  if (text[i] === '%') return i + 1;
  const two = text.slice(i, Math.min(end, i + 2));
  if (two === 'st' || two === 'nd' || two === 'rd' || two === 'th') return i + 2;
  return i < end && text[i] === 's' ? i + 1 : i;
}

/** The end of initials that begin at `i` ("U.S.", "J.R.R."), at most six; `i` when there are none. */
function initialsEnd(text: string, from: number, end: number): number {
  let i = from;
  for (let n = 0; n < 6 && i + 1 < end && kindAt(text, i) === upper && text[i + 1] === '.'; n++) i += 2;
  if (i === from) return from;
  const last = i < end && kindAt(text, i) === upper && (i + 1 >= end || !isInner(kindAt(text, i + 1)));
  return last ? i + 1 : i;
}

/** The end of a title written with its stop; `i` when there is none. */
function titleEnd(text: string, from: number, end: number): number {
  const stop = lettersFrom(text, from, Math.min(end, from + 6));
  if (text[stop] !== '.' || stop >= end || stop - from < 2 || !stopped.has(text.slice(from, stop))) return from;
  return stop + 1 >= end || text[stop + 1] === ',' || kindAt(text, stop + 1) === space ? stop + 1 : from;
}

function endOf(text: string, i: number, end: number, kind: number): number {
  if (kind === digit) return numberEnd(text, i, end);
  if (kind === upper) {
    const title = titleEnd(text, i, end);
    if (title > i) return title;
    const initials = initialsEnd(text, i, end);
    return initials > i ? initials : wordEnd(text, i, end);
  }
  return wordEnd(text, i, end);
}

/** The words of `text` from `start` to `end`, in order. A final "'s" is a word of its own of kind `possessive`. Linear. */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  let i = start;
  while (i < end) {
    const kind = kindAt(text, i);
    if (kind === space) {
      i++;
      continue;
    }
    const unit = text[i] ?? '';
    const sign = (unit === '@' || unit === '#') && i + 1 < end && isLetter(kindAt(text, i + 1));
    if (!sign && (kind === other || kind === joiner)) {
      const length = (unit.codePointAt(0) ?? 0) >= 0xd800 && (text.codePointAt(i) ?? 0) > 0xffff && i + 1 < end ? 2 : 1;
      const mark = text.slice(i, i + length);
      words.push({
        start: i,
        end: i + length,
        text: mark,
        low: mark,
        kind: 'mark',
        capital: false,
        stretch: null,
        classes: 0,
        verb: null,
      });
      i += length;
      continue;
    }
    const begin = sign ? i + 1 : i;
    const first = kindAt(text, begin);
    const to = endOf(text, begin, end, first);
    const owned = to - i > 2 && text[to - 1] === 's' && (text[to - 2] === '’' || text[to - 2] === "'");
    const stop = owned ? to - 2 : to;
    const raw = text.slice(i, stop);
    const lower = raw.toLowerCase();
    const low = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
    const { classes, verb } = entryOf(low);
    const isNumber = first === digit && !/^\p{N}+-\p{L}/u.test(raw);
    words.push({
      start: i,
      end: stop,
      text: raw,
      low,
      kind: isNumber ? 'number' : 'word',
      capital: first === upper,
      stretch: null,
      classes,
      verb,
    });
    if (owned)
      words.push({
        start: stop,
        end: to,
        text: text.slice(stop, to),
        low: "'s",
        kind: 'possessive',
        capital: false,
        stretch: null,
        classes: 0,
        verb: null,
      });
    i = to;
  }
  return words;
}
