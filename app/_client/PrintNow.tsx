'use client';
import { Button } from '#/app/_ui/index.ts';

/** Opens the browser's own way to paper. */
export function PrintNow({ label }: { label: string }) {
  return (
    <Button tone="ink" icon="print" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
