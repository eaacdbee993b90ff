import type { Waiting } from './outbox.ts';

/** Where answers wait: in this browser's storage, encrypted, or in this page's memory alone. */
export type Vault = { lasting: boolean; keep: (waiting: Waiting | null) => void; find: () => Promise<Waiting | null> };

const place = (attemptId: string) => `lectern.waiting.${attemptId}`;
const bytes = (base64: string) => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const base64 = (buffer: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

/**
 * Keeps waiting answers of one attempt under a key that only the server hands out with the attempt, so that the next
 * person at a shared computer finds nothing to read. Without encryption (plain http) or storage they stay in memory.
 */
export async function openVault(attemptId: string, outboxKey: string): Promise<Vault> {
  const key = await crypto.subtle
    ?.importKey('raw', bytes(outboxKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
    .catch(() => null);
  if (!key || !hasStorage()) return { lasting: false, keep: () => {}, find: async () => null };
  let turn = Promise.resolve();
  let newest: Waiting | null = null;
  async function write(waiting: Waiting | null) {
    if (waiting !== newest || !key) return;
    if (waiting === null) return localStorage.removeItem(place(attemptId));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      key,
      new TextEncoder().encode(JSON.stringify(waiting)),
    );
    if (waiting === newest) localStorage.setItem(place(attemptId), `${base64(iv)}.${base64(sealed)}`);
  }
  return {
    lasting: true,
    keep: waiting => {
      newest = waiting;
      turn = turn.then(() => write(waiting)).catch(() => {});
    },
    find: async () => {
      const [iv, sealed] = (localStorage.getItem(place(attemptId)) ?? '').split('.');
      if (!iv || !sealed) return null;
      try {
        const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, key, bytes(sealed));
        return JSON.parse(new TextDecoder().decode(open)) as Waiting;
      } catch {
        return null;
      }
    },
  };
}

function hasStorage(): boolean {
  try {
    localStorage.setItem('lectern.probe', '1');
    localStorage.removeItem('lectern.probe');
    return true;
  } catch {
    return false;
  }
}
