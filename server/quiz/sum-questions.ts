import type { Figure, LedgerEntry } from '#/server/article/article.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { numberForm } from '#/server/quiz/figure-form.ts';
import { givesAway } from '#/server/quiz/figure-questions.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { assemble } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { withGaps } from '#/server/quiz/wording.ts';
import { wrongNumbers } from '#/server/quiz/wrong-numbers.ts';
import type { Random } from '#/server/random.ts';

/**
 * Part and whole, where a sentence states both and the ledger finds that they agree exactly: the whole, or one of its parts,
 * is left out and follows from the rest by arithmetic. Sums within rounding or with other bases are not asked.
 */
export function sumQuestions(material: Material, entry: LedgerEntry, random: Random): Question[] {
  if (entry.relation !== 'sum' || entry.verdict !== 'consistent') return [];
  const total = material.figure(entry.total);
  const parts = entry.parts.flatMap(id => material.figure(id) ?? []);
  if (!total || parts.length < 2 || parts.length !== entry.parts.length) return [];
  const sentence = sentenceAt(material, total.sentence);
  if (!sentence || parts.some(part => part.sentence !== total.sentence) || !material.body.includes(total.sentence))
    return [];
  const asked = random.integer(2) === 0 ? total : (random.pick(parts) ?? total);
  const form = numberForm(material.text, asked);
  if (!form || asked.value === null) return [];
  const passage = withGaps(material.text, sentence, [form]);
  const stem = { prompt: promptFor(material, asked, total, parts), passage };
  if (passage.length > 360 || givesAway(stem, asked.value)) return [];
  const ids = [asked, ...[total, ...parts].filter(figure => figure !== asked)].map(figure => figure.id);
  const evidence = ids.map(id => ({ id, start: sentence.start, end: sentence.end }));
  const right = { text: form.text, rank: asked.value, reason: null, span: { start: form.start, end: form.end } };
  const choice = assemble(right, wrongNumbers(material, asked, form, passage, random), 3, random);
  const feedback = arithmetic(asked, total, parts);
  const questions = choice
    ? [draftQuestion({ rule: 'sum', kind: 'choice', ...stem, ...choice, evidence, feedback })]
    : [];
  if (form.scale === 1) {
    const unit = asked.kind === 'percent' ? '%' : null;
    const key = { value: form.mantissa, unit, tolerance: 0 };
    questions.push(draftQuestion({ rule: 'sum', kind: 'number', ...stem, asks: unit, key, evidence, feedback }));
  }
  return questions;
}

function promptFor(material: Material, asked: Figure, total: Figure, parts: Figure[]): string {
  const written = (figure: Figure) => numberForm(material.text, figure)?.text ?? figure.text;
  const rest = parts.filter(part => part !== asked).map(written);
  const listed = `${rest.slice(0, -1).join(', ')}${rest.length > 1 ? ' and ' : ''}${rest.at(-1) ?? ''}`;
  if (asked === total) return `How much do the parts in this sentence, ${listed}, make together?`;
  return `The whole in this sentence is ${written(total)}, of which it gives ${listed}. How large is the missing part?`;
}

function arithmetic(asked: Figure, total: Figure, parts: Figure[]): string {
  const rest = parts.filter(part => part !== asked).map(part => part.value);
  return asked === total
    ? `${parts.map(part => part.value).join(' + ')} = ${total.value}`
    : `${total.value} − ${rest.join(' − ')} = ${asked.value}`;
}
