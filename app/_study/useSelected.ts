import { type RefObject, useEffect, useState } from 'react';
import { selectedIn } from '#/app/_talk/place.ts';
import type { Place } from '#/server/study/anchor.ts';

/** Words of an article that are selected: where they stand in it and on the page (pixels from the corner of the article's frame), and how they read. */
export type Selected = { from: Place; to: Place; words: string; top: number; left: number };

/** Room that the bar needs beside its left edge, in pixels. */
const barWidth = 304;

/** What is selected in `root`; null while nothing is. Whatever has the focus inside `bar` does not end the selection. */
export function useSelected(root: RefObject<HTMLElement | null>, bar: RefObject<HTMLElement | null>) {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const look = () => {
      if (bar.current?.contains(document.activeElement)) return;
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      const frame = root.current;
      const place = frame && range && frame.contains(range.commonAncestorContainer) ? selectedIn(frame, range) : null;
      if (!frame || !range || !place) return setSelected(null);
      const around = frame.getBoundingClientRect();
      const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
      const left = Math.max(0, Math.min(last.right - around.left - 80, around.width - barWidth));
      setSelected({ ...place, words: String(selection).trim(), top: last.bottom - around.top + 8, left });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [root, bar]);
  const clear = () => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
  };
  return { selected, clear };
}
