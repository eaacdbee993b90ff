import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Article, type ArticleProps } from '#/app/_article/index.ts';
import type { Mistake, SentenceLoss } from '#/server/progress/teach-again.ts';

type Props = {
  reading: Pick<ArticleProps, 'text' | 'blocks' | 'sentences' | 'language'>;
  losses: readonly SentenceLoss[];
  mistakes: readonly Mistake[];
  /** The address of what was answered to a question, by its number. */
  answersTo: (number: number) => string;
};

// From the smallest loss that each shade stands for; below the first a sentence is only underlined.
const shades = [0.25, 0.4, 0.6];
const shadeOf = (lost: number) => shades.filter(from => lost >= from).length as 0 | 1 | 2 | 3;

/** The reading with what each tested sentence cost the class, and what wrong answers stand for most often. */
export async function TeachAgain({ reading, losses, mistakes, answersTo }: Props) {
  const [t, m] = await Promise.all([getTranslations('results'), getTranslations('common.misconception')]);
  const shown = losses.map(({ sentence, lost, questions: [first = 1] }) => {
    const percent = Math.round(lost * 100);
    const href = answersTo(first);
    return [sentence, { shade: shadeOf(lost), note: String(percent), label: t('lost', { percent }), href }] as const;
  });
  // One number leads to one page: what several questions say of a sentence is listed with all of them.
  const several = losses.filter(({ questions }) => questions.length > 1);
  const from = (level: number) => Math.round((shades[level] ?? 0) * 100);
  return (
    <section className="block" aria-labelledby="again">
      <h2 className="t-sec" id="again">
        {t('again')}
      </h2>
      <p className="soft">{t('again-note')}</p>
      <div className="heat">
        <Article title={null} {...reading} shades={new Map(shown)} />
        <div>
          <ul className="legend">
            <li className="h0">{t('shade-0', { to: from(0) - 1 })}</li>
            <li className="h1">{t('shade-between', { from: from(0), to: from(1) - 1 })}</li>
            <li className="h2">{t('shade-between', { from: from(1), to: from(2) - 1 })}</li>
            <li className="h3">{t('shade-3', { from: from(2) })}</li>
          </ul>
          {several.length > 0 && (
            <ul className="again">
              {several.map(({ sentence, lost, questions }) => (
                <li key={sentence}>
                  <b>{t('lost-in', { number: sentence + 1, percent: Math.round(lost * 100) })}</b>
                  {questions.map(number => (
                    <Link key={number} href={answersTo(number)}>
                      {t('question-number', { number })}
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
          )}
          {mistakes.length > 0 && (
            <ul className="again">
              {mistakes.map(({ misconception, count, of, questions }) => (
                <li key={misconception}>
                  <b>{t('mistake', { count, of, what: m(misconception) })}</b>
                  {questions.map(number => (
                    <Link key={number} href={answersTo(number)}>
                      {t('question-number', { number })}
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  );
}
