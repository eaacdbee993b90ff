import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './IconSprite.tsx';

/** `ink` is the one main action of a view; `quiet` has no border; `danger` names a loss. */
export type Tone = 'plain' | 'ink' | 'quiet' | 'talk' | 'danger';
type Look = { tone?: Tone; small?: boolean; icon?: IconName; keys?: string; children?: ReactNode };

function look({ tone = 'plain', small }: Look, more?: string): string {
  return ['btn', tone !== 'plain' && tone, small && 'sm', more].filter(Boolean).join(' ');
}

function Inside({ icon, keys, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {keys && (
        <span className="kbd" aria-hidden="true">
          {keys}
        </span>
      )}
    </>
  );
}

/** A button. `icon` stands before the words; without words give `aria-label`. `keys` shows its shortcut. `type` is `button` unless said. */
export function Button({
  tone,
  small,
  icon,
  keys,
  className,
  children,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={look({ tone, small }, className)} {...rest}>
      <Inside icon={icon} keys={keys}>
        {children}
      </Inside>
    </button>
  );
}

/** A link that looks like a button, for going somewhere. Nothing is fetched before it is followed. */
export function ButtonLink({ tone, small, icon, className, children, ...rest }: Look & ComponentProps<typeof Link>) {
  return (
    <Link className={look({ tone, small }, className)} prefetch={false} {...rest}>
      <Inside icon={icon}>{children}</Inside>
    </Link>
  );
}

/** A row of actions; wraps, and takes `end` to push what follows to the far side. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="acts">{children}</div>;
}
