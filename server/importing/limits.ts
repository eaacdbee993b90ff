/**
 * How much an import may be, in one table.
 * `bytes`: a paste or a file. `text`: the article's own text, in UTF-16 code units. `nodes` and `depth`: the HTML tree.
 * `parts` and `unpacked`: of a file of parts (DOCX), how many and the bytes of those that are read. `pages`: of a PDF.
 * `fetched`: of a page by address, unpacked; `fetchTime`: from asking for it to its last byte, redirects included, of which there
 * are `redirects`.
 * `heap`: what a thread gets; `growth`: by how much the process may grow while it runs; both in megabytes. `time`: of an
 * import, `fileTime`: of a DOCX or PDF, `analysisTime`: of reading the longest article; in milliseconds.
 * A long news feature is 60,000 characters and 3,000 nodes, so an honest page is far from all of them.
 */
export const importLimits = {
  bytes: 10_000_000,
  text: 400_000,
  nodes: 20_000,
  depth: 256,
  parts: 2_000,
  unpacked: 20_000_000,
  pages: 200,
  fetched: 2_000_000,
  fetchTime: 10_000,
  redirects: 3,
  heap: 256,
  growth: 512,
  time: 3_000,
  fileTime: 10_000,
  analysisTime: 60_000,
} as const;
