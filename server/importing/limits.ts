/**
 * How much an import may be, in one table.
 * `bytes`: a paste or a file. `text`: the article's own text, in UTF-16 code units. `nodes` and `depth`: the HTML tree.
 * `heap` and `time`: what the worker gets, in megabytes and milliseconds. A long news feature is 60,000 characters and
 * 3,000 nodes, so an honest page is far from all of them.
 */
export const importLimits = {
  bytes: 10_000_000,
  text: 400_000,
  nodes: 20_000,
  depth: 256,
  heap: 256,
  time: 3_000,
} as const;
