import { type Amount, readAmount } from '#/server/article/amounts.ts';
import { readSign } from '#/server/article/currencies.ts';
import { cleanFloat } from '#/server/article/number-names.ts';
import { isDash, lowerAt, type Token } from '#/server/article/tokens.ts';
import { withRate } from '#/server/article/units.ts';
import { functionWords } from '#/server/article/words.ts';

/** A range of two amounts: `low` and `high` in the unit of `last`, in the order of size. */
export type Range = { from: number; to: number; low: number; high: number; last: Amount };

const changeVerbs =
  /^(?:ro?s[ei]s?n?|gr[eo]wn?|f[ea]ll?e?n?|drop(?:ped)?|declined?|increas(?:ed?|ing)|jump(?:ed)?|climb(?:ed)?|slid|slipp?(?:ed)?|plunged?|surged?|soared?|tumbled|cut|raised?|lower(?:ed)?|reduced?|moved?|went|up|down|expand(?:ed)?|shrank|slow(?:ed)?|doubled|decreased?|rising|falling|dropping|plummeted|edged)$/;

const isChange = (tokens: readonly Token[], from: number): boolean => {
  for (let step = 1; step <= 6; step++) {
    if (changeVerbs.test(lowerAt(tokens, from - step))) return true;
    if (tokens[from - step]?.type === 'mark') return false;
  }
  return false;
};

const sameUnit = (a: Amount, b: Amount): boolean =>
  (a.unit?.name ?? '').split(' per ')[0] === (b.unit?.name ?? '').split(' per ')[0] && a.time?.name === b.time?.name;

// "two or three", "20 or 30 boys": neighbours among the round numbers, before what both count; else a choice
const isGuess = (tokens: readonly Token[], first: Amount, second: Amount): boolean => {
  // "100, 200 or 300": a choice of more than two
  if (lowerAt(tokens, first.from - 1) === ',' && tokens[first.from - 2]?.type === 'number') return false;
  const said = first.number.form === 'words' && second.number.form === 'words';
  const next = tokens[second.to];
  const counts =
    second.unit !== null || second.time !== null || (next?.type === 'word' && !functionWords.has(next.lower));
  if (!said && !counts) return false;
  if (second.value === first.value + 1) return said || first.number.form === second.number.form;
  const step = second.value - first.value;
  return (
    counts && step > 0 && step <= first.value && first.value % 5 === 0 && second.value % 5 === 0 && first.value >= 5
  );
};

/** Reads a range that begins with `first`: "one to three years", "$62 to $68", "8–10", "between 40 and 50 percent". */
export const readRange = (tokens: readonly Token[], first: Amount): Range | null => {
  if (first.number.fraction) return null;
  const bare = first.unit === null && first.time === null;
  const lead = lowerAt(tokens, first.from - 1);
  const leads = lead === 'about' || lead === 'around' || lead === 'roughly' ? lowerAt(tokens, first.from - 2) : lead;
  // "from 450 sq ft up to 900 sq ft"
  const upTo = leads === 'from' && lowerAt(tokens, first.to) === 'up' && lowerAt(tokens, first.to + 1) === 'to' ? 1 : 0;
  const link = lowerAt(tokens, first.to + upTo);
  let next = first.to + upTo + 1;
  if (link === 'and') {
    if (leads !== 'between') return null;
  } else if (link === 'or') {
    if (!bare) return null;
  } else if (isDash(tokens[first.to])) {
    if (tokens[first.to]?.glued !== tokens[next]?.glued && tokens[next]?.text !== '$') return null;
    if (tokens[first.to]?.glued === false && tokens[first.to]?.text === '-' && tokens[next]?.glued) return null;
  } else if (link !== 'to') {
    return null;
  }
  if (/^(?:about|around|roughly|as)$/.test(lowerAt(tokens, next)) && link === 'to') next += 1;
  const number = tokens[next];
  if (link === 'to' && number?.type === 'word' && number.lower === 'a') return null;
  const second = readAmount(tokens, next);
  if (second === null || second.number.fraction) return null;
  if (
    first.number.form !== second.number.form &&
    first.number.scale === 1 &&
    second.number.scale === 1 &&
    link !== 'and'
  )
    return null;
  if (link === 'or' && !isGuess(tokens, first, second)) return null;
  if (link === 'to' && isChange(tokens, first.from)) return null;
  const spread = first.unit?.kind === 'money' && second.unit === null && second.time === null;
  if (!bare && !spread && !sameUnit(first, second)) return null;
  if (bare && second.unit?.kind === 'money' && readSign(tokens, next) !== null) return null;
  let low = first.value;
  const inherits =
    first.number.scale === 1 &&
    second.number.scale > 1 &&
    Math.abs(first.value) < 1000 &&
    first.number.form === second.number.form;
  if (inherits && first.value < second.value / second.number.scale) low = cleanFloat(first.value * second.number.scale);
  if (!(low < second.value)) return null;
  const last = spread ? { ...second, unit: first.unit } : second;
  const rated = spread ? withRate(tokens, first.unit?.name ?? '', last.to) : null;
  const whole: Amount = rated === null ? last : { ...last, to: rated.next, unit: { name: rated.name, kind: 'money' } };
  return { from: first.from, to: whole.to, low, high: whole.value, last: whole };
};
