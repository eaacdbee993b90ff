import { liveRegionId } from './announce.ts';

/** The place where `announce` speaks. Once a page, in the layout. */
export function LiveRegion() {
  return <div id={liveRegionId} className="toast" role="status" aria-live="polite" />;
}
