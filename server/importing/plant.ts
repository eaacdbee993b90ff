import { html } from 'parse5';
import { importLimits } from '#/server/importing/limits.ts';
import { countWords, endsSentence } from '#/server/importing/shape.ts';
import type { Element, Node } from '#/server/importing/tree.ts';

/** An element as a file's reader writes it down: a tag, its attributes and what it holds; a string is text. */
export type Plant = { tag: string; attributes?: Record<string, string>; holds: (Plant | string)[] };

/** The tree of a document from its plants, as `importTree` reads it; null when it has more nodes or depth than a page may have. */
export function plantTree(top: Plant): Element | null {
  let nodes = 0;
  const grow = (plant: Plant, parent: Element | null, depth: number): Element | null => {
    nodes += 1 + plant.holds.length;
    if (nodes > importLimits.nodes || depth > importLimits.depth) return null;
    const attributes = Object.entries(plant.attributes ?? {}).map(([name, value]) => ({ name, value }));
    const { tag } = plant;
    const children: Node[] = [];
    const element: Element = {
      type: 'element',
      tag,
      namespace: html.NS.HTML,
      attributes,
      children,
      parent,
      depth,
      content: null,
    };
    for (const held of plant.holds) {
      const child = typeof held === 'string' ? textNode(held, element) : grow(held, element, depth + 1);
      if (!child) return null;
      children.push(child);
    }
    return element;
  };
  return grow(top, null, 0);
}

const textNode = (value: string, parent: Element): Node => ({ type: 'text', value, parent });

/** What a document says of itself. Absent values are null; the date is ISO 8601. */
export type About = { title: string | null; author: string | null; published: string | null };

/** A whole document: its head says what it is about, its body is all article. */
export function documentOf(about: About, body: (Plant | string)[]): Plant {
  const meta = (name: string, content: string | null): Plant[] =>
    content ? [{ tag: 'meta', attributes: { name, content }, holds: [] }] : [];
  const head: Plant = {
    tag: 'head',
    holds: [
      ...(about.title ? [{ tag: 'title', holds: [about.title] }] : []),
      ...meta('author', about.author),
      ...meta('date', about.published),
    ],
  };
  const article: Plant = { tag: 'article', attributes: { itemprop: 'articleBody' }, holds: body };
  return { tag: '#document', holds: [{ tag: 'html', holds: [head, { tag: 'body', holds: [article] }] }] };
}

/** Names the title of a document that has none: a first line that is short and no sentence, with text below it. */
export function titled(body: Plant[], title: string | null): Plant[] {
  const [first, ...rest] = body;
  if (!first || title || body.some(plant => plant.tag === 'h1')) return body;
  const line = first.holds
    .filter(held => typeof held === 'string')
    .join(' ')
    .trim();
  const count = countWords(line);
  const isLine = /^(?:p|h\d)$/.test(first.tag) && !endsSentence(line) && count >= 2 && count <= 20;
  return isLine && rest.length > 0 ? [{ ...first, tag: 'h1' }, ...rest] : body;
}
