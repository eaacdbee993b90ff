import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Given, Outbox, type Saved, type Sending, type Waiting } from './outbox.ts';

/** The server's rule for saves, in a few lines: a key seen last is answered as before, an old revision is refused. */
function server() {
  const rows = new Map<string, { given: Given; rev: number; saveKey: string }>();
  const save = (sending: Sending): Saved => {
    const { questionId, rev, saveKey, answer, cited, flagged } = sending;
    const row = rows.get(questionId);
    if (row?.saveKey === saveKey) return { outcome: 'saved', rev: row.rev, savedAt: 'now' };
    if (rev !== (row?.rev ?? 0))
      return {
        outcome: 'stale',
        rev: row?.rev ?? 0,
        savedAt: 'now',
        ...(row?.given ?? { answer: null, cited: null, flagged: false }),
      };
    rows.set(questionId, { given: { answer, cited, flagged }, rev: rev + 1, saveKey });
    return { outcome: 'saved', rev: rev + 1, savedAt: 'now' };
  };
  return { rows, save };
}

const given = (text: string): Given => ({
  answer: { kind: 'text', text },
  cited: { sentence: text.length },
  flagged: false,
});

test('whatever is lost on the way, in whatever order, the latest value of every question arrives and none is refused', async () => {
  const step = fc.oneof(
    fc.record({
      what: fc.constant('put' as const),
      question: fc.constantFrom('a', 'b', 'c'),
      text: fc.string({ maxLength: 3 }),
    }),
    fc.record({
      what: fc.constant('flush' as const),
      fate: fc.array(fc.constantFrom('arrives', 'request lost', 'answer lost'), { maxLength: 4 }),
    }),
    fc.record({ what: fc.constant('reload' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const { rows, save } = server();
      const latest = new Map<string, string>();
      const outcomes: string[] = [];
      let kept: Waiting | null = null;
      let fates: string[] = [];
      let keys = 0;
      const open = () =>
        new Outbox(
          {
            send: async sending => {
              const fate = fates.shift() ?? 'arrives';
              if (fate === 'request lost') throw new Error(fate);
              const saved = save(sending);
              if (fate === 'answer lost') throw new Error(fate);
              return saved;
            },
            keep: waiting => {
              kept = waiting && structuredClone(waiting);
            },
            saved: (_, saved) => outcomes.push(saved.outcome),
            failed: () => {},
          },
          [...rows].map(([questionId, row]) => [questionId, row.rev] as [string, number]),
          () => `key ${keys++}`,
        );
      let outbox = open();
      for (const one of steps) {
        if (one.what === 'put') {
          latest.set(one.question, one.text);
          outbox.put(one.question, given(one.text));
        } else if (one.what === 'flush') {
          fates = [...one.fate];
          await outbox.flush();
        } else {
          outbox = open();
          if (kept) outbox.restore(kept);
        }
      }
      fates = [];
      expect(await outbox.flush()).toBe(true);
      expect(outbox.unsent).toEqual([]);
      expect(kept).toBeNull();
      expect(outcomes).not.toContain('stale');
      for (const [question, text] of latest) expect(rows.get(question)?.given).toEqual(given(text));
    }),
  );
});

test('a value that another tab has changed meanwhile is told, and not sent over it', async () => {
  const { rows, save } = server();
  const told: Saved[] = [];
  const outbox = new Outbox(
    { send: async sending => save(sending), keep: () => {}, saved: (_, saved) => told.push(saved), failed: () => {} },
    [],
  );
  save({ questionId: 'a', rev: 0, saveKey: 'other tab', ...given('theirs') });
  outbox.put('a', given('mine'));
  await outbox.flush();
  expect(told).toEqual([{ outcome: 'stale', rev: 1, savedAt: 'now', ...given('theirs') }]);
  expect(rows.get('a')?.given).toEqual(given('theirs'));
});
