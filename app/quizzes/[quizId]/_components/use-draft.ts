import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useOptimistic, useRef, useState } from 'react';
import { failureOf } from '#/app/_client/trpc.ts';
import type { Card } from './card.ts';
import { changedSince } from './changes.ts';

type Saved = { version: number };
export type Saving = 'saved' | 'saving' | 'failed';

/**
 * The draft as the server last gave it, with what was just done on top of it, and the one way to change it: changes wait
 * for each other, each sends the version that the one before it made, and the page is read anew after the last. After a
 * conflict `changed` names the questions that came out different from what was on the screen.
 */
export function useDraft(version: number, cards: Card[]) {
  const router = useRouter();
  const seen = useRef(version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const before = useRef<Card[] | null>(null);
  const [saving, setSaving] = useState<Saving>('saved');
  const [failed, setFailed] = useState<string | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [shown, show] = useOptimistic(cards, (_, next: Card[]) => next);

  useEffect(() => {
    seen.current = Math.max(seen.current, version);
    if (!before.current) return;
    setChanged(changedSince(before.current, cards));
    before.current = null;
  }, [version, cards]);

  const change = <Result extends Saved>(work: (version: number) => Promise<Result>, next?: Card[]) => {
    setSaving('saving');
    setFailed(null);
    setChanged(new Set());
    const done = queue.current.then(async () => {
      try {
        const result = await work(seen.current);
        seen.current = result.version;
        setSaving('saved');
        return result;
      } catch (error) {
        const { code } = failureOf(error);
        if (code === 'conflict') before.current = shown;
        setFailed(code);
        setSaving('failed');
        return null;
      }
    });
    queue.current = done;
    startTransition(async () => {
      if (next) show(next);
      await done;
      startTransition(() => router.refresh());
    });
    return done;
  };
  return { cards: shown, change, saving, failed, changed };
}
