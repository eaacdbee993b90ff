import { isCapital, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords, verbForms } from '#/server/article/words.ts';

/** Whether the bare number in tokens `from`–`to` is an age, by its company: "aged 12", "Ana Brill, 44,", "she was 30 when". */
export const plainAge = (tokens: readonly Token[], from: number, to: number, value: number): boolean => {
  if (!Number.isInteger(value) || value < 1 || value > 120) return false;
  const [second, before] = [lowerAt(tokens, from - 2), lowerAt(tokens, from - 1)];
  if (before === 'of' && second === 'age') return true;
  if (
    before === 'than' &&
    (second === 'younger' || second === 'older') &&
    (tokens[to]?.type !== 'word' || functionWords.has(lowerAt(tokens, to)) || verbForms.has(lowerAt(tokens, to)))
  )
    return true;
  if (
    ['aged', 'age', 'ages'].includes(before) ||
    (/^(?:between|from|about|around|over|under|just|only)$/.test(before) && /^(?:aged|ages)$/.test(second))
  )
    return true;
  if (
    /^(?:under|over|above|below)$/.test(before) &&
    /^(?:men|women|people|adults|children|voters|those|americans|anyone|everyone|kids|girls|boys|residents|pupils|students)$/.test(
      second,
    ) &&
    value <= 100
  ) {
    return true;
  }
  const after = tokens[to];
  const closed = after === undefined || [',', '.', ')', ';', ':', '?', '!', '"', '”'].includes(after.text);
  const name = tokens[from - 2];
  if (
    before === ',' &&
    tokens[from]?.type === 'number' &&
    isCapital(name) &&
    closed &&
    tokens[to]?.text !== '.' &&
    value > 4
  ) {
    const surname = tokens[from - 3];
    return isCapital(surname) || after?.text === ',';
  }
  const clause =
    closed || ['when', 'and', 'but', 'years', 'at', 'or', 'because', 'so', 'now', 'then'].includes(after?.lower ?? '');
  if (!clause) return false;
  const verb = before === 'just' || before === 'only' || before === 'now' ? second : before;
  const subject = before === verb ? second : lowerAt(tokens, from - 3);
  if (['turned', 'turns', 'turning'].includes(verb)) return true;
  return ['was', 'is', 'were', "'s", 'am'].includes(verb) && ['he', 'she', 'i', 'who', 'they'].includes(subject);
};
