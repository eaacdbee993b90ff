'use client';

import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog } from '#/app/_ui/index.ts';

type Words = Record<'late-show' | 'late-what' | 'late-count' | 'close', string>;
type Late = { attemptId: string; questionId: string; asked: string; lines: string[] };

/** The answers of one student that came too late, each of which the teacher may let count. */
export function LateAnswers({
  classId,
  title,
  late,
  words,
  errors,
}: {
  classId: string;
  title: string;
  late: Late[];
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [open, setOpen] = useState(false);
  const count = ({ attemptId, questionId }: Late) =>
    run(() => trpc.progress.countRecovered.mutate({ classId, attemptId, questionId }));
  return (
    <>
      <Button small tone="quiet" onClick={() => setOpen(true)}>
        {words['late-show']}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close}>
        <p>{words['late-what']}</p>
        <ul className="lines">
          {late.map(each => (
            <li key={`${each.attemptId} ${each.questionId}`}>
              <span>{each.asked}</span>
              <b>{each.lines.join('; ') || '–'}</b>
              <Button
                small
                disabled={pending}
                aria-label={`${words['late-count']}: ${each.asked}`}
                onClick={() => void count(each)}
              >
                {words['late-count']}
              </Button>
            </li>
          ))}
        </ul>
        <Problem told={told} />
      </Dialog>
    </>
  );
}
