import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { Time } from '#/app/_ui/index.ts';
import type { OwnAssignment } from '#/server/assignment/assignment.ts';
import type { Phase } from '#/server/assignment/policy.ts';
import { caller } from '#/server/trpc/caller.ts';
import { StartButton } from './StartButton.tsx';

/** What a student can do with the quiz now, and how their attempts went. */
export async function StudentPanel({
  assignment,
  phase,
  timeZone,
}: {
  assignment: Omit<OwnAssignment, 'lastClosesAt'>;
  phase: Phase;
  timeZone: string;
}) {
  const { classId, id: assignmentId } = assignment;
  const mine = await (await caller()).attempt.mine({ classId, assignmentId });
  const [t, at, errors] = await Promise.all([getTranslations('assignment'), reader(timeZone), failureSentences()]);
  const label = mine.running ? t('resume') : mine.attempts.length > 0 ? t('again') : t('start');
  const when = assignment.dueAt ?? assignment.closesAt;
  return (
    <section id="quiz" className="handin" aria-label={t('start')}>
      {mine.attempts.map(attempt => (
        <p key={attempt.attemptId}>
          {t('attempt', { number: attempt.number })}:{' '}
          {attempt.state === 'ABANDONED' || !attempt.submittedAt
            ? t('abandoned')
            : t.rich(attempt.state === 'AUTO_SUBMITTED' ? 'auto-handed-in' : 'handed-in', {
                when: () => <Time at={attempt.submittedAt ?? at.now} reader={at} />,
              })}
          {attempt.mark !== null && <>, {t('score', { mark: attempt.mark, outOf: attempt.outOf ?? 0 })}</>}
          {attempt.toMark > 0 && <>, {t('marks-wait', { count: attempt.toMark })}</>}
          {mine.held && <>, {t('marks-held')}</>}
          {attempt.kept < 1 && (
            <>, {t('days-late', { days: attempt.daysLate, lost: Math.round((1 - attempt.kept) * 100) })}</>
          )}
          {attempt.receipt && (
            <>
              .{' '}
              <Link href={`/classes/${classId}/a/${assignmentId}/review/${attempt.attemptId}`}>{t('see-review')}</Link>
            </>
          )}
        </p>
      ))}
      {assignment.excused && <p className="soft">{t('excused')}</p>}
      {phase === 'closed' && !mine.running && <p className="soft">{t('closed-now')}</p>}
      {mine.waitsUntil && phase === 'open' && (
        <p className="soft">{t.rich('waits', { when: () => <Time at={mine.waitsUntil ?? at.now} reader={at} /> })}</p>
      )}
      {(mine.mayStart || mine.running) && (
        <>
          <div className="acts">
            <StartButton classId={classId} assignmentId={assignmentId} label={label} errors={errors} />
          </div>
          <p className="meta">
            {assignment.timeLimitSeconds &&
              `${t('time-limit', { minutes: Math.round((assignment.timeLimitSeconds * assignment.accommodation.timeFactor) / 60) })} `}
            {assignment.timeLimitSeconds &&
              assignment.accommodation.breakMinutes > 0 &&
              `${t('break-rule', { minutes: assignment.accommodation.breakMinutes })} `}
            {mine.left !== null && !mine.running && `${t('attempts-left', { left: mine.left })} `}
            {assignment.oneAtATime && !assignment.backAllowed && `${t('one-way-rule')} `}
            {when && t.rich(assignment.dueAt ? 'due-by' : 'closes-by', { when: () => <Time at={when} reader={at} /> })}
            {assignment.dueAt &&
              assignment.lateLossPercent > 0 &&
              ` ${t('late-rule', { percent: assignment.lateLossPercent })}`}
          </p>
        </>
      )}
    </section>
  );
}
