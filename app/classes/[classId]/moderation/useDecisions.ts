import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import type { QueueCase } from '#/server/discussion/view.ts';
import type { useQueue } from './useQueue.ts';

export type Decision = 'approve' | 'return' | 'hide' | 'fine';
type Made = { key: number; decision: Decision; reason: string | null; on: readonly QueueCase[] };
/** A decision that can be taken back; `count` is on how many posts it was taken, null while it is on its way. */
export type Standing = Made & { count: number | null };
/** A decision that did not get there, and why. */
export type Failed = Made & { why: string };

/**
 * Decides on posts of the queue without waiting for the server in between: each decision is sent on its own, and its posts leave
 * the list meanwhile. Posts on which somebody else decided first are told; what did not get there comes back and can be sent
 * again as it was. `undo` takes back the last decision, and the one before it when pressed again.
 */
export function useDecisions(
  classId: string,
  queue: ReturnType<typeof useQueue<QueueCase>>,
  sentences: Record<string, string>,
) {
  const router = useRouter();
  const [standing, setStanding] = useState<readonly Standing[]>([]);
  const [conflicts, setConflicts] = useState<readonly QueueCase[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [told, setTold] = useState<string | null>(null);
  const answers = useRef(new Map<number, Promise<string | null>>());
  const made = useRef(0);
  const under = useRef(0);

  /** Gives an answer, or why there is none. The page is read anew once none is on its way: the next would change it again. */
  async function ask<Answer>(question: () => Promise<Answer>): Promise<{ answer: Answer } | { why: string }> {
    under.current += 1;
    try {
      return { answer: await question() };
    } catch (error) {
      const { code } = failureOf(error);
      return { why: sentences[code] ?? sentences.failed ?? code };
    } finally {
      under.current -= 1;
      if (under.current === 0) router.refresh();
    }
  }

  /** Sends a decision and gives the id by which it is undone, or null when there is nothing to undo. */
  async function deliver(one: Made): Promise<string | null> {
    const { key, decision, reason } = one;
    const on = one.on.map(({ post, version }) => ({ postId: post.id, version }));
    const result = await ask(() => trpc.discussion.decide.mutate({ classId, decision, reason, on }));
    const count = 'answer' in result ? result.answer.done.length : 0;
    setStanding(all => all.flatMap(each => (each.key !== key ? [each] : count > 0 ? [{ ...each, count }] : [])));
    if ('why' in result) {
      queue.comeBack(one.on);
      setFailed(all => [...all, { ...one, why: result.why }]);
      return null;
    }
    const lost = one.on.filter(({ post }) => result.answer.conflicts.includes(post.id));
    if (lost.length > 0) setConflicts(all => [...all, ...lost]);
    return count > 0 ? result.answer.undo : null;
  }

  function send(decision: Decision, reason: string | null, on: readonly QueueCase[]) {
    made.current += 1;
    const one: Made = { key: made.current, decision, reason, on };
    queue.leave(on);
    setConflicts([]);
    setTold(null);
    // A post that came back and is decided on anew is no longer one to send again.
    setFailed(all =>
      all
        .map(each => ({ ...each, on: each.on.filter(({ post }) => !on.some(now => now.post.id === post.id)) }))
        .filter(each => each.on.length > 0),
    );
    setStanding(all => [...all, { ...one, count: null }]);
    answers.current.set(one.key, deliver(one));
  }

  async function undo() {
    const last = standing.at(-1);
    if (!last) return;
    setStanding(all => all.filter(each => each !== last));
    setTold(null);
    // One that is still on its way is taken back as soon as it has arrived.
    const decisionId = await answers.current.get(last.key);
    answers.current.delete(last.key);
    setFailed(all => all.filter(each => each.key !== last.key));
    if (!decisionId) return;
    const result = await ask(() => trpc.discussion.undo.mutate({ classId, decisionId }));
    if ('why' in result) setTold(result.why);
    else queue.setOpenId(last.on[0]?.post.id ?? null);
  }

  const sendAgain = () => {
    for (const { decision, reason, on } of failed) send(decision, reason, on);
  };
  return { last: standing.at(-1) ?? null, conflicts, failed, told, send, undo, sendAgain };
}
