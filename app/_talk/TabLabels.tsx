'use client';

import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useCount } from '#/app/_client/useCount.ts';

/** `more` says how many there are, with `{count}` in it. */
type Words = { label: string; more: string };

const counted = (count: number, { label, more }: Words) => (count > 0 ? `${label} ${fill(more, { count })}` : label);

/** The name of a discussion's tab with how many posts are new to the reader, kept true while the page is open. */
export function TabLabel({
  classId,
  assignmentId,
  unread,
  ...words
}: { classId: string; assignmentId: string; unread: number } & Words) {
  const ask = () => trpc.discussion.counts.query({ classId, assignmentId }).then(counts => counts.unread);
  return counted(useCount(unread, classId, ask), words);
}

/** The name of a class's moderation with how many posts wait there, kept true while the page is open. */
export function QueueLabel({ classId, waiting, ...words }: { classId: string; waiting: number } & Words) {
  const ask = () => trpc.discussion.queueCount.query({ classId }).then(({ count }) => count);
  return counted(useCount(waiting, classId, ask), words);
}
