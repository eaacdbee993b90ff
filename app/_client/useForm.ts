import { useRef } from 'react';
import { focusFirstError } from '#/app/_ui/focus-error.ts';
import { useAct } from './useAct.ts';

/**
 * An act that a form sends: `text` gives what is typed in a field; `send` runs the act and, when it did not work, puts the
 * focus on the field that is wrong and gives undefined. What was typed stays.
 */
export function useForm(sentences: Record<string, string>) {
  const act = useAct(sentences);
  const form = useRef<HTMLFormElement>(null);
  const text = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? '');
  async function send<Result>(
    work: () => Promise<Result>,
    after: { refresh?: boolean } = { refresh: false },
  ): Promise<Result | undefined> {
    const result = await act.run(work, after);
    if (result === undefined) focusFirstError(form.current);
    return result;
  }
  return { ...act, form, text, send };
}
