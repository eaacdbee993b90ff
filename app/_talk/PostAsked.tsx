'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { announce, Dialog, type Reader, Time } from '#/app/_ui/index.ts';
import { AskDialog } from './AskDialog.tsx';
import { Body } from './Body.tsx';
import type { Asking, Post } from './PostCard.tsx';

/** For how long a student can be muted, in hours; 0 ends it. */
export const muteHours = ['1', '24', '72', '168', '0'] as const;
/** What is said of it afterwards. */
export const muteSaid = (hours: string) => (hours === '0' ? 'unmute-said' : 'mute-said');

type Version = Awaited<ReturnType<typeof trpc.discussion.history.query>>['revisions'][number];

/** The dialog before an act on a post, and the act. `done` is called when it has worked. */
export function PostAsked({
  asked,
  classId,
  at,
  teacher,
  sentences,
  onClose,
  done,
}: {
  asked: { what: Asking; post: Post } | null;
  classId: string;
  at: Reader;
  teacher: boolean;
  sentences: Record<string, string>;
  onClose: () => void;
  done: (said: string) => Promise<void>;
}) {
  const t = useTranslations('discussion');
  if (!asked) return null;
  const { what, post } = asked;
  if (what === 'history') return <History classId={classId} post={post} at={at} onClose={onClose} />;
  const name = post.author?.name ?? '';
  const on = { classId, postId: post.id };
  const decide = (decision: 'approve' | 'return' | 'hide', reason: string | null) =>
    trpc.discussion.decide.mutate({ classId, decision, reason, on: [{ postId: post.id, version: post.version }] });
  const acts: Record<Exclude<Asking, 'history'>, (asked: { reason: string; choice: string }) => Promise<unknown>> = {
    report: ({ reason }) => trpc.discussion.report.mutate({ ...on, reason }),
    remove: () => trpc.discussion.remove.mutate(on),
    restore: ({ reason }) => trpc.discussion.restore.mutate({ ...on, reason: reason || null }),
    approve: () => decide('approve', null),
    return: ({ reason }) => decide('return', reason),
    hide: ({ reason }) => decide('hide', reason),
    mute: ({ choice }) => trpc.discussion.mute.mutate({ ...on, hours: Number(choice) }),
    unmask: ({ reason }) => trpc.discussion.unmask.mutate({ ...on, reason }),
  };
  const needsReason = what === 'return' || what === 'hide' || what === 'unmask' || (what === 'restore' && teacher);
  return (
    <AskDialog
      key={`${what} ${post.id}`}
      open
      title={t(`${what}-title`, { name })}
      text={t(what === 'restore' && teacher ? 'restore-text-staff' : `${what}-text`)}
      {...(needsReason || what === 'report'
        ? { reason: { label: t(what === 'report' ? 'report-reason' : 'reason'), required: needsReason } }
        : {})}
      {...(what === 'mute'
        ? { choice: { label: t('mute-for'), options: muteHours.map(value => ({ value, label: t(`mute-${value}`) })) } }
        : {})}
      label={t(`act-${what}`)}
      danger={what === 'remove' || what === 'hide'}
      sentences={sentences}
      act={async given => {
        const result = await acts[what](given);
        const lost = isLost(result) ? (sentences.conflict ?? '') : null;
        await done(lost ?? t(what === 'mute' ? muteSaid(given.choice) : `${what}-said`));
        if (lost !== null) return lost;
        return isName(result) ? t('unmask-is', { name, who: result.name }) : null;
      }}
      onClose={onClose}
    />
  );
}

/** Somebody else has decided on the post meanwhile, and that stands. */
const isLost = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  'conflicts' in result &&
  Array.isArray(result.conflicts) &&
  result.conflicts.length > 0;

const isName = (result: unknown): result is { name: string } =>
  typeof result === 'object' && result !== null && 'name' in result && typeof result.name === 'string';

/** What a post said before its edits, the newest first. */
function History({ classId, post, at, onClose }: { classId: string; post: Post; at: Reader; onClose: () => void }) {
  const t = useTranslations('discussion');
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  useEffect(() => {
    trpc.discussion.history.query({ classId, postId: post.id }).then(
      answer => setVersions(answer.revisions.toReversed()),
      () => {
        announce(t('history-failed'));
        onClose();
      },
    );
  }, [classId, post.id, t, onClose]);
  return (
    <Dialog open onClose={onClose} title={t('history-title')} closeLabel={t('close')}>
      <ol className="history">
        {versions?.map(version => (
          <li key={version.number}>
            <p className="meta">
              <Time at={new Date(version.at)} reader={at} />
            </p>
            <Body body={version.body} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
