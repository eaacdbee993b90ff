// Microsoft Recognizers-Text: its models one after the other, the more telling kind first where two overlap.
import recognizers from '@microsoft/recognizers-text-suite';

const culture = 'en-us';
const models = [
  [recognizers.recognizeCurrency, 'money'],
  [recognizers.recognizePercentage, 'percent'],
  [recognizers.recognizeDimension, 'count'],
  [recognizers.recognizeAge, 'duration'],
  [recognizers.recognizeTemperature, 'count'],
];

export function figures(text, { ref }) {
  const found = [];
  const add = figure => {
    if (!found.some(other => figure.start < other.end && other.start < figure.end)) found.push(figure);
  };
  const day = ref ? new Date(`${ref.slice(0, 10)}T12:00:00`) : new Date();
  for (const { start, end, typeName, resolution } of recognizers.recognizeDateTime(text, culture, undefined, day)) {
    const type = /\.(date|time|duration|set)/.exec(typeName)?.[1] ?? 'date';
    add({
      start,
      end: end + 1,
      text: text.slice(start, end + 1),
      kind: type,
      timex: resolution?.values?.[0]?.timex ?? null,
    });
  }
  const number = ({ start, end, resolution }, kind) => {
    const value = Number.parseFloat(resolution?.value);
    const noun = /^\s+(?:[\w-]+\s+)??([a-z]+s)\b/.exec(text.slice(end + 1))?.[1] ?? null;
    const unit = kind === 'percent' ? '%' : (resolution?.unit?.toLowerCase() ?? noun);
    if (Number.isFinite(value))
      add({ start, end: end + 1, text: text.slice(start, end + 1), kind, values: [value], unit });
  };
  for (const [recognize, kind] of models) for (const one of recognize(text, culture)) number(one, kind);
  for (const one of recognizers.recognizeNumber(text, culture)) number(one, 'count');
  return found;
}
