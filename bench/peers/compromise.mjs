// compromise: numbers and dates by its tags (without its plugin for dates it gives no values), quotations, and the person named nearest.
import nlp from 'compromise';

const spans = view => view.json({ offset: true }).map(({ text, offset, number }) => ({ text, number, ...offset }));
const bare = ({ text, start, length }) => ({
  start,
  end: start + length - (/[.,;:!?]+$/.exec(text)?.[0].length ?? 0),
  text: text.replace(/[.,;:!?]+$/, ''),
});

export function figures(text) {
  const doc = nlp(text);
  const dates = spans(doc.match('#Date+')).map(found => ({ ...bare(found), kind: 'date', timex: null }));
  const numbers = spans(doc.numbers().isCardinal())
    .filter(found => !dates.some(date => found.start < date.end && date.start < found.start + found.length))
    .map(found => {
      const { num, unit, prefix } = found.number;
      const kind = /percent|%/.test(`${unit}${found.text}`)
        ? 'percent'
        : /^[$£€]/.test(`${prefix}${found.text}`)
          ? 'money'
          : 'count';
      const noun = /^\s+(?:[\w-]+\s+)??([a-z]+s)\b/.exec(text.slice(found.start + found.length))?.[1] ?? unit;
      return {
        ...bare(found),
        kind,
        values: [num],
        unit: kind === 'percent' ? '%' : kind === 'money' ? 'dollar' : noun,
      };
    });
  return [...dates, ...numbers];
}

export function quotes(text) {
  const doc = nlp(text);
  const people = spans(doc.people()).map(bare);
  return spans(doc.quotations()).map(({ start, length }) => {
    const far = one => Math.min(Math.abs(one.start - start - length), Math.abs(start - one.end));
    const near = people.filter(one => far(one) < 200).sort((a, b) => far(a) - far(b))[0];
    const speaker = near?.text ?? null;
    return {
      start,
      end: start + length,
      speaker,
      speakerMention: speaker,
      speakerStart: near?.start ?? null,
      speakerEnd: near?.end ?? null,
    };
  });
}
