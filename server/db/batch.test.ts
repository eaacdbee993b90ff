import { expect, test } from 'vitest';
import { batched } from './batch.ts';

/** A read that ends when it is told to, and notes what it was asked for. */
function slowRead() {
  const asked: number[][] = [];
  const ends: (() => void)[] = [];
  const read = batched(async (_: object, keys: readonly number[]) => {
    asked.push([...keys]);
    await new Promise<void>(end => ends.push(end));
    return keys.map(key => key * 10);
  });
  const next = async () => {
    while (ends.length === 0) await new Promise(setImmediate);
    ends.shift()?.();
  };
  return { read, asked, next };
}

/** Long enough for a query that is asked for to begin. */
const arrived = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
};

test('whoever asks while a query is under way shares the next one', async () => {
  const { read, asked, next } = slowRead();
  const db = {};
  const first = read(db, 1);
  await arrived();
  const others = [read(db, 2), read(db, 3), read(db, 2)];
  await arrived();
  expect(asked).toEqual([[1]]);
  await next();
  await expect(first).resolves.toBe(10);
  await next();
  await expect(Promise.all(others)).resolves.toEqual([20, 30, 20]);
  expect(asked).toEqual([[1], [2, 3, 2]]);
});

test('nothing is remembered: who asks again is answered anew', async () => {
  let count = 0;
  const read = batched(async (_: object, keys: readonly string[]) => keys.map(() => ++count));
  const db = {};
  expect([await read(db, 'a'), await read(db, 'a')]).toEqual([1, 2]);
});

test('a transaction does not wait for readers outside of it', async () => {
  const { read, asked, next } = slowRead();
  const [outside, inside] = [{}, {}];
  const waits = read(outside, 1);
  const own = read(inside, 2);
  await arrived();
  expect(asked).toEqual([[1], [2]]);
  await next();
  await next();
  await expect(Promise.all([waits, own])).resolves.toEqual([10, 20]);
});

test('a query that fails is told to those who shared it and to nobody after them', async () => {
  let fails = true;
  const read = batched(async (_: object, keys: readonly number[]) => {
    if (fails) throw new Error('the connection was lost');
    return [...keys];
  });
  const db = {};
  await expect(Promise.all([read(db, 1), read(db, 2)])).rejects.toThrow('the connection was lost');
  fails = false;
  await expect(read(db, 3)).resolves.toBe(3);
});
