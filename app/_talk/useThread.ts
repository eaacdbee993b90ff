import { useCallback, useEffect, useRef, useState } from 'react';
import type { Post } from './PostCard.tsx';

type Page = { posts: readonly Post[]; next: string | null };

/** Posts by id, the newer version of each, in the order of their first coming. */
function merged(known: readonly Post[], come: readonly Post[]): Post[] {
  const newer = new Map(come.map(post => [post.id, post]));
  const before = new Set(known.map(post => post.id));
  return [...known.map(post => newer.get(post.id) ?? post), ...come.filter(post => !before.has(post.id))];
}

/** A post that this reader may no longer see: nothing of it is left but its place, so that what stands below does not move. */
const vanished = (post: Post): Post => ({
  ...post,
  author: null,
  body: [],
  source: null,
  state: post.mine ? 'removed' : 'hidden',
  stateReason: null,
  unmasked: null,
  restorable: false,
  editable: false,
  unread: false,
  news: false,
  reactions: [],
  cites: [],
});

/**
 * The posts of a thread in a browser. What changes in a post that is shown is shown at once, and one that may no longer be seen
 * leaves its place; a post by somebody else that comes while one reads waits in `fresh` until `reveal`, so that nothing on the
 * page moves.
 */
export function useThread(first: Page, load: (cursor: string | null) => Promise<Page>) {
  const [posts, setPosts] = useState<readonly Post[]>(first.posts);
  const [shown, setShown] = useState<ReadonlySet<string>>(() => new Set(first.posts.map(post => post.id)));
  const [next, setNext] = useState(first.next);
  const [pages, setPages] = useState(1);
  const latest = useRef({ load, pages });
  latest.current = { load, pages };

  const show = useCallback((ids: readonly string[]) => setShown(before => new Set([...before, ...ids])), []);

  /** Reads anew all pages that are on the screen. */
  const refresh = useCallback(async () => {
    let cursor: string | null = null;
    const come: Post[] = [];
    for (let page = 0; page < latest.current.pages; page += 1) {
      const read: Page = await latest.current.load(cursor);
      come.push(...read.posts);
      cursor = read.next;
      if (cursor === null) break;
    }
    setNext(cursor);
    // Ids stand in the order of time: what comes after the last one read was not asked for.
    const last = cursor === null ? null : (come.at(-1)?.id ?? '');
    const there = new Set(come.map(post => post.id));
    setPosts(known =>
      merged(
        known.map(post => (there.has(post.id) || (last !== null && post.id > last) ? post : vanished(post))),
        come,
      ),
    );
    show(come.filter(post => post.mine).map(post => post.id));
    return come;
  }, [show]);

  /** Shows the next page under what is there. */
  const more = useCallback(async () => {
    if (next === null) return;
    const read = await latest.current.load(next);
    setPosts(known => merged(known, read.posts));
    show(read.posts.map(post => post.id));
    setNext(read.next);
    setPages(count => count + 1);
  }, [next, show]);

  const reveal = useCallback(() => setShown(before => new Set([...before, ...posts.map(post => post.id)])), [posts]);

  /** Leaves nothing but the places: what was there may no longer be seen. */
  const empty = useCallback(() => setPosts(known => known.map(vanished)), []);

  const change = useCallback((id: string, to: Partial<Post>) => {
    setPosts(known => known.map(post => (post.id === id ? { ...post, ...to } : post)));
  }, []);

  // The page itself read anew: take what it brought as a refresh would.
  const given = useRef(first.posts);
  useEffect(() => {
    if (given.current === first.posts) return;
    given.current = first.posts;
    setPosts(known => merged(known, first.posts));
    show(first.posts.filter(post => post.mine).map(post => post.id));
  }, [first.posts, show]);

  return {
    posts: posts.filter(post => shown.has(post.id)),
    fresh: posts.filter(post => !shown.has(post.id)).length,
    hasMore: next !== null,
    refresh,
    more,
    reveal,
    empty,
    change,
  };
}
