import type { BlockKind } from '#/server/article/article.ts';

/** A reading as it is kept in this folder, before it becomes canonical text. */
export type ReadingFile = {
  title: string;
  byline: string | null;
  source: string | null;
  language: string | null;
  published: string | null;
  parts: { kind: BlockKind; text: string }[];
};

/**
 * Reads a file of this folder: `name: value` lines between two `---`, then blocks. A block is one line; `## ` opens a
 * heading, `- ` a list item, `> ` a quotation, anything else is a paragraph. Throws when the title is missing.
 */
export function readingFile(file: string): ReadingFile {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? [];
  const facts = new Map(
    head.split('\n').map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const title = facts.get('title');
  if (!title) throw new Error('a reading file needs a title');
  const fact = (name: string) => facts.get(name) ?? null;
  const parts = body
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(part);
  return {
    title,
    byline: fact('byline'),
    source: fact('source'),
    language: fact('language'),
    published: fact('published'),
    parts,
  };
}

const openers: [string, BlockKind][] = [
  ['## ', 'heading'],
  ['- ', 'list-item'],
  ['> ', 'quote'],
];

function part(line: string): { kind: BlockKind; text: string } {
  const opener = openers.find(([sign]) => line.startsWith(sign));
  return opener ? { kind: opener[1], text: line.slice(opener[0].length) } : { kind: 'paragraph', text: line };
}
