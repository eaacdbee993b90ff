'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import { Button, Segmented, TextField } from '#/app/_ui/index.ts';

type Words = Record<'erase' | 'type-name' | 'posts-what' | 'posts-keep' | 'posts-remove', string>;

/** Erases a student once their name is typed: the words of their posts stay or go, as the teacher chooses. */
export function EraseForm({
  classId,
  membershipId,
  words,
  errors,
}: {
  classId: string;
  membershipId: string;
  words: Words;
  errors: Record<string, string>;
}) {
  const router = useRouter();
  const { form, text, send, pending, told, errorOf } = useForm(errors);
  const [posts, setPosts] = useState<'keep' | 'remove'>('keep');

  async function erase(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const what = { classId, membershipId, typedName: text('typedName'), words: posts };
    if (await send(() => trpc.records.erase.mutate(what))) router.replace(`/classes/${classId}/people`);
  }
  return (
    <form className="form" ref={form} onSubmit={erase}>
      <Segmented
        name="words"
        label={words['posts-what']}
        chosen={posts}
        onChange={setPosts}
        options={[
          { value: 'keep', label: words['posts-keep'] },
          { value: 'remove', label: words['posts-remove'] },
        ]}
      />
      <TextField id="typedName" label={words['type-name']} error={errorOf('typedName')} autoComplete="off" required />
      <Problem told={told} />
      <div className="acts">
        <Button tone="danger" type="submit" disabled={pending}>
          {words.erase}
        </Button>
      </div>
    </form>
  );
}
