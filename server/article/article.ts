/**
 * The nouns of the engine. Every offset is a UTF-16 code unit index into `Analysis.text`, half-open;
 * an absent value is null, never undefined, so that an analysis is plain JSON.
 */

export type Span = { start: number; end: number };

export const blockKinds = ['heading', 'paragraph', 'list-item', 'quote', 'table-row', 'caption'] as const;
export type BlockKind = (typeof blockKinds)[number];
/** A block of the canonical text. The title of a reading is not a block. */
export type Block = Span & { kind: BlockKind };

/** A sentence; `block` is the index of the block that holds it. Sentences are in text order and never overlap. */
export type Sentence = Span & { block: number };

export const figureKinds = [
  'percent',
  'points',
  'count',
  'money',
  'measure',
  'age',
  'date',
  'time',
  'set',
  'duration',
  'ordinal',
  'ratio',
  'number',
] as const;
export type FigureKind = (typeof figureKinds)[number];
export type Direction = 'up' | 'down' | 'none';

/** Someone or something that the article gives words to: the span of the mention, its text, and the name it resolves to. */
export type Speaker = Span & { mention: string; name: string | null };

/**
 * A number or time expression that the article states.
 * `value` is the stated number in its unit (34 percent: 34, unit `%`; a third: 1/3); `low` and `high` are both set only
 * for a stated range, and then `value` is null; with the unit `score` ("2-0", "5-4") they are the numbers of the two sides.
 * `of` is the noun that is counted, or of which it is a share. `direction` is that of a change, said of its amount ("rose 3 percent")
 * or of what it arrived at; `base` is the span of what it is counted from: the figure before ("from 34"), or words ("year on year").
 * `timex` is the TIMEX3 value, null when the text leaves it open. `sentence` is an index into `Analysis.sentences`.
 */
export type Figure = Span & {
  id: string;
  text: string;
  kind: FigureKind;
  value: number | null;
  low: number | null;
  high: number | null;
  direction: Direction | null;
  base: Span | null;
  unit: string | null;
  of: string | null;
  qualifier: string | null;
  timex: string | null;
  source: Speaker | null;
  sentence: number;
};

/**
 * Words inside quotation marks that a source said; the span is inside the marks.
 * `direct` quotes are whole clauses, `partial` ones are words built into the reporter's own sentence.
 * `continues` is the id of the quote before it when both are one utterance. `confidence` is that of the speaker's name, 0 to 1.
 */
export type Quote = Span & {
  id: string;
  text: string;
  kind: 'direct' | 'partial';
  cue: string | null;
  sentence: number;
  continues: string | null;
  inner: Span[];
  speaker: Speaker | null;
  confidence: number;
};

/**
 * A person, body or document that speaks or is named: its fullest name, the roles it goes by ("research associate"), whom it belongs to
 * ("the Stimson Center"; for a document whoever issued it), and where it is mentioned.
 */
export type Entity = {
  name: string;
  kind: 'person' | 'body' | 'document';
  roles: (Span & { text: string })[];
  affiliations: (Span & { text: string })[];
  mentions: Span[];
};

export const relations = ['sum', 'complement', 'difference', 'ratio', 'change', 'restatement'] as const;
export type Relation = (typeof relations)[number];
export const verdicts = ['consistent', 'within rounding', 'does not add up', 'bases differ'] as const;
export type Verdict = (typeof verdicts)[number];
/**
 * An arithmetic relation found among figures, of one sentence or of near ones; `parts` and `total` are figure ids. For a change
 * `parts` are before and after, for a difference the larger and the smaller, for a ratio part and whole.
 */
export type LedgerEntry = { relation: Relation; parts: string[]; total: string; verdict: Verdict };

/** What the engine read in one article. Plain JSON; the same article always gives the same analysis. */
export type Analysis = {
  title: string | null;
  /** BCP 47 primary language, as found; figures and quotes are read in `en` only. */
  language: string | null;
  text: string;
  blocks: Block[];
  sentences: Sentence[];
  figures: Figure[];
  quotes: Quote[];
  entities: Entity[];
  ledger: LedgerEntry[];
};

/** What the engine reads: a text already clean, with its blocks. `published` is an ISO date or date-time. */
export type ArticleText = {
  title: string | null;
  language: string | null;
  published: string | null;
  text: string;
  blocks: Block[];
};

/** Goes up whenever the engine can answer differently for the same text; stored with every reading revision. */
export const engineVersion = 4;
