'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { twoWayLight } from './light.ts';

/** Lights sentences and cards inside it both ways; what they are is in their data attributes, so nothing is asked of the server. */
export function TwoWayLight({
  className,
  ref: given,
  children,
}: {
  className?: string;
  ref?: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}) {
  const own = useRef<HTMLDivElement>(null);
  const ref = given ?? own;
  useEffect(() => (ref.current ? twoWayLight(ref.current) : undefined), [ref]);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
