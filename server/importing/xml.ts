import { SaxesParser } from 'saxes';
import { importLimits } from '#/server/importing/limits.ts';
import { FileRefused } from '#/server/importing/refused.ts';

/** An element as it opens: its local name, its namespace, and an attribute by local name, or null. */
export type XmlTag = { name: string; space: string; attribute: (name: string) => string | null };
export type XmlReader = {
  open?: (tag: XmlTag) => void;
  close?: (name: string, space: string) => void;
  text?: (text: string) => void;
};

/**
 * Reads XML as a stream of events. A document type is refused (the formats read here forbid it), so no entity is ever
 * declared, expanded or fetched; so are more than `importLimits.depth` open elements. Throws `FileRefused`.
 */
export function readXml(source: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', () => {
    throw new FileRefused('damaged');
  });
  parser.on('doctype', () => {
    throw new FileRefused('damaged');
  });
  parser.on('opentag', tag => {
    depth += 1;
    if (depth > importLimits.depth) throw new FileRefused('too-deep');
    const attribute = (name: string) =>
      Object.values(tag.attributes).find(given => given.local === name)?.value ?? null;
    reader.open?.({ name: tag.local, space: tag.uri, attribute });
  });
  parser.on('closetag', tag => {
    depth -= 1;
    reader.close?.(tag.local, tag.uri);
  });
  parser.on('text', text => reader.text?.(text));
  parser.on('cdata', text => reader.text?.(text));
  parser.write(source.replace(/^\ufeff/, '')).close();
}
