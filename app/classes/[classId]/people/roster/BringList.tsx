import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button, focusFirstError, TextAreaField, TextField } from '#/app/_ui/index.ts';

/** Where a list comes in: pasted, or as a file; what failed is said beside the one it came from. */
export function BringList({
  failed,
  fromFile,
  busy,
  again,
  onRead,
  words,
}: {
  failed: string | null;
  fromFile: boolean;
  busy: boolean;
  again: boolean;
  onRead: (what: Blob | string) => void;
  words: Record<string, string>;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [nothing, setNothing] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const file = data.get('file');
    const pasted = String(data.get('paste') ?? '');
    setNothing(false);
    if (file instanceof File && file.size > 0) onRead(file);
    else if (pasted.trim()) onRead(pasted);
    else setNothing(true);
  }
  const told = failed ?? undefined;
  useEffect(() => {
    if (nothing || told) focusFirstError(form.current);
  }, [nothing, told]);
  return (
    <form className="form screen-only" ref={form} onSubmit={submit}>
      <TextAreaField
        id="paste"
        label={words.paste}
        hint={words['paste-hint']}
        placeholder={words['paste-example']}
        rows={again ? 3 : 7}
        spellCheck={false}
        error={nothing ? words.nothing : fromFile ? undefined : told}
      />
      <TextField
        id="file"
        label={words.file}
        hint={words['file-hint']}
        type="file"
        error={!nothing && fromFile ? told : undefined}
        accept=".csv,.tsv,.txt,.zip,text/csv,text/plain,application/zip"
      />
      <div className="acts">
        <Button tone={again ? 'plain' : 'ink'} type="submit" disabled={busy}>
          {busy ? words.reading : again ? words['read-again'] : words.read}
        </Button>
      </div>
    </form>
  );
}
