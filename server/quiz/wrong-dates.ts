import type { Figure } from '#/server/article/article.ts';
import { type DateForm, type DateParts, dateForm } from '#/server/quiz/date-form.ts';
import { excerpt, type Material, neighbours } from '#/server/quiz/material.ts';
import type { Wrong } from '#/server/quiz/options.ts';
import { nowhere } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

/**
 * Wrong dates for a date of the article. A year stands among other years, so that it is neither always the earliest nor the
 * latest; a longer date stands in a grid of two by two (two years and two days, say), so that no part of it is seen more often
 * than another. Parts come from the article's other dates first.
 */
export function wrongDates(material: Material, figure: Figure, form: DateForm, random: Random): Wrong[] {
  const others = neighbours(material, figure)
    .filter(other => other.kind === 'date')
    .flatMap(other => {
      const read = dateForm(material.text, other);
      return read ? [read] : [];
    });
  const fits = sideOf(material, figure, form);
  return form.month === null ? wrongYears(material, form, others, fits, random) : grid(form, others, fits, random);
}

/** The day of an article: that of a "today" or a weekday in it, or the date that it opens with; null where it shows none. */
export function dayOfArticle(material: Material): string | null {
  const found = material.analysis.figures.find(
    ({ kind, timex, text, sentence }) =>
      kind === 'date' &&
      /^\d{4}-\d\d-\d\d/.test(timex ?? '') &&
      (/^(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/i.test(text) || sentence === 0),
  );
  return found?.timex?.slice(0, 10) ?? null;
}

type Fits = (parts: { year: number | null; month: number | null }) => boolean;

/** Nobody takes a date ahead for what has been, or one gone by for what is to come: which dates lie on the right one's side of the article's day. */
function sideOf(material: Material, figure: Figure, form: DateForm): Fits {
  const day = dayOfArticle(material);
  const [own = '', now = ''] = [figure.timex ?? '', day ?? ''].map(date => date.slice(0, form.month === null ? 4 : 7));
  if (own.length !== now.length || now === '') return () => true;
  const count = ({ year, month }: { year: number | null; month: number | null }) =>
    (year ?? Number(own.slice(0, 4))) * 12 + (month ?? Number(now.slice(5) || 1));
  const today = count({ year: Number(now.slice(0, 4)), month: Number(now.slice(5) || 1) });
  return own <= now ? parts => count(parts) <= today : parts => count(parts) >= today;
}

const recent = 1995;

function wrongYears(material: Material, form: DateForm, others: DateForm[], fits: Fits, random: Random): Wrong[] {
  const year = form.year ?? 0;
  const years = others.flatMap(other => (other.year === null ? [] : [other.year]));
  // an article tells of no year that lies ahead of all of its years
  const last = Math.max(year, ...years);
  const latest = last === year ? year + 2 : last;
  // what happened a few years ago nobody puts in another decade
  const isRecent = year >= recent;
  const span = isRecent ? 6 : 12;
  const found = new Map<number, Wrong>();
  for (const other of others) {
    if (other.year === null || other.year === year || Math.abs(other.year - year) > (isRecent ? 8 : 40)) continue;
    if (!fits({ year: other.year, month: null })) continue;
    const reason = `The article gives this year for something else: “${excerpt(material, other)}”`;
    found.set(other.year, wrong(String(other.year), other.year - year, reason, other));
  }
  const invented = Array.from({ length: 2 * span + 1 }, (_, i) => year - span + i).filter(
    y => y !== year && y <= latest && !found.has(y) && fits({ year: y, month: null }),
  );
  for (const other of random.shuffle(invented))
    found.set(other, wrong(String(other), other - year, nowhere(form.text, String(other)), null));
  return [...found.values()];
}

function wrong(text: string, rank: number, reason: string, span: DateForm | null): Wrong {
  const place = span && { start: span.start, end: span.end };
  return { text, rank, misconception: 'wrong-date', reason, span: place, prefer: span === null ? 0 : 1 };
}

function grid(form: DateForm, others: DateForm[], fits: Fits, random: Random): Wrong[] {
  const other = random.pick(
    others.filter(
      date =>
        date.month !== null &&
        date.month !== form.month &&
        dayOf(date, form) !== form.day &&
        fits({ year: form.year, month: date.month }),
    ),
  );
  const free = Array.from({ length: 12 }, (_, i) => i + 1).filter(
    month => month !== form.month && fits({ year: form.year, month }),
  );
  const month = other?.month ?? random.pick(free) ?? moved(form.month ?? 1, 12, random);
  const day = form.day === null ? null : ((other && dayOf(other, form)) ?? moved(form.day, 28, random));
  const years = others.flatMap(date => (date.year === null || date.year === form.year ? [] : [date.year]));
  const year =
    form.year === null
      ? null
      : (random.pick(years.filter(y => Math.abs(y - (form.year ?? y)) <= 10 && fits({ year: y, month }))) ??
        random.pick([-1, 1].map(step => (form.year ?? 0) + step).filter(y => fits({ year: y, month }))) ??
        form.year - 1);
  const [first, second] = cells(form, { year, month, day });
  const texts = [first, second, { ...first, ...second }].map(parts => form.write({ ...pick(form), ...parts }));
  const stated = new Set(others.map(date => date.text));
  return texts.map(text => {
    const reason = stated.has(text) ? 'The article gives this date for something else.' : nowhere(form.text, text);
    return wrong(text, 0, reason, null);
  });
}

/** The two halves of a date that the grid varies: year against month and day, or month against day when there is no year. */
function cells(form: DateForm, to: DateParts): [Partial<DateParts>, Partial<DateParts>] {
  return form.year === null
    ? [{ month: to.month }, { day: to.day }]
    : [{ year: to.year }, { month: to.month, day: to.day }];
}

function pick(form: DateForm): DateParts {
  return { year: form.year, month: form.month, day: form.day };
}

function dayOf(date: DateForm, form: DateForm): number | null {
  return form.day === null ? -1 : date.day === null || date.day > 28 ? null : date.day;
}

function moved(value: number, limit: number, random: Random): number {
  return ((value - 1 + 1 + random.integer(limit - 1)) % limit) + 1;
}
