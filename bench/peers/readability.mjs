// Mozilla's Readability on linkedom's tree.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

export function importHtml(html) {
  const found = new Readability(parseHTML(html).document).parse();
  if (!found) return null;
  const lines = parseHTML(
    `<!doctype html><html><body>${found.content.replace(/<\/(?:p|div|li|h\d|tr|blockquote|figcaption|pre)>|<br\s*\/?>/gi, '\n$&')}</body>`,
  );
  return { text: lines.document.body.textContent, title: found.title, byline: found.byline };
}
