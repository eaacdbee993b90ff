import type { ImportedArticle, ImportFailure } from '#/server/importing/imported.ts';

export type BroughtIn = { ok: true; article: ImportedArticle } | { ok: false; code: ImportFailure | string };

/** Sends a paste or a file to be read; nothing is kept of it. `offline` when no answer came. */
export async function bringIn(what: string | File): Promise<BroughtIn> {
  const file = typeof what === 'string' ? null : what;
  try {
    const response = await fetch('/api/import', {
      method: 'POST',
      body: what,
      headers: {
        'x-lectern': '1',
        'content-type': file ? 'application/octet-stream' : 'text/plain; charset=utf-8',
        ...(file ? { 'x-file-name': encodeURIComponent(file.name) } : {}),
      },
    });
    const body = (await response.json()) as { article?: ImportedArticle; code?: string };
    return body.article ? { ok: true, article: body.article } : { ok: false, code: body.code ?? 'failed' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}
