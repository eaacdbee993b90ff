'use client';

import { type FormEvent, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { ButtonLink, Notice } from '#/app/_ui/index.ts';
import type { Roster, RosterRow } from '#/server/roster/roster.ts';
import { Cards, type SignInCard } from '../Cards.tsx';
import { BringList } from './BringList.tsx';
import { ChooseClass } from './ChooseClass.tsx';
import { Preview, type Seen } from './Preview.tsx';
import { readListOf } from './read-list.ts';

type Done = { added: number; changed: number; removed: number; cards: SignInCard[] };

/** From a list to students: read it, see what would become of every row and mend it, bring it in, print the cards. */
export function RosterDesk({
  classId,
  className,
  address,
  words,
  errors,
}: {
  classId: string;
  className: string;
  address: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told, setTold } = useAct({ ...errors, conflict: words.changed ?? '' });
  const [list, setList] = useState<Blob | string | null>(null);
  const [roster, setRoster] = useState<Roster | null>(null);
  const [seen, setSeen] = useState<Seen | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [reading, setReading] = useState(false);
  const [fromFile, setFromFile] = useState(false);
  const next = useRef<HTMLDivElement>(null);
  const goOn = () => requestAnimationFrame(() => next.current?.focus());

  async function look(rows: RosterRow[]) {
    if (rows.length === 0) return setSeen({ rows, outcomes: [], mark: '', renamesTooMany: false, absent: [] });
    const plan = await run(() => trpc.roster.plan.query({ classId, rows }), { refresh: false });
    if (!plan) return;
    setSeen({ rows, ...plan });
    goOn();
  }
  async function read(what: Blob | string, chosen: string | null) {
    setFailed(null);
    setFromFile(typeof what !== 'string');
    setTold(null);
    setReading(true);
    const answer = await readListOf(classId, what, chosen);
    setReading(false);
    if (!answer.ok) {
      setRoster(null);
      setSeen(null);
      return setFailed(
        fill(words[`failure-${answer.code}`] ?? errors[answer.code] ?? '', { detail: answer.detail ?? '' }),
      );
    }
    setList(what);
    setRoster(answer.roster);
    setSeen(null);
    if (answer.roster.rows.length > 0) await look(answer.roster.rows);
    else goOn();
  }
  async function bringIn(event: FormEvent) {
    event.preventDefault();
    if (!seen) return;
    const { rows, mark } = seen;
    const result = await run(() => trpc.roster.import.mutate({ classId, rows, mark }), { refresh: false });
    if (!result) return look(rows);
    setDone(result);
    goOn();
  }

  if (done)
    return (
      <div ref={next} tabIndex={-1}>
        <div className="screen-only">
          <Notice
            tone="right"
            live="polite"
            title={fill(words[done.removed > 0 ? 'done-removing' : 'done'] ?? '', {
              added: done.added,
              changed: done.changed,
              removed: done.removed,
            })}
          >
            <div className="acts">
              <ButtonLink href={`/classes/${classId}/people`}>{words['to-people']}</ButtonLink>
            </div>
          </Notice>
        </div>
        {done.cards.length > 0 && <Cards cards={done.cards} address={address} className={className} words={words} />}
      </div>
    );
  return (
    <>
      <BringList
        failed={failed}
        fromFile={fromFile}
        busy={reading}
        again={roster !== null}
        onRead={what => void read(what, null)}
        words={words}
      />
      <div ref={next} tabIndex={-1}>
        {roster?.oneRoster && roster.oneRoster.classes.length > 0 && list !== null && (
          <ChooseClass
            key={roster.oneRoster.chosen}
            oneRoster={roster.oneRoster}
            busy={reading}
            onChoose={chosen => void read(list, chosen)}
            words={words}
          />
        )}
        {roster && seen && (
          <Preview
            roster={roster}
            seen={seen}
            busy={pending}
            onLook={rows => void look(rows)}
            onBringIn={bringIn}
            words={words}
          />
        )}
        <Problem told={told} />
      </div>
    </>
  );
}
