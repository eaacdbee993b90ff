'use client';

import { type FormEvent, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, Notice, TextField } from '#/app/_ui/index.ts';
import { type Changed, Changes } from './Changes.tsx';

type Words = Record<
  | 'drop'
  | 'drop-what'
  | 'reason'
  | 'put-back'
  | 'close'
  | 'cancel'
  | 'mend-preview'
  | 'mend-nobody'
  | 'mend-changes'
  | 'mend-from'
  | 'mend-to'
  | 'mend-mark'
  | 'name',
  string
>;

/** Takes a question out of everybody's marks, with a reason, or puts it back. */
export function DropQuestion({
  classId,
  assignmentId,
  questionId,
  dropped,
  title,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  questionId: string;
  dropped: boolean;
  title: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [open, setOpen] = useState(false);
  const [changes, setChanges] = useState<Changed | null>(null);
  const set = (reason: string | null, rehearse = false) =>
    run(() => trpc.progress.dropQuestion.mutate({ classId, assignmentId, questionId, reason, rehearse }), {
      refresh: !rehearse,
    });
  async function drop(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get(`reason-${questionId}`));
    const rehearse = changes === null;
    const result = await set(reason, rehearse);
    if (!result) return;
    setChanges(rehearse ? result.changes : null);
    if (!rehearse) setOpen(false);
  }
  const problem = told && (
    <Notice tone="wrong" live="now">
      <p>{told.sentence}</p>
    </Notice>
  );
  if (dropped)
    return (
      <>
        <Button small disabled={pending} onClick={() => void set(null)}>
          {words['put-back']}
        </Button>
        {problem}
      </>
    );
  return (
    <>
      <Button small tone="quiet" onClick={() => setOpen(true)}>
        {words.drop}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close}>
        <form className="form" onSubmit={drop} onChange={() => setChanges(null)}>
          <p>{words['drop-what']}</p>
          <TextField id={`reason-${questionId}`} label={words.reason} maxLength={500} required />
          {problem}
          {changes && <Changes changes={changes} words={words} />}
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button tone={changes ? 'danger' : 'ink'} type="submit" disabled={pending}>
              {words[changes ? 'drop' : 'mend-preview']}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
