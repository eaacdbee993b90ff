import { absoluteTime, nearTime, type Reader } from './say-time.ts';

/** A moment in the reader's zone: as one would say it on the screen, in full on hover and on paper. */
export function Time({ at, reader }: { at: Date; reader: Reader }) {
  const full = absoluteTime(at, reader);
  return (
    <time dateTime={at.toISOString()} title={full}>
      <span className="screen-only">{nearTime(at, reader)}</span>
      <span className="print-only">{full}</span>
    </time>
  );
}
