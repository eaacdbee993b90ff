import { useEffect, useRef } from 'react';

/** Calls what stands for a key, unless one writes or holds a modifier. Held down, a key of
 * `repeating` is called again and again, any other one once: nobody decides on posts that they have not seen. Keys are lower-case letters, digits or names as in `KeyboardEvent.key`. */
export function useKeys(keys: Record<string, () => void>, repeating: readonly string[] = []): void {
  const latest = useRef({ keys, repeating });
  latest.current = { keys, repeating };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const writes =
        target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, dialog');
      if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = latest.current.keys[key];
      if (!act) return;
      event.preventDefault();
      if (!event.repeat || latest.current.repeating.includes(key)) act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
