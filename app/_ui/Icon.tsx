import type { ReactNode } from 'react';
import type { IconName } from './IconSprite.tsx';

/**
 * One icon of the sprite, 16 px, in the colour of the text. It is decoration unless `label` says what it stands for.
 * Only the name travels to the browser, so client components may use it freely.
 */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  if (label) {
    return (
      <svg className="i" role="img" aria-label={label} focusable="false">
        <use href={`#i-${name}`} />
      </svg>
    );
  }
  return (
    <svg className="i" aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The three marks: a figure of the article, a quote, a passage under discussion. */
export type Hue = 'fig' | 'quo' | 'talk';

/** A mark's sign with its words, in its hue: `№ 18 figures`. */
export function Sign({ hue, children }: { hue: Hue; children: ReactNode }) {
  return (
    <span className={`sign ${hue}`}>
      <Icon name={hue} />
      {children}
    </span>
  );
}
