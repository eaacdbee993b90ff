'use client';

import { type FormEvent, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, FieldGroup, Notice, SelectField, TextField } from '#/app/_ui/index.ts';
import type { CorrectionKind } from '#/server/quiz/correction.ts';
import type { QuestionKind } from '#/server/quiz/question.ts';
import { type Changed, Changes } from './Changes.tsx';

type Words = Record<
  | 'mend'
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

/** Mends the key of a question: first shows whose marks change and how, then does it. */
export function MendKey({
  questionId,
  kind,
  options,
  title,
  words,
  errors,
  ...where
}: Where & {
  questionId: string;
  kind: QuestionKind;
  options: string[];
  title: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf } = useAct(errors);
  const ways = waysOf(kind);
  const [open, setOpen] = useState(false);
  const [way, setWay] = useState<CorrectionKind>(ways[0] ?? 'EVERYONE');
  const [changes, setChanges] = useState<Changed | null>(null);
  const id = (field: string) => `mend-${field}-${questionId}`;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
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
    if (!result) return;
    setChanges(rehearse ? result.changes : null);
    if (!rehearse) setOpen(false);
  }

  return (
    <>
      <Button small tone="quiet" onClick={() => setOpen(true)}>
        {words.mend}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close}>
        {/* What was previewed is what is applied: any change of the form asks for a new preview. */}
        <form className="form" onSubmit={send} onChange={() => setChanges(null)}>
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
          {told && told.field === null && (
            <Notice tone="wrong" live="now">
              <p>{told.sentence}</p>
            </Notice>
          )}
          {changes && <Changes changes={changes} words={words} />}
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button tone="ink" type="submit" disabled={pending}>
              {words[changes === null ? 'mend-preview' : 'mend-apply']}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
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
