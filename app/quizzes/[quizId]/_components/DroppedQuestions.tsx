import { useTranslations } from 'next-intl';
import { Button, Icon } from '#/app/_ui/index.ts';
import type { Card } from './card.ts';

/** What was dropped, kept at hand until the quiz is done with. */
export function DroppedQuestions({ dropped, restore }: { dropped: Card[]; restore: (card: Card) => void }) {
  const t = useTranslations('builder');
  if (dropped.length === 0) return null;
  return (
    <details className="more dropped">
      <summary>
        {t('dropped', { count: dropped.length })} <Icon name="chev" />
      </summary>
      <ul>
        {dropped.map(card => (
          <li key={card.question.id}>
            <span>{card.question.prompt}</span>
            <Button small tone="quiet" icon="restore" onClick={() => restore(card)}>
              {t('bring-back')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
