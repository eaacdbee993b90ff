import { analyse } from '#/server/article/analyse.ts';
import type { Analysis, Figure } from '#/server/article/article.ts';
import { rawBlocks } from '#/server/article/blocks.ts';
import type { Question } from '#/server/quiz/question.ts';
import { type Body, quotesOf, wordsOf } from './markdown.ts';
import { folded } from './watched.ts';

type Reading = Pick<Analysis, 'text' | 'sentences' | 'figures' | 'language'>;

/** What the reading says to the quotes and figures of a draft. */
export type Compared = {
  quotes: {
    text: string;
    exact: boolean;
    sentence: number | null;
    reading: string | null;
    start: number;
    end: number;
  }[];
  figures: { text: string; sentence: number; reading: string[] }[];
};

/** A text with its quotation marks, dashes and spaces made alike, and where each of its characters stood. */
function even(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    const plain = /\s/.test(char)
      ? ' '
      : char
          .replace(/[“”„«»]/, '"')
          .replace(/[‘’]/, "'")
          .replace(/[–—]/, '-');
    if (plain === ' ' && (out === '' || out.endsWith(' '))) continue;
    out += plain;
    at.push(i);
  }
  return { text: out, at: [...at, text.length] };
}

const sentenceAt = (reading: Pick<Reading, 'sentences'>, offset: number): number | null => {
  const index = reading.sentences.findIndex(({ start, end }) => start <= offset && offset < end);
  return index < 0 ? null : index;
};

const words = (text: string) => new Set(folded(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** The sentence that shares most words with a quote, when it shares more than half of them. */
function nearest(reading: Pick<Reading, 'text' | 'sentences'>, quote: string): number | null {
  const wanted = words(quote);
  let best = { index: -1, shared: wanted.size / 2 };
  for (const [index, { start, end }] of reading.sentences.entries()) {
    const there = words(reading.text.slice(start, end));
    const shared = [...wanted].filter(word => there.has(word)).length;
    if (shared > best.shared) best = { index, shared };
  }
  return best.index < 0 ? null : best.index;
}

const same = (a: Figure, b: Figure) => a.kind === b.kind && a.unit === b.unit && a.of !== null && a.of === b.of;

/**
 * Checks block quotes against a reading: exact when the words stand in the text one after another, quotation marks and
 * spaces apart. What is made of the reading is made once, for as many posts as there are.
 */
export function quoteChecker(reading: Omit<Reading, 'figures'>): (body: Body) => Compared['quotes'] {
  const text = even(reading.text);
  return body =>
    quotesOf(body)
      .map(quote => even(quote).text.trim().replace(/^"|"$/g, ''))
      .filter(quote => quote !== '')
      .map(quote => {
        const found = text.text.indexOf(quote);
        if (found >= 0) {
          const start = text.at[found] ?? 0;
          const end = (text.at[found + quote.length - 1] ?? 0) + 1;
          return { text: quote, exact: true, sentence: sentenceAt(reading, start), reading: null, start, end };
        }
        const sentence = nearest(reading, quote);
        const span = sentence === null ? undefined : reading.sentences[sentence];
        const { start, end } = span ?? { start: 0, end: 0 };
        return {
          text: quote,
          exact: false,
          sentence,
          reading: span ? reading.text.slice(start, end) : null,
          start,
          end,
        };
      });
}

/**
 * Compares a draft's block quotes and figures with the reading. A figure is told of when the reading never gives this number, and
 * counts the same thing in the same unit, or has figures of its kind and unit in the sentence that most words of the draft's
 * sentence are of: then all of these, since which of them was meant is not known.
 */
export function compareWithReading(body: Body, reading: Reading): Compared {
  const said = wordsOf(body);
  const draft = analyse({
    title: null,
    text: said,
    blocks: rawBlocks(said),
    published: null,
    language: reading.language,
  });
  const figures = draft.figures.flatMap(figure => {
    if (figure.value === null) return [];
    const span = draft.sentences[figure.sentence];
    const near = span ? nearest(reading, said.slice(span.start, span.end)) : null;
    const alike = reading.figures.filter(
      one => one.value !== null && one.sentence === near && one.kind === figure.kind && one.unit === figure.unit,
    );
    const counted = reading.figures.find(one => one.value !== null && same(one, figure));
    const meant = counted ? [counted] : alike;
    const [first] = meant;
    if (!first || reading.figures.some(one => one.value === figure.value)) return [];
    return [{ text: figure.text, sentence: first.sentence, reading: meant.map(one => one.text) }];
  });
  return { quotes: quoteChecker(reading)(body), figures };
}

/** The numbers and words that are the key of a question: long enough to give it away when they are said. */
function keyWords(question: Question): string[] {
  if (question.kind === 'number') {
    const { key } = question;
    return 'value' in key ? [String(key.value)] : [];
  }
  return question.options.filter(option => option.correct).map(option => option.text);
}

/** Whether a text says the key of one of the questions. */
export function givesKeyAway(text: string, questions: readonly Question[]): boolean {
  const plain = ` ${(folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  return questions.flatMap(keyWords).some(key => {
    const wanted = (folded(key).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
    return wanted.length > 1 && plain.includes(` ${wanted} `);
  });
}
