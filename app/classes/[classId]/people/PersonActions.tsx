'use client';

import { type FormEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Dialog, Notice, TextField } from '#/app/_ui/index.ts';

type Words = Record<
  | 'rename'
  | 'rename-title'
  | 'remove'
  | 'remove-title'
  | 'remove-what'
  | 'bring-back'
  | 'let-in'
  | 'one-time-give'
  | 'one-time-title'
  | 'one-time-what'
  | 'one-time-now'
  | 'print'
  | 'make-assistant'
  | 'make-student'
  | 'user-name'
  | 'name'
  | 'close'
  | 'cancel'
  | 'save',
  string
>;
type Someone = {
  membershipId: string;
  displayName: string;
  userName: string;
  role: 'TEACHER' | 'ASSISTANT' | 'STUDENT';
  status: 'ACTIVE' | 'PENDING' | 'REMOVED';
  canTeach: boolean;
};
type Asking = 'rename' | 'remove' | 'one-time' | null;

/** What a teacher may do to one person of the class. */
export function PersonActions({
  classId,
  person,
  words,
  errors,
}: {
  classId: string;
  person: Someone;
  words: Words;
  errors: Record<string, string>;
}) {
  const { run, pending, told, errorOf, setTold } = useAct(errors);
  const [asking, setAsking] = useState<Asking>(null);
  const [given, setGiven] = useState<{ password: string; until: string } | null>(null);
  const who = { classId, membershipId: person.membershipId };
  const name = { name: person.displayName };

  function ask(what: Asking) {
    setTold(null);
    setGiven(null);
    setAsking(what);
  }
  async function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const displayName = String(new FormData(event.currentTarget).get(`name-${person.membershipId}`));
    if (await run(() => trpc.classroom.renamePerson.mutate({ ...who, displayName }))) ask(null);
  }
  const remove = async () => {
    if (await run(() => trpc.classroom.remove.mutate(who))) ask(null);
  };
  const give = async () => {
    const result = await run(() => trpc.classroom.giveOneTimePassword.mutate(who));
    if (result) setGiven(result);
  };
  const problem = told && !told.field && (
    <Notice tone="wrong" live="now">
      <p>{told.sentence}</p>
    </Notice>
  );

  if (person.status !== 'ACTIVE')
    return (
      <>
        <Button small disabled={pending} onClick={() => void run(() => trpc.classroom.bringBack.mutate(who))}>
          {person.status === 'PENDING' ? words['let-in'] : words['bring-back']}
        </Button>
        {problem}
      </>
    );
  return (
    <div className="acts">
      <Button small onClick={() => ask('rename')}>
        {words.rename}
      </Button>
      {person.role === 'STUDENT' && !person.canTeach && (
        <Button small onClick={() => ask('one-time')}>
          {words['one-time-give']}
        </Button>
      )}
      {person.role !== 'TEACHER' && (
        <Button
          small
          tone="quiet"
          disabled={pending}
          onClick={() =>
            void run(() =>
              trpc.classroom.setRole.mutate({ ...who, role: person.role === 'STUDENT' ? 'ASSISTANT' : 'STUDENT' }),
            )
          }
        >
          {person.role === 'STUDENT' ? words['make-assistant'] : words['make-student']}
        </Button>
      )}
      <Button small tone="quiet" onClick={() => ask('remove')}>
        {words.remove}
      </Button>
      {asking === null && problem}
      <Dialog
        open={asking === 'rename'}
        onClose={() => ask(null)}
        title={fill(words['rename-title'], name)}
        closeLabel={words.close}
      >
        <form className="form" onSubmit={rename}>
          <TextField
            id={`name-${person.membershipId}`}
            label={words.name}
            defaultValue={person.displayName}
            error={errorOf('displayName')}
            maxLength={60}
            required
          />
          {problem}
          <div className="acts">
            <Button tone="ink" type="submit" disabled={pending}>
              {words.save}
            </Button>
          </div>
        </form>
      </Dialog>
      <Dialog
        open={asking === 'remove'}
        onClose={() => ask(null)}
        title={fill(words['remove-title'], name)}
        closeLabel={words.close}
        actions={
          <>
            <Button onClick={() => ask(null)}>{words.cancel}</Button>
            <Button tone="danger" disabled={pending} onClick={() => void remove()}>
              {words.remove}
            </Button>
          </>
        }
      >
        <p>{words['remove-what']}</p>
        {problem}
      </Dialog>
      <Dialog
        open={asking === 'one-time'}
        onClose={() => ask(null)}
        title={fill(words['one-time-title'], name)}
        closeLabel={words.close}
        actions={
          given ? (
            <Button onClick={() => window.print()}>{words.print}</Button>
          ) : (
            <>
              <Button onClick={() => ask(null)}>{words.cancel}</Button>
              <Button tone="ink" disabled={pending} onClick={() => void give()}>
                {words['one-time-give']}
              </Button>
            </>
          )
        }
      >
        {given ? (
          <>
            <p>
              {words['user-name']}: <b>{person.userName}</b>
            </p>
            <p className="class-code">{given.password}</p>
            <p className="meta">
              {fill(words['one-time-now'], {
                until: new Date(given.until).toLocaleDateString(document.documentElement.lang, {
                  dateStyle: 'medium',
                }),
              })}
            </p>
          </>
        ) : (
          <p>{words['one-time-what']}</p>
        )}
        {problem}
      </Dialog>
    </div>
  );
}
