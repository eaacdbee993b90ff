import { createElement, Fragment, type ReactNode } from 'react';

/** Draws things that have no name but their place, and never change places: the words of one text, notes in their order. */
export function inOrder<Thing>(things: readonly Thing[], draw: (thing: Thing, index: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...things.map(draw));
}
