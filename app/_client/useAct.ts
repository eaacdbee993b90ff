import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { failureOf } from './trpc.ts';

/** What went wrong, in words, and the field that it stands beside. */
export type Told = { code: string; field: string | null; sentence: string };

/**
 * Runs an act of a form or button: waits, tells what went wrong in the sentences given (by failure code), and lets the
 * page read anew when it worked. `run` gives what `act` gives, or undefined when it did not work.
 */
export function useAct(sentences: Record<string, string>) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  const [told, setTold] = useState<Told | null>(null);

  async function run<Result>(
    act: () => Promise<Result>,
    after: { refresh?: boolean } = {},
  ): Promise<Result | undefined> {
    setPending(true);
    setTold(null);
    try {
      const result = await act();
      if (after.refresh !== false) startRefresh(() => router.refresh());
      return result;
    } catch (error) {
      const { code, field } = failureOf(error);
      setTold({ code, field, sentence: sentences[code] ?? sentences.failed ?? code });
      if (code === 'conflict') startRefresh(() => router.refresh());
      return undefined;
    } finally {
      setPending(false);
    }
  }

  /** The sentence for one field. */
  const errorOf = (field: string) => (told?.field === field ? told.sentence : undefined);
  return { run, pending: pending || refreshing, told, setTold, errorOf };
}
