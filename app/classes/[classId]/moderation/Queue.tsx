'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { useCount } from '#/app/_client/useCount.ts';
import { AskDialog } from '#/app/_talk/AskDialog.tsx';
import { Pill } from '#/app/_talk/Pill.tsx';
import { muteHours, muteSaid } from '#/app/_talk/PostAsked.tsx';
import { announce, Empty, type Reader, Time } from '#/app/_ui/index.ts';
import type { QueueCase } from '#/server/discussion/view.ts';
import { CaseView } from './CaseView.tsx';
import { Decide } from './Decide.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Past } from './Past.tsx';
import { type Decision, useDecisions } from './useDecisions.ts';
import { useKeys } from './useKeys.ts';
import { useQueue } from './useQueue.ts';

/** The queue of a class: the list, the open post with its context, the decision; all of it by keyboard too. */
export function Queue({
  classId,
  given,
  total,
  at,
  teacher,
  failures,
}: {
  classId: string;
  given: readonly QueueCase[];
  total: number;
  at: Reader;
  teacher: boolean;
  failures: Record<string, string>;
}) {
  const t = useTranslations('moderation');
  const talk = useTranslations('discussion');
  const list = new Intl.ListFormat(useLocale());
  const router = useRouter();
  const queue = useQueue(given);
  const { open, targets } = queue;
  const [mode, setMode] = useState<'return' | 'hide' | null>(null);
  const [asking, setAsking] = useState<'unmask' | 'mute' | null>(null);
  const decisions = useDecisions(classId, queue, failures);
  const { run, pending, told } = useAct(failures);
  const waiting = useCount(total, classId, () =>
    trpc.discussion.queueCount.query({ classId }).then(({ count }) => count),
  );

  // One reads on at the beginning of the next post, which a phone may have beyond its screen; and a button that goes with what it
  // decided on must not leave the focus nowhere.
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef<'on' | 'with-focus' | null>(null);
  function decide(decision: Decision, reason: string | null) {
    if (targets.length === 0) return;
    moved.current = document.activeElement === document.body ? 'on' : 'with-focus';
    setMode(null);
    decisions.send(decision, reason, targets);
  }
  useEffect(() => {
    const to = heading.current;
    if (moved.current === null || !to) return;
    if (moved.current === 'with-focus' && document.activeElement === document.body) to.focus({ preventScroll: true });
    const { top, bottom } = to.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) to.scrollIntoView({ block: 'start' });
    moved.current = null;
  });
  const lock = (one: QueueCase) =>
    run(async () => {
      await trpc.discussion.lock.mutate({ classId, threadId: one.post.threadId, on: !one.locked });
      announce(t(one.locked ? 'unlocked-said' : 'locked-said'));
    });
  const reported = targets.some(one => one.why.some(why => why.kind === 'reports'));
  useKeys(
    {
      j: () => queue.step(1),
      k: () => queue.step(-1),
      u: () => void decisions.undo(),
      Escape: () => setMode(null),
      ...(open
        ? {
            x: () => queue.choose(open.post.id),
            a: () => decide('approve', null),
            r: () => setMode('return'),
            h: () => setMode('hide'),
          }
        : {}),
      ...(reported ? { f: () => decide('fine', null) } : {}),
      ...(open?.post.author?.role === 'student' ? { m: () => setAsking('mute') } : {}),
      ...(open && !pending ? { l: () => void lock(open) } : {}),
    },
    ['j', 'k'],
  );
  const left = Math.min(waiting, Math.max(total, waiting) - queue.gone);
  const pill = <Pill fresh={Math.max(0, waiting - total)} onPress={() => router.refresh()} />;
  return (
    <div className={open ? 'queue' : undefined}>
      {open && (
        <nav className="list" aria-labelledby="queue-title">
          <div className="pane-head">
            <h2 className="t-sec" id="queue-title">
              {t('wait', { count: left })}
            </h2>
            <p className="meta keys">{t.rich('keys', { k: key => <kbd>{key}</kbd> })}</p>
          </div>
          {pill}
          <ol>
            {queue.cases.map(one => (
              <li key={one.post.id}>
                <span className="pick">
                  <input
                    type="checkbox"
                    aria-label={t('choose', { name: one.post.author?.name ?? '' })}
                    checked={queue.chosen.has(one.post.id)}
                    onChange={() => queue.choose(one.post.id)}
                  />
                </span>
                <button
                  type="button"
                  className="one"
                  aria-current={one === open ? 'true' : undefined}
                  onClick={() => {
                    moved.current = 'on';
                    queue.setOpenId(one.post.id);
                  }}
                >
                  <span className="by">
                    <b>
                      <bdi>{one.post.author?.name}</bdi>
                    </b>
                    <Time at={new Date(one.since)} reader={at} />
                  </span>
                  <span dir="auto">{one.excerpt}</span>
                  <span className="why">
                    {one.why
                      .map(({ kind, count, words }) =>
                        words.length > 0
                          ? t('why-words-which', { words: list.format(words) })
                          : t(`why-${kind}`, { count }),
                      )
                      .join(', ')}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="work">
        <Outcomes decisions={decisions} />
        <Problem told={told} />
        {open ? (
          <>
            <CaseView
              classId={classId}
              one={open}
              heading={heading}
              at={at}
              teacher={teacher}
              onLock={() => void lock(open)}
              onMute={() => setAsking('mute')}
              onUnmask={() => setAsking('unmask')}
            />
            <Decide
              mode={mode}
              setMode={setMode}
              name={open.post.author?.name ?? ''}
              count={targets.length}
              reported={reported}
              decide={decide}
            />
            <Past key={`${open.post.id} ${open.version}`} classId={classId} postId={open.post.id} at={at} />
          </>
        ) : (
          <>
            {pill}
            <h1 className="t-page" ref={heading} tabIndex={-1}>
              {t('title')}
            </h1>
            <Empty title={t('none')}>{t('none-text')}</Empty>
          </>
        )}
      </div>
      {open && (
        <AskDialog
          open={asking === 'unmask'}
          title={t('unmask-title', { name: open.post.author?.name ?? '' })}
          text={t('unmask-text')}
          reason={{ label: t('unmask-reason'), required: true }}
          label={t('unmask')}
          sentences={failures}
          act={async ({ reason }) => {
            const { name } = await trpc.discussion.unmask.mutate({ classId, postId: open.post.id, reason });
            return t('unmask-is', { name: open.post.author?.name ?? '', who: name });
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {open && (
        <AskDialog
          open={asking === 'mute'}
          title={talk('mute-title', { name: open.post.author?.name ?? '' })}
          text={talk('mute-text')}
          choice={{
            label: talk('mute-for'),
            options: muteHours.map(value => ({ value, label: talk(`mute-${value}`) })),
          }}
          label={t('mute')}
          sentences={failures}
          act={async ({ choice }) => {
            await trpc.discussion.mute.mutate({ classId, postId: open.post.id, hours: Number(choice) });
            announce(talk(muteSaid(choice)));
            return null;
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
