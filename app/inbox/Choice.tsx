'use client';

import { useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, SelectField } from '#/app/_ui/index.ts';
import type { Hears } from '#/server/notices/notices.ts';

/** What one wants to hear of in a class; kept as soon as it is chosen. */
export function Choice({
  classId,
  className,
  hears,
  options,
  said,
  sentences,
}: {
  classId: string;
  className: string;
  hears: Hears;
  options: readonly { value: Hears; label: string }[];
  said: string;
  sentences: Record<string, string>;
}) {
  const { run, told } = useAct(sentences);
  const [chosen, setChosen] = useState(hears);
  async function choose(value: string) {
    const next = options.find(option => option.value === value)?.value;
    if (!next) return;
    setChosen(next);
    const done = await run(async () => {
      await trpc.notices.setHearing.mutate({ classId, hears: next });
      return true;
    });
    if (done) announce(said);
    else setChosen(chosen);
  }
  return (
    <>
      <SelectField
        id={`hear-${classId}`}
        label={className}
        value={chosen}
        onChange={event => void choose(event.target.value)}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <Problem told={told} />
    </>
  );
}
