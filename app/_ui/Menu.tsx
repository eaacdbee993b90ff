'use client';

import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react';

/**
 * A few acts behind one button. Opens without a script; with one it closes once an act is chosen, on Escape, which gives the focus back to
 * its button, and when the focus goes elsewhere. `summary` is what stands on the button, `label` what it is called where that is not enough.
 */
export function Menu({
  summary,
  label,
  className,
  children,
}: {
  summary: ReactNode;
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  const close = () => ref.current?.removeAttribute('open');
  const focusBack = () => ref.current?.querySelector('summary')?.focus();
  const left = (event: FocusEvent) => {
    // A press on what takes no focus tells no place where the focus went: then it has not gone elsewhere.
    if (event.relatedTarget && !ref.current?.contains(event.relatedTarget)) close();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !ref.current?.open) return;
    event.stopPropagation();
    focusBack();
    close();
  };
  const chosen = (event: MouseEvent) => {
    if (!(event.target instanceof Element && event.target.closest('a, button'))) return;
    // A dialog that opens now gives the focus back to where it is, and what is closed takes none.
    focusBack();
    close();
  };
  return (
    <details ref={ref} className="menu" onBlur={left} onKeyDown={pressed}>
      <summary className={className} aria-label={label}>
        {summary}
      </summary>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a button is pressed by keyboard as a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the links and buttons inside */}
      <div onClick={chosen}>{children}</div>
    </details>
  );
}
