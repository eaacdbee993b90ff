/** What a line that is no prose costs: about a dozen in a row outweigh a paragraph and part the article from what is not. */
const junk = -4;

/**
 * The stretch of lines that holds the article: the one with the greatest sum (maximum subsequence), where a line of prose
 * counts for its words, a line that may belong to any article for nothing, and every other line against.
 * Half-open; empty at 0 when no line is prose.
 */
export function regionOf(lines: { prose: number; neutral: boolean }[]): { from: number; to: number } {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  lines.forEach(({ prose, neutral }, index) => {
    if (sum <= 0) {
      from = index;
      sum = 0;
    }
    sum += prose > 0 ? prose : neutral ? 0 : junk;
    if (sum > best.sum) best = { from, to: index + 1, sum };
  });
  return { from: best.from, to: best.to };
}
