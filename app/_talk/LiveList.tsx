'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { useLive } from '#/app/_client/live.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { Pill } from './Pill.tsx';

/** A list of threads that does not move by itself: when posts have come since it was read, a pill says how many. */
export function LiveList({
  classId,
  assignmentId,
  unread,
  children,
}: {
  classId: string;
  assignmentId: string;
  /** How many posts were unread when the list was read. */
  unread: number;
  children: ReactNode;
}) {
  const router = useRouter();
  // What one has read elsewhere in the meantime is no less new than it was: only what comes on top of the fewest is fresh.
  const [count, setCount] = useState({ now: unread, fewest: unread });
  useEffect(() => setCount({ now: unread, fewest: unread }), [unread]);
  useLive(classId, () => {
    trpc.discussion.counts.query({ classId, assignmentId }).then(
      counts => setCount(({ fewest }) => ({ now: counts.unread, fewest: Math.min(fewest, counts.unread) })),
      () => undefined,
    );
  });
  return (
    <>
      <Pill fresh={count.now - count.fewest} onPress={() => router.refresh()} />
      {children}
    </>
  );
}
