'use client';

import { trpc } from '#/app/_client/trpc.ts';
import { useCount } from '#/app/_client/useCount.ts';

/** The name of the inbox with how much in it is unread, kept true while the page is open. */
export function InboxLabel({ unread, label, suffix }: { unread: number; label: string; suffix: string }) {
  const now = useCount(unread, null, () => trpc.notices.count.query().then(count => count.unread));
  return (
    <>
      {label}
      {now > 0 && (
        <span className="tally">
          {now}
          <span className="vh"> {suffix}</span>
        </span>
      )}
    </>
  );
}
