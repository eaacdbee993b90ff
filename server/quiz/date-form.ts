import type { Figure, Span } from '#/server/article/article.ts';

/** The parts of a date as the article writes it; what it leaves out is null. Months count from 1. */
export type DateParts = { year: number | null; month: number | null; day: number | null };
/** How a date is written, so that another can be written alike. The span is what a gap replaces. */
export type DateForm = Span & DateParts & { text: string; write: (parts: DateParts) => string };

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const short = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const month = `(${monthNames.join('|')}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.)`;
const year = '((?:1[5-9]|20)\\d\\d)';
const edge = '(?![\\p{L}\\p{N}\\-–/])';

type Pattern = { regex: RegExp; parts: (keyof DateParts)[]; join: (parts: Record<keyof DateParts, string>) => string };
const patterns: Pattern[] = [
  {
    regex: new RegExp(`\\b${month} (\\d{1,2}), ${year}${edge}`, 'u'),
    parts: ['month', 'day', 'year'],
    join: p => `${p.month} ${p.day}, ${p.year}`,
  },
  {
    regex: new RegExp(`\\b(\\d{1,2}) ${month} ${year}${edge}`, 'u'),
    parts: ['day', 'month', 'year'],
    join: p => `${p.day} ${p.month} ${p.year}`,
  },
  { regex: new RegExp(`\\b${month} ${year}${edge}`, 'u'), parts: ['month', 'year'], join: p => `${p.month} ${p.year}` },
  {
    regex: new RegExp(`\\b${month} (\\d{1,2})${edge}(?!,? \\d)`, 'u'),
    parts: ['month', 'day'],
    join: p => `${p.month} ${p.day}`,
  },
  {
    regex: new RegExp(`\\b(\\d{1,2}) ${month}${edge}(?! \\d)`, 'u'),
    parts: ['day', 'month'],
    join: p => `${p.day} ${p.month}`,
  },
  { regex: new RegExp(`\\b${year}${edge}`, 'u'), parts: ['year'], join: p => p.year },
];

/** Reads how a date figure is written. Null for ranges, dates without digits (a month alone weighs nothing), and forms that cannot be imitated. */
export function dateForm(text: string, figure: Figure): DateForm | null {
  if (figure.low !== null || figure.high !== null) return null;
  const raw = text.slice(figure.start, figure.end);
  for (const pattern of patterns) {
    const match = pattern.regex.exec(raw);
    if (!match) continue;
    const read: DateParts = { year: null, month: null, day: null };
    for (const [i, part] of pattern.parts.entries()) {
      const word = match[i + 1] ?? '';
      read[part] = part === 'month' ? Math.max(monthNames.indexOf(word), short.indexOf(word)) + 1 : Number(word);
    }
    if (/\d/.test(raw.replace(match[0], ''))) return null;
    const abbreviated = /\p{L}\./u.test(match[0]);
    const start = figure.start + match.index;
    if (/[\p{L}\p{N}\-–/’']$/u.test(text.slice(Math.max(0, start - 1), start))) return null;
    return {
      ...read,
      start,
      end: start + match[0].length,
      text: match[0],
      write: parts => pattern.join(named(parts, abbreviated)),
    };
  }
  return null;
}

function named(parts: DateParts, abbreviated: boolean): Record<keyof DateParts, string> {
  return {
    year: String(parts.year ?? ''),
    month: (abbreviated ? short : monthNames)[(parts.month ?? 1) - 1] ?? '',
    day: String(parts.day ?? ''),
  };
}
