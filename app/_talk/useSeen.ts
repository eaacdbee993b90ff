import { type RefObject, useEffect, useRef } from 'react';

/** How long a post must be on the screen to count as read, and how long such posts are gathered before they are told, in milliseconds. */
const long = 1_500;
const gather = 1_000;

/** Tells which posts (`data-unread`, their id in `data-post`) inside `root` have been on the screen for long enough. */
export function useSeen(
  root: RefObject<HTMLElement | null>,
  unread: string,
  tell: (ids: string[]) => Promise<unknown>,
) {
  const latest = useRef(tell);
  latest.current = tell;
  const told = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the unread posts change, others must be watched
  useEffect(() => {
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    let seen: string[] = [];
    let telling: ReturnType<typeof setTimeout> | undefined;
    const send = () => {
      telling = undefined;
      const ids = seen;
      seen = [];
      latest.current(ids).catch(() => {
        for (const id of ids) told.current.delete(id);
      });
    };
    const read = (post: HTMLElement) => {
      const id = post.dataset.post;
      if (!id || told.current.has(id) || document.hidden) return;
      told.current.add(id);
      seen.push(id);
      telling ??= setTimeout(send, gather);
    };
    const watcher = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
          clearTimeout(timers.get(target));
          // A post longer than the screen is never wholly on it: half a screen of it is enough.
          const enough = isIntersecting && (intersectionRatio >= 0.6 || intersectionRect.height > innerHeight / 2);
          if (enough)
            timers.set(
              target,
              setTimeout(() => read(target as HTMLElement), long),
            );
        }
      },
      { threshold: [0, 0.3, 0.6, 1] },
    );
    for (const post of root.current?.querySelectorAll('[data-unread]') ?? []) watcher.observe(post);
    return () => {
      watcher.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
      if (telling) {
        clearTimeout(telling);
        send();
      }
    };
  }, [root, unread]);
}
