import { fill } from '#/app/_client/fill.ts';
import { Button, Notice } from '#/app/_ui/index.ts';
import type { QuizWords } from './QuestionField.tsx';

/** The end of a quiz: what is still open (numbers of questions), what lacks a proof, and the one button that hands it in. `alone`: the last of those without a way back. */
export function HandIn({
  open,
  missing,
  waits,
  alone,
  told,
  busy,
  onSubmit,
  words,
}: {
  open: number[];
  missing: number[];
  waits: boolean;
  alone: boolean;
  told: string | null;
  busy: boolean;
  onSubmit: () => void;
  words: QuizWords;
}) {
  return (
    <section className="handin" aria-labelledby="handin">
      <h2 className="t-sec" id="handin">
        {words['before-submit']}
      </h2>
      <p>
        {open.length === 0
          ? words[alone ? 'last-answered' : 'all-answered']
          : fill(words.unanswered ?? '', { list: open.join(', ') })}
      </p>
      {missing.length > 0 && <p>{fill(words['proofs-missing'] ?? '', { list: missing.join(', ') })}</p>}
      {waits && <p>{words['some-wait']}</p>}
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told}</p>
        </Notice>
      )}
      <div className="acts">
        <Button tone="ink" disabled={busy} onClick={onSubmit}>
          {open.length === 0 ? words.submit : words['submit-anyway']}
        </Button>
        <span className="meta">{words.once}</span>
      </div>
    </section>
  );
}
