import type { Figure } from '#/server/article/article.ts';
import { excerpt, type Material } from '#/server/quiz/material.ts';
import type { Wrong } from '#/server/quiz/options.ts';

/** A wrong value that arithmetic suggests, before it is written in the form of the key. */
export type WrongValue = Omit<Wrong, 'text' | 'rank'> & { value: number };

/**
 * The wrong values that part and whole suggest for a figure: a part or the difference of two for a whole, the whole or the
 * other part for a part, and what is left to 100 percent of a share that belongs to such a sum.
 */
export function ledgerWrongs(material: Material, figure: Figure): WrongValue[] {
  if (figure.value === null) return [];
  const found: WrongValue[] = [];
  for (const entry of material.analysis.ledger) {
    if (entry.relation !== 'sum' || (entry.verdict !== 'consistent' && entry.verdict !== 'within rounding')) continue;
    const total = material.figure(entry.total);
    const parts = entry.parts.flatMap(id => material.figure(id) ?? []);
    if (!total || (entry.total !== figure.id && !entry.parts.includes(figure.id))) continue;
    for (const part of parts.filter(part => part.id !== figure.id)) {
      const whole = total.id === figure.id;
      const reason = whole ? 'This is one part of it only' : 'This is another part of the same whole';
      found.push(stated(material, part, whole ? 'part-for-whole' : 'other-figure', reason));
    }
    if (total.id !== figure.id)
      found.push(stated(material, total, 'whole-for-part', 'This is the whole that the parts make together'));
    const [one, other] = parts.map(part => part.value ?? 0);
    if (total.id === figure.id && parts.length === 2 && one !== undefined && other !== undefined) {
      const reason = `This is ${Math.max(one, other)} − ${Math.min(one, other)}: the parts are to be added.`;
      found.push({ value: Math.abs(one - other), misconception: 'part-for-whole', reason, span: null, prefer: 1 });
    }
    if (figure.kind === 'percent') {
      const reason = `This is what is left to 100 percent: 100 − ${figure.value}.`;
      found.push({ value: 100 - figure.value, misconception: 'complement', reason, span: null, prefer: 1 });
    }
  }
  return found;
}

function stated(material: Material, figure: Figure, misconception: Wrong['misconception'], why: string): WrongValue {
  const span = { start: figure.start, end: figure.end };
  return { value: figure.value ?? 0, misconception, reason: `${why}: “${excerpt(material, figure)}”`, span, prefer: 2 };
}
