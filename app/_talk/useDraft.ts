import { useCallback, useEffect, useRef, useState } from 'react';

/** How long after the last key a draft is kept, in milliseconds. */
const rest = 800;
const retry = 5_000;

/** Where a draft stands: nothing to keep, on its way, kept by the server, or waiting for a connection. */
export type Keeping = 'nothing' | 'typing' | 'kept' | 'waits';

/**
 * Keeps a text on the server while it is written: `keep` after every pause, again after a failure, and at once when the page
 * is left. `settle` waits until nothing of it is on its way, so that no draft arrives after the text itself; `forget` ends it,
 * when the text has been sent.
 */
export function useDraft(keep: (text: string) => Promise<unknown>) {
  const [state, setState] = useState<Keeping>('nothing');
  const latest = useRef(keep);
  latest.current = keep;
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const text = waiting.current;
    if (text === null) return;
    try {
      const kept = latest.current(text);
      underWay.current = kept.catch(() => undefined);
      await kept;
      if (waiting.current === text) {
        waiting.current = null;
        setState('kept');
      }
    } catch {
      if (waiting.current === null) return;
      setState('waits');
      timer.current = setTimeout(() => void flush(), retry);
    }
  }, []);

  const change = useCallback(
    (text: string) => {
      waiting.current = text;
      setState('typing');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), rest);
    },
    [flush],
  );

  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    await underWay.current;
  }, []);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    setState('nothing');
  }, []);

  useEffect(() => {
    const now = () => void flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (waiting.current === null) return;
      now();
      event.preventDefault();
    };
    window.addEventListener('online', now);
    window.addEventListener('pagehide', now);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('pagehide', now);
      window.removeEventListener('beforeunload', leave);
      now();
      clearTimeout(timer.current);
    };
  }, [flush]);

  return { state, change, settle, flush, forget };
}
