'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, focusFirstError, Segmented, SelectField, TextField } from '#/app/_ui/index.ts';
import type { TextSize } from '#/server/auth/person.ts';

type Words = Record<
  | 'display-name'
  | 'display-name-note'
  | 'language'
  | 'time-zone'
  | 'time-zone-browser'
  | 'text-size'
  | 'save'
  | 'saved',
  string
>;
type Profile = { displayName: string; language: string; timeZone: string | null; textSize: TextSize };

const sizes = (['xs', 'sm', 'md', 'lg', 'xl'] as const).map((value, index) => ({
  value,
  label: <span className={`z${index + 1}`}>{value.toUpperCase()}</span>,
}));

/** Name, language, time zone and text size of whoever is signed in. */
export function ProfileForm({
  words,
  errors,
  profile,
  languages,
  zones,
}: {
  words: Words;
  errors: Record<string, string>;
  profile: Profile;
  languages: { value: 'en' | 'en-XA'; label: string }[];
  zones: string[];
}) {
  const { run, pending, told, errorOf } = useAct(errors);
  const [textSize, setTextSize] = useState(profile.textSize);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const language = languages.find(each => each.value === data.get('language'))?.value ?? 'en';
    const timeZone = String(data.get('timeZone') ?? '') || null;
    const change = { displayName: String(data.get('displayName')), language, timeZone, textSize };
    if (await run(() => trpc.account.updateProfile.mutate(change))) announce(words.saved);
    else focusFirstError(form.current);
  }

  return (
    <form className="form" ref={form} onSubmit={submit}>
      <TextField
        id="displayName"
        label={words['display-name']}
        hint={words['display-name-note']}
        error={errorOf('displayName')}
        defaultValue={profile.displayName}
        maxLength={60}
        required
      />
      <SelectField id="language" label={words.language} defaultValue={profile.language}>
        {languages.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="timeZone"
        label={words['time-zone']}
        error={errorOf('timeZone')}
        defaultValue={profile.timeZone ?? ''}
      >
        <option value="">{words['time-zone-browser']}</option>
        {zones.map(zone => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <Segmented name="textSize" label={words['text-size']} options={sizes} chosen={textSize} onChange={setTextSize} />
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
