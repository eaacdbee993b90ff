import { useEffect, useRef } from 'react';

/** How long to wait before a stream that the server has refused is asked for again, in milliseconds; doubled up to a minute. */
const patience = { first: 2_000, longest: 60_000 };
/** Hints that come close together are one reason to look. */
const gather = 250;

/**
 * Calls `look` when the server hints that something has changed, and once after every time in which hints may have been
 * missed: a lost connection, or a page that was hidden. A hidden page holds no stream.
 */
export function useLive(address: string, look: () => void): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    let stream: EventSource | null = null;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let wait = patience.first;
    let missed = false;

    const hint = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        latest.current();
      }, gather);
    };
    const close = () => {
      clearTimeout(again);
      stream?.close();
      stream = null;
    };
    const open = () => {
      close();
      const opened = new EventSource(address);
      stream = opened;
      opened.onopen = () => {
        wait = patience.first;
        if (missed) hint();
        missed = false;
      };
      opened.onmessage = hint;
      opened.onerror = () => {
        missed = true;
        // The browser itself tries again after a cut; an answer that is no stream ends it for good.
        if (opened.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, wait);
        wait = Math.min(wait * 2, patience.longest);
      };
    };
    const turn = () => {
      if (document.hidden) {
        missed = true;
        close();
      } else if (!stream) open();
    };

    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      clearTimeout(gathering);
      close();
    };
  }, [address]);
}
