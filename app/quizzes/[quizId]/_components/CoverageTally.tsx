import type { ReactNode } from 'react';
import type { Hue } from '#/app/_ui/index.ts';

/** One small bar a sentence, in the hue of what asks about it, and the count in words. */
export function CoverageTally({
  count,
  coverage,
  children,
}: {
  count: number;
  coverage: ReadonlyMap<number, Hue>;
  children: ReactNode;
}) {
  const step = 100 / Math.max(1, count);
  return (
    <p className="tally">
      <svg aria-hidden="true">
        {[...Array(count).keys()].map(sentence => (
          <rect
            key={sentence}
            className={coverage.get(sentence)}
            x={`${sentence * step}%`}
            width={`${step * 0.8}%`}
            height="8"
          />
        ))}
      </svg>
      {children}
    </p>
  );
}
