import { importTree } from '#/server/importing/html.ts';
import type { ImportResult } from '#/server/importing/imported.ts';
import { openParts, type Parts } from '#/server/importing/parts.ts';
import { type About, documentOf, plantTree, titled } from '#/server/importing/plant.ts';
import { FileRefused } from '#/server/importing/refused.ts';
import { countWords } from '#/server/importing/shape.ts';
import { bodyOfWord } from '#/server/importing/word-body.ts';
import { readStyles } from '#/server/importing/word-styles.ts';
import { readXml } from '#/server/importing/xml.ts';

/**
 * Reads a Word document (Office Open XML): headings, lists, tables, quotations and captions by their styles, text as it
 * stands after tracked changes. Pictures, notes, comments, headers and footers are not read. Throws `FileRefused`.
 */
export async function importDocx(bytes: Uint8Array): Promise<ImportResult> {
  const parts = await openParts(bytes);
  const main = (await related(parts, '', 'officeDocument')) ?? 'word/document.xml';
  const source = await parts.text(main);
  if (source === null) throw new FileRefused('not-text');
  const styles = readStyles((await parts.text((await related(parts, main, 'styles')) ?? 'word/styles.xml')) ?? '');
  const body = bodyOfWord(source, styles);
  const about = await aboutOf(parts);
  const root = plantTree(documentOf(about, titled(body, about.title)));
  return root ? importTree(root) : { ok: false, code: 'too-many-nodes' };
}

/** The part that another part (or, with `''`, the whole file) names as the one of this kind, or null. */
async function related(parts: Parts, of: string, kind: string): Promise<string | null> {
  const slash = of.lastIndexOf('/') + 1;
  const source = await parts.text(`${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`);
  let found: string | null = null;
  readXml(source ?? '<none/>', {
    open: ({ name, attribute }) => {
      if (name !== 'Relationship' || found !== null || attribute('TargetMode') === 'External') return;
      const target = attribute('Target');
      if (!target || !attribute('Type')?.endsWith(`/${kind}`)) return;
      found = target.startsWith('/') ? target.slice(1) : `${of.slice(0, slash)}${target}`;
    },
  });
  return found;
}

/** Who wrote the document and when it was last saved is the file's business, not the article's: only its title is told. */
async function aboutOf(parts: Parts): Promise<About> {
  const source = await parts.text((await related(parts, '', 'core-properties')) ?? 'docProps/core.xml');
  let title = '';
  let inside = false;
  readXml(source ?? '<none/>', {
    open: ({ name }) => {
      inside = name === 'title';
    },
    close: () => {
      inside = false;
    },
    text: text => {
      if (inside) title += text;
    },
  });
  const named = title.trim();
  const isName = /\.(?:docx?|rtf|odt|pdf)$|^(?:microsoft word|document ?\d*$|untitled)/i.test(named);
  return { title: isName || countWords(named) < 2 ? null : named, author: null, published: null };
}
