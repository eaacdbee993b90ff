import type { Span } from '#/server/article/article.ts';

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
};

// Titles that are written with a stop keep it, so that a name is one run of words.
const pattern =
  /(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|Fr|Hon|Msgr|St|Jr|Sr|Amb|Pres|Supt|Det|Insp|Messrs)\.(?=\s|,|$)|(?:\p{Lu}\.){1,6}(?:\p{Lu}\b)?|[@#]?\p{L}[\p{L}\p{M}\p{N}_]*(?:[’'&.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+)*|\p{N}+(?:[.,:/-]\p{N}+)*(?:-\p{L}+(?:-\p{L}+)*|st|nd|rd|th|s|%)?|[^\s\p{L}\p{N}]/uy;

const plainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

// Marks after which a word of plain letters has surely ended, and which stand for themselves: , ; : ! ? ( ) "
const plainMarks = new Set([44, 59, 58, 33, 63, 40, 41, 34]);

// Where the plain word or mark at `at` ends, as most do; `at` itself where only the pattern can tell.
function plainEnd(part: string, at: number): number {
  if (plainMarks.has(part.charCodeAt(at))) return at + 1;
  let to = at;
  while (plainLetter(part.charCodeAt(to))) to += 1;
  const next = part.charCodeAt(to);
  return to === part.length || next === 32 || plainMarks.has(next) ? to : at;
}

/** The words of `text` from `start` to `end`, in order. A final "'s" is a word of its own of kind `possessive`. Linear. */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  const part = text.slice(start, end);
  let place = 0;
  while (place < part.length) {
    const code = part.charCodeAt(place);
    const to = plainEnd(part, place);
    if (to > place) {
      const body = part.slice(place, to);
      const isWord = plainLetter(code);
      words.push({
        start: start + place,
        end: start + to,
        text: body,
        low: isWord ? body.toLowerCase() : body,
        kind: isWord ? 'word' : 'mark',
        capital: isWord && code < 97,
        stretch: null,
      });
      place = to;
      continue;
    }
    pattern.lastIndex = place;
    const raw = code === 32 ? undefined : pattern.exec(part)?.[0];
    if (raw === undefined) {
      place += 1;
      continue;
    }
    const at = start + place;
    place += raw.length;
    const mark = raw.length > 2 && raw.endsWith('s') ? raw[raw.length - 2] : '';
    const owned = mark === '’' || mark === "'";
    const body = owned ? raw.slice(0, -2) : raw;
    const lower = body.toLowerCase();
    words.push({
      start: at,
      end: at + body.length,
      text: body,
      low: lower.includes('’') ? lower.replaceAll('’', "'") : lower,
      kind: /^[@#]?\p{L}|^\p{N}+-\p{L}/u.test(body) ? 'word' : /^\p{N}/u.test(body) ? 'number' : 'mark',
      capital: /^[@#]?\p{Lu}/u.test(body),
      stretch: null,
    });
    if (owned)
      words.push({
        start: at + body.length,
        end: at + raw.length,
        text: raw.slice(-2),
        low: "'s",
        kind: 'possessive',
        stretch: null,
        capital: false,
      });
  }
  return words;
}
