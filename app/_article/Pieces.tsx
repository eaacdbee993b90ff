import { Icon } from '#/app/_ui/Icon.tsx';
import type { Mark, Piece } from './marks.ts';

/** Pieces of article text as elements: marks nest as the words do. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => {
    if ('text' in piece) return piece.text;
    const { mark, first, last, inside } = piece;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <Marked key={i} mark={mark} first={first} last={last}>
        <Pieces pieces={inside} />
      </Marked>
    );
  });
}

function Marked({
  mark,
  first,
  last,
  children,
}: {
  mark: Mark;
  first: boolean;
  last: boolean;
  children: React.ReactNode;
}) {
  return (
    <>
      <mark className={mark.key ? `${mark.kind} key` : mark.kind} data-mark={mark.id}>
        {first && mark.label && !mark.href && <span className="vh">{mark.label} </span>}
        {children}
      </mark>
      {last && mark.count !== undefined && <Count mark={mark} />}
    </>
  );
}

function Count({ mark }: { mark: Mark }) {
  const inside = (
    <>
      <Icon name="talk" />
      {mark.count}
    </>
  );
  return (
    <>
      {' '}
      {mark.href ? (
        <a className="sign talk" href={mark.href} aria-label={mark.label}>
          {inside}
        </a>
      ) : (
        <span className="sign talk">{inside}</span>
      )}
    </>
  );
}
