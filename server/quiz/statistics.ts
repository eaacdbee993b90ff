/**
 * Item statistics over each student's counted attempt. Formulas: Moodle's documented quiz statistics (facility,
 * discrimination index, discriminative efficiency, coefficient of internal consistency), and Wilson 1927 for the interval
 * of a proportion. A statistic whose variance is 0 is null ("blank").
 */

/** Why a teacher should look at an item again. */
export const itemFlags = ['too-easy', 'too-hard', 'does-not-tell-apart'] as const;
export type ItemFlag = (typeof itemFlags)[number];

/** The statistics of one question; facility and its 95 % interval from 0 to 1, the discriminations in percent. */
export type ItemStatistics = {
  facility: number | null;
  interval: { low: number; high: number } | null;
  discrimination: number | null;
  efficiency: number | null;
  blanks: number;
  flags: ItemFlag[];
};

/** A quiz's statistics; `thin` when fewer than 10 students stand behind them, `reliability` is Cronbach's alpha in percent. */
export type QuizStatistics = {
  students: number;
  thin: boolean;
  mean: number | null;
  reliability: number | null;
  items: ItemStatistics[];
};

/** One student's counted attempt: a mark for every question, in the order of the quiz; null where nothing was answered. */
export type Marks = (number | null)[];

const enough = 10;
const z = 1.959963984540054;

/**
 * The statistics of a quiz. `maxima` holds every question's points (above 0: leave out what does not count); every row of
 * marks is as long. A blank answer counts as mark 0 and is counted apart.
 */
export function quizStatistics(rows: readonly Marks[], maxima: readonly number[]): QuizStatistics {
  const marks = rows.map(row => maxima.map((_, i) => row[i] ?? 0));
  const totals = marks.map(row => sum(row));
  const items = maxima.map((max, i): ItemStatistics => {
    const x = marks.map(row => row[i] ?? 0);
    const rest = totals.map((all, student) => all - (x[student] ?? 0));
    const facility = x.length === 0 ? null : mean(x) / max;
    const discrimination = percent(covariance(x, rest), Math.sqrt(variance(x) * variance(rest)));
    const best = covariance(sorted(x), sorted(rest));
    return {
      facility,
      interval: interval(x, max),
      discrimination,
      efficiency: discrimination === null ? null : percent(covariance(x, rest), best),
      blanks: rows.filter(row => (row[i] ?? null) === null).length,
      flags: flagsOf(facility, discrimination),
    };
  });
  return {
    students: rows.length,
    thin: rows.length < enough,
    mean: rows.length === 0 ? null : mean(totals),
    reliability: alpha(marks, totals, maxima.length),
    items,
  };
}

/** Wilson's interval where every mark is right or wrong, the normal interval of the mean, cut to 0–1, where some are partly right. */
function interval(x: number[], max: number): { low: number; high: number } | null {
  const n = x.length;
  if (n === 0) return null;
  const p = mean(x) / max;
  if (x.every(mark => mark === 0 || mark === max)) {
    const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
  }
  const half = (z * Math.sqrt(variance(x) / n)) / max;
  return { low: Math.max(0, p - half), high: Math.min(1, p + half) };
}

function flagsOf(facility: number | null, discrimination: number | null): ItemFlag[] {
  const flags: ItemFlag[] = [];
  if (facility !== null && facility > 0.8) flags.push('too-easy');
  if (facility !== null && facility < 0.3) flags.push('too-hard');
  if (discrimination !== null && discrimination < 10) flags.push('does-not-tell-apart');
  return flags;
}

/** 100·p/(p−1)·(1 − Σvar xᵢ/var T); null for fewer than two questions or when all totals are equal. */
function alpha(marks: number[][], totals: number[], p: number): number | null {
  const whole = variance(totals);
  if (p < 2 || isZero(whole)) return null;
  const parts = sum(Array.from({ length: p }, (_, i) => variance(marks.map(row => row[i] ?? 0))));
  return ((100 * p) / (p - 1)) * (1 - parts / whole);
}

function percent(part: number, whole: number): number | null {
  return isZero(whole) ? null : (100 * part) / whole;
}

/** Marks are thirds and halves of points: what is left of equal ones after subtraction is far below this. */
function isZero(value: number): boolean {
  return !(Math.abs(value) > 1e-12);
}

function sum(list: readonly number[]): number {
  return list.reduce((all, one) => all + one, 0);
}

function mean(list: readonly number[]): number {
  return sum(list) / list.length;
}

/** The sample covariance (divided by n − 1); 0 for fewer than two. */
function covariance(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2) return 0;
  const [ma, mb] = [mean(a), mean(b)];
  return sum(a.map((value, i) => (value - ma) * ((b[i] ?? 0) - mb))) / (a.length - 1);
}

function variance(list: readonly number[]): number {
  return covariance(list, list);
}

function sorted(list: readonly number[]): number[] {
  return [...list].sort((a, b) => a - b);
}
