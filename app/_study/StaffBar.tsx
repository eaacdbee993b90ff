'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Dialog } from '#/app/_ui/index.ts';
import { studyLimits } from '#/server/study/highlight.ts';
import { GlossBubble } from './GlossBubble.tsx';
import { PassageBar } from './PassageBar.tsx';
import type { StudyWords } from './study-words.ts';
import { useSelected } from './useSelected.ts';
import { WordForm } from './WordForm.tsx';

/** An article whose selected words staff can take to the discussion, and a teacher explain. */
export function StaffBar({
  classId,
  assignmentId,
  teacher,
  words,
  errors,
  discuss,
  children,
}: {
  classId: string;
  assignmentId: string;
  teacher: boolean;
  words: StudyWords;
  errors: Record<string, string>;
  discuss: string;
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const { selected, clear } = useSelected(root, bar);
  const [term, setTerm] = useState<string | null>(null);
  const short = selected !== null && selected.words.length <= studyLimits.term;
  return (
    <div ref={root} className="study">
      {children}
      <GlossBubble root={root} />
      {selected && (
        <PassageBar
          ref={bar}
          selected={selected}
          label={words.bar}
          acts={
            teacher && short ? [{ label: words.explain, icon: 'info', act: passage => setTerm(passage.words) }] : []
          }
          discuss={{ href: discuss, label: words.discuss }}
          onClose={clear}
        />
      )}
      <Dialog open={term !== null} onClose={() => setTerm(null)} title={words.explain} closeLabel={words.close}>
        <WordForm
          classId={classId}
          assignmentId={assignmentId}
          words={words}
          errors={errors}
          term={term ?? ''}
          onDone={() => setTerm(null)}
        />
      </Dialog>
    </div>
  );
}
