import { finished, importArticle } from '#/server/importing/import.ts';
import type { ImportInput, ImportResult } from '#/server/importing/imported.ts';
import { type BinaryKind, binaryKind } from '#/server/importing/kinds.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { FileRefused } from '#/server/importing/refused.ts';

const readers: Record<BinaryKind, (bytes: Uint8Array) => Promise<ImportResult>> = {
  docx: async bytes => (await import('#/server/importing/docx.ts')).importDocx(bytes),
  pdf: async bytes => (await import('#/server/importing/pdf.ts')).importPdf(bytes),
  'old-word': () => Promise.reject(new FileRefused('old-word')),
};

/**
 * Brings in a paste or a file of any kind that Lectern reads: text, HTML, DOCX, PDF. An article within `importLimits`, or the
 * one reason why not. Throws only where the fault is ours.
 */
export async function importDocument(input: ImportInput): Promise<ImportResult> {
  const kind = input.kind === 'file' ? binaryKind(input.bytes) : null;
  if (input.kind !== 'file' || kind === null) return importArticle(input);
  if (input.bytes.length > importLimits.bytes) return { ok: false, code: 'too-large' };
  try {
    return finished(await readers[kind](input.bytes));
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, code: error.code };
    throw error;
  }
}
