import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Reading, spend } from '#/server/study/pace.ts';
import { indexOf, isOnScreen, sentencesIn } from './on-screen.ts';

/** How often the page looks at what is on the screen, and how often it tells the server what is new, in milliseconds. */
const look = 1_000;
const tell = 15_000;
/** A tick that comes later than this was held up: the machine slept, or the page was frozen. */
const longest = 2 * look;

type Ids = { classId: string; assignmentId: string };

/** Tells the server, also while the page is going away: the browser brings such a request to its end. What was refused is not told again. */
const post = (ids: Ids, sentences: number[]) =>
  fetch('/api/trpc/study.saw', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'x-lectern': '1' },
    body: JSON.stringify({ ...ids, sentences }),
  }).then(answer => answer.status < 500);

/**
 * Counts the sentences of `root` that were on the screen for long enough, `words` long each, beside those `read` before;
 * gives which count as read. What is new is told in one request now and then, and when the page is left; what did not
 * arrive is told again.
 */
export function useReading(
  root: RefObject<HTMLElement | null>,
  ids: Ids,
  words: readonly number[],
  before: readonly number[],
): ReadonlySet<number> {
  const [read, setRead] = useState<ReadonlySet<number>>(() => new Set(before));
  const state = useRef<Reading>({ read: new Set(before), spent: new Map() });
  const untold = useRef(new Set<number>());
  const { classId, assignmentId } = ids;
  useEffect(() => {
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      const elapsed = Math.min(now - last, longest);
      last = now;
      if (!root.current || document.hidden) return;
      const was = state.current;
      const shown = sentencesIn(root.current)
        .filter(sentence => !was.read.has(indexOf(sentence)))
        .filter(sentence => isOnScreen(sentence.getBoundingClientRect(), innerHeight));
      if (shown.length === 0) return;
      state.current = spend(was, shown.map(indexOf), words, elapsed);
      const { read: after } = state.current;
      if (after.size === was.read.size) return;
      for (const sentence of after) if (!was.read.has(sentence)) untold.current.add(sentence);
      setRead(after);
    };
    const flush = () => {
      const sentences = [...untold.current];
      if (sentences.length === 0) return;
      untold.current.clear();
      const again = () => {
        for (const sentence of sentences) untold.current.add(sentence);
      };
      post({ classId, assignmentId }, sentences).then(arrived => arrived || again(), again);
    };
    const hidden = () => document.hidden && flush();
    const looking = setInterval(tick, look);
    const telling = setInterval(flush, tell);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', flush);
    return () => {
      clearInterval(looking);
      clearInterval(telling);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [root, words, classId, assignmentId]);
  return read;
}
