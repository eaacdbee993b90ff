'use client';

import { Passage } from '#/app/_article/Passage.tsx';
import { fill } from '#/app/_client/fill.ts';
import type { Given } from '#/app/_client/outbox.ts';
import { Button, Icon, Notice } from '#/app/_ui/index.ts';
import type { AskedQuestion } from '#/server/attempt/taking.ts';
import type { Answer, Cited } from '#/server/quiz/question.ts';
import { ProofField } from './ProofField.tsx';
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
  pointing,
  onPoint,
  onChange,
}: {
  asked: AskedQuestion;
  number: number;
  state: Answered;
  words: QuizWords;
  disabled: boolean;
  clock: (iso: string) => string;
  pointing: boolean;
  onPoint: (on: boolean) => void;
  onChange: (given: Given) => void;
}) {
  const { id, question, points, proof } = asked;
  const { answer, cited, flagged, savedAt, unsent, mine, late } = state;
  return (
    <fieldset className="ask" id={`q${number}`} tabIndex={-1}>
      <legend>
        <span>{number}</span>
        <span>
          <span id={`${id}-prompt`}>{question.prompt}</span>{' '}
          <span className="meta whole">{points === 1 ? words.point : fill(words.points ?? '', { points })}</span>
        </span>
      </legend>
      <div className="set">
        {question.passage && <Passage>{question.passage}</Passage>}
        <QuestionField
          id={id}
          question={question}
          answer={answer}
          words={words}
          disabled={disabled}
          onAnswer={next => onChange({ answer: next, cited, flagged })}
        />
        {proof && (
          <ProofField
            id={id}
            proof={proof}
            cited={cited}
            words={words}
            disabled={disabled}
            pointing={pointing}
            onPoint={onPoint}
            onCited={next => onChange({ answer, cited: next, flagged })}
          />
        )}
        {mine && (
          <Notice tone="wrong" live="polite">
            <p>
              {fill(words['changed-elsewhere'] ?? '', {
                mine:
                  [said(mine.answer, question), proved(mine.cited, asked, words)].filter(Boolean).join('; ') ||
                  (words['not-answered'] ?? ''),
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
            {(answer || cited) && !disabled && (
              <Button small tone="quiet" onClick={() => onChange({ answer: null, cited: null, flagged })}>
                {words.clear}
              </Button>
            )}
            <Button
              small
              tone="quiet"
              icon="flag"
              aria-pressed={flagged}
              disabled={disabled}
              onClick={() => onChange({ answer, cited, flagged: !flagged })}
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

/** The sentence pointed at, in words. */
function proved(cited: Cited | null, { proof }: AskedQuestion, words: QuizWords): string {
  if (cited === null) return '';
  if ('offer' in cited) return proof?.offers[cited.offer] ?? '';
  return fill(words['proof-chosen'] ?? '', { number: cited.sentence + 1 });
}
