'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { Button, focusFirstError, Notice, SelectField, TextAreaField, TextField } from '#/app/_ui/index.ts';
import type { Sentence } from '#/server/article/article.ts';
import type { Problem } from '#/server/quiz/check.ts';
import { type Question, questionKinds } from '#/server/quiz/question.ts';
import { OptionFields, PairFields } from './OptionFields.tsx';
import { fromForm, type QuestionForm } from './question-form.ts';

type Props = {
  quizId: string;
  was: Question | null;
  start: QuestionForm;
  sentences: readonly Sentence[];
  /** Sentences chosen in the article, as numbers; what is typed here is told back. */
  picked: string;
  onPick: (sentences: string) => void;
  onSave: (question: Question) => Promise<boolean>;
  onCancel: () => void;
};

/** A form for one question. It is checked before it is saved: errors must be mended, warnings may be overruled. */
export function QuestionEditor({ quizId, was, start, sentences, picked, onPick, onSave, onCancel }: Props) {
  const t = useTranslations('builder');
  const e = useTranslations('errors');
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(start);
  const [found, setFound] = useState<Problem[]>([]);
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<QuestionForm>) => {
    setForm(now => ({ ...now, ...part }));
    setFound([]);
  };
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('textarea')?.focus();
  }, []);
  const wrong = (...codes: Problem['code'][]) =>
    found
      .filter(one => codes.includes(one.code))
      .map(one => t(`problems.${one.code}`, { at: one.at === null ? '' : String(one.at + 1) }))
      .join(' ') || undefined;
  const onlyWarnings = found.length > 0 && found.every(one => one.severity === 'warning');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    const question = fromForm({ ...form, sentences: picked }, was, sentences);
    if (!question) {
      const code = Number.isNaN(Number(form.points.replace(',', '.'))) ? 'points-out-of-range' : 'number-not-finite';
      setFound([{ code, severity: 'error', at: null }]);
      return focusFirstError(element.current);
    }
    setBusy(true);
    try {
      if (!onlyWarnings) {
        const problems = await trpc.quiz.check.query({ quizId, question });
        if (problems.length > 0) {
          setFound(problems);
          setBusy(false);
          return focusFirstError(element.current);
        }
      }
      if (!(await onSave(question))) setBusy(false);
    } catch (error) {
      setFailed(failureOf(error).code);
      setBusy(false);
    }
  };
  const keyError = wrong(
    'key-does-not-fit',
    'no-accepted-text',
    'empty-accepted-text',
    'too-few-pairs',
    'empty-item',
    'duplicate-items',
  );
  const id = was?.id ?? 'new';
  return (
    <form ref={element} className="q-form" onSubmit={save} noValidate aria-label={was ? t('edit-label') : t('write')}>
      <div className="row">
        <SelectField
          id={`kind-${id}`}
          label={t('kind')}
          value={form.kind}
          onChange={event => set({ kind: questionKinds.find(kind => kind === event.target.value) ?? 'choice' })}
        >
          {questionKinds.map(kind => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          id={`points-${id}`}
          className="short"
          inputMode="decimal"
          label={t('points-label')}
          value={form.points}
          error={wrong('points-out-of-range')}
          onChange={event => set({ points: event.target.value })}
        />
      </div>
      <TextAreaField
        id={`prompt-${id}`}
        label={t('prompt')}
        rows={2}
        value={form.prompt}
        error={wrong('empty-prompt', 'prompt-gives-key')}
        onChange={event => set({ prompt: event.target.value })}
      />
      {(form.passage || was?.passage) && (
        <TextAreaField
          id={`passage-${id}`}
          label={t('passage')}
          rows={3}
          value={form.passage}
          onChange={event => set({ passage: event.target.value })}
        />
      )}
      {(form.kind === 'choice' || form.kind === 'multiple') && (
        <OptionFields
          id={id}
          form={form}
          set={set}
          error={wrong(
            'too-few-options',
            'empty-option',
            'duplicate-options',
            'no-right-option',
            'too-many-right-options',
            'no-wrong-option',
            'key-does-not-fit',
          )}
        />
      )}
      {form.kind === 'number' && (
        <div className="row">
          <TextField
            id={`value-${id}`}
            className="short"
            inputMode="decimal"
            label={t('value')}
            value={form.value}
            error={wrong('number-not-finite')}
            onChange={event => set({ value: event.target.value })}
          />
          <TextField
            id={`unit-${id}`}
            className="short"
            label={t('unit')}
            value={form.unit}
            onChange={event => set({ unit: event.target.value })}
          />
          <TextField
            id={`tolerance-${id}`}
            className="short"
            inputMode="decimal"
            label={t('tolerance')}
            value={form.tolerance}
            error={wrong('tolerance-not-valid')}
            onChange={event => set({ tolerance: event.target.value })}
          />
        </div>
      )}
      {(form.kind === 'text' || form.kind === 'ordering') && (
        <TextAreaField
          id={`lines-${id}`}
          label={form.kind === 'text' ? t('accepted') : t('in-order')}
          rows={4}
          value={form.lines}
          error={keyError}
          onChange={event => set({ lines: event.target.value })}
        />
      )}
      {form.kind === 'matching' && <PairFields id={id} form={form} set={set} error={keyError} />}
      <TextField
        id={`sentences-${id}`}
        label={t('evidence')}
        hint={t('evidence-hint')}
        value={picked}
        error={wrong('no-evidence', 'key-not-in-evidence', 'evidence-out-of-range')}
        onChange={event => {
          onPick(event.target.value);
          setFound([]);
        }}
      />
      <TextAreaField
        id={`feedback-${id}`}
        label={t(form.kind === 'open' ? 'model-answer' : 'feedback')}
        hint={t(form.kind === 'open' ? 'model-answer-hint' : 'feedback-hint')}
        rows={2}
        value={form.feedback}
        onChange={event => set({ feedback: event.target.value })}
      />
      {failed && <Notice tone="wrong" live="now" title={e(failed as 'failed')} />}
      {onlyWarnings && <Notice live="polite" title={t('warned')} />}
      <div className="acts">
        <Button type="submit" disabled={busy} icon="check">
          {onlyWarnings ? t('save-all-the-same') : t('save-question')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
