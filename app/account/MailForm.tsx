'use client';

import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, Notice, SelectField, TextField } from '#/app/_ui/index.ts';

type Words = Record<
  | 'mail-address'
  | 'mail-hour'
  | 'mail-save'
  | 'mail-saved'
  | 'mail-asked'
  | 'mail-stop'
  | 'mail-stopped'
  | 'mail-waits',
  string
>;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Asks for a daily mail, changes its hour or its address, and ends it. */
export function MailForm({
  words,
  errors,
  suggested,
  digest,
}: {
  words: Words;
  errors: Record<string, string>;
  suggested: string | null;
  digest: { address: string; hour: number; confirmed: boolean } | null;
}) {
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  const [asked, setAsked] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const change = { address: text('address'), hour: Number(text('hour')), zone };
    const answer = await send(() => trpc.notices.setMail.mutate(change), { refresh: true });
    if (!answer) return;
    setAsked(answer.asked);
    announce(answer.asked ? words['mail-asked'] : words['mail-saved']);
  }
  async function stop() {
    const done = await send(
      async () => {
        await trpc.notices.stopMail.mutate();
        return true;
      },
      { refresh: true },
    );
    if (!done) return;
    setAsked(false);
    announce(words['mail-stopped']);
  }
  return (
    <form className="form" ref={form} onSubmit={submit}>
      {digest && !digest.confirmed && (
        <Notice>
          <p>{asked ? words['mail-asked'] : words['mail-waits']}</p>
        </Notice>
      )}
      <TextField
        id="address"
        label={words['mail-address']}
        type="email"
        autoComplete="email"
        defaultValue={digest?.address ?? suggested ?? ''}
        error={errorOf('address')}
        maxLength={254}
        required
      />
      <SelectField id="hour" label={words['mail-hour']} defaultValue={digest?.hour ?? 17}>
        {hours.map(hour => (
          <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
        ))}
      </SelectField>
      <Problem told={told?.field ? null : told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words['mail-save']}
        </Button>
        {digest && (
          <Button tone="quiet" disabled={pending} onClick={() => void stop()}>
            {words['mail-stop']}
          </Button>
        )}
      </div>
    </form>
  );
}
