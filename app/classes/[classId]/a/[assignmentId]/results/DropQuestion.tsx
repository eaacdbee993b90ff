'use client';

import { useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { TextField } from '#/app/_ui/index.ts';
import { type Changed, Changes } from './Changes.tsx';

type Words = Record<
  | 'drop'
  | 'drop-what'
  | 'reason'
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

/** The dialog that takes a question out of everybody's marks, with a reason: first it shows whose marks change and how, then it does it. */
export function DropQuestion({
  classId,
  assignmentId,
  questionId,
  title,
  words,
  errors,
  open,
  onClose,
}: {
  classId: string;
  assignmentId: string;
  questionId: string;
  open: boolean;
  onClose: () => void;
  title: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [changes, setChanges] = useState<Changed | null>(null);
  async function drop(form: FormData) {
    const reason = String(form.get(`reason-${questionId}`));
    const rehearse = changes === null;
    const given = { classId, assignmentId, questionId, reason, rehearse };
    const result = await run(() => trpc.progress.dropQuestion.mutate(given), { refresh: !rehearse });
    if (!result) return false;
    setChanges(rehearse ? result.changes : null);
    return !rehearse;
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={title}
      words={words}
      send={words[changes ? 'drop' : 'mend-preview']}
      tone={changes ? 'danger' : 'ink'}
      pending={pending}
      told={told && { ...told, field: null }}
      onSend={drop}
      onChange={() => setChanges(null)}
    >
      <p>{words['drop-what']}</p>
      <TextField id={`reason-${questionId}`} label={words.reason} maxLength={500} required />
      {changes && <Changes changes={changes} words={words} />}
    </FormDialog>
  );
}
