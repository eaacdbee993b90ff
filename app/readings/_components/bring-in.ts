import type { AddressFailure, ImportedArticle, ImportFailure } from '#/server/importing/imported.ts';

export type BroughtIn =
  | { ok: true; article: ImportedArticle }
  | { ok: false; code: ImportFailure | AddressFailure | string };

/** What is sent to be read: a paste, a file, or the address of a page. */
export type Brought = { text: string } | { file: File } | { address: string };

function sent(what: Brought): { body: BodyInit; headers: Record<string, string> } {
  if ('text' in what) return { body: what.text, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  if ('address' in what) return { body: what.address, headers: { 'content-type': 'text/uri-list; charset=utf-8' } };
  const name = encodeURIComponent(what.file.name);
  return { body: what.file, headers: { 'content-type': 'application/octet-stream', 'x-file-name': name } };
}

/** Sends what is brought in to be read; nothing is kept of it. `offline` when no answer came. */
export async function bringIn(what: Brought): Promise<BroughtIn> {
  const { body, headers } = sent(what);
  try {
    const response = await fetch('/api/import', { method: 'POST', body, headers: { 'x-lectern': '1', ...headers } });
    const answer = (await response.json()) as { article?: ImportedArticle; code?: string };
    return answer.article ? { ok: true, article: answer.article } : { ok: false, code: answer.code ?? 'failed' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}
