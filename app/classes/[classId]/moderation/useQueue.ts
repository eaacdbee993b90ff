import { useState } from 'react';

export type Waiting = { post: { id: string }; version: number };

/** A post as it was seen: when it comes back changed, it waits anew. */
const seenAs = (one: Waiting) => `${one.post.id} ${one.version}`;

/**
 * The posts that wait, which of them is open and which are chosen together. What is decided on leaves the list at once and the
 * next one opens, so that nobody waits for the server between two posts; what did not get there comes back. Besides that a post
 * stands here again only as the page read anew brings it, so that nobody decides on what it was before.
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
  /** Takes cases out of the list; the one after them opens, unless another one is open. */
  const leave = (those: readonly Case[]) => {
    const gone = new Set(those.map(seenAs));
    const stays = (each: Case) => !gone.has(seenAs(each));
    setOpenId((cases.slice(index).find(stays) ?? cases.findLast(stays))?.post.id ?? null);
    setLeft(before => new Set([...before, ...gone]));
    setChosen(before => new Set([...before].filter(id => !those.some(each => each.post.id === id))));
  };
  /** Puts cases back that were taken out in vain. */
  const comeBack = (those: readonly Case[]) =>
    setLeft(before => new Set([...before].filter(each => !those.some(one => seenAs(one) === each))));
  return { cases, gone: given.length - cases.length, open, chosen, targets, step, choose, setOpenId, leave, comeBack };
}
