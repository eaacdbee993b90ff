import { useTranslations } from 'next-intl';
import { Icon } from '#/app/_ui/Icon.tsx';
import { isIndexes, isPairs } from '#/server/quiz/grade.ts';
import type { Card } from './card.ts';

/** What can be answered, with the key and what every wrong option stands for. */
export function Options({ card }: { card: Card }) {
  const t = useTranslations('builder');
  const c = useTranslations('common');
  const { question } = card;
  const { kind, key, left, right, options } = question;
  if (kind === 'choice' || kind === 'multiple')
    return (
      <ul className={options.some(option => option.text.length > 24) ? 'opts long' : 'opts'} aria-label={t('options')}>
        {options.map(option => (
          <li key={option.text} className={option.correct ? 'ok' : undefined}>
            {option.correct ? <Icon name="check" /> : <span />}
            <span className="num">{option.text}</span>
            <span className="why">
              {option.correct
                ? t('right-answer')
                : [option.misconception && c(`misconception.${option.misconception}`), option.reason]
                    .filter(Boolean)
                    .join('. ')}
            </span>
          </li>
        ))}
      </ul>
    );
  if (kind === 'matching' && isPairs(key))
    return (
      <ul className="opts long" aria-label={t('pairs')}>
        {key.map(([l, r]) => (
          <li key={l} className="ok">
            <Icon name="check" />
            <span>{left[l]}</span>
            <span className="why">{right[r]}</span>
          </li>
        ))}
      </ul>
    );
  if (kind === 'ordering' && isIndexes(key))
    return (
      <ol className="opts" aria-label={t('right-order')}>
        {key.map((index, place) => (
          <li key={index} className="ordered">
            <span className="num">{place + 1}</span>
            <span>{left[index]}</span>
          </li>
        ))}
      </ol>
    );
  if (kind === 'open') return <p className="typed-key soft">{t('by-hand-key')}</p>;
  return (
    <p className="typed-key">
      <Icon name="check" /> <b className="num">{card.key}</b> <span className="meta">{t('right-answer')}</span>
    </p>
  );
}
