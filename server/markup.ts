import { html, serializeOuter, defaultTreeAdapter as tree } from 'parse5';

type Element = ReturnType<typeof tree.createElement>;

/** An element of HTML with its attributes and what is in it; a string is always text. */
export function element(name: string, attributes: Record<string, string>, ...children: (Element | string)[]): Element {
  const made = tree.createElement(
    name,
    html.NS.HTML,
    Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  );
  for (const child of children)
    if (typeof child === 'string') tree.insertText(made, child);
    else tree.appendChild(made, child);
  return made;
}

/** A whole document, written by the standard's own rules, so that all text is text. */
export const documentOf = (language: string, head: Element, body: Element): string =>
  `<!doctype html>${serializeOuter(element('html', { lang: language }, head, body))}`;
