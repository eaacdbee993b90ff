'use client';

import { useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { fill } from '#/app/_client/fill.ts';
import { instantsIn } from '#/app/_client/instants.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, CheckField, SelectField, TextField } from '#/app/_ui/index.ts';
import { localTime } from '#/server/assignment/zoned.ts';

/** An exception as a form holds it; instants as ISO strings. */
export type Given = {
  opensAt: string | null;
  dueAt: string | null;
  closesAt: string | null;
  timeLimitSeconds: number | null;
  attemptLimit: number | null;
  excused: boolean;
  reason: string | null;
};
type Named = { id: string; name: string };
type Target = { membershipId: string } | { groupId: string };

const dates = ['opensAt', 'dueAt', 'closesAt'] as const;
const labels = { opensAt: 'opens-at', dueAt: 'due-at', closesAt: 'closes-at' } as const;

/** A button that opens the form of an exception: a new one for whom one chooses, or, with `of`, one that stands. */
export function ExceptionForm({
  classId,
  assignmentId,
  of,
  students,
  groups,
  zone,
  words,
  errors,
}: {
  classId: string;
  assignmentId: string;
  of: { target: Target; name: string; given: Given } | null;
  students: Named[];
  groups: Named[];
  zone: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told, setTold, errorOf } = useAct({ ...errors, invalid: words['date-order'] ?? '' });
  const [open, setOpen] = useState(false);
  const given = of?.given;

  async function save(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const number = (name: string) => (text(name) ? Number(text(name)) : null);
    const { instants, skipped } = instantsIn(form, dates, zone);
    if (skipped) {
      setTold({ code: 'invalid', field: skipped, sentence: errors['no-such-time'] ?? '' });
      return false;
    }
    const [kind, id = ''] = text('who').split(' ');
    const target = of?.target ?? (kind === 'group' ? { groupId: id } : { membershipId: id });
    const limit = number('limit');
    const exception = {
      ...instants,
      timeLimitSeconds: limit && Math.round(limit * 60),
      attemptLimit: number('attempts'),
      excused: form.get('excused') !== null,
      reason: text('reason') || null,
    };
    return (await run(() => trpc.exceptions.set.mutate({ classId, assignmentId, target, exception }))) !== undefined;
  }

  const local = (at: string | null | undefined) => (at ? localTime(new Date(at), zone) : '');
  const options = (kind: 'student' | 'group', list: Named[]) =>
    list.map(({ id, name }) => (
      <option key={id} value={`${kind} ${id}`}>
        {name}
      </option>
    ));
  return (
    <>
      <Button small={of !== null} tone={of ? 'plain' : 'ink'} onClick={() => setOpen(true)}>
        {of ? words.edit : words.add}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={of ? fill(words['edit-title'] ?? '', { name: of.name }) : (words.add ?? '')}
        words={words}
        send={words.save}
        pending={pending}
        told={told}
        onSend={save}
      >
        {!of && (
          <SelectField id="who" label={words.who} required defaultValue="">
            <option value="" disabled>
              {words.pick}
            </option>
            <optgroup label={words.students}>{options('student', students)}</optgroup>
            {groups.length > 0 && <optgroup label={words.groups}>{options('group', groups)}</optgroup>}
          </SelectField>
        )}
        <p className="meta">{words['empty-keeps']}</p>
        {dates.map(name => (
          <TextField
            key={name}
            id={name}
            label={words[labels[name]]}
            type="datetime-local"
            defaultValue={local(given?.[name])}
            error={errorOf(name)}
          />
        ))}
        <p className="meta">{fill(words['dates-hint'] ?? '', { zone })}</p>
        <div className="row">
          <TextField
            id="limit"
            label={words.limit}
            type="number"
            min={1}
            max={1440}
            defaultValue={given?.timeLimitSeconds ? given.timeLimitSeconds / 60 : ''}
          />
          <TextField
            id="attempts"
            label={words.attempts}
            type="number"
            min={1}
            max={100}
            defaultValue={given?.attemptLimit ?? ''}
          />
        </div>
        <CheckField id="excused" label={words.excused} defaultChecked={given?.excused} />
        <TextField id="reason" label={words.reason} maxLength={500} defaultValue={given?.reason ?? ''} />
      </FormDialog>
    </>
  );
}
