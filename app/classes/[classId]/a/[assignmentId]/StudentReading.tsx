import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Article, type Mark } from '#/app/_article/index.ts';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { Mine } from '#/app/_study/Mine.tsx';
import { OwnNote } from '#/app/_study/OwnNote.tsx';
import { Study } from '#/app/_study/Study.tsx';
import { blockOf, glossMarks, noteId, ownMarks } from '#/app/_study/study-marks.ts';
import { WordList } from '#/app/_study/WordList.tsx';
import { Icon } from '#/app/_ui/index.ts';
import type { Assignment } from '#/server/assignment/assignment.ts';
import type { Accommodation } from '#/server/assignment/exceptions.ts';
import { currentPerson, read } from '#/server/trpc/caller.ts';
import type { ShownReading } from './shown-reading.ts';

/** The reading for a student: as they like it to look and sound, with what they keep of it, the words explained, and what is said about it. */
export async function StudentReading({
  assignment,
  reading,
  meta,
  talk,
  discuss,
  children,
}: {
  assignment: Pick<Assignment, 'classId' | 'id'> & { accommodation: Accommodation };
  reading: ShownReading;
  meta: string;
  talk: readonly Mark[];
  /** The address of the discussion; null where there is none. */
  discuss: string | null;
  /** What stands after the last block. */
  children: ReactNode;
}) {
  const ids = { classId: assignment.classId, assignmentId: assignment.id };
  const path = `/classes/${ids.classId}/a/${ids.assignmentId}`;
  const [mine, glosses, person, t, words, errors] = await Promise.all([
    read(path, call => call.study.mine(ids)),
    read(path, call => call.study.glosses(ids)),
    currentPerson(),
    getTranslations('study'),
    wordsOf('study'),
    failureSentences(),
  ]);
  const { text, blocks, sentences, language } = reading;
  const larger = assignment.accommodation.largerText;
  const look = {
    textSize: larger ? ('xl' as const) : (person?.textSize ?? 'md'),
    wideSpacing: person?.wideSpacing ?? false,
    lasting: !larger,
  };
  const notes = mine.highlights.flatMap(({ at, ...highlight }) => {
    const after = at && highlight.note ? blockOf(at.start, blocks) : -1;
    if (after < 0) return [];
    const note = (
      <div
        key={highlight.id}
        className="note own"
        id={noteId(highlight.id)}
        role="note"
        aria-label={t('own-note')}
        tabIndex={-1}
      >
        <p className="sign soft">
          <Icon name="lock" />
          {t('my-note')}
        </p>
        <OwnNote highlight={highlight} place="margin" />
      </div>
    );
    return [{ after, note }];
  });
  const marks = [
    ...talk,
    ...ownMarks(mine.highlights, { highlight: t('own-label'), note: t('own-note') }),
    ...glossMarks(text, blocks, glosses),
  ];
  return (
    <Study
      {...ids}
      words={words}
      errors={errors}
      look={look}
      language={language ?? 'en'}
      counts={mine.words}
      read={mine.read}
      discuss={discuss}
    >
      <Article
        title={reading.title}
        meta={meta}
        text={text}
        blocks={blocks}
        sentences={sentences}
        marks={marks}
        notes={notes}
        size={look.textSize}
        spacing={look.wideSpacing ? 'wide' : 'normal'}
        language={language}
      >
        <WordList glosses={glosses} language={language} />
        {children}
      </Article>
      <Mine highlights={mine.highlights} sentences={sentences} language={language} />
    </Study>
  );
}
