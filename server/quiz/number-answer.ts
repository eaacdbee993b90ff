import type { NumberKey } from '#/server/quiz/question.ts';

/** A typed number: its value as written (34% is 34 with unit `%`), and the unit in folded form, null when none was typed. */
export type TypedNumber = { value: number; unit: string | null };

/** How a typed answer stands to the key. */
export type NumberVerdict = 'right' | 'wrong' | 'wrong-unit';

const longest = 200;
const ones = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const smallWords = new Map<string, number>([
  ...ones.map((word, i): [string, number] => [word, i]),
  ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
]);
const scales = new Map<string, number>([
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);
const fractions = new Map<string, number>([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['quarter', 1 / 4],
  ['fourth', 1 / 4],
  ['fifth', 1 / 5],
  ['sixth', 1 / 6],
  ['seventh', 1 / 7],
  ['eighth', 1 / 8],
  ['ninth', 1 / 9],
  ['tenth', 1 / 10],
]);
const unitNames: [string, string][] = [
  ['%', '% percent percentage pct prozent pourcent'],
  ['points', 'points point pp ppt'],
  ['USD', '$ usd us$ dollar dollars'],
  ['EUR', '€ eur euro euros'],
  ['GBP', '£ gbp pound pounds quid'],
  ['JPY', '¥ jpy yen'],
  ['INR', '₹ inr rupee rupees'],
  ['km', 'km kms kilometer kilometers kilometre kilometres'],
  ['m', 'm meter meters metre metres'],
  ['cm', 'cm centimeter centimeters centimetre centimetres'],
  ['mi', 'mi mile miles'],
  ['ft', 'ft foot feet'],
  ['kg', 'kg kgs kilo kilos kilogram kilograms'],
  ['t', 't ton tons tonne tonnes'],
  ['h', 'h hr hrs hour hours'],
  ['min', 'min mins minute minutes'],
  ['s', 's sec secs second seconds'],
];
const unitOf = new Map(
  unitNames.flatMap(([unit, names]) => names.split(' ').map((name): [string, string] => [name, unit])),
);
/** The zero of each script whose digits people type; the nine after it follow in order. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x17e0];

/**
 * Reads a number as a person types it: grouped by commas, spaces or apostrophes, with a decimal point or a decimal comma
 * (a comma before other than three digits, or after a lone 0), in words, as a simple fraction, with a scale word and a
 * unit on either side. Null when there is no single number in it. Never throws; never gives an infinite value; reads at
 * most 200 characters.
 */
export function parseNumber(typed: string): TypedNumber | null {
  if (typed.length > longest) return null;
  const text = plainDigits(typed.normalize('NFKC')).toLowerCase().replace(/[−–]/g, '-').trim();
  const digits = /(?:- ?)?\d[\d.,' ’]*/.exec(text);
  return digits ? fromDigits(text, digits[0], digits.index) : fromWords(text);
}

function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find(z => code >= z && code <= z + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

function fromDigits(text: string, raw: string, at: number): TypedNumber | null {
  const run = raw.replace(/[.,' ’]+$/, '');
  let value = decimal(run.replace(/^- ?/, ''));
  if (value === null) return null;
  let rest = text.slice(at + run.length).trim();
  const before = text.slice(0, at).trim();
  const under = /^\/ ?(\d{1,9})(?![\d.,])/.exec(rest);
  if (under) {
    const by = Number(under[1]);
    if (by === 0) return null;
    value /= by;
    rest = rest.slice(under[0].length).trim();
  }
  if (/\d/.test(rest) || /^(?:x|e[+-]?\d)/.test(rest)) return null;
  const words = rest.split(/[ -]+/).filter(word => word !== '');
  const scale = scales.get(words[0] ?? '') ?? scaleOfLetter(words[0], before);
  if (scale !== undefined) {
    value *= scale;
    words.shift();
  }
  const negative = run.startsWith('-') || /(?:^| )minus$/.test(before);
  if (!Number.isFinite(value)) return null;
  return {
    value: negative ? -value : value,
    unit: currencyBefore(before) ?? foldUnit(words.join(' ')),
  };
}

/** In `$5m` the letter is a scale; in `5 m` it is a unit. */
function scaleOfLetter(word: string | undefined, before: string): number | undefined {
  if (!/[$€£¥₹]$/.test(before)) return undefined;
  return word === 'm' ? 1e6 : word === 'b' ? 1e9 : undefined;
}

/** Words before a number ("about", "I think") are no unit; a currency sign or code is. */
function currencyBefore(before: string): string | null {
  const last = /(\p{Sc}|[a-z]+\$?)$/u.exec(before)?.[0];
  const unit = last === undefined ? undefined : unitOf.get(last);
  return unit !== undefined && /^[A-Z]{3}$/.test(unit) ? unit : null;
}

function decimal(run: string): number | null {
  const plain = run.replace(/['’ ]/g, ' ').replace(/ +/g, ' ');
  if (plain.includes(' ') && !/^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(plain)) return null;
  const s = plain.replace(/ /g, '');
  if (/^\d+$/.test(s)) return bounded(s);
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(s)) return bounded(s.replace(/,/g, ''));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(s) || /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(s))
    return bounded(s.replace(/\./g, '').replace(',', '.'));
  if (/^\d+[.,]\d+$/.test(s)) return bounded(s.replace(',', '.'));
  return null;
}

function bounded(digits: string): number | null {
  const value = Number(digits);
  return Number.isFinite(value) && value < 1e18 ? value : null;
}

function fromWords(text: string): TypedNumber | null {
  const words = text
    .replace(/-/g, ' ')
    .split(/[ ,]+/)
    .filter(word => word !== '');
  let total = 0;
  let group = 0;
  let read = 0;
  let negative = false;
  for (; read < words.length; read++) {
    const word = words[read] ?? '';
    const small = smallWords.get(word);
    const scale = word.length > 2 ? scales.get(word) : undefined;
    const fraction = fractions.get(word.replace(/(?<=.)s$/, '').replace(/^halve$/, 'half'));
    if (word === 'minus' && read === 0) negative = true;
    else if (small !== undefined) group += small;
    else if (word === 'a' || word === 'an') {
      if (group !== 0 || !isCounted(words[read + 1])) break;
      group = 1;
    } else if (word === 'hundred' && group > 0) group *= 100;
    else if (scale !== undefined && group > 0) {
      total += group * scale;
      group = 0;
    } else if (fraction !== undefined && total === 0) {
      group = (group === 0 ? 1 : group) * fraction;
      read++;
      break;
    } else if (!(word === 'and' && read > 0)) break;
  }
  const start = negative ? 1 : 0;
  if (read === start) return null;
  const value = total + group;
  if (!Number.isFinite(value) || value >= 1e18) return null;
  return { value: negative ? -value : value, unit: foldUnit(words.slice(read).join(' ')) };
}

function isCounted(next: string | undefined): boolean {
  return next !== undefined && (next === 'hundred' || scales.has(next) || fractions.has(next));
}

/** A unit in one form for all its spellings: `per cent` and `%` are `%`, plural nouns lose their ending; null for none. */
export function foldUnit(unit: string): string | null {
  const words = unit
    .toLowerCase()
    .replace(/per cent\b/g, 'percent')
    .replace(/percentage points?|percent points?|%-points?/g, 'points')
    .replace(/[.,;:!?()]/g, ' ')
    .split(/[\s-]+/)
    .filter(word => word !== '' && word !== 'of' && word !== 'the');
  if (words.length === 0) return null;
  return words.map(word => unitOf.get(word) ?? singular(word)).join(' ');
}

function singular(word: string): string {
  if (word.length > 3 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/**
 * Compares a typed number with the key: value within the tolerance and unit the same, or left out where that is allowed.
 * For a share (unit `%`) 34%, 34 and 0.34 without a sign are equal, 0.34 % is not. A right value in another unit is
 * `wrong-unit`.
 */
export function numberVerdict(typed: TypedNumber, key: NumberKey): NumberVerdict {
  const near = (value: number) =>
    Math.abs(value - key.value) <= key.tolerance + 1e-9 * Math.max(1, Math.abs(key.value));
  const keyUnit = key.unit === null ? null : foldUnit(key.unit);
  if (typed.unit === null) {
    const share = keyUnit === '%' && Math.abs(typed.value) < 1 && near(typed.value * 100);
    if (!near(typed.value) && !share) return 'wrong';
    return key.unitRequired && !share ? 'wrong-unit' : 'right';
  }
  if (keyUnit === null && typed.unit === '%') {
    if (key.value > 0 && key.value < 1 && near(typed.value / 100)) return 'right';
    return near(typed.value) ? 'wrong-unit' : 'wrong';
  }
  if (!near(typed.value)) return 'wrong';
  return keyUnit === null || sameUnit(typed.unit, keyUnit) ? 'right' : 'wrong-unit';
}

/** "state-owned enterprise" answers "enterprise", and the reverse: one set of words holds the other. */
function sameUnit(a: string, b: string): boolean {
  const one = a.split(' ');
  const other = b.split(' ');
  const [small, large] = one.length < other.length ? [one, other] : [other, one];
  return small.every(word => large.includes(word));
}
