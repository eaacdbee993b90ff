'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, SelectField } from '#/app/_ui/index.ts';

/** After how many months in the archive a class erases its students; a teacher of the class chooses. */
export function RetentionForm({
  classId,
  months,
  label,
  choices,
  set,
  errors,
}: {
  classId: string;
  months: number | null;
  label: string;
  choices: readonly { value: string; label: string }[];
  set: string;
  errors: Record<string, string>;
}) {
  const { form, text, send, pending, told } = useForm(errors);
  const id = `months-${classId}`;
  const save = () => {
    const chosen = text(id);
    return send(() => trpc.records.setRetention.mutate({ classId, months: chosen === '' ? null : Number(chosen) }), {});
  };
  return (
    <form
      className="form"
      ref={form}
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField id={id} label={label} defaultValue={months ?? ''}>
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </SelectField>
      <Problem told={told} />
      <div className="acts">
        <Button type="submit" small disabled={pending}>
          {set}
        </Button>
      </div>
    </form>
  );
}
