import { getTranslations } from 'next-intl/server';
import { Notice, type Reader, Time } from '#/app/_ui/index.ts';
import type { Gate } from '#/server/discussion/view.ts';
import { requestNow } from '#/server/trpc/caller.ts';

/** Tells a student until when they can write, or that they cannot: because writing has ended, or a teacher keeps them from it. */
export async function WritingNotice({ gate, at }: { gate: Gate; at: Reader }) {
  const [t, now] = await Promise.all([getTranslations('discussion'), requestNow()]);
  const { mutedUntil, closesAt } = gate;
  const until = (time: Date) => ({ when: () => <Time at={time} reader={at} /> });
  if (closesAt && closesAt <= now)
    return (
      <Notice>
        <p>{t.rich('writing-ended', until(closesAt))}</p>
      </Notice>
    );
  if (mutedUntil)
    return (
      <Notice>
        <p>{t.rich('muted-until', until(mutedUntil))}</p>
      </Notice>
    );
  return closesAt && <p className="meta until">{t.rich('writing-ends', until(closesAt))}</p>;
}
