'use client';

import { type RefObject, useEffect } from 'react';
import { passageQuery } from '#/app/_talk/place.ts';
import { Button, ButtonLink } from '#/app/_ui/Button.tsx';
import type { IconName } from '#/app/_ui/IconSprite.tsx';
import type { Selected } from './useSelected.ts';

export type PassageAct = { label: string; icon: IconName; act: (selected: Selected) => void };

/**
 * What can be done with the words selected: a small bar beside them, on a small screen along its foot. Tab goes from the
 * selection into it, Escape ends the selection.
 */
export function PassageBar({
  ref,
  selected,
  label,
  acts,
  discuss,
  onClose,
}: {
  ref: RefObject<HTMLFieldSetElement | null>;
  selected: Selected;
  label: string;
  acts: readonly PassageAct[];
  discuss: { href: string; label: string } | null;
  onClose: () => void;
}) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inside = ref.current?.contains(document.activeElement) ?? false;
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Tab' && !event.shiftKey && !inside) {
        const first = ref.current?.querySelector<HTMLElement>('button, a');
        if (!first) return;
        event.preventDefault();
        first.focus();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [ref, onClose]);
  return (
    <fieldset
      ref={ref}
      className="passage-bar"
      style={{ top: selected.top, left: selected.left }}
      // Pressing a button would else end the selection before the button hears of it.
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
    >
      <legend className="vh">{label}</legend>
      {acts.map(({ label: name, icon, act }) => (
        <Button key={name} small tone="quiet" icon={icon} onClick={() => act(selected)}>
          {name}
        </Button>
      ))}
      {discuss && (
        <ButtonLink small tone="quiet" icon="talk" href={`${discuss.href}?${passageQuery(selected)}#compose`}>
          {discuss.label}
        </ButtonLink>
      )}
    </fieldset>
  );
}
