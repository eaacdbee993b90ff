'use client';

import { type KeyboardEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, SelectField, TextAreaField, TextField } from '#/app/_ui/index.ts';

export type MarkWords = Record<
  | 'mark'
  | 'mark-of'
  | 'mark-wrong'
  | 'comment'
  | 'comment-hint'
  | 'bank'
  | 'bank-choose'
  | 'keep-comment'
  | 'kept'
  | 'reason'
  | 'save'
  | 'saved'
  | 'take-back'
  | 'taken-back',
  string
>;
/** What stands of an answer; `mark` is null while it waits. */
export type Stood = {
  attemptId: string;
  questionId: string;
  mark: number | null;
  comment: string | null;
  reason: string | null;
  rev: number;
  version: number;
};

const typedMark = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));

/** Gives one answer its mark, with a comment that can be taken from those kept. `overrules` asks why the key's mark does not hold. */
export function MarkForm({
  classId,
  stood,
  points,
  label,
  overrules,
  comments,
  words,
  errors,
  onDone,
}: {
  classId: string;
  stood: Stood;
  points: number;
  /** Whose answer it is, for those who hear the form alone. */
  label: string;
  overrules: boolean;
  comments: string[];
  words: MarkWords;
  errors: Record<string, string>;
  onDone?: () => void;
}) {
  const { form, text, send, run, pending, told, setTold, errorOf } = useForm({
    ...errors,
    invalid: fill(words['mark-wrong'], { points }),
  });
  const [version, setVersion] = useState(stood.version);
  const [comment, setComment] = useState(stood.comment ?? '');
  const { attemptId, questionId, rev } = stood;
  const id = (field: string) => `${field}-${attemptId}-${questionId}`;
  const place = { classId, attemptId, questionId, rev, version };

  async function save() {
    const mark = typedMark(text(id('mark')));
    if (!(mark >= 0 && mark <= points))
      return setTold({ code: 'invalid', field: 'mark', sentence: fill(words['mark-wrong'], { points }) });
    const reason = overrules ? text(id('reason')).trim() || null : null;
    const done = await send(
      () => trpc.attempt.markByHand.mutate({ ...place, mark, comment: comment.trim() || null, reason }),
      { refresh: onDone !== undefined },
    );
    if (!done) return;
    setVersion(done.version);
    announce(words.saved);
    onDone?.();
    if (!onDone) nextMark(form.current);
  }
  async function takeBack() {
    const nothing = { mark: null, comment: null, reason: null };
    if (!(await run(() => trpc.attempt.markByHand.mutate({ ...place, ...nothing })))) return;
    setVersion(0);
    announce(words['taken-back']);
    onDone?.();
  }
  async function keep() {
    if (await run(() => trpc.attempt.saveComment.mutate({ classId, text: comment.trim() }))) announce(words.kept);
  }
  const saveByKeys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <form
      ref={form}
      className="form mark-form"
      aria-label={label}
      noValidate
      onKeyDown={saveByKeys}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="row">
        <TextField
          id={id('mark')}
          className="short"
          label={fill(words['mark-of'], { points })}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={stood.mark ?? ''}
          error={errorOf('mark')}
          data-mark
        />
        {comments.length > 0 && (
          <SelectField
            id={id('bank')}
            label={words.bank}
            value=""
            onChange={event => {
              const chosen = comments[Number(event.target.value)];
              if (event.target.value !== '' && chosen)
                setComment(now => [now.trim(), chosen].filter(Boolean).join('\n'));
            }}
          >
            <option value="">{words['bank-choose']}</option>
            {comments.map((each, index) => (
              <option key={each} value={index}>
                {each.length > 80 ? `${each.slice(0, 79)}…` : each}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <TextAreaField
        id={id('comment')}
        label={words.comment}
        hint={words['comment-hint']}
        rows={2}
        maxLength={5000}
        value={comment}
        error={errorOf('comment')}
        onChange={event => setComment(event.target.value)}
      />
      {overrules && (
        <TextField
          id={id('reason')}
          label={words.reason}
          maxLength={500}
          defaultValue={stood.reason ?? ''}
          error={errorOf('reason')}
          required
        />
      )}
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words.save}
        </Button>
        {comment.trim() !== '' && comment.trim().length <= 1000 && !comments.includes(comment.trim()) && (
          <Button small tone="quiet" disabled={pending} onClick={() => void keep()}>
            {words['keep-comment']}
          </Button>
        )}
        {version > 0 && (
          <Button small tone="quiet" disabled={pending} onClick={() => void takeBack()}>
            {words['take-back']}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Puts the focus on the mark of the next answer on the page. */
function nextMark(form: HTMLFormElement | null) {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-mark]')];
  const at = fields.findIndex(field => form?.contains(field));
  fields[at + 1]?.focus();
}
