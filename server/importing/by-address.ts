import { fetchPage, type Network } from '#/server/importing/fetch-page.ts';
import type { AddressFailure, ImportResult } from '#/server/importing/imported.ts';
import { importInWorker } from '#/server/importing/in-worker.ts';

/** Fetches a page (`fetchPage`) and reads it (`importInWorker`). A page that does not name its source has its host for one. */
export async function importByAddress(
  address: string,
  network?: Network,
): Promise<ImportResult | { ok: false; code: AddressFailure }> {
  const fetched = await fetchPage(address, network);
  if (!fetched.ok) return fetched;
  const { bytes, charset, isHtml, host } = fetched.page;
  const result = await importInWorker({ kind: 'file', bytes, charset, name: isHtml ? 'page.html' : 'page.txt' });
  if (!result.ok) return result;
  return { ok: true, article: { ...result.article, source: result.article.source ?? host.replace(/^www\./, '') } };
}
