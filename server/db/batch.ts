import DataLoader from 'dataloader';

/** The key of everything that belongs to a class. */
export type InClass = { classId: string; id: string };

/** The condition that finds the rows of these keys, and those alone where ids are unique: for `inOrder` to put in place. */
export const withKeys = (keys: readonly InClass[]) => ({
  classId: { in: [...new Set(keys.map(key => key.classId))] },
  id: { in: [...new Set(keys.map(key => key.id))] },
});

/** The row of every key, in the keys' order; null where there is none. */
export function inOrder<Row extends InClass>(keys: readonly InClass[], rows: readonly Row[]): (Row | null)[] {
  const found = new Map(rows.map(row => [`${row.classId} ${row.id}`, row]));
  return keys.map(({ classId, id }) => found.get(`${classId} ${id}`) ?? null);
}

let asked = 0;
const mostTurns = 32;

/**
 * Starts once a turn of the event loop has brought no further question, at the latest after 32: a process takes in about one
 * request a turn, so without that each of a crowd would be answered before the next is heard.
 */
function whenQuiet(start: () => void, turns = mostTurns): void {
  const before = asked;
  setImmediate(() => (asked === before || turns === 0 ? start() : whenQuiet(start, turns - 1)));
}

/**
 * Turns a read that many readers ask for at once into few queries. Whoever asks while a query of it is under way shares the
 * next one, which begins when that ends: nobody is answered from before they asked. Whoever
 * asks alone waits for one turn of the event loop.
 * `load` gives a value for every key, in their order; keys come twice when they are asked for twice. Each database, and each
 * transaction, has batches of its own.
 */
export function batched<Db extends object, Key, Value>(
  load: (db: Db, keys: readonly Key[]) => Promise<Value[]>,
): (db: Db, key: Key) => Promise<Value> {
  const loaders = new WeakMap<Db, DataLoader<Key, Value>>();
  const loaderOf = (db: Db) => {
    let before: Promise<unknown> = Promise.resolve();
    return new DataLoader<Key, Value>(
      keys => {
        const mine = load(db, keys);
        before = mine.catch(() => {});
        return mine;
      },
      // Nothing is remembered: a right that was taken away is gone at the next call.
      { cache: false, maxBatchSize: 500, batchScheduleFn: start => void before.then(() => whenQuiet(start)) },
    );
  };
  return (db, key) => {
    asked += 1;
    const loader = loaders.get(db) ?? loaderOf(db);
    loaders.set(db, loader);
    return loader.load(key);
  };
}
