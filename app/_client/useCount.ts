import { useEffect, useRef, useState } from 'react';
import { useLive } from './live.ts';

/** A count as the page brought it, asked for again whenever something changes in the class, or with null in any class of the reader's. */
export function useCount(given: number, classId: string | null, ask: () => Promise<number>): number {
  const [now, setNow] = useState(given);
  useEffect(() => setNow(given), [given]);
  // Of two answers under way the later question's is the newer.
  const asked = useRef(0);
  useLive(classId, () => {
    asked.current += 1;
    const mine = asked.current;
    ask().then(
      count => mine === asked.current && setNow(count),
      () => undefined,
    );
  });
  return now;
}
