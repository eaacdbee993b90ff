import { Passage } from '#/app/_article/index.ts';
import type { PublicQuestion } from '#/server/quiz/public.ts';

/** A question on paper: boxes to tick, lines to write on, letters and numbers to pair; `proofLine` asks for its sentence. */
export function PaperQuestion({
  question,
  number,
  proofLine,
}: {
  question: PublicQuestion;
  number: number;
  proofLine: string | null;
}) {
  const { kind, prompt, passage, asks, options, left, right } = question;
  return (
    <li className="paper-q">
      <p className="paper-prompt">
        <b>{number}</b> {prompt}
      </p>
      {passage && <Passage>{passage}</Passage>}
      {(kind === 'choice' || kind === 'multiple') && (
        <ul className="paper-options">
          {options.map(option => (
            <li key={option}>
              <span className={kind === 'choice' ? 'tick round' : 'tick'} aria-hidden="true" />
              {option}
            </li>
          ))}
        </ul>
      )}
      {(kind === 'number' || kind === 'text') && (
        <p className="paper-line">
          <span className="write-on" aria-hidden="true" /> {asks}
        </p>
      )}
      {kind === 'open' && (
        <div className="paper-open" aria-hidden="true">
          {[1, 2, 3, 4].map(line => (
            <span key={line} className="write-on" />
          ))}
        </div>
      )}
      {(kind === 'matching' || kind === 'ordering') && (
        <div className="paper-pairs">
          <ul>
            {left.map(item => (
              <li key={item}>
                <span className="write-on short" aria-hidden="true" /> {item}
              </li>
            ))}
          </ul>
          {kind === 'matching' && (
            <ol type="A">
              {right.map(item => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          )}
        </div>
      )}
      {proofLine && (
        <p className="paper-line">
          {proofLine} <span className="write-on short" aria-hidden="true" />
        </p>
      )}
    </li>
  );
}
