'use client';

import { useState } from 'react';
import { Button, Dialog } from '#/app/_ui/index.ts';
import { MarkForm, type MarkWords, type Stood } from '../../marking/MarkForm.tsx';

/** Changes the mark of one answer, or gives one to what waits. */
export function ChangeMark({
  title,
  words,
  ...form
}: {
  classId: string;
  stood: Stood;
  points: number;
  overrules: boolean;
  comments: string[];
  title: string;
  words: MarkWords & Record<'change' | 'close', string>;
  errors: Record<string, string>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon="pen" onClick={() => setOpen(true)}>
        {words.change}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={words.close}>
        <MarkForm {...form} key={form.stood.version} label={title} words={words} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
