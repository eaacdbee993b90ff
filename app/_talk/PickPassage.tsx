'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ButtonLink } from '#/app/_ui/Button.tsx';
import { passageQuery, selectedIn } from './place.ts';

type Picked = { query: string; top: number; left: number };

/** An article whose selected words can be taken to the discussion: beside the selection stands a link to a new thread on it. */
export function PickPassage({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  useEffect(() => {
    const look = () => {
      const root = ref.current;
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      const passage = root && range && root.contains(range.commonAncestorContainer) ? selectedIn(root, range) : null;
      if (!root || !range || !passage) return setPicked(null);
      const around = root.getBoundingClientRect();
      const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
      const left = Math.min(last.right - around.left, around.width - 144);
      setPicked({ query: passageQuery(passage), top: last.bottom - around.top + 8, left: Math.max(0, left) });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return (
    <div ref={ref} className="pick-from">
      {children}
      {picked && (
        <p className="pick-here" style={{ top: picked.top, left: picked.left }}>
          <ButtonLink small tone="talk" icon="talk" href={`${href}?${picked.query}#compose`}>
            {label}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
