import { getTranslations } from 'next-intl/server';
import { lights, sentenceId } from '#/app/_article/index.ts';
import { Icon } from '#/app/_ui/index.ts';
import type { Analysis } from '#/server/article/article.ts';
import { equation, ledgerRows } from '../[readingId]/evidence.ts';

/** The sums that the article's own figures make; every row lights its sentences. Nothing where there are none. */
export async function Ledger({ analysis, id = 'ledger' }: { analysis: Analysis; id?: string }) {
  const t = await getTranslations('reading');
  const rows = ledgerRows(analysis);
  if (rows.length === 0) return null;
  return (
    <section className="block" aria-labelledby={id}>
      <h2 className="t-sec" id={id}>
        {t('ledger')}
      </h2>
      <p className="meta">{t('ledger-intro')}</p>
      <table className="ledger stack" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('relation')}</th>
            <th scope="col">{t('counts')}</th>
            <th scope="col">{t('verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr
              key={[row.entry.relation, ...row.entry.parts, row.entry.total].join()}
              {...lights(row.sentences, 'fig')}
            >
              <th scope="row">{equation(row)}</th>
              <td>
                {[t(`relations.${row.entry.relation}`), row.total.of].filter(Boolean).join(', ')}{' '}
                {row.sentences.map(sentence => (
                  <a key={sentence} className="meta" href={`#${sentenceId(sentence)}`}>
                    {t('sentence', { number: sentence + 1 })}
                  </a>
                ))}
              </td>
              <td>
                <Icon
                  name={
                    row.entry.verdict === 'consistent' || row.entry.verdict === 'within rounding' ? 'check' : 'alert'
                  }
                />{' '}
                {t(`verdicts.${row.entry.verdict}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
