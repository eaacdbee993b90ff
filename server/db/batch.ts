import DataLoader from 'dataloader';

let asked = 0;
const mostTurns = 32;
/** A hundred readers of two hundred posts each stay below the 32,767 values that one query can carry. */
const mostAskers = 100;

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
 * next one, which begins when that ends: nobody is answered from before they asked. Whoever asks alone waits for one turn of the
 * event loop. `load` gives a value for every key, in their order; keys come twice when they are asked for twice. Each database, and each
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
      { cache: false, maxBatchSize: mostAskers, batchScheduleFn: start => void before.then(() => whenQuiet(start)) },
    );
  };
  return (db, key) => {
    asked += 1;
    const loader = loaders.get(db) ?? loaderOf(db);
    loaders.set(db, loader);
    return loader.load(key);
  };
}

/** The condition for any of these values, each once. */
export const among = (values: readonly string[]) => ({ in: [...new Set(values)] });

/** Rows of a class by their ids, many lists in one query: each in the order asked for, without those that are not there. */
export function rowsById<Db extends object, Row extends { classId: string; id: string }>(
  find: (db: Db, where: { classId: { in: string[] }; id: { in: string[] } }) => Promise<Row[]>,
): (db: Db, list: { classId: string; ids: readonly string[] }) => Promise<Row[]> {
  return batched(async (db, lists) => {
    const rows = await find(db, {
      classId: among(lists.map(list => list.classId)),
      id: among(lists.flatMap(list => list.ids)),
    });
    const found = new Map(rows.map(row => [`${row.classId} ${row.id}`, row]));
    return lists.map(({ classId, ids }) => ids.flatMap(id => found.get(`${classId} ${id}`) ?? []));
  });
}
