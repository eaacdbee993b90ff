'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { useCount } from '#/app/_client/useCount.ts';
import { AskDialog } from '#/app/_talk/AskDialog.tsx';
import { Pill } from '#/app/_talk/Pill.tsx';
import { muteHours } from '#/app/_talk/PostAsked.tsx';
import { announce, Button, Empty, Notice, type Reader, Time } from '#/app/_ui/index.ts';
import type { QueueCase } from '#/server/discussion/view.ts';
import { CaseView } from './CaseView.tsx';
import { Decide } from './Decide.tsx';
import { Past } from './Past.tsx';
import { useKeys } from './useKeys.ts';
import { type Decision, type Done, useQueue } from './useQueue.ts';

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
  const router = useRouter();
  const queue = useQueue(given);
  const { open, targets } = queue;
  const [mode, setMode] = useState<'return' | 'hide' | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [conflicts, setConflicts] = useState(0);
  const [asking, setAsking] = useState<'unmask' | 'mute' | null>(null);
  const { run, pending, told } = useAct(failures);
  const waiting = useCount(total, classId, () =>
    trpc.discussion.queueCount.query({ classId }).then(({ count }) => count),
  );

  async function decide(decision: Decision, reason: string | null) {
    const on = targets.map(one => ({ postId: one.post.id, version: one.version }));
    const result = await run(() => trpc.discussion.decide.mutate({ classId, decision, reason, on }), {
      refresh: false,
    });
    if (!result) return;
    setMode(null);
    setConflicts(result.conflicts.length);
    setDone(result.done.length > 0 ? { decision, ids: result.done, undo: result.undo } : null);
    queue.settle([...result.done, ...result.conflicts]);
    router.refresh();
  }
  async function undo() {
    if (!done) return;
    const decisionId = done.undo;
    const taken = await run(async () => ({ back: await trpc.discussion.undo.mutate({ classId, decisionId }) }), {
      refresh: false,
    });
    if (!taken) return;
    queue.setOpenId(done.ids[0] ?? null);
    setDone(null);
    router.refresh();
  }
  const lock = (one: QueueCase) =>
    run(async () => {
      await trpc.discussion.lock.mutate({ classId, threadId: one.post.threadId, on: !one.locked });
      announce(t(one.locked ? 'unlocked-said' : 'locked-said'));
    });
  const reported = targets.some(one => one.why.some(why => why.kind === 'reports'));
  useKeys({
    j: () => queue.step(1),
    k: () => queue.step(-1),
    x: () => open && queue.choose(open.post.id),
    u: () => void undo(),
    ...(open ? { r: () => setMode('return'), h: () => setMode('hide') } : {}),
    ...(open?.post.author?.role === 'student' ? { m: () => setAsking('mute') } : {}),
    ...(open && !pending
      ? {
          l: () => void lock(open),
          a: () => void decide('approve', null),
          ...(reported ? { f: () => void decide('fine', null) } : {}),
        }
      : {}),
    Escape: () => setMode(null),
  });
  const pill = <Pill fresh={Math.max(0, waiting - total)} onPress={() => router.refresh()} />;
  return (
    <div className={open ? 'queue' : undefined}>
      {open && (
        <nav className="list" aria-labelledby="queue-title">
          <div className="pane-head">
            <h2 className="t-sec" id="queue-title">
              {t('wait', { count: waiting })}
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
                  onClick={() => queue.setOpenId(one.post.id)}
                >
                  <span className="by">
                    <b>
                      <bdi>{one.post.author?.name}</bdi>
                    </b>
                    <Time at={new Date(one.since)} reader={at} />
                  </span>
                  <span dir="auto">{one.excerpt}</span>
                  <span className="why">
                    {one.why.map(why => t(`why-${why.kind}`, { count: why.count })).join(', ')}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="work">
        {conflicts > 0 && <Notice tone="wrong" live="now" title={t('conflict', { count: conflicts })} />}
        {done && (
          <p className="undo" role="status">
            {t(`done-${done.decision}`, { count: done.ids.length })}{' '}
            <Button small icon="restore" keys="U" onClick={() => void undo()}>
              {t('undo')}
            </Button>
          </p>
        )}
        <Problem told={told} />
        {open ? (
          <>
            <CaseView
              classId={classId}
              one={open}
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
              pending={pending}
              decide={decide}
            />
            <Past key={`${open.post.id} ${open.version}`} classId={classId} postId={open.post.id} at={at} />
          </>
        ) : (
          <>
            {pill}
            <h1 className="t-page">{t('title')}</h1>
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
            announce(talk('mute-said'));
            return null;
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
