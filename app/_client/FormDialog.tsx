'use client';

import { type FormEvent, type ReactNode, useRef } from 'react';
import { Button, Dialog, focusFirstError } from '#/app/_ui/index.ts';
import { Problem } from './Problem.tsx';
import type { Told } from './useAct.ts';

/**
 * A form in a dialog: fields, what went wrong as a whole, and the buttons, the safe one first. `onSend` gets what was filled in and says whether it worked:
 * then the dialog closes; else it stays open with what was typed, the focus on the field that is wrong. `more` stands before the button that sends.
 */
export function FormDialog({
  open,
  onClose,
  title,
  words,
  send,
  tone = 'ink',
  pending,
  told,
  onSend,
  onChange,
  more,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  words: { close?: string; cancel?: string };
  send: string | undefined;
  tone?: 'ink' | 'danger';
  pending: boolean;
  told: Told | null;
  onSend: (given: FormData) => boolean | Promise<boolean>;
  onChange?: () => void;
  more?: ReactNode;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await onSend(new FormData(event.currentTarget))) onClose();
    else focusFirstError(form.current);
  }
  return (
    <Dialog open={open} onClose={onClose} title={title} closeLabel={words.close ?? ''}>
      <form className="form" ref={form} onSubmit={event => void submit(event)} onChange={onChange}>
        {children}
        <Problem told={told} />
        <div className="acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          {more}
          <Button tone={tone} type="submit" disabled={pending}>
            {send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
