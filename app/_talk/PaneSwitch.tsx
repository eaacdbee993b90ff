'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { TwoWayLight } from '#/app/_article/index.ts';

/** The article beside the talk, lit both ways; on a small screen one of them at a time, the talk first. */
export function PaneSwitch({
  labels,
  article,
  children,
}: {
  labels: { article: string; talk: string };
  article: ReactNode;
  children: ReactNode;
}) {
  const [shown, setShown] = useState<'article' | 'talk'>('talk');
  const place = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever follows a mark of the article wants to see where it leads
  useEffect(() => setShown('talk'), [place]);
  return (
    <TwoWayLight className={`bench talking shows-${shown}`}>
      <div className="switch">
        {(['talk', 'article'] as const).map(pane => (
          <button key={pane} type="button" aria-pressed={shown === pane} onClick={() => setShown(pane)}>
            {labels[pane]}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <section className="pane-article" aria-label={labels.article} tabIndex={0}>
        {article}
      </section>
      <section className="pane-talk" aria-label={labels.talk}>
        {children}
      </section>
    </TwoWayLight>
  );
}
