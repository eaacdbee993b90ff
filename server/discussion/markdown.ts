import type { BlockContent, Blockquote, DefinitionContent, ListItem, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { partsOf, type WhoIs, withNames } from './mentions.ts';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; inside: Inline[] }
  | { kind: 'code'; text: string }
  /** Somebody by the name that this reader knows them by; null when they are there no more. */
  | { kind: 'mention'; name: string | null; me: boolean }
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
 * HTML and images among it, stays the text that was typed; headings and rules become paragraphs. `who` tells who is mentioned.
 * Never throws.
 */
export function readMarkdown(source: string, who: WhoIs = () => null): Body {
  const typed = (node: { position?: { start: { offset?: number }; end: { offset?: number } } | undefined }) =>
    source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

  const words = (text: string): Inline[] =>
    partsOf(text, who).map(part => {
      if (typeof part === 'string') return { kind: 'text', text: part };
      return { kind: 'mention', name: part.mentioned?.name ?? null, me: part.mentioned?.me ?? false };
    });

  const inline = (nodes: readonly PhrasingContent[], depth: number): Inline[] =>
    nodes.flatMap((node): Inline | Inline[] => {
      if (depth > deepest) return words(typed(node));
      switch (node.type) {
        case 'text':
          return words(node.value);
        case 'inlineCode':
          return { kind: 'code', text: withNames(node.value, who) };
        case 'strong':
        case 'emphasis':
          return { kind: node.type, inside: inline(node.children, depth + 1) };
        case 'link': {
          const href = safeAddress(node.url);
          return href === null ? words(typed(node)) : { kind: 'link', href, inside: inline(node.children, depth + 1) };
        }
        case 'break':
          return { kind: 'text', text: '\n' };
        default:
          return words(typed(node));
      }
    });

  const blocks = (parent: Source, depth: number): BodyBlock[] =>
    parent.children.flatMap((node): BodyBlock[] => {
      const asTyped: BodyBlock = { kind: 'paragraph', inside: words(typed(node)) };
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
          return [{ kind: 'code', text: withNames(node.value, who) }];
        default:
          return [asTyped];
      }
    });
  return blocks(fromMarkdown(source), 0);
}

const inlineText = (nodes: readonly Inline[]): string =>
  nodes
    .map(node => {
      if (node.kind === 'mention') return `@${node.name ?? '…'}`;
      return 'inside' in node ? inlineText(node.inside) : node.text;
    })
    .join('');

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

/** The first words of a post, at most `length` characters: its writer's own, where it is more than a block quote. */
export function excerptOf(body: Body, length = 160): string {
  const own = body.filter(block => block.kind !== 'quote');
  const words = wordsOf(own.length > 0 ? own : body)
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= length ? words : `${words.slice(0, length).replace(/\s+\S*$/, '')}…`;
}
