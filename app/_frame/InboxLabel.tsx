'use client';

import { useEffect, useState } from 'react';
import { useLive } from '#/app/_client/live.ts';
import { trpc } from '#/app/_client/trpc.ts';

/** The name of the inbox with how much in it is unread, kept true while the page is open. */
export function InboxLabel({ unread, label, suffix }: { unread: number; label: string; suffix: string }) {
  const [now, setNow] = useState(unread);
  useEffect(() => setNow(unread), [unread]);
  useLive(null, () => {
    trpc.notices.count.query().then(
      count => setNow(count.unread),
      () => undefined,
    );
  });
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
