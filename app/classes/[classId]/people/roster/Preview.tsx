import { type FormEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Button, Notice } from '#/app/_ui/index.ts';
import type { Outcome } from '#/server/roster/plan.ts';
import type { Roster, RosterRow } from '#/server/roster/roster.ts';
import { MendRow } from './MendRow.tsx';
import { PlannedRows } from './PlannedRows.tsx';

/** The rows as they are now, with what would become of each. */
export type Seen = {
  rows: RosterRow[];
  outcomes: Outcome[];
  mark: string;
  renamesTooMany: boolean;
  absent: string[];
};

type Sorted = { row: RosterRow; outcome: Outcome };

/** What a list would do, before it does: what is wrong comes first and can be mended or left out; nothing is written yet. */
export function Preview({
  roster,
  seen,
  busy,
  onLook,
  onBringIn,
  words,
}: {
  roster: Roster;
  seen: Seen;
  busy: boolean;
  onLook: (rows: RosterRow[]) => void;
  onBringIn: (event: FormEvent) => void;
  words: Record<string, string>;
}) {
  const [mended, setMended] = useState<Map<number, RosterRow>>(new Map());
  const say = (key: string, values: Record<string, string | number> = {}) => fill(words[key] ?? '', values);
  const planned = seen.rows.flatMap((row, at): Sorted[] => {
    const outcome = seen.outcomes[at];
    return outcome ? [{ row, outcome }] : [];
  });
  const of = (kind: Outcome['kind']) => planned.filter(({ outcome }) => outcome.kind === kind);
  const [wrong, adds, changes, removes, left] = [of('wrong'), of('add'), of('change'), of('remove'), of('left')];
  const check = (event: FormEvent) => {
    event.preventDefault();
    onLook(seen.rows.map(row => mended.get(row.line) ?? row));
    setMended(new Map());
  };
  const leaveOut = (line: number) => onLook(seen.rows.filter(row => row.line !== line));
  const count = adds.length + changes.length + removes.length;
  const used = roster.columns.map(({ heading, as }) => say('column', { heading, as: words[`column-${as}`] ?? '' }));
  return (
    <section className="block" aria-labelledby="preview">
      <h2 className="t-sec" id="preview">
        {words.preview}
      </h2>
      <p role="status">
        {say('summary', { adds: adds.length, changes: changes.length, left: left.length, wrong: wrong.length })}{' '}
        {removes.length > 0 && say('summary-removes', { removes: removes.length })}
      </p>
      {roster.oneRoster?.changes && <Notice title={words['changes-only']}>{words['changes-only-note']}</Notice>}
      {(used.length > 0 || roster.unused.length > 0) && (
        <p className="meta">
          {used.join(' ')}{' '}
          {roster.unused.length > 0 && say('unused', { headings: roster.unused.slice(0, 20).join(', ') })}
        </p>
      )}
      {seen.renamesTooMany && <Notice tone="wrong" title={words['renames-too-many']} />}
      {wrong.length > 0 && (
        <form className="wrong-rows" onSubmit={check}>
          <h3>{say('wrong-title', { count: wrong.length })}</h3>
          <p className="soft">{words['wrong-note']}</p>
          {wrong.map(({ row, outcome }) => (
            <MendRow
              key={row.line}
              row={mended.get(row.line) ?? row}
              problems={outcome.kind === 'wrong' ? outcome.problems : []}
              onChange={change => setMended(now => new Map(now).set(row.line, change))}
              onLeaveOut={() => leaveOut(row.line)}
              words={words}
            />
          ))}
          <div className="acts">
            <Button tone="ink" type="submit" disabled={busy}>
              {words['check-again']}
            </Button>
          </div>
        </form>
      )}
      <PlannedRows title={say('adds-title', { count: adds.length })} rows={adds} words={words} />
      <PlannedRows title={say('changes-title', { count: changes.length })} rows={changes} words={words} />
      <PlannedRows
        title={say('removes-title', { count: removes.length })}
        rows={removes}
        onLeaveOut={leaveOut}
        words={words}
      />
      <PlannedRows title={say('left-title', { count: left.length })} rows={left} words={words} />
      {roster.aside.length > 0 && (
        <details className="more" open={roster.aside.length <= 20}>
          <summary>{say('aside-title', { count: roster.aside.length })}</summary>
          <ul className="lines">
            {roster.aside.map(({ line, name, reason }) => (
              <li key={line}>
                <bdi>{name}</bdi>
                <span className="meta">{words[`aside-${reason}`]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <form className="preview-end" onSubmit={onBringIn}>
        {seen.absent.length > 0 && !roster.oneRoster?.changes && (
          <p className="meta">
            {say('absent', { names: seen.absent.slice(0, 40).join(', '), count: seen.absent.length })}
          </p>
        )}
        {count === 0 ? (
          <p>{words['nothing-to-do']}</p>
        ) : (
          <>
            <p className="soft">
              {words['not-yet']} {wrong.length > 0 && words['wrong-left-out']}
            </p>
            <div className="acts">
              <Button tone={wrong.length > 0 ? 'plain' : 'ink'} type="submit" disabled={busy}>
                {say(removes.length > 0 ? 'bring-in-removing' : 'bring-in', {
                  adds: adds.length,
                  changes: changes.length,
                  removes: removes.length,
                })}
              </Button>
            </div>
          </>
        )}
      </form>
    </section>
  );
}
