import { type RefObject, useEffect } from 'react';
import type { Card } from './card.ts';

/** Keeps the sentences of the open card lit while nothing else is pointed at; the pointer's own light goes over it. */
export function useRestLight(article: RefObject<HTMLElement | null>, card: Card | undefined): void {
  const sentences = card?.sentences.join(' ') ?? '';
  const hue = card?.hue ?? 'fig';
  useEffect(() => {
    const chosen = sentences === '' ? [] : sentences.split(' ').map(Number);
    const elements = chosen.flatMap(index => [...(article.current?.querySelectorAll(`[data-s="${index + 1}"]`) ?? [])]);
    for (const element of elements) element.setAttribute('data-rest', hue);
    return () => {
      for (const element of elements) element.removeAttribute('data-rest');
    };
  }, [article, sentences, hue]);
}
