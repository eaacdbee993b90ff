import { type RefObject, useEffect, useRef } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * While `active`, the sentences of the article inside `root` can be pressed, and walked with the arrow keys: `onDone` gets
 * the index of the one pressed, or null when the student leaves by Escape. Opens the reading where it is folded away.
 */
export function usePointing(
  root: RefObject<HTMLElement | null>,
  active: boolean,
  onDone: (sentence: number | null) => void,
): void {
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const reading = active ? root.current?.querySelector<HTMLDetailsElement>('details.beside') : null;
    if (!reading) return;
    reading.open = true;
    reading.setAttribute('data-picking', '');
    const sentences = [...reading.querySelectorAll<HTMLElement>('[data-s]')];
    for (const sentence of sentences) {
      sentence.tabIndex = -1;
      sentence.setAttribute('role', 'button');
    }
    const start = sentences.find(each => each.hasAttribute('data-lit')) ?? inView(sentences, reading) ?? sentences[0];
    const go = (to: HTMLElement | undefined) => {
      if (!to) return;
      for (const sentence of sentences) sentence.tabIndex = sentence === to ? 0 : -1;
      to.focus({ preventScroll: to === start });
    };
    reading.scrollIntoView({ block: 'nearest' });
    go(start);
    const sentenceOf = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-s]') : null;
    const press = (event: Event) => {
      const at = sentenceOf(event)?.dataset.s;
      if (at) done.current(Number(at) - 1);
    };
    const key = (event: KeyboardEvent) => {
      const at = sentenceOf(event);
      const step = steps[event.key];
      if (event.key === 'Escape') done.current(null);
      else if (at && (event.key === 'Enter' || event.key === ' ')) press(event);
      else if (at && step) go(sentences[sentences.indexOf(at) + step]);
      else return;
      event.preventDefault();
    };
    reading.addEventListener('click', press);
    document.addEventListener('keydown', key);
    return () => {
      reading.removeEventListener('click', press);
      document.removeEventListener('keydown', key);
      reading.removeAttribute('data-picking');
      for (const sentence of sentences) {
        sentence.removeAttribute('role');
        sentence.removeAttribute('tabindex');
      }
    };
  }, [root, active]);
}

/** The first sentence that stands in the visible part of the reading. */
function inView(sentences: HTMLElement[], reading: HTMLElement): HTMLElement | undefined {
  const { top } = reading.getBoundingClientRect();
  return sentences.find(each => each.getBoundingClientRect().top >= Math.max(top, 0));
}
