'use client';

import { fill } from '#/app/_client/fill.ts';
import { Button, SelectField } from '#/app/_ui/index.ts';
import type { PublicQuestion } from '#/server/quiz/public.ts';
import type { Answer } from '#/server/quiz/question.ts';

export type QuizWords = Record<string, string>;
type Field = {
  id: string;
  question: PublicQuestion;
  answer: Answer | null;
  words: QuizWords;
  disabled: boolean;
  onAnswer: (answer: Answer | null) => void;
};

/** The control with which a question is answered, in the positions that the student sees. */
export function QuestionField(props: Field) {
  switch (props.question.kind) {
    case 'choice':
    case 'multiple':
      return <Choice {...props} kind={props.question.kind} />;
    case 'number':
    case 'text':
      return <Typed {...props} kind={props.question.kind} />;
    case 'open':
      return <Written {...props} />;
    case 'matching':
      return <Matching {...props} />;
    case 'ordering':
      return <Ordering {...props} />;
  }
}

function Choice({ id, question, answer, words, disabled, onAnswer, kind }: Field & { kind: 'choice' | 'multiple' }) {
  const chosen = answer && 'chosen' in answer ? answer.chosen : [];
  const toggle = (at: number) => {
    if (kind === 'choice') return onAnswer({ kind, chosen: [at] });
    const next = chosen.includes(at) ? chosen.filter(each => each !== at) : [...chosen, at].sort((a, b) => a - b);
    onAnswer(next.length > 0 ? { kind, chosen: next } : null);
  };
  return (
    <div>
      {kind === 'multiple' && <p className="meta">{words['choose-several']}</p>}
      {question.options.map((text, at) => (
        <label className={text.length > 60 ? 'opt serif' : 'opt'} key={text}>
          <input
            type={kind === 'choice' ? 'radio' : 'checkbox'}
            name={id}
            checked={chosen.includes(at)}
            disabled={disabled}
            onChange={() => toggle(at)}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}

function Typed({ id, question, answer, disabled, onAnswer, kind }: Field & { kind: 'number' | 'text' }) {
  const text = answer && 'text' in answer ? answer.text : '';
  return (
    <div className={kind === 'number' ? 'unit' : undefined}>
      <input
        className="in"
        id={`${id}-in`}
        aria-labelledby={`${id}-prompt`}
        aria-describedby={question.asks ? `${id}-asks` : undefined}
        value={text}
        disabled={disabled}
        autoComplete="off"
        inputMode={kind === 'number' ? 'text' : undefined}
        maxLength={10_000}
        onChange={event => onAnswer(event.target.value ? { kind, text: event.target.value } : null)}
      />
      {question.asks && <span id={`${id}-asks`}>{question.asks}</span>}
    </div>
  );
}

function Written({ id, question, answer, disabled, onAnswer }: Field) {
  return (
    <>
      <textarea
        className="in"
        id={`${id}-in`}
        aria-labelledby={`${id}-prompt`}
        aria-describedby={question.asks ? `${id}-asks` : undefined}
        value={answer && 'text' in answer ? answer.text : ''}
        disabled={disabled}
        rows={5}
        maxLength={10_000}
        onChange={event => onAnswer(event.target.value ? { kind: 'open', text: event.target.value } : null)}
      />
      {question.asks && (
        <p className="meta" id={`${id}-asks`}>
          {question.asks}
        </p>
      )}
    </>
  );
}

function Matching({ id, question, answer, words, disabled, onAnswer }: Field) {
  const pairs = answer?.kind === 'matching' ? answer.pairs : question.left.map(() => null);
  const choose = (at: number, value: string) => {
    const next = pairs.map((each, index) => (index === at ? (value === '' ? null : Number(value)) : each));
    onAnswer(next.every(each => each === null) ? null : { kind: 'matching', pairs: next });
  };
  return (
    <div className="form">
      {question.left.map((left, at) => (
        <SelectField
          key={left}
          id={`${id}-${at}`}
          label={left}
          value={pairs[at] ?? ''}
          disabled={disabled}
          onChange={event => choose(at, event.target.value)}
        >
          <option value="">{words.choose}</option>
          {question.right.map((right, index) => (
            <option key={right} value={index}>
              {right}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}

function Ordering({ question, answer, words, disabled, onAnswer }: Field) {
  const order = answer?.kind === 'ordering' ? answer.order : question.left.map((_, at) => at);
  const move = (from: number, to: number) => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onAnswer({ kind: 'ordering', order: next });
  };
  return (
    <>
      <ol className="lines ordered">
        {order.map((item, at) => {
          const text = question.left[item] ?? '';
          return (
            <li key={item}>
              <span>{text}</span>
              <span className="acts">
                <Button
                  small
                  tone="quiet"
                  icon="up"
                  aria-label={fill(words.up ?? '', { text })}
                  disabled={disabled || at === 0}
                  onClick={() => move(at, at - 1)}
                />
                <Button
                  small
                  tone="quiet"
                  icon="down"
                  aria-label={fill(words.down ?? '', { text })}
                  disabled={disabled || at === order.length - 1}
                  onClick={() => move(at, at + 1)}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {answer === null && (
        <Button small disabled={disabled} onClick={() => onAnswer({ kind: 'ordering', order })}>
          {words['order-now']}
        </Button>
      )}
    </>
  );
}
