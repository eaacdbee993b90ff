'use client';

import { type RefObject, useEffect, useState } from 'react';

type Shown = { words: string; top: number; left: number };
const width = 288;

const wordAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a.word') : null;

/**
 * What an explained word of `root` means, beside the word while it has the focus, the pointer or was tapped; Escape hides it.
 * Screen readers hear it as the word's description, from the list under the article, so the bubble is for the eye alone.
 */
export function GlossBubble({ root }: { root: RefObject<HTMLElement | null> }) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const frame = root.current;
    if (!frame) return;
    let pressed: Element | null = null;
    const show = (word: HTMLAnchorElement | null) => {
      const words = word && document.getElementById(word.hash.slice(1))?.textContent;
      if (!words) return setShown(null);
      const around = frame.getBoundingClientRect();
      const box = [...word.getClientRects()].at(-1) ?? word.getBoundingClientRect();
      const left = Math.max(0, Math.min(box.left - around.left, around.width - width));
      setShown({ words, top: box.bottom - around.top + 6, left });
    };
    const follow = (event: Event) => {
      const word = wordAt(event.target);
      if (event.type === 'click') {
        if (word) event.preventDefault();
        pressed = word;
      }
      show(word ?? wordAt(document.activeElement) ?? (event.type === 'pointerover' ? wordAt(pressed) : null));
    };
    const hide = (event: KeyboardEvent) => event.key === 'Escape' && setShown(null);
    const events = ['pointerover', 'focusin', 'focusout', 'click'];
    for (const event of events) frame.addEventListener(event, follow);
    document.addEventListener('keydown', hide);
    return () => {
      for (const event of events) frame.removeEventListener(event, follow);
      document.removeEventListener('keydown', hide);
    };
  }, [root]);
  return shown ? (
    <p className="gloss-here" aria-hidden="true" style={{ top: shown.top, left: shown.left }}>
      {shown.words}
    </p>
  ) : null;
}
