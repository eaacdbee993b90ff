import { useId } from 'react';

/** The field in a cell that is typed into. `onDone` hears Enter, or (`left`) that the focus went elsewhere; `onDrop` hears Escape. */
export function TypedMark({
  text,
  label,
  problem,
  here,
  onText,
  onDone,
  onDrop,
}: {
  text: string;
  label: string;
  problem: string | null;
  here: boolean;
  onText: (text: string) => void;
  onDone: (left: boolean) => void;
  onDrop: () => void;
}) {
  const problemId = useId();
  return (
    <>
      <input
        className="in"
        // biome-ignore lint/a11y/noAutofocus: the cell that is typed into had the focus
        autoFocus={here}
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        inputMode="decimal"
        value={text}
        onChange={event => onText(event.target.value)}
        onBlur={() => onDone(true)}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onDone(false);
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            onDrop();
          }
        }}
      />
      {problem && (
        <span className="error" id={problemId} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
