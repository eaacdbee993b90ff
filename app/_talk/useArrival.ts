import { useEffect, useRef } from 'react';

/** Brings whoever follows a permanent link to its post, reading further pages of the thread until it is there. */
export function useArrival(posts: number, hasMore: boolean, more: () => Promise<void>): void {
  const arrived = useRef(false);
  const latest = useRef(more);
  latest.current = more;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every page of posts it may have come
  useEffect(() => {
    const id = location.hash.startsWith('#post-') ? location.hash.slice(1) : null;
    if (arrived.current || id === null) return;
    const post = document.getElementById(id);
    if (!post && hasMore) return void latest.current();
    arrived.current = true;
    post?.scrollIntoView({ block: 'center' });
  }, [posts, hasMore]);
}
