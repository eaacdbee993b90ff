'use client';

import Link from 'next/link';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { useUnsaved } from '#/app/_client/useUnsaved.ts';
import { announce, Notice } from '#/app/_ui/index.ts';
import type { Column } from '#/server/progress/book.ts';
import { type Place, stepTo, typedMark } from './grid.ts';
import { TypedMark } from './TypedMark.tsx';
import { WhyDialog } from './WhyDialog.tsx';

export type GridCell = {
  text: string;
  /** How it came about, for whoever points at it or stands on it. */
  told: string;
  mark: number | null;
  reason: string | null;
  version: number;
};
export type GridRow = { membershipId: string; displayName: string; href: string; total: GridCell; cells: GridCell[] };
export type GridColumn = Pick<Column, 'kind' | 'id' | 'title' | 'outOf'> & { href: string | null; under: string };
export type GridWords = Record<
  | 'title'
  | 'name'
  | 'total'
  | 'keys'
  | 'type-mark'
  | 'mark-wrong'
  | 'mark-whole'
  | 'not-saved'
  | 'not-here'
  | 'leave'
  | 'why-title'
  | 'why'
  | 'why-what'
  | 'save'
  | 'cancel'
  | 'close'
  | 'saved'
  | 'undone'
  | 'nothing-to-undo',
  string
>;

/** What is typed into a cell, and what it began as. */
type Typing = { place: Place; text: string; from: string };

const same = (a: Place, b: Place) => a.row === b.row && a.column === b.column;

type Done = { row: number; column: number; mark: number | null; reason: string | null };

/**
 * The gradebook as a grid (ARIA): arrow keys, Home and End move, Enter or a digit begins to type, Enter or leaving the cell saves,
 * Escape takes back what is typed, Ctrl and Z undo the last mark that was typed here. What cannot be saved stays in its cell with
 * the reason beside it, and no other can be typed before. Columns 0 and 1 are name and total.
 */
export function GradeGrid({
  classId,
  columns,
  rows,
  words,
  errors,
}: {
  classId: string;
  columns: GridColumn[];
  rows: GridRow[];
  words: GridWords;
  errors: Record<string, string>;
}) {
  const { run, pending, told, setTold } = useAct(errors);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [typing, setTyping] = useState<Typing | null>(null);
  const [asking, setAsking] = useState<(Typing & { mark: number }) | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Place | null>(null);
  const done = useRef<Done[]>([]);
  const grid = useRef<HTMLTableElement>(null);
  const toldId = useId();
  const moved = useRef(false);
  const width = columns.length + 2;
  const cellAt = ({ row, column }: Place) =>
    column === 1 ? rows[row]?.total : column > 1 ? rows[row]?.cells[column - 2] : undefined;
  const columnAt = ({ column }: Place) => columns[column - 2];
  const shown = pointed ?? at;
  const unsaved = typing && typing.text.trim() !== typing.from ? typing : null;
  useUnsaved(
    unsaved && fill(words.leave, { name: rows[unsaved.place.row]?.displayName ?? '', text: unsaved.text.trim() }),
  );

  useEffect(() => {
    if (!moved.current || asking || (typing && same(typing.place, at))) return;
    grid.current?.querySelector<HTMLElement>(`[data-place="${at.row} ${at.column}"]`)?.focus();
  }, [at, typing, asking]);

  const go = (place: Place) => {
    moved.current = true;
    setAt(place);
  };
  const mayType = (place: Place) => columnAt(place) !== undefined;
  const drop = () => {
    setTyping(null);
    setProblem(null);
    setLost(null);
    setTold(null);
  };
  function begin(place: Place, text: string) {
    if (!mayType(place)) return announce(words['not-here']);
    moved.current = true;
    // What cannot be saved yet comes first.
    if (typing) return grid.current?.querySelector<HTMLElement>('td input')?.focus();
    setTyping({ place, text, from: String(cellAt(place)?.mark ?? '') });
  }

  async function save(place: Place, mark: number | null, reason: string | null, undoing = false) {
    const [row, column, cell] = [rows[place.row], columnAt(place), cellAt(place)];
    if (!row || !column || !cell) return false;
    const before = { ...place, mark: cell.version > 0 ? cell.mark : null, reason: cell.reason };
    const saved = await run(() =>
      trpc.progress.setGrade.mutate({
        ...{ classId, membershipId: row.membershipId, mark, reason, version: cell.version },
        column: { kind: column.kind, id: column.id },
      }),
    );
    if (!saved) return false;
    if (!undoing) done.current.push(before);
    announce(undoing ? words.undone : words.saved);
    return true;
  }

  async function undo() {
    const last = done.current.at(-1);
    if (!last) return announce(words['nothing-to-undo']);
    const given = columnAt(last)?.kind !== 'HAND';
    const back = given && last.reason === null ? null : last.mark;
    if (await save(last, back, last.reason, true)) done.current.pop();
    go(last);
  }

  /** Saves what is typed, unless nothing was changed; `left` when the focus is elsewhere by now, and stays there. */
  async function accept(typed: Typing, left: boolean) {
    const { place, text, from } = typed;
    const column = columnAt(place);
    if (!column) return;
    if (left && text.trim() === from) return drop();
    const mark = text.trim() === '' ? null : typedMark(text);
    if (mark !== null && !(mark >= 0 && mark <= column.outOf * 2))
      return setProblem(fill(words['mark-wrong'], { most: column.outOf * 2 }));
    if (mark !== null && column.kind === 'PARTICIPATION' && !Number.isInteger(mark))
      return setProblem(fill(words['mark-whole'], { most: column.outOf * 2 }));
    drop();
    moved.current = !left;
    if (column.kind !== 'HAND' && mark !== null) return setAsking({ ...typed, mark });
    if (!(await save(place, mark, null))) {
      const title = column.title;
      setLost(fill(words['not-saved'], { name: rows[place.row]?.displayName ?? '', title, text }));
      return setTyping(now => now ?? typed);
    }
    if (!left) go(stepTo('ArrowDown', place, { rows: rows.length, columns: width }) ?? place);
  }

  function keepTyping() {
    if (asking) setTyping(asking);
    setAsking(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (asking || (typing && same(typing.place, at))) return;
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return void undo();
    }
    const to = stepTo(event.key, at, { rows: rows.length, columns: width }, event.ctrlKey);
    if (to) {
      event.preventDefault();
      return go(to);
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const begins = /^[\d.,]$/.test(event.key);
    if (event.key === 'Enter' && at.column === 0) return;
    if (event.key === 'Enter' || event.key === 'F2' || event.key === 'Delete' || begins) {
      event.preventDefault();
      begin(at, begins ? event.key : event.key === 'Delete' ? '' : String(cellAt(at)?.mark ?? ''));
    }
  }

  const cell = (place: Place, content: GridCell, label: string) => {
    const here = same(at, place);
    const typed = typing && same(typing.place, place) ? typing : null;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
      <td
        key={place.column}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the ARIA grid
        role="gridcell"
        data-place={`${place.row} ${place.column}`}
        tabIndex={here ? 0 : -1}
        aria-readonly={!mayType(place)}
        aria-describedby={here ? toldId : undefined}
        className={place.column === 1 ? 'r total' : 'r'}
        onFocus={() => setAt(place)}
        onClick={() => !typed && go(place)}
        onDoubleClick={() => !typed && begin(place, String(content.mark ?? ''))}
        onMouseEnter={() => setPointed(place)}
        onMouseLeave={() => setPointed(null)}
      >
        {typed ? (
          <TypedMark
            text={typed.text}
            label={label}
            problem={problem}
            here={here}
            onText={text => setTyping({ ...typed, text })}
            onDone={left => void accept(typed, left)}
            onDrop={() => {
              drop();
              go(place);
            }}
          />
        ) : (
          content.text
        )}
      </td>
    );
  };

  return (
    <>
      <section className="scroll grade-scroll" aria-label={words.title}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the table is the grid of the ARIA pattern */}
        <table className="tbl grades" role="grid" ref={grid} onKeyDown={onKeyDown} aria-describedby={`${toldId}-keys`}>
          <caption className="vh">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="r">
                {words.total}
              </th>
              {columns.map(column => (
                <th key={`${column.kind} ${column.id}`} scope="col" className="r">
                  {column.href ? <Link href={column.href}>{column.title}</Link> : column.title}
                  <span className="meta">{column.under}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.membershipId}>
                <th scope="row">
                  <Link
                    href={row.href}
                    prefetch={false}
                    data-place={`${index} 0`}
                    tabIndex={at.row === index && at.column === 0 ? 0 : -1}
                    onFocus={() => setAt({ row: index, column: 0 })}
                  >
                    <bdi>{row.displayName}</bdi>
                  </Link>
                </th>
                {cell({ row: index, column: 1 }, row.total, '')}
                {row.cells.map((content, column) =>
                  cell(
                    { row: index, column: column + 2 },
                    content,
                    fill(words['type-mark'], { name: row.displayName, title: columns[column]?.title ?? '' }),
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p id={toldId} className="grade-told">
        {(shown.column > 0 && cellAt(shown)?.told) || ''}
      </p>
      <p id={`${toldId}-keys`} className="meta">
        {words.keys}
      </p>
      {told && (
        <Notice tone="wrong" live="now">
          <p>
            {lost} {told.sentence}
          </p>
        </Notice>
      )}
      <WhyDialog
        open={asking !== null}
        pending={pending}
        words={words}
        onClose={keepTyping}
        onReason={async reason => {
          if (asking && (await save(asking.place, asking.mark, reason))) setAsking(null);
        }}
      />
    </>
  );
}
