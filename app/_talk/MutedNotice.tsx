import { getTranslations } from 'next-intl/server';
import { Notice, type Reader, Time } from '#/app/_ui/index.ts';
import type { Gate } from '#/server/discussion/view.ts';

/** Tells a student whom a teacher keeps from writing until when that is, and that reading stays open. */
export async function MutedNotice({ gate, at }: { gate: Gate; at: Reader }) {
  const t = await getTranslations('discussion');
  const { mutedUntil } = gate;
  if (!mutedUntil) return null;
  return (
    <Notice>
      <p>{t.rich('muted-until', { when: () => <Time at={mutedUntil} reader={at} /> })}</p>
    </Notice>
  );
}
