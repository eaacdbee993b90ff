/**
 * Two-way light between sentences (`data-s="12"`) and cards (`data-lights="s12 s13"`, their hue in `data-hue`), inside `root`.
 * The pointer lights what it is over, else the focus what it is on, else what was last pressed. A page that scrolls under a
 * resting pointer changes nothing. Returns how to stop.
 */
export function twoWayLight(root: HTMLElement): () => void {
  const before = new Map<Element, string | null>();
  let pressed: Element | null = null;
  let rest = '';

  const light = (element: Element, hue: string) => {
    if (!before.has(element)) before.set(element, element.getAttribute('data-lit'));
    element.setAttribute('data-lit', hue);
  };

  const show = (from: Element | null) => {
    for (const [element, was] of before) {
      if (was === null) element.removeAttribute('data-lit');
      else element.setAttribute('data-lit', was);
    }
    before.clear();
    const ids = from?.getAttribute('data-lights')?.split(' ');
    if (from && ids) {
      light(from, hueOf(from));
      for (const id of ids)
        for (const sentence of root.querySelectorAll(`[data-s="${id.slice(1)}"]`)) light(sentence, hueOf(from));
    } else if (from) {
      const cards = root.querySelectorAll(`[data-lights~="s${from.getAttribute('data-s')}"]`);
      for (const card of cards) light(card, hueOf(card));
      if (cards[0]) light(from, hueOf(cards[0]));
    }
  };

  const follow = (event: Event) => {
    const here = event.type === 'pointerleave' ? null : endAt(event.target);
    if (event instanceof MouseEvent) {
      const place = `${event.screenX} ${event.screenY}`;
      if (event.type === 'pointerover' && place === rest) return;
      rest = place;
    }
    if (event.type === 'click') {
      pressed = here;
      if (event instanceof MouseEvent && event.detail > 0 && leadsIntoView(here)) event.preventDefault();
    }
    show(here ?? endAt(document.activeElement) ?? pressed);
  };

  const events = ['pointerover', 'pointerleave', 'focusin', 'click'];
  for (const event of events) root.addEventListener(event, follow);
  return () => {
    show(null);
    for (const event of events) root.removeEventListener(event, follow);
  };
}

const hueOf = (card: Element) => card.getAttribute('data-hue') ?? 'fig';

const endAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-lights],[data-s]') : null;

/** Whether a sentence is a link to something that is on the screen already: then a press need not scroll. */
function leadsIntoView(sentence: Element | null): boolean {
  const hash = sentence instanceof HTMLAnchorElement ? sentence.hash : '';
  const box = hash ? document.getElementById(hash.slice(1))?.getBoundingClientRect() : undefined;
  return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
}
