import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Whether this page's scripts hear what is done on it. HTML stands there before them, and what is chosen in it in that moment
 * would be seen and not known; controls whose answers count wait for it.
 */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
