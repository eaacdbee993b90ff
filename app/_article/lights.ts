import type { Hue } from '#/app/_ui/Icon.tsx';
import { sentenceId } from './sentence-id.ts';

/** The attributes of a card that belongs to these sentences (indexes in the reading): hovering either lights both. */
export function lights(sentences: readonly number[], hue: Hue) {
  return { 'data-lights': sentences.map(sentenceId).join(' '), 'data-hue': hue };
}
