import type { Figure } from '#/server/article/article.ts';
import { type NumberForm, numberForm, numbersIn, writeNumber } from '#/server/quiz/figure-form.ts';
import { ledgerWrongs } from '#/server/quiz/ledger-wrongs.ts';
import { excerpt, type Material, neighbours } from '#/server/quiz/material.ts';
import type { Wrong } from '#/server/quiz/options.ts';
import { gap } from '#/server/quiz/wording.ts';
import type { Random } from '#/server/random.ts';

/** How far an option may be from the key, as a factor, to look like the same kind of thing. */
const magnitude = 3;

/**
 * Wrong values for a figure, written as it is written: parts, wholes and complements that the ledger knows, other figures of
 * the article of the same kind and unit, then values that the article does not have. None equals the key in any form, nor a
 * figure for the same noun where the article gives several; none but the ledger's stands in what a question shows, and none at all in a passage with a gap.
 */
export function wrongNumbers(
  material: Material,
  figure: Figure,
  form: NumberForm,
  shown: string,
  random: Random,
): Wrong[] {
  const value = figure.value;
  if (value === null) return [];
  const visible = new Set(numbersIn(shown));
  const named = new Map<string, Wrong>();
  const add = (wrong: number, more: Omit<Wrong, 'text' | 'rank'>) => {
    const text =
      plausible(figure, value, wrong) && ((more.prefer === 2 && !shown.includes(gap)) || !visible.has(wrong))
        ? writeNumber(form, wrong)
        : null;
    if (text !== null && !named.has(text))
      named.set(text, {
        text,
        rank: wrong,
        ...more,
        reason: more.reason === '' ? nowhere(form.text, text) : more.reason,
      });
  };
  for (const wrong of ledgerWrongs(material, figure)) add(wrong.value, wrong);
  for (const other of neighbours(material, figure)) {
    if (other.value === null || other.kind !== figure.kind || other.unit !== figure.unit || other.id === figure.id)
      continue;
    if (figure.kind !== 'percent' && sameNoun(other, figure)) continue;
    if (figure.kind === 'percent' && figure.direction !== other.direction) continue;
    if (!numberForm(material.text, other)) continue;
    const inSentence =
      other.sentence === figure.sentence && other.of !== null && figure.of !== null && !sameNoun(other, figure);
    add(other.value, {
      misconception: inSentence ? 'same-sentence-other-noun' : 'other-figure',
      reason: `The article gives this figure for something else: “${excerpt(material, other)}”`,
      span: { start: other.start, end: other.end },
      prefer: 1,
    });
  }
  const step = usualSteps.get(figure.unit ?? '');
  const made =
    step && form.scale === 1 && value % step === 0 && value > step
      ? random.shuffle(
          [value / 2, value - step, value + step, value * 1.5, value * 2].filter(other => other % step === 0),
        )
      : nearby(form, figure.kind === 'percent' && value <= 100 ? 100 : null, random);
  for (const invented of made) {
    const wrong = invented * form.scale;
    if (material.states(wrong)) continue;
    add(wrong, {
      misconception: 'not-in-the-article',
      reason: '',
      span: null,
      prefer: 0,
    });
  }
  // the one number of three digits among those of two is known by its look
  const digits = (text: string) => /\d+/.exec(text.replaceAll(',', ''))?.[0].length ?? 0;
  const all = [...named.values()];
  const alike = all.filter(wrong => digits(wrong.text) === digits(form.text));
  return alike.length >= 4 ? alike : all;
}

/** Lengths of time that people set go by these steps: beside 48 hours nobody believes 44. */
const usualSteps = new Map([
  ['hour', 12],
  ['month', 6],
  ['minute', 5],
  ['second', 5],
]);

/** Why a value that the article does not have is wrong. */
export function nowhere(right: string, wrong: string): string {
  return `The article says ${right}; ${wrong} is nowhere in it.`;
}

/** Whether a figure states a number, in any equivalent form: itself, as a share of one, or as the edge of a range. */
export function sameNumber(figure: Figure, value: number): boolean {
  const stated = [figure.value, figure.low, figure.high].filter(n => n !== null);
  return stated.some(n =>
    [n, n * 100, n / 100].some(form => Math.abs(form - value) <= 1e-6 * Math.max(1, Math.abs(value))),
  );
}

/** Whether two figures count the same: the last word of what they count is the same but for its plural. */
export function sameNoun(a: Figure, b: Figure): boolean {
  return a.of !== null && b.of !== null && head(a.of) === head(b.of);
}

function head(noun: string): string {
  const last = noun.toLowerCase().trim().split(/\s+/).at(-1) ?? '';
  return last.replace(/ies$/, 'y').replace(/s$/, '');
}

/** How far from the key an option is, at the least, as a share of it: nobody remembers 1.7 from 1.6 percent, and of "about 12" 13 is no other answer. */
const least = 0.08;
const leastOfRough = 0.16;

function plausible(figure: Figure, value: number, wrong: number): boolean {
  if (isRounding(value, wrong) || isRounding(wrong, value)) return false;
  const apart =
    Math.abs(wrong - value) > (figure.qualifier === null ? least : leastOfRough) * Math.abs(value) &&
    Math.abs(Math.abs(wrong) - Math.abs(value)) > 1e-9;
  if (!apart) return false;
  if (figure.kind === 'percent')
    return Math.abs(value) > 100
      ? Math.abs(wrong) > 50 && Math.abs(wrong) < 1000
      : Math.abs(wrong) <= 100 && (Math.min(value, wrong) >= 20 || Math.max(value / wrong, wrong / value) <= magnitude);
  return Math.abs(wrong) >= Math.abs(value) / magnitude && Math.abs(wrong) <= Math.abs(value) * magnitude;
}

/** Whether one number is the other said less exactly: 7 billion for 6.8 billion, 30 for 29.6. */
export function isRounding(exact: number, rough: number): boolean {
  if (rough === 0 || exact === 0) return false;
  const digits = Number(rough.toPrecision(12)).toExponential().split('e')[0]?.replace(/[-.]/g, '').length ?? 1;
  const own = Number(exact.toPrecision(12)).toExponential().split('e')[0]?.replace(/[-.]/g, '').length ?? 1;
  return digits < own && Number(exact.toPrecision(digits)) === rough;
}

/** Values on both sides of a written number, as round and as precise as it, none too close to it or to one another. */
function nearby(form: NumberForm, limit: number | null, random: Random): number[] {
  const unit = 10 ** -form.decimals;
  const steps = Math.round(form.mantissa / unit);
  if (steps <= 0) return [];
  let round = 1;
  while (steps % (round * 10) === 0) round *= 10;
  const whole = steps / round;
  if (whole === 1 && round > 1) round /= 2;
  else if (whole < 4 && round >= 10) round /= 2;
  const at = steps / round;
  const apart = Math.max(1, Math.ceil(at * 0.06));
  const low = Math.max(at <= 3 && form.inWords ? 2 : 1, Math.floor(at * 0.55));
  const high = Math.max(at + 4, Math.ceil(at * 1.65));
  // a price of $199 stands among prices
  const price = round === 1 && form.prefix !== '' && at >= 19 && at % 10 === 9;
  const values: number[] = [];
  for (const candidate of random.shuffle(
    Array.from({ length: Math.min(400, high - low + 1) }, (_, i) => spread(low, high, i)),
  )) {
    const value = candidate * round * unit;
    const near = [at, ...values.map(v => v / unit / round)].some(v => Math.abs(v - candidate) < apart);
    const rounder = round >= 1 && candidate % 10 === 0;
    if (
      near ||
      (rounder && at > 10) ||
      (price && candidate % 10 !== 9) ||
      (price && at > 100 && at % 100 === 99 && candidate % 100 !== 99) ||
      (limit !== null && value > limit)
    )
      continue;
    values.push(Number(value.toFixed(form.decimals)));
    if (values.length >= 12) break;
  }
  return values;
}

function spread(low: number, high: number, i: number): number {
  const count = Math.min(400, high - low + 1);
  return count <= 1 ? low : Math.round(low + (i * (high - low)) / (count - 1));
}
