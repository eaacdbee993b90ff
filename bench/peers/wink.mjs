// wink-nlp with its English model: the entities that it marks; their values are read off their text.
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model);
const { its } = nlp;
const kinds = {
  PERCENT: 'percent',
  MONEY: 'money',
  CARDINAL: 'count',
  ORDINAL: 'ordinal',
  DATE: 'date',
  TIME: 'time',
  DURATION: 'duration',
};
const scales = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const small = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const numberIn = text => {
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  const word = small.indexOf(/[a-z]+/i.exec(text)?.[0].toLowerCase() ?? '');
  const value = digits === undefined ? word : Number(digits.replaceAll(',', ''));
  return value < 0 ? null : value * (scales[/thousand|million|billion|trillion/i.exec(text)?.[0].toLowerCase()] ?? 1);
};

export function figures(text) {
  const doc = nlp.readDoc(text);
  const starts = [];
  let at = 0;
  doc.tokens().each(token => {
    at += token.out(its.precedingSpaces).length;
    starts.push(at);
    at += token.out().length;
  });
  const found = [];
  doc.entities().each(entity => {
    const kind = kinds[entity.out(its.type)];
    if (kind === undefined) return;
    const words = entity.out();
    const start = starts[entity.out(its.span)[0]];
    const value = numberIn(words);
    const noun = /^\s+(?:[\w-]+\s+)??([a-z]+s)\b/.exec(text.slice(start + words.length))?.[1] ?? null;
    const unit = { percent: '%', money: 'dollar', duration: /[a-z]+$/i.exec(words)?.[0] ?? null }[kind] ?? noun;
    found.push({
      start,
      end: start + words.length,
      text: words,
      kind,
      unit,
      timex: null,
      ...(value === null ? {} : { values: [value] }),
    });
  });
  return found;
}
