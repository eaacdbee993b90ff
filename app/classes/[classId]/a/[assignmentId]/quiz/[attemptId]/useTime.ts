import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';

const every = 10_000;

/** The time of an attempt in milliseconds, by the server's clock, and what its student's accommodation makes of the page. */
export type QuizTime = {
  /** To work in; null without end. It stands still in a break. */
  remaining: number | null;
  /** What is left of the break that is on; null for none. */
  pause: number | null;
  /** For how long a break could be taken. */
  breaks: number;
  noClock: boolean;
  largerText: boolean;
};

/**
 * The time left when it was last told. Asks again every ten seconds while the page is in sight, and gives another number only
 * where the deadline itself was moved: a teacher may have given more. A break that began or ended elsewhere, or another
 * accommodation, makes the page anew. `ask` asks at once, and says whether the time is over as far as the server can be heard.
 */
export function useTime({ classId, attemptId }: { classId: string; attemptId: string }, atFirst: QuizTime) {
  const [remaining, setRemaining] = useState(atFirst.remaining);
  const told = useRef({ remaining: atFirst.remaining, at: 0 });
  const router = useRouter();
  const onBreak = atFirst.pause !== null;
  const { noClock, largerText } = atFirst;
  const offered = atFirst.breaks > 0;

  const ask = useCallback(async (): Promise<boolean> => {
    const now = await trpc.attempt.time.query({ classId, attemptId }).catch(() => null);
    if (now?.state !== 'IN_PROGRESS') return true;
    const { remaining: before, at } = told.current;
    const expected = before === null ? null : before - (onBreak ? 0 : performance.now() - at);
    // What is on the way takes a moment; a teacher gives minutes.
    const same =
      expected === null || now.remaining === null
        ? expected === now.remaining
        : Math.abs(expected - now.remaining) < 5_000;
    if (!same) {
      told.current = { remaining: now.remaining, at: performance.now() };
      setRemaining(now.remaining);
    }
    const changed =
      (now.pause !== null) !== onBreak ||
      now.noClock !== noClock ||
      now.largerText !== largerText ||
      (!onBreak && now.breaks > 0 !== offered);
    if (changed) router.refresh();
    return now.remaining !== null && now.remaining <= 0;
  }, [classId, attemptId, onBreak, noClock, largerText, offered, router]);

  useEffect(() => {
    told.current = { remaining: atFirst.remaining, at: performance.now() };
    setRemaining(atFirst.remaining);
  }, [atFirst.remaining]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'hidden') void ask();
    };
    const timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);
  return { remaining, ask };
}
