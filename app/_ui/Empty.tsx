import type { ReactNode } from 'react';

/** What stands where nothing is yet: what this place is for, and what to do first. */
export function Empty({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <p className="acts">{action}</p>}
    </section>
  );
}
