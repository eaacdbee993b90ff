import type { ReactNode } from 'react';

/**
 * A table with a caption. `children` are its thead and tbody. Wide ones scroll inside themselves and can be scrolled by
 * keyboard. With `stack`, a small screen shows every row as a card, and each td says its heading by `data-h`.
 */
export function Table({
  caption,
  hideCaption,
  stack,
  className,
  children,
}: {
  caption: string;
  hideCaption?: boolean;
  stack?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const table = (
    <table className={['tbl', stack && 'stack', className].filter(Boolean).join(' ')}>
      <caption className={hideCaption ? 'vh' : undefined}>{caption}</caption>
      {children}
    </table>
  );
  if (stack) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}
