'use client';

import { type RefObject, useMemo } from 'react';
import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { useAct } from '#/app/_client/useAct.ts';
import { SelectField, TextAreaField } from '#/app/_ui/index.ts';
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
  const { run, pending, told } = useAct({ ...errors, 'too-large': words['too-long'] });
  const sentences = useMemo(
    () =>
      about || !root.current
        ? []
        : sentencesIn(root.current).map(each => ({ number: Number(each.dataset.s), words: wordsOn(each) })),
    [about, root],
  );
  async function save(data: FormData) {
    const sentence = Number(data.get('sentence'));
    const chosen = sentences.find(each => each.number === sentence);
    const whole = { from: { sentence, offset: 0 }, to: { sentence, offset: chosen?.words.length ?? 0 } };
    const saved = await run(
      async () => {
        await onSave(about ?? whole, String(data.get('note') ?? ''));
        return true;
      },
      { refresh: false },
    );
    return saved ?? false;
  }
  return (
    <FormDialog
      open
      onClose={onClose}
      title={words['note-title']}
      words={words}
      send={words.save}
      pending={pending}
      told={told && { ...told, field: null }}
      onSend={save}
    >
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
    </FormDialog>
  );
}
