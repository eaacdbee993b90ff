'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { newKey } from '#/app/_client/key.ts';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { announce, Button } from '#/app/_ui/index.ts';
import type { Place } from '#/server/study/anchor.ts';
import { Desk, type Look } from './Desk.tsx';
import { GlossBubble } from './GlossBubble.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { PassageBar } from './PassageBar.tsx';
import type { StudyWords } from './study-words.ts';
import { useReading } from './useReading.ts';
import { useSelected } from './useSelected.ts';

/** Something a student did to what they keep, which can be taken back. */
export type Undoable = { said: string; undo: () => Promise<unknown> };

type Study = {
  classId: string;
  words: StudyWords;
  errors: Record<string, string>;
  /** Lets the page read anew, and offers to take the act back. */
  did: (act: Undoable) => void;
};

const StudyContext = createContext<Study | null>(null);

/** What is shared by all that a student keeps on a page of reading. */
export function useStudy(): Study {
  const study = useContext(StudyContext);
  if (!study) throw new Error('Outside of a page of reading');
  return study;
}

/** What a dialog is to keep: a passage selected, or, with null, a sentence still to be chosen. */
export type ToNote = { from: Place; to: Place; words: string } | null;

/** A student's reading: how it looks and sounds, how far they are, and what they keep of it for themself. `children` hold the article. */
export function Study({
  classId,
  assignmentId,
  words,
  errors,
  look,
  language,
  counts,
  read: before,
  discuss,
  children,
}: {
  classId: string;
  assignmentId: string;
  words: StudyWords;
  errors: Record<string, string>;
  look: Look;
  language: string;
  /** How many words each sentence has. */
  counts: readonly number[];
  /** Indexes of the sentences that were read before. */
  read: readonly number[];
  /** The address of the discussion; null where there is none. */
  discuss: string | null;
  children: ReactNode;
}) {
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const read = useReading(root, { classId, assignmentId }, counts, before);
  const { selected, clear } = useSelected(root, bar);
  const [noting, setNoting] = useState<{ about: ToNote } | null>(null);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const did = useCallback(
    (act: Undoable) => {
      setUndoable(act);
      router.refresh();
    },
    [router],
  );
  const study = useMemo(() => ({ classId, words, errors, did }), [classId, words, errors, did]);

  async function keep(passage: { from: Place; to: Place }, note: string): Promise<void> {
    const id = newKey();
    const { from, to } = passage;
    await trpc.study.keep.mutate({ classId, assignmentId, id, from, to, note });
    clear();
    const undo = () => trpc.study.setRemoved.mutate({ classId, highlightId: id, version: 1, removed: true });
    did({ said: words.kept, undo });
  }
  async function highlight(passage: { from: Place; to: Place }) {
    try {
      await keep(passage, '');
    } catch (error) {
      const { code } = failureOf(error);
      announce((code === 'too-large' ? words['too-long'] : errors[code]) ?? code);
    }
  }
  async function undo() {
    const act = undoable;
    setUndoable(null);
    try {
      await act?.undo();
      announce(words.undone);
    } catch (error) {
      announce(errors[failureOf(error).code] ?? '');
    }
    router.refresh();
  }
  return (
    <StudyContext value={study}>
      <Desk
        root={root}
        words={words}
        look={look}
        language={language}
        counts={counts}
        before={before}
        read={read}
        onNote={() => setNoting({ about: null })}
      />
      <div ref={root} className="study">
        {children}
        <GlossBubble root={root} />
        {selected && (
          <PassageBar
            ref={bar}
            selected={selected}
            label={words.bar}
            acts={[
              { label: words.highlight, icon: 'pen', act: passage => void highlight(passage) },
              { label: words.note, icon: 'lock', act: passage => setNoting({ about: passage }) },
            ]}
            discuss={discuss === null ? null : { href: discuss, label: words.discuss }}
            onClose={clear}
          />
        )}
      </div>
      {noting && (
        <NoteDialog
          about={noting.about}
          root={root}
          words={words}
          errors={errors}
          onSave={keep}
          onClose={() => setNoting(null)}
        />
      )}
      <div role="status" className={undoable ? 'undo' : undefined}>
        {undoable && (
          <>
            <span>{undoable.said}</span>
            <Button small onClick={() => void undo()}>
              {words.undo}
            </Button>
            <Button small tone="quiet" icon="cross" aria-label={words.close} onClick={() => setUndoable(null)} />
          </>
        )}
      </div>
    </StudyContext>
  );
}
