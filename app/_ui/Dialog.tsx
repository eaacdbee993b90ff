'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';

/**
 * A modal dialog on the browser's own <dialog>, which traps the focus, closes on Escape and gives the focus back.
 * `onClose` is called however it closes. `actions` stand at its end, the safe one first.
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  actions,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <header>
            <h2 id={titleId}>{title}</h2>
            <Button tone="quiet" small icon="cross" aria-label={closeLabel} onClick={onClose} />
          </header>
          {children}
          {actions && <div className="acts">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
