'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';

/** The comments that a teacher keeps, each with a way to forget it. */
export function KeptComments({
  classId,
  comments,
  words,
  errors,
}: {
  classId: string;
  comments: { id: string; text: string }[];
  words: Record<'bank-title' | 'forget', string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  return (
    <details className="more">
      <summary>{words['bank-title']}</summary>
      <ul className="lines">
        {comments.map(({ id, text }) => (
          <li key={id}>
            <span dir="auto">{text}</span>
            <Button
              small
              tone="quiet"
              icon="cross"
              aria-label={`${words.forget}: ${text}`}
              disabled={pending}
              onClick={() => void run(() => trpc.attempt.removeComment.mutate({ classId, id }))}
            />
          </li>
        ))}
      </ul>
      <Problem told={told} />
    </details>
  );
}
