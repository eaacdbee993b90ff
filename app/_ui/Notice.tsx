import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

const icons = { info: 'info', right: 'check', wrong: 'alert' } as const;

/**
 * A message that stays where it is written: a sign, a bold first phrase, the rest. `live` makes a screen reader say it
 * when it appears: `polite` for what went well, `now` for what stops the person.
 */
export function Notice({
  tone = 'info',
  title,
  live,
  children,
}: {
  tone?: 'info' | 'right' | 'wrong';
  title?: ReactNode;
  live?: 'polite' | 'now';
  children?: ReactNode;
}) {
  const role = live === 'now' ? 'alert' : live === 'polite' ? 'status' : undefined;
  return (
    <div className={`notice ${tone}`} role={role}>
      <Icon name={icons[tone]} />
      <div>
        {title && (
          <p>
            <b>{title}</b>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
