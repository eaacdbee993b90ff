import { useCallback, useEffect, useRef, useState } from 'react';
import { type Given, Outbox } from '#/app/_client/outbox.ts';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { openVault, type Vault } from '#/app/_client/vault.ts';
import type { AskedQuestion } from '#/server/attempt/taking.ts';

/** How one question stands: its newest value here, and what the server has said to it. */
export type Answered = Given & { savedAt: string | null; unsent: boolean; mine: Given | null; late: boolean };
export type Line = 'fine' | 'offline' | 'signed-out';

const wait = 800;

/** The answers of an attempt in this page: kept, sent, sent again after a lost connection or a reload. */
export function useAnswers(classId: string, attemptId: string, outboxKey: string, questions: AskedQuestion[]) {
  const [answers, setAnswers] = useState<Record<string, Answered>>(() =>
    Object.fromEntries(
      questions.map(({ id, answer, cited, flagged, savedAt }) => [
        id,
        { answer, cited, flagged, savedAt, unsent: false, mine: null, late: false },
      ]),
    ),
  );
  const [line, setLine] = useState<Line>('fine');
  const [lasting, setLasting] = useState(true);
  const vault = useRef<Vault | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useCallback((id: string, to: Partial<Answered>) => {
    setAnswers(all => (all[id] ? { ...all, [id]: { ...all[id], ...to } } : all));
  }, []);

  const outbox = useRef<Outbox>(null);
  outbox.current ??= new Outbox(
    {
      send: sending => trpc.attempt.save.mutate({ classId, attemptId, ...sending }),
      keep: waiting => vault.current?.keep(waiting),
      saved: (id, saved, sent) => {
        setLine('fine');
        const unsent = outbox.current?.unsent.includes(id) ?? false;
        if (saved.outcome === 'saved') change(id, { savedAt: saved.savedAt, unsent });
        else if (saved.outcome === 'late') change(id, { late: true, unsent });
        else if (!unsent)
          change(id, {
            answer: saved.answer,
            cited: saved.cited,
            flagged: saved.flagged,
            savedAt: saved.savedAt,
            unsent: false,
            mine: sent,
          });
      },
      failed: error => setLine(failureOf(error).code === 'not-signed-in' ? 'signed-out' : 'offline'),
    },
    questions.map(({ id, rev }) => [id, rev]),
  );

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    return outbox.current?.flush() ?? Promise.resolve(true);
  }, []);

  useEffect(() => {
    let gone = false;
    void openVault(attemptId, outboxKey).then(async opened => {
      const found = await opened.find();
      if (gone) return;
      vault.current = opened;
      setLasting(opened.lasting);
      if (!found) return;
      outbox.current?.restore(found);
      for (const [id, given] of [
        ...(found.sending ? [[found.sending.questionId, found.sending] as const] : []),
        ...found.given,
      ])
        change(id, { answer: given.answer, cited: given.cited, flagged: given.flagged, unsent: true });
      void flush();
    });
    const again = setInterval(() => {
      if (outbox.current?.unsent.length) void flush();
    }, 5000);
    const online = () => void flush();
    window.addEventListener('online', online);
    return () => {
      gone = true;
      clearInterval(again);
      clearTimeout(timer.current);
      window.removeEventListener('online', online);
    };
  }, [attemptId, outboxKey, change, flush]);

  const put = useCallback(
    (id: string, given: Given) => {
      change(id, { ...given, unsent: true, mine: null });
      outbox.current?.put(id, given);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), wait);
    },
    [change, flush],
  );
  const wipe = useCallback(() => vault.current?.keep(null), []);

  return { answers, put, flush, line, lasting, wipe };
}
