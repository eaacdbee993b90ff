'use client';

import { useEffect, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { useLive } from '#/app/_client/live.ts';
import { trpc } from '#/app/_client/trpc.ts';

/** The name of a discussion's tab with how many posts are new to the reader, kept true while the page is open. */
export function TabLabel({
  classId,
  assignmentId,
  unread,
  label,
  more,
}: {
  classId: string;
  assignmentId: string;
  unread: number;
  label: string;
  /** How many are new, with `{count}` in it. */
  more: string;
}) {
  const [now, setNow] = useState(unread);
  useEffect(() => setNow(unread), [unread]);
  useLive(classId, () => {
    trpc.discussion.counts.query({ classId, assignmentId }).then(
      counts => setNow(counts.unread),
      () => undefined,
    );
  });
  return now > 0 ? `${label} ${fill(more, { count: now })}` : label;
}
