'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';
import { Clock } from './Clock.tsx';
import type { QuizWords } from './QuestionField.tsx';

/** What a student sees in a break: how much of it is left, and the way back; the questions come with it. */
export function Pause({
  classId,
  attemptId,
  pause,
  remaining,
  noClock,
  words,
  errors,
}: {
  classId: string;
  attemptId: string;
  pause: number;
  remaining: number | null;
  noClock: boolean;
  words: QuizWords;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const router = useRouter();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    return () => document.getElementById('main')?.focus();
  }, []);
  return (
    <div className="col">
      <section className="handed-in" aria-labelledby="on-break">
        <h2 className="t-page" id="on-break" ref={title} tabIndex={-1}>
          {words['break-title']}
        </h2>
        <p>{words['break-what']}</p>
        {!noClock && remaining !== null && (
          <p className="soft">{fill(words['break-work'] ?? '', { minutes: Math.ceil(remaining / 60_000) })}</p>
        )}
        <p>
          <Clock
            remaining={pause}
            hidden={noClock}
            words={{ ...words, 'time-left': words['break-left'] ?? '' }}
            onOver={() => router.refresh()}
          />
        </p>
        <Problem told={told} />
        <p className="acts">
          <Button
            tone="ink"
            disabled={pending}
            onClick={() => void run(() => trpc.attempt.endBreak.mutate({ classId, attemptId }))}
          >
            {words['break-end']}
          </Button>
        </p>
      </section>
    </div>
  );
}

/** The way into a break, for those who have one. `before` sends what waits, and says whether all was sent. */
export function TakeBreak({
  classId,
  attemptId,
  left,
  noClock,
  before,
  words,
  errors,
}: {
  classId: string;
  attemptId: string;
  left: number;
  noClock: boolean;
  before: () => Promise<boolean>;
  words: QuizWords;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [unsent, setUnsent] = useState(false);
  const minutes = Math.floor(left / 60_000);
  async function begin() {
    const sent = await before();
    setUnsent(!sent);
    if (sent) await run(() => trpc.attempt.takeBreak.mutate({ classId, attemptId }));
  }
  return (
    <>
      <Button small disabled={pending} onClick={() => void begin()}>
        {noClock || minutes < 1 ? words['break-take'] : fill(words['break-take-of'] ?? '', { minutes })}
      </Button>
      {unsent && <span role="alert">{words['break-unsent']}</span>}
      <Problem told={told} />
    </>
  );
}
