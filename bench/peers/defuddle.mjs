// Defuddle on linkedom's tree, as its own Node entry point sets it up.
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';

export async function importHtml(html, url) {
  const { document } = parseHTML(html);
  const found = await Defuddle(document, url);
  const lines = parseHTML(
    `<!doctype html><html><body>${found.content.replace(/<\/(?:p|div|li|h\d|tr|blockquote|figcaption|pre)>|<br\s*\/?>/gi, '\n$&')}</body>`,
  );
  return { text: lines.document.body.textContent, title: found.title, byline: found.author };
}
