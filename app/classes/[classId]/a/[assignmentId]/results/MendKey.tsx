'use client';

import { useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, FieldGroup, Notice, SelectField, TextField } from '#/app/_ui/index.ts';
import type { CorrectionKind } from '#/server/quiz/correction.ts';
import type { QuestionKind } from '#/server/quiz/question.ts';
import { type Changed, Changes } from './Changes.tsx';

type Words = Record<
  | 'mend-how'
  | 'mend-ACCEPT'
  | 'mend-KEY'
  | 'mend-EVERYONE'
  | 'mend-answer'
  | 'mend-reason'
  | 'mend-preview'
  | 'mend-apply'
  | 'mend-nobody'
  | 'mend-changes'
  | 'mend-from'
  | 'mend-to'
  | 'mend-mark'
  | 'name'
  | 'close'
  | 'cancel',
  string
>;
type Where = { classId: string; assignmentId: string };

const waysOf = (kind: QuestionKind): CorrectionKind[] =>
  kind === 'matching' || kind === 'ordering' || kind === 'open'
    ? ['EVERYONE']
    : kind === 'multiple'
      ? ['KEY', 'EVERYONE']
      : ['ACCEPT', 'KEY', 'EVERYONE'];

/** The dialog that mends the key of a question: first it shows whose marks change and how, then it does it. */
export function MendKey({
  questionId,
  kind,
  options,
  title,
  words,
  errors,
  open,
  onClose,
  ...where
}: Where & {
  open: boolean;
  onClose: () => void;
  questionId: string;
  kind: QuestionKind;
  options: string[];
  title: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf } = useAct(errors);
  const ways = waysOf(kind);
  const [way, setWay] = useState<CorrectionKind>(ways[0] ?? 'EVERYONE');
  const [changes, setChanges] = useState<Changed | null>(null);
  const id = (field: string) => `mend-${field}-${questionId}`;

  async function send(form: FormData) {
    const given = form.getAll(id('answer')).map(String);
    const answer =
      way === 'EVERYONE'
        ? null
        : kind === 'number' || kind === 'text'
          ? { kind, text: given[0] ?? '' }
          : { kind: kind === 'multiple' ? kind : ('choice' as const), chosen: given.map(Number) };
    const rehearse = changes === null;
    const correction = { ...where, questionId, kind: way, answer, reason: String(form.get(id('reason'))), rehearse };
    const result = await run(() => trpc.progress.correctKey.mutate(correction), { refresh: !rehearse });
    if (!result) return false;
    setChanges(rehearse ? result.changes : null);
    return !rehearse;
  }

  return (
    // What was previewed is what is applied: any change of the form asks for a new preview.
    <FormDialog
      open={open}
      onClose={onClose}
      title={title}
      words={words}
      send={words[changes === null ? 'mend-preview' : 'mend-apply']}
      pending={pending}
      told={told}
      onSend={send}
      onChange={() => setChanges(null)}
    >
      <SelectField
        id={id('way')}
        label={words['mend-how']}
        value={way}
        onChange={event => setWay(ways.find(each => each === event.target.value) ?? way)}
      >
        {ways.map(each => (
          <option key={each} value={each}>
            {words[`mend-${each}`]}
          </option>
        ))}
      </SelectField>
      {way !== 'EVERYONE' && (kind === 'number' || kind === 'text') && (
        <TextField
          id={id('answer')}
          name={id('answer')}
          label={words['mend-answer']}
          error={errorOf('answer')}
          maxLength={2000}
          required
        />
      )}
      {way !== 'EVERYONE' && kind !== 'number' && kind !== 'text' && (
        <FieldGroup id={id('answers')} label={words['mend-answer']} error={errorOf('answer')}>
          {options.map((option, at) => (
            <label key={option} className="check">
              <input type={kind === 'multiple' ? 'checkbox' : 'radio'} name={id('answer')} value={at} /> {option}
            </label>
          ))}
        </FieldGroup>
      )}
      <TextField id={id('reason')} name={id('reason')} label={words['mend-reason']} maxLength={500} required />
      {changes && <Changes changes={changes} words={words} />}
    </FormDialog>
  );
}

/** How the key of a question was mended, each with a way back. */
export function MendedKeys({
  mended,
  undo,
  errors,
  ...where
}: Where & { mended: { id: string; sentence: string }[]; undo: string; errors: Record<string, string> }) {
  const { run, pending, told } = useAct(errors);
  return (
    <>
      {mended.map(({ id, sentence }) => (
        <p key={id} className="meta">
          {sentence}{' '}
          <Button
            small
            disabled={pending}
            onClick={() => void run(() => trpc.progress.undoCorrection.mutate({ ...where, correctionId: id }))}
          >
            {undo}
          </Button>
        </p>
      ))}
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told.sentence}</p>
        </Notice>
      )}
    </>
  );
}
