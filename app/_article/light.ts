/**
 * Two-way light between sentences (`data-s="12"`) and cards (`data-lights="s12 s13"`, their hue in `data-hue`), inside `root`.
 * The pointer lights what it is over, else the focus what it is on, else what was last pressed. Returns how to stop.
 */
export function twoWayLight(root: HTMLElement): () => void {
  const before = new Map<Element, string | null>();
  let pressed: Element | null = null;
  const end = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('[data-lights],[data-s]') : null;
  const light = (element: Element, hue: string) => {
    if (!before.has(element)) before.set(element, element.getAttribute('data-lit'));
    element.setAttribute('data-lit', hue);
  };
  const show = (from: Element | null) => {
    for (const [element, was] of before)
      was === null ? element.removeAttribute('data-lit') : element.setAttribute('data-lit', was);
    before.clear();
    if (!from) return;
    const hueOf = (card: Element) => card.getAttribute('data-hue') ?? 'fig';
    const lights = from.getAttribute('data-lights');
    if (lights !== null) {
      light(from, hueOf(from));
      for (const id of lights.split(' '))
        for (const sentence of root.querySelectorAll(`[data-s="${id.slice(1)}"]`)) light(sentence, hueOf(from));
      return;
    }
    const cards = root.querySelectorAll(`[data-lights~="s${from.getAttribute('data-s')}"]`);
    for (const card of cards) {
      light(card, hueOf(card));
      if (card === cards[0]) light(from, hueOf(card));
    }
  };
  const follow = (event: Event) => {
    const here = end(event.target);
    if (event.type === 'click') pressed = here;
    show(here ?? end(document.activeElement) ?? pressed);
  };
  const events = ['pointerover', 'focusin', 'click'];
  for (const event of events) root.addEventListener(event, follow);
  return () => {
    show(null);
    for (const event of events) root.removeEventListener(event, follow);
  };
}
