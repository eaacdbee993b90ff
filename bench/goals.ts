/** What is measured: the figure of a peer that we must pass, the figure that we want, and where both come from. */
export type Goal = {
  area: 'quotes' | 'figures' | 'dates' | 'import' | 'speed' | 'questions';
  /** The folder of labelled texts, or what is measured without any. */
  set: string;
  measure: string;
  floor: number | null;
  goal: number | null;
  /** Set for what is better when it is smaller. */
  least?: true;
  source: string;
};

/**
 * The goals, in per cent unless the measure says another unit. A floor is the best peer's figure, as measured here or as
 * published; a goal is the best published system, or how far people agree among themselves.
 */
export const goals: readonly Goal[] = [
  {
    area: 'quotes',
    set: 'polnear',
    measure: 'quote + speaker as named, F1',
    floor: 82.6,
    goal: 97.9,
    source: 'floor: rules with the last speaker carried over; goal: people among themselves',
  },
  {
    area: 'quotes',
    set: 'polnear',
    measure: 'quote + right name, F1',
    floor: 73.1,
    goal: 90,
    source: 'floor: perfect spans, pronouns not resolved; goal: ours, no system published',
  },
  {
    area: 'quotes',
    set: 'gum-quotes',
    measure: 'quote + speaker as named, F1',
    floor: 82.6,
    goal: null,
    source: 'a second kind of news; few quotes',
  },
  {
    area: 'figures',
    set: 'newsquant',
    measure: 'value, F1',
    floor: 78.4,
    goal: 92,
    source: 'floor: regular expressions; goal: CQE (Almasian et al. 2023)',
  },
  {
    area: 'figures',
    set: 'newsquant',
    measure: 'value + unit, F1',
    floor: 62.6,
    goal: 85.6,
    source: 'floor: regular expressions; goal: CQE (Almasian et al. 2023)',
  },
  {
    area: 'figures',
    set: 'pud-figures',
    measure: 'value, kind and noun right',
    floor: 83.5,
    goal: null,
    source: 'floor: wink-nlp',
  },
  {
    area: 'figures',
    set: 'gum-wikinews',
    measure: 'value, kind and noun right',
    floor: 82.5,
    goal: null,
    source: 'floor: regular expressions',
  },
  {
    area: 'dates',
    set: 'tempeval3',
    measure: 'overlapping span, F1',
    floor: 86.3,
    goal: 90.3,
    source: 'floor: wink-nlp; goal: HeidelTime (platinum part)',
  },
  {
    area: 'dates',
    set: 'tempeval3',
    measure: 'span + TIMEX3 value, F1',
    floor: 48.8,
    goal: 77.6,
    source: 'floor: Recognizers-Text; goal: HeidelTime (platinum part)',
  },
  {
    area: 'import',
    set: 'import-aeb',
    measure: 'text of English pages, F1',
    floor: 96.5,
    goal: 97.1,
    source: 'floor: trafilatura; goal: rs_trafilatura, the best published',
  },
  {
    area: 'import',
    set: 'import-trafilatura',
    measure: 'segments in and out, F1',
    floor: 92.8,
    goal: 93.9,
    source: 'floor: Readability; goal: Defuddle, the best peer',
  },
  {
    area: 'speed',
    set: 'article.ts --jsonl --raw',
    measure: 'articles of 300 words a second',
    floor: 300,
    goal: 1500,
    source: 'by processor time where the system tells it; one process, start-up left out',
  },
  {
    area: 'questions',
    set: 'guessing',
    measure: 'best blind solver above chance, points',
    floor: null,
    goal: 5,
    least: true,
    source: 'solvers that see no article',
  },
  {
    area: 'questions',
    set: 'proof',
    measure: 'questions at fault',
    floor: null,
    goal: 0,
    least: true,
    source: 'each checked again from the text alone',
  },
];

/** How a score stands to its goal: reached, above every peer, below one, or not measured. */
export function statusOf({ floor, goal, least }: Goal, scores: readonly (number | null)[]): string {
  const known = scores.filter(score => score !== null);
  if (known.length === 0) return 'not measured';
  const reaches = (limit: number) => known.every(score => (least ? score <= limit : score >= limit));
  if (goal !== null && reaches(goal)) return 'reached';
  if (floor === null) return goal === null ? 'no goal' : 'short';
  if (!reaches(floor)) return 'BELOW A PEER';
  return goal === null ? 'above the peers' : 'above the peers, short of the goal';
}
