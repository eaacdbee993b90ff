import { type FormEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Button, SelectField } from '#/app/_ui/index.ts';
import type { Roster } from '#/server/roster/roster.ts';

/** Which class of a OneRoster file is meant. */
export function ChooseClass({
  oneRoster,
  busy,
  onChoose,
  words,
}: {
  oneRoster: NonNullable<Roster['oneRoster']>;
  busy: boolean;
  onChoose: (id: string) => void;
  words: Record<string, string>;
}) {
  const [id, setId] = useState(oneRoster.chosen ?? oneRoster.classes[0]?.id ?? '');
  const choose = (event: FormEvent) => {
    event.preventDefault();
    onChoose(id);
  };
  return (
    <form className="form block" onSubmit={choose}>
      <SelectField
        id="listed"
        label={words['which-class']}
        hint={fill(words['which-class-hint'] ?? '', { version: oneRoster.version })}
        value={id}
        onChange={event => setId(event.target.value)}
      >
        {oneRoster.classes.map(one => (
          <option key={one.id} value={one.id}>
            {fill(words[oneRoster.changes ? 'listed-class-changes' : 'listed-class'] ?? '', {
              title: one.title,
              students: one.students,
            })}
          </option>
        ))}
      </SelectField>
      <div className="acts">
        <Button type="submit" tone={oneRoster.chosen === null ? 'ink' : 'plain'} disabled={busy}>
          {words['show-class']}
        </Button>
      </div>
    </form>
  );
}
