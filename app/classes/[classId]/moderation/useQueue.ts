import { useCallback, useState } from 'react';

export type Decision = 'approve' | 'return' | 'hide' | 'fine';
export type Waiting = { post: { id: string }; version: number };
/** What was decided last, as long as it can be taken back. */
export type Done = { decision: Decision; ids: string[]; undo: string };

/** A post as it was seen: when it comes back changed, it waits anew. */
const seenAs = (one: Waiting) => `${one.post.id} ${one.version}`;

/**
 * The posts that wait, which of them is open and which are chosen together. What has been decided leaves the list and the next
 * one opens; what somebody else has decided meanwhile leaves it too, and is told. A post stands here again only as the page
 * read anew brings it, so that nobody decides on what it was before.
 */
export function useQueue<Case extends Waiting>(given: readonly Case[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(given[0]?.post.id ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cases = given.filter(each => !left.has(seenAs(each)));
  const index = Math.max(
    0,
    cases.findIndex(each => each.post.id === openId),
  );
  const open = cases[index] ?? null;
  const targets = chosen.size > 0 ? cases.filter(each => chosen.has(each.post.id)) : open ? [open] : [];

  const step = (by: number) => setOpenId(cases[Math.min(Math.max(index + by, 0), cases.length - 1)]?.post.id ?? null);
  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  /** Takes cases out of the list; the one after them opens. */
  const settle = useCallback(
    (ids: readonly string[]) => {
      const gone = new Set(ids);
      const after =
        cases.slice(index).find(each => !gone.has(each.post.id)) ?? cases.findLast(each => !gone.has(each.post.id));
      setOpenId(after?.post.id ?? null);
      setLeft(before => new Set([...before, ...cases.filter(each => gone.has(each.post.id)).map(seenAs)]));
      setChosen(before => new Set([...before].filter(id => !gone.has(id))));
    },
    [cases, index],
  );
  return { cases, open, chosen, targets, step, choose, setOpenId, settle };
}
