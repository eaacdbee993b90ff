import { fill } from '#/app/_client/fill.ts';
import { Button, TextField } from '#/app/_ui/index.ts';
import type { Problem } from '#/server/roster/plan.ts';
import type { RosterRow } from '#/server/roster/roster.ts';

const fields = ['name', 'id', 'groups'] as const;

/** A row with something wrong: its cells to be mended, each with what is wrong beside it, or to be left out. */
export function MendRow({
  row,
  problems,
  onChange,
  onLeaveOut,
  words,
}: {
  row: RosterRow;
  problems: readonly Problem[];
  onChange: (row: RosterRow) => void;
  onLeaveOut: () => void;
  words: Record<string, string>;
}) {
  const errorOf = (field: Problem['field']) =>
    problems
      .filter(problem => problem.field === field)
      .map(({ code, line }) => fill(words[`problem-${code}`] ?? '', { line: line ?? '' }))
      .join(' ');
  const text = { name: row.name, id: row.id, groups: row.groups.join('; ') };
  const set = (field: (typeof fields)[number], value: string) =>
    onChange(field === 'groups' ? { ...row, groups: value.split(/[;|]/) } : { ...row, [field]: value });
  return (
    <fieldset className="mend-row">
      <legend>{fill(words.line ?? '', { line: row.line })}</legend>
      {fields.map(field => (
        <TextField
          key={field}
          id={`${field}-${row.line}`}
          label={words[`cell-${field}`]}
          defaultValue={text[field]}
          error={errorOf(field)}
          onChange={event => set(field, event.target.value)}
        />
      ))}
      <Button small onClick={onLeaveOut}>
        {words['leave-out']} <span className="vh">{fill(words.line ?? '', { line: row.line })}</span>
      </Button>
    </fieldset>
  );
}
