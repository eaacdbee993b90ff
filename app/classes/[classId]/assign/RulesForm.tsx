'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { instantsIn } from '#/app/_client/instants.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { useAct } from '#/app/_client/useAct.ts';
import { Button, CheckField, focusFirstError, SelectField, TextField } from '#/app/_ui/index.ts';
import { type Assignment, type ReviewMatrix, reviewColumns, reviewRows } from '#/server/assignment/assignment.ts';
import { localTime } from '#/server/assignment/zoned.ts';

/** What the form gives: the rules of an assignment, instants as ISO strings. */
export type Rules = Pick<
  Assignment,
  | 'title'
  | 'timeLimitSeconds'
  | 'attemptLimit'
  | 'counted'
  | 'waitMinutes'
  | 'lateLossPercent'
  | 'whenOverdue'
  | 'shuffleOptions'
  | 'shuffleQuestions'
  | 'oneAtATime'
  | 'backAllowed'
  | 'forms'
  | 'readingShown'
  | 'readingBeside'
  | 'holdMarks'
  | 'review'
> & { opensAt: string; dueAt: string | null; closesAt: string | null };

type RulesWords = Record<string, string>;

const counted = ['BEST', 'LATEST', 'FIRST', 'AVERAGE'] as const;
const dates = ['opensAt', 'dueAt', 'closesAt'] as const;
const overdue = ['SUBMIT', 'ABANDON'] as const;
const formRules = ['ONE', 'STUDENT', 'RETRY'] as const;
const switches = [
  'readingBeside',
  'shuffleOptions',
  'shuffleQuestions',
  'oneAtATime',
  'backAllowed',
  'holdMarks',
] as const;
const switchWords = {
  readingBeside: 'beside',
  shuffleOptions: 'shuffle-options',
  shuffleQuestions: 'shuffle-questions',
  oneAtATime: 'one-at-a-time',
  holdMarks: 'hold-marks',
  backAllowed: 'back-allowed',
} as const;

/** Dates and rules of an assignment; `children` stand on top (what is set), `parts` beside whether the reading is shown, `onSave` does it. */
export function RulesForm({
  rules,
  zone,
  words,
  errors,
  saveLabel,
  onSave,
  parts,
  children,
}: {
  rules: Rules;
  zone: string;
  words: RulesWords;
  errors: Record<string, string>;
  saveLabel: string;
  onSave: (rules: Rules, form: FormData) => Promise<unknown>;
  parts?: ReactNode;
  children?: ReactNode;
}) {
  const { run, pending, told, setTold, errorOf } = useAct({ ...errors, invalid: words['date-order'] ?? '' });
  const [review, setReview] = useState<ReviewMatrix>(rules.review);
  const ref = useRef<HTMLFormElement>(null);
  const local = (at: string | null) => (at ? localTime(new Date(at), zone) : '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const form = new FormData(ref.current ?? undefined);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const number = (name: string) => (text(name) ? Number(text(name)) : null);
    const limit = number('limit');
    const { instants, skipped } = instantsIn(form, dates, zone);
    const { opensAt, dueAt, closesAt } = instants;
    if (!opensAt) {
      setTold({ code: 'invalid', field: 'opensAt', sentence: words['date-order'] ?? '' });
      return focusFirstError(ref.current);
    }
    if (skipped) {
      setTold({ code: 'invalid', field: skipped, sentence: errors['no-such-time'] ?? '' });
      return focusFirstError(ref.current);
    }
    const flag = (name: string) => form.get(name) !== null;
    const given: Rules = {
      title: text('title'),
      opensAt,
      dueAt,
      closesAt,
      timeLimitSeconds: limit && Math.round(limit * 60),
      attemptLimit: number('attempts'),
      waitMinutes: number('waitMinutes') ?? 0,
      lateLossPercent: number('lateLossPercent') ?? 0,
      counted: counted.find(each => each === text('counted')) ?? 'BEST',
      whenOverdue: overdue.find(each => each === text('overdue')) ?? 'SUBMIT',
      readingBeside: flag('readingBeside'),
      shuffleOptions: flag('shuffleOptions'),
      shuffleQuestions: flag('shuffleQuestions'),
      oneAtATime: flag('oneAtATime'),
      holdMarks: flag('holdMarks'),
      backAllowed: flag('backAllowed'),
      forms: formRules.find(each => each === text('forms')) ?? 'ONE',
      readingShown: flag('readingShown'),
      review,
    };
    if ((await run(() => onSave(given, form))) === undefined) focusFirstError(ref.current);
  }

  const date = (name: (typeof dates)[number], label: string) => (
    <TextField
      id={name}
      label={label}
      type="datetime-local"
      defaultValue={local(rules[name])}
      error={errorOf(name)}
      required={name === 'opensAt'}
    />
  );
  return (
    <form className="form" ref={ref} onSubmit={submit}>
      {children}
      <TextField
        id="title"
        label={words.name}
        defaultValue={rules.title}
        maxLength={200}
        error={errorOf('title')}
        required
      />
      <div className="row">
        {date('opensAt', words['opens-at'] ?? '')}
        {date('dueAt', words['due-at'] ?? '')}
        {date('closesAt', words['closes-at'] ?? '')}
      </div>
      <p className="meta">{(words['dates-hint'] ?? '').replace('{zone}', zone)}</p>
      <CheckField
        id="readingShown"
        label={words['reading-shown']}
        hint={words['reading-shown-hint']}
        defaultChecked={rules.readingShown}
        error={errorOf('readingShown') && words['nothing-left']}
      />
      {parts}
      <details className="more">
        <summary>{words.more}</summary>
        <div className="form">
          <div className="row">
            <TextField
              id="limit"
              label={words.limit}
              hint={words['limit-hint']}
              type="number"
              min={1}
              max={1440}
              defaultValue={rules.timeLimitSeconds ? rules.timeLimitSeconds / 60 : ''}
              error={errorOf('timeLimitSeconds')}
            />
            <TextField
              id="attempts"
              label={words.attempts}
              hint={words['attempts-hint']}
              type="number"
              min={1}
              max={100}
              defaultValue={rules.attemptLimit ?? ''}
              error={errorOf('attemptLimit')}
            />
          </div>
          <div className="row">
            <TextField
              id="lateLossPercent"
              label={words.late}
              hint={words['late-hint']}
              type="number"
              min={0}
              max={100}
              defaultValue={rules.lateLossPercent || ''}
              error={errorOf('lateLossPercent')}
            />
            <TextField
              id="waitMinutes"
              label={words.wait}
              hint={words['wait-hint']}
              type="number"
              min={0}
              max={10080}
              defaultValue={rules.waitMinutes || ''}
              error={errorOf('waitMinutes')}
            />
          </div>
          <div className="row">
            <SelectField id="counted" label={words.counted} defaultValue={rules.counted}>
              {counted.map(each => (
                <option key={each} value={each}>
                  {words[`counted-${each}`]}
                </option>
              ))}
            </SelectField>
            <SelectField id="overdue" label={words.overdue} defaultValue={rules.whenOverdue}>
              {overdue.map(each => (
                <option key={each} value={each}>
                  {words[`overdue-${each}`]}
                </option>
              ))}
            </SelectField>
          </div>
          <SelectField id="forms" label={words.forms} hint={words['forms-hint']} defaultValue={rules.forms}>
            {formRules.map(each => (
              <option key={each} value={each}>
                {words[`forms-${each}`]}
              </option>
            ))}
          </SelectField>
          {switches.map(name => (
            <CheckField key={name} id={name} label={words[switchWords[name]]} defaultChecked={rules[name]} />
          ))}
          <ReviewTable review={review} words={words} onChange={setReview} />
        </div>
      </details>
      <Problem told={told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {saveLabel}
        </Button>
      </div>
    </form>
  );
}

function ReviewTable({
  review,
  words,
  onChange,
}: {
  review: ReviewMatrix;
  words: RulesWords;
  onChange: (review: ReviewMatrix) => void;
}) {
  const toggle = (column: keyof ReviewMatrix, row: (typeof reviewRows)[number]) => {
    const rows = review[column].includes(row) ? review[column].filter(each => each !== row) : [...review[column], row];
    onChange({ ...review, [column]: rows });
  };
  return (
    <table className="tbl stack">
      <caption className="t-sub">{words['review-title']}</caption>
      <thead>
        <tr>
          <td />
          {reviewColumns.map(column => (
            <th key={column} scope="col">
              {words[`column-${column}`]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reviewRows.map(row => (
          <tr key={row}>
            <th scope="row">{words[`row-${row}`]}</th>
            {reviewColumns.map(column => (
              <td key={column} data-h={words[`column-${column}`]}>
                <input
                  type="checkbox"
                  aria-label={`${words[`row-${row}`]}: ${words[`column-${column}`]}`}
                  checked={review[column].includes(row)}
                  onChange={() => toggle(column, row)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
