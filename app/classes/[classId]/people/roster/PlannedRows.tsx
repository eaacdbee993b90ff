import { useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { Button, Table } from '#/app/_ui/index.ts';
import type { Outcome } from '#/server/roster/plan.ts';
import type { RosterRow } from '#/server/roster/roster.ts';

const few = 100;

/** What becomes of a row, in words: one sentence for each thing that is done, or why nothing is. */
function sentences(outcome: Outcome, words: Record<string, string>): string[] {
  if (outcome.kind === 'wrong') return [];
  if (outcome.kind === 'left') return [words[`left-${outcome.reason}`] ?? ''];
  if (outcome.kind === 'remove') return [words['leaves-class'] ?? ''];
  const groups = outcome.groups.map(group => fill(words['into-group'] ?? '', { group }));
  if (outcome.kind === 'add') return [(outcome.userId ? words['add-known'] : words['add-new']) ?? '', ...groups];
  const { from, rename, tie } = outcome;
  return [
    ...(rename === null ? [] : [fill(words.renamed ?? '', { from, to: rename })]),
    ...(tie ? [words.tied ?? ''] : []),
    ...groups,
  ];
}

/**
 * Rows of which the same kind of thing becomes; long lists open at a press. Nothing where there are none. With `onLeaveOut` each can be
 * left out.
 */
export function PlannedRows({
  title,
  rows,
  onLeaveOut,
  words,
}: {
  title: string;
  rows: readonly { row: RosterRow; outcome: Outcome }[];
  onLeaveOut?: (line: number) => void;
  words: Record<string, string>;
}) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <>
      <Table caption={title} stack className="planned">
        <thead>
          <tr>
            <th scope="col">{words['line-short']}</th>
            <th scope="col">{words['cell-name']}</th>
            <th scope="col">{words['cell-id']}</th>
            <th scope="col">{words.becomes}</th>
            {onLeaveOut && <th scope="col">{words.actions}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : few).map(({ row, outcome }) => (
            <tr key={row.line}>
              <td data-h={words['line-short']}>{row.line}</td>
              <th scope="row">
                <bdi>{'name' in outcome ? outcome.name : row.name}</bdi>
              </th>
              <td data-h={words['cell-id']}>{row.id}</td>
              <td data-h={words.becomes}>{sentences(outcome, words).join(' ')}</td>
              {onLeaveOut && (
                <td>
                  <Button small onClick={() => onLeaveOut(row.line)}>
                    {words['leave-out']} <span className="vh">{fill(words.line ?? '', { line: row.line })}</span>
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {!all && rows.length > few && (
        <div className="acts">
          <Button small onClick={() => setAll(true)}>
            {fill(words['show-all'] ?? '', { count: rows.length })}
          </Button>
        </div>
      )}
    </>
  );
}
