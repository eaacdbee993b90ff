'use client';

import { type ComponentProps, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, Icon, Menu } from '#/app/_ui/index.ts';
import { DropQuestion } from './DropQuestion.tsx';
import { MendKey } from './MendKey.tsx';

type Mending = ComponentProps<typeof MendKey>;

/** What a teacher may do where a question was not fair: mend its key, or take it out of everybody's marks and put it back. */
export function Corrections({
  dropped,
  titles,
  words,
  ...of
}: Omit<Mending, 'title' | 'words' | 'open' | 'onClose'> & {
  dropped: boolean;
  titles: { menu: string; mend: string; drop: string };
  words: Mending['words'] &
    ComponentProps<typeof DropQuestion>['words'] &
    Record<'correct' | 'mend' | 'put-back', string>;
}) {
  const { run, pending, told } = useAct(of.errors);
  const [asking, setAsking] = useState<'mend' | 'drop' | null>(null);
  const { classId, assignmentId, questionId, errors } = of;
  const close = () => setAsking(null);
  const back = { classId, assignmentId, questionId, reason: null, rehearse: false };
  return (
    <>
      <Menu
        className="btn sm quiet"
        label={titles.menu}
        summary={
          <>
            {words.correct}
            <Icon name="chev" />
          </>
        }
      >
        <Button onClick={() => setAsking('mend')}>{words.mend}</Button>
        {!dropped && <Button onClick={() => setAsking('drop')}>{words.drop}</Button>}
      </Menu>
      {dropped && (
        <Button small disabled={pending} onClick={() => void run(() => trpc.progress.dropQuestion.mutate(back))}>
          {words['put-back']}
        </Button>
      )}
      <Problem told={told && { ...told, field: null }} />
      <MendKey {...of} title={titles.mend} words={words} open={asking === 'mend'} onClose={close} />
      <DropQuestion
        {...{ classId, assignmentId, questionId, errors, words }}
        title={titles.drop}
        open={asking === 'drop'}
        onClose={close}
      />
    </>
  );
}
