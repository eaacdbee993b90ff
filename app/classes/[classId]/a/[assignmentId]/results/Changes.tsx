import { fill } from '#/app/_client/fill.ts';
import type { trpc } from '#/app/_client/trpc.ts';
import { Table } from '#/app/_ui/index.ts';

/** Whose marks change by an act that was only tried, and how. */
export type Changed = Awaited<ReturnType<typeof trpc.progress.correctKey.mutate>>['changes'];

type Words = Record<'mend-nobody' | 'mend-changes' | 'mend-from' | 'mend-to' | 'mend-mark' | 'name', string>;

/** Tells whose marks change: before and after. */
export function Changes({ changes, words }: { changes: Changed; words: Words }) {
  const standing = ({ mark, outOf, score }: Changed[number]['to']) =>
    fill(words['mend-mark'], { mark, outOf, score: Math.round(score * 100) });
  if (changes.length === 0) return <p role="status">{words['mend-nobody']}</p>;
  return (
    <Table caption={words['mend-changes']}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words['mend-from']}</th>
          <th scope="col">{words['mend-to']}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ membershipId, displayName, from, to }) => (
          <tr key={membershipId}>
            <th scope="row">
              <bdi>{displayName}</bdi>
            </th>
            <td>{standing(from)}</td>
            <td>{standing(to)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
