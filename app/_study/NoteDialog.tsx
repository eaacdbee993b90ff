'use client';

import { type FormEvent, type RefObject, useMemo, useState } from 'react';
import { failureOf } from '#/app/_client/trpc.ts';
import { Button, Dialog, Notice, SelectField, TextAreaField } from '#/app/_ui/index.ts';
import type { Place } from '#/server/study/anchor.ts';
import { studyLimits } from '#/server/study/highlight.ts';
import { sentencesIn, wordsOn } from './on-screen.ts';
import type { ToNote } from './Study.tsx';
import type { StudyWords } from './study-words.ts';

/** How much of a sentence its choice in the list shows, in UTF-16 code units. */
const shown = 90;

/** Asks for a private note on a passage, or on a sentence chosen from a list: the way without a pointer. */
export function NoteDialog({
  about,
  root,
  words,
  errors,
  onSave,
  onClose,
}: {
  about: ToNote;
  root: RefObject<HTMLElement | null>;
  words: StudyWords;
  errors: Record<string, string>;
  onSave: (passage: { from: Place; to: Place }, note: string) => Promise<void>;
  onClose: () => void;
}) {
  const [told, setTold] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const sentences = useMemo(
    () =>
      about || !root.current
        ? []
        : sentencesIn(root.current).map(each => ({ number: Number(each.dataset.s), words: wordsOn(each) })),
    [about, root],
  );
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const sentence = Number(data.get('sentence'));
    const chosen = sentences.find(each => each.number === sentence);
    const whole = { from: { sentence, offset: 0 }, to: { sentence, offset: chosen?.words.length ?? 0 } };
    setPending(true);
    try {
      await onSave(about ?? whole, String(data.get('note') ?? ''));
      onClose();
    } catch (error) {
      const { code } = failureOf(error);
      setTold((code === 'too-large' ? words['too-long'] : errors[code]) ?? code);
      setPending(false);
    }
  }
  return (
    <Dialog open onClose={onClose} title={words['note-title']} closeLabel={words.close}>
      <form className="form" onSubmit={event => void submit(event)}>
        {about ? (
          <blockquote className="kept-words" dir="auto">
            {about.words}
          </blockquote>
        ) : (
          <SelectField id="sentence" label={words.which}>
            {sentences.map(each => (
              <option key={each.number} value={each.number}>
                {`${each.number}. ${each.words.slice(0, shown)}`}
              </option>
            ))}
          </SelectField>
        )}
        <TextAreaField
          id="note"
          label={words['note-label']}
          hint={words['note-hint']}
          rows={4}
          maxLength={studyLimits.note}
          autoFocus={about !== null}
        />
        {told && (
          <Notice tone="wrong" live="now">
            <p>{told}</p>
          </Notice>
        )}
        <div className="acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="ink" type="submit" disabled={pending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
