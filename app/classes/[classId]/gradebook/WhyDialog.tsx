import { Button, Dialog, TextField } from '#/app/_ui/index.ts';

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
    <Dialog open={open} onClose={onClose} title={words['why-title']} closeLabel={words.close}>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get('why') ?? '').trim();
          if (reason) onReason(reason);
        }}
      >
        <p>{words['why-what']}</p>
        <TextField id="why" label={words.why} maxLength={500} required />
        <div className="acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="ink" type="submit" disabled={pending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
