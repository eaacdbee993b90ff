import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '#/app/_ui/Icon.tsx';
import { inOrder } from '#/app/_ui/in-order.ts';

/** What the reading says to the block quotes and the figures of a draft. */
export type Compared = {
  quotes: { text: string; exact: boolean; sentence: number | null; reading: string | null }[];
  figures: { text: string; sentence: number; reading: string[] }[];
};

/** Quotes of a draft that are word for word or altered, and figures that the article states otherwise. The writer may keep both. */
export function Checks({ compared }: { compared: Compared }) {
  const t = useTranslations('discussion');
  const list = new Intl.ListFormat(useLocale());
  return (
    <ul className="checks">
      {inOrder(compared.quotes, quote => (
        <li className={quote.exact ? 'quote-check' : 'quote-check wrong'}>
          <Icon name="quo" />
          {t(quote.exact ? 'exact' : 'altered')}
          <span>
            {quote.exact && quote.sentence !== null
              ? t('exact-in', { number: quote.sentence + 1 })
              : quote.reading
                ? t('altered-from', { words: quote.reading, number: (quote.sentence ?? 0) + 1 })
                : t('altered-nowhere')}
          </span>
        </li>
      ))}
      {inOrder(compared.figures, figure => (
        <li className="quote-check fig">
          <Icon name="fig" />
          {t('check-figure')}
          <span>
            {t('figure-differs', {
              yours: figure.text,
              theirs: list.format(figure.reading),
              number: figure.sentence + 1,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
