import type { Figure, Span } from '#/server/article/article.ts';

/**
 * How a number is written in the article, so that another value can be written alike. The span covers what a gap
 * replaces: currency sign, number, scale word and percent sign, and neither qualifier nor noun.
 */
export type NumberForm = Span & {
  text: string;
  prefix: string;
  decimals: number;
  grouped: boolean;
  inWords: boolean;
  scaleText: string;
  scale: number;
  suffix: string;
  /** The number as written, before its scale word: 1.5 in "1.5 million". */
  mantissa: number;
};

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  mn: 1e6,
  bn: 1e9,
  tn: 1e12,
};
const scaleWords = 'hundred|thousand|million|billion|trillion|[mbt]n\\b';
const tail = `(?:([ -]?)(${scaleWords}))?(%| %| percent(?:age points?)?| per cent)?`;
const digits = new RegExp(
  `((?:US|A|AU|C|CA|HK|NZ|S)?[$€£¥₹] ?)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d+)?)${tail}`,
  'i',
);
const words = new RegExp(
  `\\b((?:${tens.join('|')})(?:-(?:${ones.slice(1, 10).join('|')}))?|${ones.join('|')})\\b${tail}`,
  'i',
);

/** A whole number from 0 to 99 in words, or null. */
export function inWords(value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 99) return null;
  const small = ones[value];
  if (small !== undefined) return small;
  const ten = tens[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten}-${ones[value % 10]}`;
}

const wordValues = new Map(Array.from({ length: 100 }, (_, value): [string, number] => [inWords(value) ?? '', value]));

function fromWords(text: string): number {
  return wordValues.get(text.toLowerCase()) ?? Number.NaN;
}

/** "a 90-day ban", but not "a 34-year-old". */
const within = /^-\p{Ll}+(?![\p{L}-])/u;

/**
 * Reads the form of a figure that has one value, at its place in the text. Null when the words do not state that value in
 * a form that can be imitated, or when they are part of a larger word ("5G", "34-year-old").
 */
export function numberForm(text: string, figure: Figure): NumberForm | null {
  if (figure.value === null) return null;
  const window = text.slice(figure.start, Math.min(text.length, figure.end + 24));
  const shown = digits.exec(window);
  const spelled = words.exec(window);
  const word = spelled && (!shown || spelled.index < shown.index) ? spelled : null;
  const digit = word ? null : shown;
  const found = word ?? digit;
  if (!found) return null;
  const start = figure.start + found.index;
  const end = start + found[0].length;
  if (start >= figure.end) return null;
  if (
    /[\p{L}\p{N}\-–/.,$€£]$/u.test(text.slice(Math.max(0, start - 1), start)) ||
    (/^[\p{L}\p{N}\-–/:°'’]/u.test(text.slice(end, end + 1)) &&
      !(figure.kind === 'duration' && within.test(text.slice(end, end + 20))))
  )
    return null;
  if (/^[.,]\d/.test(text.slice(end, end + 2))) return null;
  const prefix = digit?.[1] ?? '';
  const number = (digit ? digit[2] : word?.[1]) ?? '';
  const [joint, scaleWord, suffix] = digit ? digit.slice(3, 6) : (word?.slice(2, 5) ?? []);
  const mantissa = digit ? Number(number.replace(/,/g, '')) : fromWords(number);
  const scale = scales[(scaleWord ?? '').toLowerCase()] ?? 1;
  if (!(Math.abs(mantissa * scale - Math.abs(figure.value)) <= 1e-9 * Math.abs(figure.value))) return null;
  return {
    start,
    end,
    text: text.slice(start, end),
    prefix,
    decimals: number.split('.')[1]?.length ?? 0,
    grouped: number.includes(','),
    inWords: digit === null,
    scaleText: scaleWord === undefined ? '' : `${joint}${scaleWord}`,
    scale,
    suffix: suffix ?? '',
    mantissa,
  };
}

/** Writes a value (in the figure's own unit) in a form, or null when it would not look alike: other decimals, other scale. */
export function writeNumber(form: NumberForm, value: number): string | null {
  const number = Math.abs(value) / form.scale;
  const rounded = Number(number.toFixed(form.decimals));
  if (Math.abs(rounded - number) > 1e-9 * Math.max(1, number)) return null;
  if (form.scale > 1 && (number < 1 || number >= 1000)) return null;
  const exact = (form.mantissa * 10 ** form.decimals) % 10 !== 0;
  if (form.decimals > 0 && exact && Math.round(number * 10 ** form.decimals) % 10 === 0) return null;
  const capital = /^[A-Z]/.test(form.text);
  const word = form.inWords ? inWords(number) : null;
  if (form.inWords && word === null) return null;
  const body = word ?? grouped(number.toFixed(form.decimals), form);
  const written = `${form.prefix}${body}${form.scaleText}${form.suffix}`;
  return capital ? written.charAt(0).toUpperCase() + written.slice(1) : written;
}

function grouped(plain: string, form: NumberForm): string {
  const [whole = '', part] = plain.split('.');
  // "68400" beside "38,800" would be told by its form
  const bare = !form.grouped && form.mantissa >= 1e4;
  const parted = form.grouped || (whole.length > 4 && !bare) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return part === undefined ? parted : `${parted}.${part}`;
}

/** The numbers that a text shows, in digits or as one word, percent and scale words applied to nothing: "1.5 million" is 1.5e6. */
export function numbersIn(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)(?:(?:[ -](hundred|thousand|million|billion|trillion)|([mbt]n))\b)?/giu,
  ))
    found.push(Number((match[1] ?? '').replace(/,/g, '')) * (scales[(match[2] ?? match[3] ?? '').toLowerCase()] ?? 1));
  for (const match of text.matchAll(
    /(?<!\bhalf )(?<!\p{L})(\p{L}+(?:-\p{L}+)?)(?: (hundred|thousand|million|billion|trillion)\b)?/giu,
  )) {
    const [, word = '', scale = ''] = match;
    const value = /^an?$/i.test(word) && scale !== '' ? 1 : wordValues.get(word.toLowerCase());
    if (value !== undefined) found.push(value * (scales[scale.toLowerCase()] ?? 1));
  }
  for (const match of text.matchAll(/(?<!\p{L})(?:(\p{L}+) )?dozen(?!s|\p{L})/giu))
    found.push(12 * (wordValues.get((match[1] ?? '').toLowerCase()) ?? 1));
  return found;
}
