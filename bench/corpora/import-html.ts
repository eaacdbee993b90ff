import { importHtml as importPage } from '#/server/importing/html.ts';

/** The import as the scorers of `../shared/corpora` call it: the text that students would see, or null when there is none. */
export function importHtml(html: string): { text: string; title: string | null; byline: string | null } | null {
  const result = importPage(html);
  if (!result.ok) return null;
  const { title, byline, blocks } = result.article;
  const shown = blocks.filter(block => !block.hidden).map(block => block.text);
  return { text: shown.join('\n\n'), title, byline };
}
