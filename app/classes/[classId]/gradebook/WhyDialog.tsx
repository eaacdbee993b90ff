import { FormDialog } from '#/app/_client/FormDialog.tsx';
import { TextField } from '#/app/_ui/index.ts';

/** Asks why a typed mark stands in the place of a column's own. */
export function WhyDialog({
  open,
  pending,
  words,
  onClose,
  onReason,
}: {
  open: boolean;
  pending: boolean;
  words: Record<'why-title' | 'why-what' | 'why' | 'cancel' | 'save' | 'close', string>;
  onClose: () => void;
  onReason: (reason: string) => void;
}) {
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={words['why-title']}
      words={words}
      send={words.save}
      pending={pending}
      told={null}
      onSend={form => {
        const reason = String(form.get('why') ?? '').trim();
        if (reason) onReason(reason);
        return false;
      }}
    >
      <p>{words['why-what']}</p>
      <TextField id="why" label={words.why} maxLength={500} required />
    </FormDialog>
  );
}
