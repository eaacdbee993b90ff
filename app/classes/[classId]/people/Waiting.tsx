'use client';

import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button } from '#/app/_ui/index.ts';

type One = { membershipId: string; displayName: string; userName: string };

/** Who waits to be let in: each with yes and no, and yes for all at once. `title` says how many there are. */
export function Waiting({
  classId,
  waiting,
  title,
  teacher,
  words,
  errors,
}: {
  classId: string;
  waiting: One[];
  title: string;
  teacher: boolean;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const decide = async (letIn: boolean, who: One[]) => {
    const decision = { classId, letIn, membershipIds: who.map(one => one.membershipId) };
    if (await run(() => trpc.classroom.decideWaiting.mutate(decision)))
      announce((letIn ? words['let-in-done'] : words['refused-done']) ?? '');
  };
  return (
    <section className="block waiting" aria-labelledby="waiting">
      <h2 className="t-sec" id="waiting">
        {title}
      </h2>
      <p className="soft">{words['waiting-note']}</p>
      <ul className="lines">
        {waiting.map(one => (
          <li key={one.membershipId}>
            <span>
              <bdi>{one.displayName}</bdi> <span className="meta">{one.userName}</span>
            </span>
            {teacher && (
              <div className="acts">
                <Button small disabled={pending} onClick={() => void decide(true, [one])}>
                  {words['let-in']} <span className="vh">{one.displayName}</span>
                </Button>
                <Button small tone="quiet" disabled={pending} onClick={() => void decide(false, [one])}>
                  {words.refuse} <span className="vh">{one.displayName}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Problem told={told} />
      {teacher && waiting.length > 1 && (
        <div className="acts">
          <Button disabled={pending} onClick={() => void decide(true, waiting)}>
            {words['let-in-all']}
          </Button>
        </div>
      )}
    </section>
  );
}
