import { useEffect, useRef } from 'react';

/** How long to wait before a stream that the server has refused is asked for again, in milliseconds; doubled up to a minute. */
const patience = { first: 2_000, longest: 60_000 };
/** Hints that come close together are one reason to look. */
const gather = 250;

/** Told the class in which something has changed; null when hints may have been missed. */
type Ear = (classId: string | null) => void;

const ears = new Set<Ear>();
let close: (() => void) | null = null;

/** Opens the one stream of this page, for all classes of whoever looks at it; a hidden page holds none. */
function openStream(): () => void {
  let stream: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = patience.first;
  let missed = false;
  const tell = (classId: string | null) => {
    for (const ear of ears) ear(classId);
  };
  const end = () => {
    clearTimeout(again);
    stream?.close();
    stream = null;
  };
  const open = () => {
    end();
    const opened = new EventSource('/api/live?classId=all');
    stream = opened;
    opened.onopen = () => {
      wait = patience.first;
      if (missed) tell(null);
      missed = false;
    };
    opened.onmessage = event => tell(String(event.data));
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
      end();
    } else if (!stream) open();
  };
  turn();
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    end();
  };
}

/**
 * Calls `look` when the server hints that something has changed in the class, or with null in any class of the reader's, and
 * once after every time in which hints may have been missed: a lost connection, or a page that was hidden.
 */
export function useLive(classId: string | null, look: () => void): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const ear: Ear = changed => {
      if (classId !== null && changed !== null && changed !== classId) return;
      gathering ??= setTimeout(() => {
        gathering = undefined;
        latest.current();
      }, gather);
    };
    ears.add(ear);
    close ??= openStream();
    return () => {
      clearTimeout(gathering);
      ears.delete(ear);
      if (ears.size > 0) return;
      close?.();
      close = null;
    };
  }, [classId]);
}
