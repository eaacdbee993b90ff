import { Notice } from '#/app/_ui/index.ts';
import type { Told } from './useAct.ts';

/** What went wrong with an act as a whole; what belongs to one field stands beside that field. */
export function Problem({ told }: { told: Told | null }) {
  return told && !told.field ? (
    <Notice tone="wrong" live="now">
      <p>{told.sentence}</p>
    </Notice>
  ) : null;
}
