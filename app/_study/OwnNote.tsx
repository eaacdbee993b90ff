'use client';

import { type FormEvent, useState } from 'react';
import { fill } from '#/app/_client/fill.ts';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { Button, Notice, TextAreaField } from '#/app/_ui/index.ts';
import { type Highlight, studyLimits } from '#/server/study/highlight.ts';
import { useStudy } from './Study.tsx';

/** How much of a passage names it in a list, in UTF-16 code units. */
const named = 60;

/** A student's own note, with what they can do to it. `place` tells apart the places on the page in which it stands. */
export function OwnNote({ highlight, place }: { highlight: Omit<Highlight, 'at'>; place: string }) {
  const { classId, words, errors, did } = useStudy();
  const [editing, setEditing] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const { id, version, note, quote } = highlight;
  const one = { classId, highlightId: id };
  const about = quote.length > named ? `${quote.slice(0, named)}…` : quote;

  async function run(act: () => Promise<void>) {
    setTold(null);
    try {
      await act();
    } catch (error) {
      setTold(errors[failureOf(error).code] ?? null);
    }
  }
  const remove = () =>
    run(async () => {
      const now = await trpc.study.setRemoved.mutate({ ...one, version, removed: true });
      const undo = () => trpc.study.setRemoved.mutate({ ...one, version: now.version, removed: false });
      did({ said: words.removed, undo });
    });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get(`note-${place}-${id}`) ?? '');
    return run(async () => {
      const now = await trpc.study.setNote.mutate({ ...one, version, note: next });
      setEditing(false);
      did({ said: words.saved, undo: () => trpc.study.setNote.mutate({ ...one, version: now.version, note }) });
    });
  };
  return (
    <>
      {editing ? (
        <form onSubmit={event => void save(event)}>
          <TextAreaField
            id={`note-${place}-${id}`}
            label={words['note-label']}
            defaultValue={note}
            maxLength={studyLimits.note}
            rows={4}
            autoFocus
          />
          <div className="acts">
            <Button small tone="ink" type="submit">
              {words.save}
            </Button>
            <Button small tone="quiet" onClick={() => setEditing(false)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <>
          {note && <p className="own-note">{note}</p>}
          <p className="acts">
            <Button
              small
              tone="quiet"
              aria-label={fill(words['edit-of'], { words: about })}
              onClick={() => setEditing(true)}
            >
              {words.edit}
            </Button>
            <Button
              small
              tone="quiet"
              aria-label={fill(words['remove-of'], { words: about })}
              onClick={() => void remove()}
            >
              {words.remove}
            </Button>
          </p>
        </>
      )}
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told}</p>
        </Notice>
      )}
    </>
  );
}
