'use client';

import { useState } from 'react';
import { copyText } from '#/app/_client/copyText.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Dialog, TextField } from '#/app/_ui/index.ts';

type Words = Record<
  'make' | 'renew' | 'renew-what' | 'switch-off' | 'address' | 'address-hint' | 'copy' | 'copied' | 'made' | 'is-off',
  string
>;

/** Makes the address of somebody's calendar and shows it this once, makes a new one, or takes it away. */
export function CalendarForm({
  words,
  common,
  errors,
  on,
}: {
  words: Words;
  common: { close: string; cancel: string };
  errors: Record<string, string>;
  on: boolean;
}) {
  const { run, pending, told } = useAct(errors);
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  async function renew() {
    const made = await run(() => trpc.calendar.renew.mutate());
    setAsking(false);
    if (!made) return;
    setAddress(made.address);
    announce(words.made);
  }
  async function switchOff() {
    if (!(await run(() => trpc.calendar.switchOff.mutate()))) return;
    setAddress(null);
    announce(words['is-off']);
  }
  const copy = async () => {
    if (await copyText(address ?? '')) announce(words.copied);
  };
  return (
    <div className="form">
      {address && (
        <>
          <TextField
            id="calendar-address"
            label={words.address}
            hint={words['address-hint']}
            value={address}
            readOnly
            onFocus={event => event.target.select()}
          />
          <div className="acts">
            <Button small icon="copy" onClick={() => void copy()}>
              {words.copy}
            </Button>
          </div>
        </>
      )}
      <Problem told={told} />
      <div className="acts">
        <Button disabled={pending} onClick={() => (on ? setAsking(true) : void renew())}>
          {on ? words.renew : words.make}
        </Button>
        {on && (
          <Button tone="quiet" disabled={pending} onClick={() => void switchOff()}>
            {words['switch-off']}
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.renew}
        closeLabel={common.close}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
            <Button tone="danger" disabled={pending} onClick={() => void renew()}>
              {words.renew}
            </Button>
          </>
        }
      >
        <p>{words['renew-what']}</p>
      </Dialog>
    </div>
  );
}
