'use client';

import { useId, useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, FieldGroup, TextField } from '#/app/_ui/index.ts';

type Group = { id: string; name: string; members: string[] };

/** A button that opens the form of a group: name and members; a standing one can be removed there, too. */
export function GroupForm({
  classId,
  group,
  students,
  words,
  errors,
}: {
  classId: string;
  group: Group | null;
  students: { id: string; displayName: string }[];
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf } = useAct({ ...errors, invalid: words['name-taken'] ?? '' });
  const [open, setOpen] = useState<'form' | 'remove' | null>(null);
  const own = useId();
  const close = () => setOpen(null);

  async function save(form: FormData) {
    const members = form.getAll('member').map(String);
    const set = { classId, groupId: group?.id ?? null, name: String(form.get('name')), members };
    return (await run(() => trpc.exceptions.setGroup.mutate(set))) !== undefined;
  }
  const remove = async () => {
    if (group && (await run(() => trpc.exceptions.removeGroup.mutate({ classId, groupId: group.id })))) close();
  };

  return (
    <>
      <Button small={group !== null} tone={group ? 'plain' : 'ink'} onClick={() => setOpen('form')}>
        {group ? words.edit : words['new-group']}
      </Button>
      {group && (
        <Button small tone="quiet" onClick={() => setOpen('remove')}>
          {words['remove-group']}
        </Button>
      )}
      <FormDialog
        open={open === 'form'}
        onClose={close}
        title={group?.name ?? words['new-group'] ?? ''}
        words={words}
        send={words.save}
        pending={pending}
        told={told}
        onSend={save}
      >
        <TextField
          id={`${own}-name`}
          name="name"
          label={words['group-name']}
          maxLength={100}
          required
          defaultValue={group?.name}
          error={errorOf('name')}
        />
        <FieldGroup id={`${own}-members`} label={words.members}>
          {students.map(({ id, displayName }) => (
            <label key={id} className="check">
              <input type="checkbox" name="member" value={id} defaultChecked={group?.members.includes(id)} />
              <bdi>{displayName}</bdi>
            </label>
          ))}
        </FieldGroup>
      </FormDialog>
      <Dialog
        open={open === 'remove'}
        onClose={close}
        title={fill(words['remove-group-title'] ?? '', { name: group?.name ?? '' })}
        closeLabel={words.close ?? ''}
        actions={
          <>
            <Button onClick={close}>{words.cancel}</Button>
            <Button tone="danger" disabled={pending} onClick={() => void remove()}>
              {words['remove-group']}
            </Button>
          </>
        }
      >
        <p>{words['remove-group-what']}</p>
        <Problem told={told} />
      </Dialog>
    </>
  );
}
