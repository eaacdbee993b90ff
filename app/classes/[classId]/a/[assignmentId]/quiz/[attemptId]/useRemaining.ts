import { useCallback, useEffect, useRef, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';

const every = 10_000;

/**
 * The milliseconds left when they were last told, by the server's clock. Asks again every ten seconds while the page is in
 * sight, and gives another number only where the deadline itself was moved: a teacher may have given more time. `ask` asks at
 * once, and says whether the time is over as far as the server can be heard.
 */
export function useRemaining({ classId, attemptId }: { classId: string; attemptId: string }, atFirst: number | null) {
  const [remaining, setRemaining] = useState(atFirst);
  const told = useRef({ remaining: atFirst, at: 0 });

  const ask = useCallback(async (): Promise<boolean> => {
    const now = await trpc.attempt.time.query({ classId, attemptId }).catch(() => null);
    if (now?.state !== 'IN_PROGRESS') return true;
    const { remaining: before, at } = told.current;
    const expected = before === null ? null : before - (performance.now() - at);
    // What is on the way takes a moment; a teacher gives minutes.
    const same =
      expected === null || now.remaining === null
        ? expected === now.remaining
        : Math.abs(expected - now.remaining) < 5_000;
    if (!same) {
      told.current = { remaining: now.remaining, at: performance.now() };
      setRemaining(now.remaining);
    }
    return now.remaining !== null && now.remaining <= 0;
  }, [classId, attemptId]);

  useEffect(() => {
    told.current = { remaining: atFirst, at: performance.now() };
    const look = () => {
      if (document.visibilityState !== 'hidden') void ask();
    };
    const timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask, atFirst]);
  return { remaining, ask };
}
