import { layout } from '#/app/_article/blocks.ts';
import type { Analysis, Block, Figure, LedgerEntry, Quote } from '#/server/article/article.ts';

/** A relation of the ledger with its figures looked up, and the sentences that they stand in. */
export type LedgerRow = { entry: LedgerEntry; parts: Figure[]; total: Figure; sentences: number[] };

/** The ledger of an analysis with its figures; a row whose figures are not there is left away. */
export function ledgerRows({ ledger, figures }: Pick<Analysis, 'ledger' | 'figures'>): LedgerRow[] {
  const byId = new Map(figures.map(figure => [figure.id, figure]));
  return ledger.flatMap(entry => {
    const total = byId.get(entry.total);
    const parts = entry.parts.flatMap(id => byId.get(id) ?? []);
    if (!total || parts.length !== entry.parts.length) return [];
    const sentences = [...new Set([...parts, total].map(figure => figure.sentence))].sort((a, b) => a - b);
    return [{ entry, parts, total, sentences }];
  });
}

/** A figure's words as the ledger shows them: `34%` for "34 percent", else as the article has them. */
export function shortFigure({ kind, value, text }: Figure): string {
  return kind === 'percent' && value !== null ? `${value}%` : text;
}

/** A relation as an equation, as far as it is one: `34% + 43% = 77%`. */
export function equation({ entry, parts, total }: LedgerRow): string {
  const sign = { sum: ' + ', complement: ' + ', difference: ' − ', ratio: ' ÷ ', change: ' → ', restatement: ' = ' };
  const left = parts.map(shortFigure).join(sign[entry.relation]);
  if (entry.relation === 'complement') return `${left} + ${shortFigure(total)} = 100%`;
  return `${left} = ${shortFigure(total)}`;
}

/** Figures and quotes that stand beside one block, or beside the list or table that begins with it, in text order. */
export type BlockEvidence = { block: number; figures: Figure[]; quotes: Quote[] };

/**
 * For every block the block beside which its notes stand (the last of its list or table), and the row of the page that
 * it is in: a list is one row.
 */
export function placesOf(blocks: readonly Block[]): { beside: number; row: number }[] {
  const groups = layout(blocks.map((block, index) => ({ ...block, index })));
  return groups.flatMap((group, row) => {
    const members = group.as === 'single' ? [group.block] : group.blocks;
    const beside = members.at(-1)?.index ?? 0;
    return members.map(() => ({ beside, row }));
  });
}

/** The evidence of a reading by the block beside which it stands, in order; blocks without any are left away. */
export function evidenceByBlock(
  analysis: Pick<Analysis, 'blocks' | 'sentences' | 'figures' | 'quotes'>,
): BlockEvidence[] {
  const places = placesOf(analysis.blocks);
  const found = new Map<number, BlockEvidence>();
  const at = (sentence: number) => {
    const block = places[analysis.sentences[sentence]?.block ?? 0]?.beside ?? 0;
    const known = found.get(block) ?? { block, figures: [], quotes: [] };
    found.set(block, known);
    return known;
  };
  for (const figure of analysis.figures) at(figure.sentence).figures.push(figure);
  for (const quote of analysis.quotes) at(quote.sentence).quotes.push(quote);
  return [...found.values()].sort((a, b) => a.block - b.block);
}

/** Below this the speaker's name is shown as less than certain. */
export const certain = 0.95;

/** Someone to whom the article gives words or figures: what it calls them, what it gives them and where, and how sure the least sure of it is. */
export type VoiceRow = {
  name: string;
  roles: string[];
  quotes: number;
  figures: number;
  sentences: number[];
  confidence: number;
};

const mostVoices = 60;

/** The speakers of an analysis in the order in which they first speak; whoever has no name is left away. */
export function voiceRows({
  quotes,
  figures,
  entities,
}: Pick<Analysis, 'quotes' | 'figures' | 'entities'>): VoiceRow[] {
  const roles = new Map(
    entities.map(one => [one.name, [...new Set([...one.roles, ...one.affiliations].map(role => role.text))]]),
  );
  const found = new Map<string, VoiceRow>();
  const note = (name: string | null | undefined, sentence: number, kind: 'quotes' | 'figures', confidence: number) => {
    if (!name) return;
    const fresh = { name, roles: roles.get(name) ?? [], quotes: 0, figures: 0, sentences: [], confidence: 1 };
    const row = found.get(name) ?? fresh;
    found.set(name, row);
    row[kind]++;
    row.confidence = Math.min(row.confidence, confidence);
    if (!row.sentences.includes(sentence)) row.sentences.push(sentence);
  };
  for (const quote of quotes) note(quote.speaker?.name, quote.sentence, 'quotes', quote.confidence);
  for (const figure of figures) note(figure.source?.name, figure.sentence, 'figures', 1);
  for (const row of found.values()) row.sentences.sort((one, other) => one - other);
  const first = (row: VoiceRow) => row.sentences[0] ?? 0;
  return [...found.values()].sort((one, other) => first(one) - first(other)).slice(0, mostVoices);
}
