import { listen, membershipOf, pagesOf, stopping } from './live.ts';

/** After this long a stream ends and the browser asks again, so that nobody listens past the end of their session or membership; in milliseconds. */
export const streamLife = 30_000;

/**
 * Server-sent events for a user in these classes: a class's id whenever something in it has changed, or this user has read
 * something on another page. It ends after `streamLife`, when the user is shut out of one of the classes, when `gone` is
 * signalled, when this process is about to stop, or when nobody reads it any more; whichever comes first leaves no listener and no timer behind.
 */
export function hints(classIds: readonly string[], userId: string, gone: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let deaf: (() => void)[] = [];
  let over: ReturnType<typeof setTimeout> | undefined;
  function letGo() {
    clearTimeout(over);
    for (const end of deaf) end();
    deaf = [];
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (words: string) => controller.enqueue(encoder.encode(words));
      const end = () => {
        letGo();
        controller.close();
      };
      say('retry: 1000\n\n');
      const signals = [gone, stopping()];
      if (signals.some(signal => signal.aborted)) return controller.close();
      over = setTimeout(end, streamLife);
      for (const signal of signals) signal.addEventListener('abort', end);
      deaf = [
        () => {
          for (const signal of signals) signal.removeEventListener('abort', end);
        },
        ...classIds.flatMap(id => [
          ...[id, pagesOf(id, userId)].map(name => listen(name, () => say(`data: ${id}\n\n`))),
          // Who was shut out of a class hears nothing more of it; of their other classes they hear by asking again.
          listen(membershipOf(id, userId), end),
        ]),
      ];
    },
    cancel: letGo,
  });
}
