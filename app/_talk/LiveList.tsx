'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
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
  const [now, setNow] = useState(unread);
  useLive(classId, () => {
    trpc.discussion.counts.query({ classId, assignmentId }).then(
      counts => setNow(counts.unread),
      () => undefined,
    );
  });
  return (
    <>
      <Pill fresh={Math.max(0, now - unread)} onPress={() => router.refresh()} />
      {children}
    </>
  );
}
