import type { ReactNode } from 'react';

/**
 * The main landmark of a page. `text` is one column for reading and forms, `list` a wider column, `wide` the whole frame,
 * `flush` edge to edge for panes side by side.
 */
export function Main({
  width = 'list',
  children,
}: {
  width?: 'text' | 'list' | 'wide' | 'flush';
  children: ReactNode;
}) {
  const inside = { text: 'col', list: 'col wide', wide: 'wrap' };
  return (
    <main id="main" tabIndex={-1} className={width === 'flush' ? 'flush' : undefined}>
      {width === 'flush' ? children : <div className={inside[width]}>{children}</div>}
    </main>
  );
}

/** The one h1 of a page, with a line under it and actions at its end. */
export function PageTitle({
  children,
  intro,
  actions,
}: {
  children: ReactNode;
  intro?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="page-title">
      <div className="two">
        <h1 className="t-page">{children}</h1>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {intro && <p className="soft intro">{intro}</p>}
    </div>
  );
}
