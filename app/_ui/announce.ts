/** The id of the page's one polite live region, which the layout renders. */
export const liveRegionId = 'live';

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says a short message to screen readers and shows it for six seconds at the foot of the page. For rare, finished acts. */
export function announce(message: string): void {
  const region = document.getElementById(liveRegionId);
  if (!region) return;
  clearTimeout(clearing);
  region.textContent = message;
  clearing = setTimeout(() => {
    region.textContent = '';
  }, 6000);
}
