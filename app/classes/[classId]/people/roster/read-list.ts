import type { Roster } from '#/server/roster/roster.ts';

export type ListRead = { ok: true; roster: Roster } | { ok: false; code: string; detail: string | null };

/** Sends a list to be read; nothing is kept of it. `chosen` is the class of a OneRoster file. `offline` when no answer came. */
export async function readListOf(classId: string, body: Blob | string, chosen: string | null): Promise<ListRead> {
  const headers = {
    'x-lectern': '1',
    'content-type': 'application/octet-stream',
    ...(chosen === null ? {} : { 'x-chosen': encodeURIComponent(chosen) }),
  };
  try {
    const response = await fetch(`/api/roster/${classId}`, { method: 'POST', body, headers });
    const answer = (await response.json()) as { roster?: Roster; code?: string; detail?: string | null };
    return answer.roster
      ? { ok: true, roster: answer.roster }
      : { ok: false, code: answer.code ?? 'failed', detail: answer.detail ?? null };
  } catch {
    return { ok: false, code: 'offline', detail: null };
  }
}
