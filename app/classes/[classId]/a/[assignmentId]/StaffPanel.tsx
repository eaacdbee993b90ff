'use client';

import { useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { useAct } from '#/app/_client/useAct.ts';
import { announce, Button, Dialog, Notice } from '#/app/_ui/index.ts';
import { type Rules, RulesForm } from '../../assign/RulesForm.tsx';

/** Dates and rules of an assignment for its teachers: change, withdraw, release the answers. */
export function StaffPanel({
  classId,
  assignmentId,
  version,
  withdrawn,
  released,
  hasQuiz,
  rules,
  zone,
  words,
  common,
  errors,
}: {
  classId: string;
  assignmentId: string;
  version: number;
  withdrawn: boolean;
  released: boolean;
  hasQuiz: boolean;
  rules: Rules;
  zone: string;
  words: Record<string, string>;
  common: { close: string; cancel: string };
  errors: Record<string, string>;
}) {
  const { run, pending, told } = useAct(errors);
  const [asking, setAsking] = useState<'withdraw' | 'release' | null>(null);
  const seen = { classId, assignmentId, version };
  const setWithdrawn = async (to: boolean) => {
    if (await run(() => trpc.assignment.setWithdrawn.mutate({ ...seen, withdrawn: to }))) setAsking(null);
  };
  const release = async () => {
    if (await run(() => trpc.assignment.release.mutate(seen))) setAsking(null);
  };
  const save = async (given: Rules) => {
    const saved = await trpc.assignment.update.mutate({ ...seen, ...given });
    announce(words.saved ?? '');
    return saved;
  };
  const dialog = (what: 'withdraw' | 'release', act: () => Promise<void>) => (
    <Dialog
      open={asking === what}
      onClose={() => setAsking(null)}
      title={fill(words[`${what}-title`] ?? '', { title: rules.title })}
      closeLabel={common.close}
      actions={
        <>
          <Button onClick={() => setAsking(null)}>{common.cancel}</Button>
          <Button tone="danger" disabled={pending} onClick={() => void act()}>
            {words[what]}
          </Button>
        </>
      }
    >
      <p>{words[`${what}-what`]}</p>
    </Dialog>
  );
  return (
    <>
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told.sentence}</p>
        </Notice>
      )}
      <div className="dated">
        <details className="more">
          <summary>{words.settings}</summary>
          <RulesForm
            key={version}
            rules={rules}
            zone={zone}
            words={words}
            errors={errors}
            saveLabel={words.save ?? ''}
            onSave={save}
          />
        </details>
        <div className="acts">
          {hasQuiz && !released && (
            <Button small onClick={() => setAsking('release')}>
              {words.release}
            </Button>
          )}
          {withdrawn ? (
            <Button small disabled={pending} onClick={() => void setWithdrawn(false)}>
              {words['bring-back']}
            </Button>
          ) : (
            <Button small tone="quiet" onClick={() => setAsking('withdraw')}>
              {words.withdraw}
            </Button>
          )}
        </div>
      </div>
      {dialog('withdraw', () => setWithdrawn(true))}
      {dialog('release', release)}
    </>
  );
}
