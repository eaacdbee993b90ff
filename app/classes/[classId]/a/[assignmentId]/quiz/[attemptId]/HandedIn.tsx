import Link from 'next/link';
import type { QuizWords } from './QuestionField.tsx';

/** How an attempt ended, and the receipt that proves it. */
export type Done = { state: string; receipt: string | null };

/** What stands in the place of a quiz that is over: that it is in, its receipt, and where to go from there. */
export function HandedIn({
  done,
  classId,
  assignmentId,
  attemptId,
  words,
}: {
  done: Done;
  classId: string;
  assignmentId: string;
  attemptId: string;
  words: QuizWords;
}) {
  const path = `/classes/${classId}/a/${assignmentId}`;
  return (
    <div className="col">
      <section className="handed-in" role="status">
        <h2 className="t-page">{words['done-title']}</h2>
        {done.state !== 'SUBMITTED' && (
          <p>{done.state === 'ABANDONED' ? words['done-abandoned'] : words['done-auto']}</p>
        )}
        {done.receipt && (
          <>
            <p className="meta">{words.receipt}</p>
            <p className="class-code">{done.receipt}</p>
            <p className="soft">{words['receipt-note']}</p>
          </>
        )}
        <p className="acts">
          <Link className="btn ink" href={`${path}/review/${attemptId}`}>
            {words['to-review']}
          </Link>
          <Link className="btn" href={path}>
            {words['to-assignment']}
          </Link>
        </p>
      </section>
    </div>
  );
}
