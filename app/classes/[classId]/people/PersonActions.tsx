'use client';

import { useState } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, Icon, Menu, TextField } from '#/app/_ui/index.ts';
import { OneTimeDialog } from './OneTimeDialog.tsx';

type Role = 'TEACHER' | 'ASSISTANT' | 'STUDENT';
type Someone = {
  membershipId: string;
  displayName: string;
  userName: string;
  role: Role;
  status: 'ACTIVE' | 'PENDING' | 'SUSPENDED' | 'REMOVED';
  canTeach: boolean;
};
type Asking = 'rename' | 'one-time' | Sure | null;

/** What is asked once more before it is done. */
type Sure = 'suspend' | 'remove' | Role;

const roles: Role[] = ['TEACHER', 'ASSISTANT', 'STUDENT'];

/** What a teacher may do to one person of the class. */
export function PersonActions({
  classId,
  person,
  words,
  errors,
}: {
  classId: string;
  person: Someone;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf, setTold } = useAct(errors);
  const [asking, setAsking] = useState<Asking>(null);
  const who = { classId, membershipId: person.membershipId };
  const titled = (key: string) => fill(words[key] ?? '', { name: person.displayName });
  const ask = (what: Asking) => {
    setTold(null);
    setAsking(what);
  };
  const bringBack = () => void run(() => trpc.classroom.bringBack.mutate(who));
  async function rename(form: FormData) {
    const displayName = String(form.get(`name-${person.membershipId}`));
    return (await run(() => trpc.classroom.renamePerson.mutate({ ...who, displayName }))) !== undefined;
  }
  async function carryOut(sure: Sure) {
    const act =
      sure === 'suspend' || sure === 'remove'
        ? () => trpc.classroom[sure].mutate(who)
        : () => trpc.classroom.setRole.mutate({ ...who, role: sure });
    if (await run(act)) ask(null);
  }

  const confirm = (how: Sure) => (
    <Dialog
      key={how}
      open={asking === how}
      onClose={() => ask(null)}
      title={titled(`${how}-title`)}
      closeLabel={words.close ?? ''}
      actions={
        <>
          <Button onClick={() => ask(null)}>{words.cancel}</Button>
          <Button
            tone={how === 'suspend' || how === 'remove' ? 'danger' : 'ink'}
            disabled={pending}
            onClick={() => void carryOut(how)}
          >
            {words[how] ?? words[`make-${how}`]}
          </Button>
        </>
      }
    >
      <p>{words[`${how}-what`]}</p>
      <Problem told={told} />
    </Dialog>
  );

  if (person.status !== 'ACTIVE')
    return (
      <div className="acts">
        <Button small disabled={pending} onClick={bringBack}>
          {person.status === 'PENDING' ? words['let-in'] : words['bring-back']}
        </Button>
        {person.status === 'SUSPENDED' && (
          <Button small tone="quiet" onClick={() => ask('remove')}>
            {words.remove}
          </Button>
        )}
        <Problem told={told} />
        {confirm('remove')}
      </div>
    );

  const others = roles.filter(role => role !== person.role && (role !== 'TEACHER' || person.canTeach));
  return (
    <div className="acts">
      <Menu
        className="btn sm quiet"
        label={titled('more')}
        summary={
          <>
            {words['more-short']}
            <Icon name="chev" />
          </>
        }
      >
        {person.role === 'STUDENT' && !person.canTeach && (
          <Button onClick={() => ask('one-time')}>{words['one-time-give']}</Button>
        )}
        <Button onClick={() => ask('rename')}>{words.rename}</Button>
        {others.map(role => (
          <Button key={role} onClick={() => ask(role)}>
            {words[`make-${role}`]}
          </Button>
        ))}
        <Button onClick={() => ask('suspend')}>{words.suspend}</Button>
        <Button onClick={() => ask('remove')}>{words.remove}</Button>
      </Menu>
      {asking === null && <Problem told={told} />}
      <FormDialog
        open={asking === 'rename'}
        onClose={() => ask(null)}
        title={titled('rename-title')}
        words={words}
        send={words.save}
        pending={pending}
        told={told}
        onSend={rename}
      >
        <TextField
          id={`name-${person.membershipId}`}
          label={words.name}
          defaultValue={person.displayName}
          error={errorOf('displayName')}
          maxLength={60}
          required
        />
      </FormDialog>
      {(['suspend', 'remove', ...others] as const).map(confirm)}
      <OneTimeDialog
        classId={classId}
        person={person}
        open={asking === 'one-time'}
        onClose={() => ask(null)}
        words={words}
        errors={errors}
      />
    </div>
  );
}
