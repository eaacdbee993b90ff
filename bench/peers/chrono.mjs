// chrono-node: dates and times; what it knows for certain is written as a TIMEX3 value.
import { parse } from 'chrono-node';

const two = number => String(number).padStart(2, '0');

const timexOf = start => {
  const has = part => start.isCertain(part);
  const year = start.get('year');
  const date =
    has('day') || has('weekday')
      ? `${year}-${two(start.get('month'))}-${two(start.get('day'))}`
      : has('month')
        ? `${year}-${two(start.get('month'))}`
        : `${year}`;
  return has('hour') ? `${date}T${two(start.get('hour'))}:${two(start.get('minute') ?? 0)}` : date;
};

export function figures(text, { ref }) {
  return parse(text, ref ? new Date(`${ref.slice(0, 10)}T12:00:00`) : undefined).map(
    ({ index, text: words, start }) => ({
      start: index,
      end: index + words.length,
      text: words,
      kind: start.isCertain('hour') ? 'time' : 'date',
      timex: timexOf(start),
    }),
  );
}
