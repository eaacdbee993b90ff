'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { CheckField, SelectField } from '#/app/_ui/index.ts';
import { type Rules, RulesForm } from './RulesForm.tsx';

export type Material = {
  id: string;
  title: string;
  latest: number;
  quizzes: { id: string; title: string; latest: number; readingNumber: number }[];
};

/** Sets a reading of the teacher's library, with one of its published quizzes or none. */
export function AssignForm({
  classId,
  materials,
  chosen,
  rules,
  zone,
  words,
  errors,
}: {
  classId: string;
  materials: Material[];
  chosen: { readingId: string | null; quizId: string | null };
  rules: Rules;
  zone: string;
  words: Record<string, string>;
  errors: Record<string, string>;
}) {
  const router = useRouter();
  const [readingId, setReadingId] = useState(chosen.readingId ?? materials[0]?.id ?? '');
  const reading = materials.find(each => each.id === readingId);

  async function save(given: Rules, form: FormData) {
    const quiz = reading?.quizzes.find(each => each.id === form.get('quizId'));
    const what = {
      readingId,
      readingNumber: quiz?.readingNumber ?? reading?.latest ?? 1,
      quizId: quiz?.id ?? null,
      quizNumber: quiz?.latest ?? null,
    };
    const { assignmentId } = await trpc.assignment.create.mutate({
      classId,
      ...what,
      ...given,
      discussed: form.get('discussed') !== null,
    });
    router.push(`/classes/${classId}/a/${assignmentId}`);
    return true;
  }

  return (
    <RulesForm
      key={readingId}
      rules={{ ...rules, title: reading?.title ?? rules.title }}
      zone={zone}
      words={words}
      errors={errors}
      saveLabel={words['save-new'] ?? ''}
      onSave={save}
      parts={<CheckField id="discussed" label={words.discussed} defaultChecked />}
    >
      <SelectField
        id="readingId"
        label={words['which-reading']}
        value={readingId}
        onChange={event => setReadingId(event.target.value)}
      >
        {materials.map(each => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="quizId"
        label={words['which-quiz']}
        defaultValue={chosen.quizId ?? reading?.quizzes[0]?.id ?? ''}
      >
        {reading?.quizzes.map(each => (
          <option key={each.id} value={each.id}>
            {each.title} ({each.latest})
          </option>
        ))}
        <option value="">{words['no-quiz']}</option>
      </SelectField>
    </RulesForm>
  );
}
