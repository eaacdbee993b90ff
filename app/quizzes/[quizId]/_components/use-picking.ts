import { type RefObject, useEffect } from 'react';
import { typedSentences } from './question-form.ts';

/** While `active`, a press on a sentence of the article adds it to the picked ones or takes it out; picked ones are marked. */
export function usePicking(
  article: RefObject<HTMLElement | null>,
  active: boolean,
  picked: string,
  count: number,
  onPick: (sentences: string) => void,
): void {
  useEffect(() => {
    const root = article.current;
    if (!root || !active) return;
    const chosen = typedSentences(picked, count);
    const elements = chosen.flatMap(index => [...root.querySelectorAll(`[data-s="${index + 1}"]`)]);
    for (const element of elements) element.setAttribute('data-picked', '');
    root.setAttribute('data-picking', '');
    const press = (event: MouseEvent) => {
      const at = event.target instanceof Element ? event.target.closest('[data-s]')?.getAttribute('data-s') : null;
      if (!at) return;
      const index = Number(at) - 1;
      const next = chosen.includes(index)
        ? chosen.filter(one => one !== index)
        : [...chosen, index].sort((a, b) => a - b);
      onPick(next.map(one => one + 1).join(', '));
    };
    root.addEventListener('click', press);
    return () => {
      root.removeEventListener('click', press);
      root.removeAttribute('data-picking');
      for (const element of elements) element.removeAttribute('data-picked');
    };
  }, [article, active, picked, count, onPick]);
}
