'use client';

import { fill } from '#/app/_client/fill.ts';
import { Button, Icon, Notice } from '#/app/_ui/index.ts';
import type { AskedQuestion } from '#/server/attempt/taking.ts';
import type { Answer } from '#/server/quiz/question.ts';
import { QuestionField, type QuizWords } from './QuestionField.tsx';
import type { Answered } from './useAnswers.ts';

/** One question with its control, what is saved of it, and its flag. */
export function Ask({
  asked,
  number,
  state,
  words,
  disabled,
  clock,
  onChange,
}: {
  asked: AskedQuestion;
  number: number;
  state: Answered;
  words: QuizWords;
  disabled: boolean;
  clock: (iso: string) => string;
  onChange: (given: { answer: Answer | null; flagged: boolean }) => void;
}) {
  const { id, question, points } = asked;
  const { answer, flagged, savedAt, unsent, mine, late } = state;
  return (
    <fieldset className="ask" id={`q${number}`} tabIndex={-1}>
      <legend>
        <span>{number}</span>
        <span>
          <span id={`${id}-prompt`}>{question.prompt}</span>{' '}
          <span className="meta">{points === 1 ? words.point : fill(words.points ?? '', { points })}</span>
        </span>
      </legend>
      <div className="set">
        {question.passage && <blockquote className="said">{question.passage}</blockquote>}
        <QuestionField
          id={id}
          question={question}
          answer={answer}
          words={words}
          disabled={disabled}
          onAnswer={next => onChange({ answer: next, flagged })}
        />
        {mine && (
          <Notice tone="wrong" live="polite">
            <p>
              {fill(words['changed-elsewhere'] ?? '', {
                mine: said(mine.answer, question) || (words['not-answered'] ?? ''),
              })}
            </p>
            <Button small onClick={() => onChange(mine)}>
              {words['use-mine']}
            </Button>
          </Notice>
        )}
        <div className="state">
          {late ? (
            <span className="unsaved">{words.late}</span>
          ) : unsent ? (
            <span className="unsaved">{words['not-saved']}</span>
          ) : savedAt ? (
            <span>
              <Icon name="check" /> {fill(words['saved-at'] ?? '', { time: clock(savedAt) })}
            </span>
          ) : (
            <span>{words['not-answered']}</span>
          )}
          <span className="acts">
            {answer && !disabled && (
              <Button small tone="quiet" onClick={() => onChange({ answer: null, flagged })}>
                {words.clear}
              </Button>
            )}
            <Button
              small
              tone="quiet"
              icon="flag"
              aria-pressed={flagged}
              disabled={disabled}
              onClick={() => onChange({ answer, flagged: !flagged })}
            >
              {flagged ? words.flagged : words.flag}
            </Button>
          </span>
        </div>
      </div>
    </fieldset>
  );
}

/** An answer in words. */
function said(answer: Answer | null, question: AskedQuestion['question']): string {
  if (answer === null) return '';
  if ('text' in answer) return answer.text;
  if ('chosen' in answer) return answer.chosen.map(at => question.options[at]).join('; ');
  if ('order' in answer) return answer.order.map(at => question.left[at]).join('; ');
  return answer.pairs
    .map((right, left) => `${question.left[left]}: ${right === null ? '–' : question.right[right]}`)
    .join('; ');
}
