import { Article, type Mark } from '#/app/_article/index.ts';
import { failureSentences } from '#/app/_frame/failures.ts';
import { wordsOf } from '#/app/_frame/words.ts';
import { StaffBar } from '#/app/_study/StaffBar.tsx';
import { glossMarks } from '#/app/_study/study-marks.ts';
import { WordList } from '#/app/_study/WordList.tsx';
import { caller, currentPerson } from '#/server/trpc/caller.ts';
import { Readers } from './Readers.tsx';
import type { ShownReading } from './shown-reading.ts';
import { WordsExplained } from './WordsExplained.tsx';

/** The reading for staff: with the words explained, which a teacher adds to, and how far students have read. */
export async function StaffReading({
  classId,
  assignmentId,
  teacher,
  reading,
  meta,
  talk,
  discuss,
}: {
  classId: string;
  assignmentId: string;
  teacher: boolean;
  reading: ShownReading;
  meta: string;
  talk: readonly Mark[];
  discuss: string;
}) {
  const ids = { classId, assignmentId };
  const [glosses, person, words, errors] = await Promise.all([
    (await caller()).study.glosses(ids),
    currentPerson(),
    wordsOf('study'),
    failureSentences(),
  ]);
  const { text, blocks, sentences, language } = reading;
  return (
    <>
      <StaffBar {...ids} teacher={teacher} words={words} errors={errors} discuss={discuss}>
        <Article
          title={reading.title}
          meta={meta}
          text={text}
          blocks={blocks}
          sentences={sentences}
          marks={[...talk, ...glossMarks(text, blocks, glosses)]}
          size={person?.textSize ?? 'md'}
          spacing={person?.wideSpacing ? 'wide' : 'normal'}
          language={language}
        >
          {!teacher && <WordList glosses={glosses} language={language} />}
        </Article>
      </StaffBar>
      {teacher && <WordsExplained {...ids} glosses={glosses} language={language} words={words} errors={errors} />}
      <Readers {...ids} />
    </>
  );
}
