'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { announce, Icon } from '#/app/_ui/index.ts';
import type { QuizWords } from './QuestionField.tsx';

const two = (part: number) => String(part).padStart(2, '0');

/**
 * Time left by the server's clock: `remaining` milliseconds when the page was made, counted on by a clock that nobody can
 * set. It can be hidden, and is spoken at 10, 5 and 1 minutes only. `onOver` is called once at the end. With `hidden` nothing is
 * shown or spoken.
 */
export function Clock({
  remaining,
  hidden,
  words,
  onOver,
}: {
  remaining: number;
  hidden: boolean;
  words: QuizWords;
  onOver: () => void;
}) {
  const [left, setLeft] = useState(remaining);
  const [shown, setShown] = useState(true);
  const over = useRef(onOver);
  over.current = onOver;

  useEffect(() => {
    const start = performance.now();
    let before = remaining;
    const timer = setInterval(() => {
      const now = remaining - (performance.now() - start);
      for (const minutes of [10, 5, 1])
        if (!hidden && before > minutes * 60_000 && now <= minutes * 60_000)
          announce(minutes === 1 ? (words['minute-left'] ?? '') : fill(words['minutes-left'] ?? '', { minutes }));
      before = now;
      setLeft(Math.max(0, now));
      if (now <= 0) {
        clearInterval(timer);
        over.current();
      }
    }, 500);
    return () => clearInterval(timer);
  }, [remaining, hidden, words]);

  if (hidden) return null;
  const seconds = Math.ceil(left / 1000);
  const hours = Math.floor(seconds / 3600);
  const time = `${hours > 0 ? `${hours}:` : ''}${hours > 0 ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  return (
    <button type="button" className="btn quiet sm" onClick={() => setShown(!shown)} aria-pressed={!shown}>
      <Icon name="clock" />
      {shown ? <span className="time">{fill(words['time-left'] ?? '', { time })}</span> : words['show-time']}
      {shown && <u>{words.hide}</u>}
    </button>
  );
}
