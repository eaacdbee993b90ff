'use client';

import { type FormEvent, useId, useRef } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, CheckField, TextField } from '#/app/_ui/index.ts';
import { type Accommodation, noAccommodation } from '#/server/assignment/exceptions.ts';

/** What a student or a group has in every quiz of the class. */
export function AccommodationForm({
  classId,
  target,
  accommodation,
  words,
  errors,
}: {
  classId: string;
  target: { membershipId: string } | { groupId: string };
  accommodation: Accommodation | null;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const form = useRef<HTMLFormElement>(null);
  const own = useId();
  const { timeFactor, breakMinutes, noClock, largerText, extraAttempts } = accommodation ?? noAccommodation;

  async function save(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const given = {
      timeFactor: Number(data.get('factor')),
      breakMinutes: Number(data.get('breaks')),
      noClock: data.get('no-clock') !== null,
      largerText: data.get('larger-text') !== null,
      extraAttempts: Number(data.get('extra-attempts')),
    };
    const nothing = JSON.stringify(given) === JSON.stringify(noAccommodation);
    const set = { classId, target, accommodation: nothing ? null : given };
    if (await run(() => trpc.exceptions.setAccommodation.mutate(set))) announce(words.saved ?? '');
  }

  return (
    <form className="form" ref={form} onSubmit={save}>
      <p className="soft">{words['accommodation-note']}</p>
      <div className="row">
        <TextField
          id={`${own}-factor`}
          name="factor"
          label={words.factor}
          hint={words['factor-hint']}
          type="number"
          min={1}
          max={3}
          step={0.05}
          required
          defaultValue={timeFactor}
        />
        <TextField
          id={`${own}-breaks`}
          name="breaks"
          label={words.breaks}
          hint={words['breaks-hint']}
          type="number"
          min={0}
          max={240}
          required
          defaultValue={breakMinutes}
        />
        <TextField
          id={`${own}-attempts`}
          name="extra-attempts"
          label={words['extra-attempts']}
          type="number"
          min={0}
          max={100}
          required
          defaultValue={extraAttempts}
        />
      </div>
      <CheckField id={`${own}-clock`} name="no-clock" label={words['no-clock']} defaultChecked={noClock} />
      <CheckField id={`${own}-text`} name="larger-text" label={words['larger-text']} defaultChecked={largerText} />
      <Problem told={told} />
      <div className="acts">
        <Button type="submit" disabled={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
