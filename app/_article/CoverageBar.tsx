import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Part } from './blocks.ts';

/** A thin bar beside a block: each sentence takes its share of the height by its length, in the hue of what covers it. */
export function CoverageBar({
  parts,
  coverage,
  heat,
}: {
  parts: readonly Part[];
  coverage: ReadonlyMap<number, Hue>;
  /** How strongly a sentence shows, above 0 and at most 1. */
  heat?: ReadonlyMap<number, number> | undefined;
}) {
  const sentences = parts.filter(part => part.sentence !== null);
  const total = sentences.reduce((sum, part) => sum + part.end - part.start, 0);
  let y = 0;
  return (
    <svg className="cover" aria-hidden="true">
      {sentences.map(part => {
        const height = ((part.end - part.start) / total) * 100;
        const top = y;
        y += height;
        return (
          <rect
            key={part.start}
            className={part.sentence === null ? undefined : coverage.get(part.sentence)}
            y={`${top.toFixed(1)}%`}
            width="100%"
            fillOpacity={part.sentence === null ? undefined : heat?.get(part.sentence)}
            height={`${height.toFixed(1)}%`}
          />
        );
      })}
    </svg>
  );
}
