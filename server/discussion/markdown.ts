import type { BlockContent, Blockquote, DefinitionContent, ListItem, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; inside: Inline[] };
export type BodyBlock =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'quote'; blocks: BodyBlock[] }
  | { kind: 'list'; ordered: boolean; items: BodyBlock[][] }
  | { kind: 'code'; text: string };
/** A post as a tree of the few things it can hold; it is never HTML. */
export type Body = BodyBlock[];

type Source = { children: readonly (RootContent | BlockContent | DefinitionContent)[] } | Blockquote | ListItem;

/** Deeper than this, what is inside is shown as the text it was typed as. */
const deepest = 12;

/** An address that a link may lead to, or null. */
function safeAddress(address: string): string | null {
  try {
    const { protocol } = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? address : null;
  } catch {
    return null;
  }
}

/**
 * Reads a post: paragraphs, emphasis, lists, block quotes, code and links of Markdown (CommonMark). Whatever else is typed,
 * HTML and images among it, stays the text that was typed; headings and rules become paragraphs. Never throws.
 */
export function readMarkdown(source: string): Body {
  const typed = (node: { position?: { start: { offset?: number }; end: { offset?: number } } | undefined }) =>
    source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

  const inline = (nodes: readonly PhrasingContent[], depth: number): Inline[] =>
    nodes.map((node): Inline => {
      if (depth > deepest) return { kind: 'text', text: typed(node) };
      switch (node.type) {
        case 'text':
          return { kind: 'text', text: node.value };
        case 'inlineCode':
          return { kind: 'code', text: node.value };
        case 'strong':
        case 'emphasis':
          return { kind: node.type, inside: inline(node.children, depth + 1) };
        case 'link': {
          const href = safeAddress(node.url);
          return href === null
            ? { kind: 'text', text: typed(node) }
            : { kind: 'link', href, inside: inline(node.children, depth + 1) };
        }
        case 'break':
          return { kind: 'text', text: '\n' };
        default:
          return { kind: 'text', text: typed(node) };
      }
    });

  const blocks = (parent: Source, depth: number): BodyBlock[] =>
    parent.children.flatMap((node): BodyBlock[] => {
      const asTyped: BodyBlock = { kind: 'paragraph', inside: [{ kind: 'text', text: typed(node) }] };
      if (depth > deepest) return [asTyped];
      switch (node.type) {
        case 'paragraph':
        case 'heading':
          return [{ kind: 'paragraph', inside: inline(node.children, depth) }];
        case 'blockquote':
          return [{ kind: 'quote', blocks: blocks(node, depth + 1) }];
        case 'list':
          return [
            { kind: 'list', ordered: node.ordered === true, items: node.children.map(item => blocks(item, depth + 1)) },
          ];
        case 'code':
          return [{ kind: 'code', text: node.value }];
        default:
          return [asTyped];
      }
    });
  return blocks(fromMarkdown(source), 0);
}

const inlineText = (nodes: readonly Inline[]): string =>
  nodes.map(node => ('inside' in node ? inlineText(node.inside) : node.text)).join('');

/** The words of a post, a space between its blocks. */
export function wordsOf(body: Body): string {
  return body
    .map(block => {
      if (block.kind === 'paragraph') return inlineText(block.inside);
      if (block.kind === 'code') return block.text;
      return block.kind === 'quote' ? wordsOf(block.blocks) : block.items.map(wordsOf).join(' ');
    })
    .join(' ');
}

/** The words of each block quote, the outermost ones. */
export function quotesOf(body: Body): string[] {
  return body.flatMap(block => {
    if (block.kind === 'quote') return [wordsOf(block.blocks)];
    return block.kind === 'list' ? block.items.flatMap(quotesOf) : [];
  });
}

/** The first words of a post, at most `length` characters. */
export function excerptOf(body: Body, length = 160): string {
  const words = wordsOf(body).replace(/\s+/g, ' ').trim();
  return words.length <= length ? words : `${words.slice(0, length).replace(/\s+\S*$/, '')}…`;
}
