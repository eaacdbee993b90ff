'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, FieldGroup, focusFirstError } from '#/app/_ui/index.ts';
import { Cards, type SignInCard } from '../Cards.tsx';

type Student = { membershipId: string; displayName: string; userName: string; waits: boolean };

/** Chooses whom to make sign-in cards for, then shows them. Who has yet to sign in is chosen to begin with. */
export function MakeCards({
  classId,
  className,
  address,
  students,
  words,
  errors,
}: {
  classId: string;
  className: string;
  address: string;
  students: Student[];
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [cards, setCards] = useState<SignInCard[] | null>(null);
  const [chosen, setChosen] = useState(() => students.filter(one => one.waits).map(one => one.membershipId));
  const shown = useRef<HTMLDivElement>(null);

  const [nobody, setNobody] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const all = chosen.length === students.length;
  const toggle = (id: string) => setChosen(now => (now.includes(id) ? now.filter(one => one !== id) : [...now, id]));
  async function make(event: FormEvent) {
    event.preventDefault();
    setNobody(chosen.length === 0);
    if (chosen.length === 0) return focusFirstError(form.current);
    const made = await run(() => trpc.roster.giveCards.mutate({ classId, membershipIds: chosen }), { refresh: false });
    if (!made) return;
    setCards(made.cards);
    requestAnimationFrame(() => shown.current?.focus());
  }
  if (cards)
    return (
      <div ref={shown} tabIndex={-1}>
        <Cards cards={cards} address={address} className={className} words={words} />
      </div>
    );
  return (
    <form className="form" ref={form} onSubmit={make}>
      <FieldGroup
        id="students"
        label={words['cards-for']}
        hint={words['cards-for-hint']}
        error={nobody && chosen.length === 0 ? words['cards-choose'] : undefined}
      >
        <div className="acts">
          <Button small onClick={() => setChosen(all ? [] : students.map(one => one.membershipId))}>
            {all ? words['choose-none'] : words['choose-all']}
          </Button>
        </div>
        {students.map(({ membershipId, displayName, userName, waits }) => (
          <label key={membershipId} className="check">
            <input type="checkbox" checked={chosen.includes(membershipId)} onChange={() => toggle(membershipId)} />
            <span>
              <bdi>{displayName}</bdi> <span className="meta">{userName}</span>
              {waits && <span className="meta"> · {words['not-signed-in-yet']}</span>}
            </span>
          </label>
        ))}
      </FieldGroup>
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {words['make-cards']}
        </Button>
      </div>
    </form>
  );
}
