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
 * The goals, in per cent unless the measure says another unit. A floor is the figure of the best peer that runs in
 * JavaScript; a goal is ours, set by the best published system and by how far people agree among themselves.
 */
export const goals: readonly Goal[] = [
  {
    area: 'quotes',
    set: 'polnear',
    measure: 'quote + speaker as named, F1',
    floor: 82.6,
    goal: 94,
    source: 'floor: rules with the last speaker carried over; people among themselves: 97.9',
  },
  {
    area: 'quotes',
    set: 'polnear',
    measure: 'quote + right name, F1',
    floor: 68,
    goal: 88,
    source: 'floor: rules with the last speaker carried over; no system published',
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
    goal: 86,
    source: 'floor: regular expressions; CQE (Almasian et al. 2023): 85.6',
  },
  {
    area: 'figures',
    set: 'pud-figures',
    measure: 'value, kind and noun right',
    floor: 83.5,
    goal: 93,
    source: 'floor: wink-nlp; what the labels allow at most: 92.3',
  },
  {
    area: 'figures',
    set: 'gum-wikinews',
    measure: 'value, kind and noun right',
    floor: 82.5,
    goal: 93,
    source: 'floor: regular expressions',
  },
  {
    area: 'dates',
    set: 'tempeval3',
    measure: 'overlapping span, F1',
    floor: 86.3,
    goal: 91,
    source: 'floor: wink-nlp; HeidelTime (platinum part): 90.3',
  },
  {
    area: 'dates',
    set: 'tempeval3',
    measure: 'span + TIMEX3 value, F1',
    floor: 48.8,
    goal: 78,
    source: 'floor: Recognizers-Text; HeidelTime (platinum part): 77.6',
  },
  {
    area: 'import',
    set: 'import-aeb',
    measure: 'text of English pages, F1',
    floor: 94.9,
    goal: 97,
    source: 'floor: Readability; rs_trafilatura, the best published: 97.1',
  },
  {
    area: 'import',
    set: 'import-trafilatura',
    measure: 'segments in and out, F1',
    floor: 93.9,
    goal: 96,
    source: 'floor: Defuddle',
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
