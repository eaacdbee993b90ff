import { fill } from '#/app/_client/fill.ts';
import { Button, Notice } from '#/app/_ui/index.ts';

export type SignInCard = { displayName: string; userName: string; password: string; until: string };

/** Sign-in cards, one a student: on paper each with room to be cut out. They are shown this once. */
export function Cards({
  cards,
  address,
  className,
  words,
}: {
  cards: readonly SignInCard[];
  address: string;
  className: string;
  words: Record<string, string>;
}) {
  const on = (at: string) => new Date(at).toLocaleDateString(document.documentElement.lang, { dateStyle: 'medium' });
  return (
    <section className="cards-made" aria-labelledby="cards-title">
      <div className="screen-only">
        <h2 className="t-sec" id="cards-title">
          {words['cards-made']}
        </h2>
        <Notice title={words['cards-once']}>
          <p>{words['cards-once-note']}</p>
          <div className="acts">
            <Button tone="ink" icon="print" onClick={() => window.print()}>
              {words['print-cards']}
            </Button>
          </div>
        </Notice>
      </div>
      <ul className="sign-in-cards">
        {cards.map(card => (
          <li key={card.userName}>
            <h3>
              <bdi>{card.displayName}</bdi>
            </h3>
            <p className="meta">
              {className} · {address}
            </p>
            <dl>
              <dt>{words['user-name']}</dt>
              <dd className="typed">{card.userName}</dd>
              <dt>{words['one-time-password']}</dt>
              <dd className="typed">{card.password}</dd>
            </dl>
            <p className="meta">{fill(words['card-until'] ?? '', { until: on(card.until) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
