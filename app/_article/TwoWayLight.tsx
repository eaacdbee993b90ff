'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { twoWayLight } from './light.ts';

/** Lights sentences and cards inside it both ways; what they are is in their data attributes, so nothing is asked of the server. */
export function TwoWayLight({ className, children }: { className?: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? twoWayLight(ref.current) : undefined), []);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
