'use client';

import type { FormEvent } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { announce, Button, TextField } from '#/app/_ui/index.ts';
import { studyLimits } from '#/server/study/highlight.ts';
import type { StudyWords } from './study-words.ts';

/** Explains a word or phrase of the reading; `term` is what was selected in it. */
export function WordForm({
  classId,
  assignmentId,
  words,
  errors,
  term,
  onDone,
}: {
  classId: string;
  assignmentId: string;
  words: StudyWords;
  errors: Record<string, string>;
  term?: string;
  onDone?: () => void;
}) {
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  const id = term === undefined ? '' : 'picked-';
  async function submit(event: FormEvent) {
    event.preventDefault();
    const gloss = { term: text(`${id}term`), gloss: text(`${id}gloss`) };
    const added = await send(() => trpc.study.setGloss.mutate({ classId, assignmentId, ...gloss }), { refresh: true });
    if (!added) return;
    announce(words.added);
    form.current?.reset();
    onDone?.();
  }
  const missing = told?.field === 'term' && told.code === 'invalid' ? words['term-missing'] : errorOf('term');
  return (
    <form className="form" ref={form} onSubmit={event => void submit(event)}>
      <TextField
        id={`${id}term`}
        label={words.term}
        hint={words['term-hint']}
        error={missing}
        maxLength={studyLimits.term}
        defaultValue={term}
        required
      />
      <TextField
        id={`${id}gloss`}
        label={words.gloss}
        hint={words['gloss-hint']}
        error={errorOf('gloss')}
        maxLength={studyLimits.gloss}
        autoFocus={term !== undefined}
        required
      />
      <Problem told={told} />
      <div className="acts">
        <Button tone={term === undefined ? 'plain' : 'ink'} type="submit" disabled={pending}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}
