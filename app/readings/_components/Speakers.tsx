import { getTranslations } from 'next-intl/server';
import { lights, sentenceId } from '#/app/_article/index.ts';
import type { Analysis } from '#/server/article/article.ts';
import { certain, voiceRows } from '../[readingId]/evidence.ts';

/** Whom the article gives words and figures to, with the roles that it gives them; every row lights its sentences. Nothing where nobody speaks. */
export async function Speakers({ analysis, id = 'speakers' }: { analysis: Analysis; id?: string }) {
  const t = await getTranslations('reading');
  const rows = voiceRows(analysis);
  if (rows.length === 0) return null;
  return (
    <section className="block" aria-labelledby={id}>
      <h2 className="t-sec" id={id}>
        {t('speakers')}
      </h2>
      <p className="meta">{t('speakers-intro')}</p>
      <table className="ledger voices stack" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('speaker')}</th>
            <th scope="col">{t('roles')}</th>
            <th scope="col">{t('gives')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name} {...lights(row.sentences, 'quo')}>
              <th scope="row">{row.name}</th>
              <td>{row.roles.join('; ') || <span className="meta">{t('no-role')}</span>}</td>
              <td>
                {[
                  row.quotes > 0 ? t('quotes', { count: row.quotes }) : null,
                  row.figures > 0 ? t('figures', { count: row.figures }) : null,
                  row.confidence < certain ? t('sure', { percent: Math.round(100 * row.confidence) }) : null,
                ]
                  .filter(Boolean)
                  .join(', ')}{' '}
                <a className="meta" href={`#${sentenceId(row.sentences[0] ?? 0)}`}>
                  {t('sentence', { number: (row.sentences[0] ?? 0) + 1 })}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
