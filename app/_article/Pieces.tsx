import { Icon } from '#/app/_ui/Icon.tsx';
import { inOrder } from '#/app/_ui/in-order.ts';
import type { Mark, Piece } from './marks.ts';

/** Pieces of article text as elements: marks nest as the words do. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return inOrder(pieces, piece => {
    if ('text' in piece) return piece.text;
    const { mark, first, last, inside } = piece;
    return (
      <Marked mark={mark} first={first} last={last}>
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
  if (mark.kind === 'word')
    return (
      <a className="word" href={mark.href} role="doc-glossref" aria-describedby={mark.href?.slice(1)}>
        {children}
      </a>
    );
  return (
    <>
      <mark className={mark.key ? `${mark.kind} key` : mark.kind} data-mark={mark.id}>
        {first && mark.label && (!mark.href || mark.kind === 'own') && <span className="vh">{mark.label} </span>}
        {children}
      </mark>
      {last && mark.count !== undefined && <Count mark={mark} />}
      {last && mark.kind === 'own' && mark.href && (
        <a className="sign own" href={mark.href} aria-label={mark.label}>
          <Icon name="lock" />
        </a>
      )}
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
