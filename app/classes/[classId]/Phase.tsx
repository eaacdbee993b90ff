import { getTranslations } from 'next-intl/server';
import { type Reader, Time } from '#/app/_ui/index.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import { phaseOf } from '#/server/assignment/policy.ts';

/** Whether an assignment is open, and the date that comes next: when it opens, or is due, or closes. */
export async function Phase({
  of,
  at,
}: {
  of: Pick<Assignment, 'opensAt' | 'dueAt' | 'closesAt' | 'withdrawnAt'>;
  at: Reader;
}) {
  const t = await getTranslations('assignment');
  const phase = phaseOf(of, at.now);
  const when = of.dueAt ?? of.closesAt;
  return (
    <>
      {phase === 'not-open' ? t.rich('not-open', { when: () => <Time at={of.opensAt} reader={at} /> }) : t(phase)}
      {phase === 'open' && when && (
        <> · {t.rich(of.dueAt ? 'due' : 'closes', { when: () => <Time at={when} reader={at} /> })}</>
      )}
    </>
  );
}
