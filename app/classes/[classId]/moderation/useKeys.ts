import { useEffect, useRef } from 'react';

/** Calls what stands for a key, unless one writes or holds a modifier. Keys are lower-case letters, digits or names as in `KeyboardEvent.key`. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const writes =
        target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, dialog');
      if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
