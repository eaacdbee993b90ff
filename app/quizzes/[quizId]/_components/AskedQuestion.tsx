import { getTranslations } from 'next-intl/server';
import { Passage } from '#/app/_article/index.ts';
import type { PublicQuestion } from '#/server/quiz/public.ts';

/** A question as a student meets it, with places to answer; made of the public view alone. Nothing of it is sent. */
export async function AskedQuestion({
  question,
  asksProof,
  number,
}: {
  question: PublicQuestion;
  asksProof: boolean;
  number: number;
}) {
  const t = await getTranslations('builder');
  const name = `answer-${number}`;
  const { kind, prompt, passage, asks, options, left, right } = question;
  return (
    <fieldset className="ask">
      <legend>
        <span>{number}</span>
        <span>{prompt}</span>
      </legend>
      <div className="set">
        {passage && <Passage>{passage}</Passage>}
        {(kind === 'choice' || kind === 'multiple') && (
          <div>
            {options.map(option => (
              <label className={option.length > 60 ? 'opt serif' : 'opt'} key={option}>
                <input type={kind === 'choice' ? 'radio' : 'checkbox'} name={name} />
                <span>{option}</span>
              </label>
            ))}
          </div>
        )}
        {(kind === 'number' || kind === 'text') && (
          <label className="unit">
            <span className="vh">{t('your-answer')}</span>
            <input className="in" name={name} inputMode={kind === 'number' ? 'decimal' : 'text'} autoComplete="off" />
            {asks && <span>{asks}</span>}
          </label>
        )}
        {kind === 'open' && (
          <label>
            <span className="vh">{t('your-answer')}</span>
            <textarea className="in" name={name} rows={4} />
          </label>
        )}
        {(kind === 'matching' || kind === 'ordering') && (
          <ul className="pairing">
            {left.map((item, index) => (
              <li key={item}>
                <span>{item}</span>
                <select
                  className="in"
                  name={`${name}-${index}`}
                  defaultValue=""
                  aria-label={kind === 'matching' ? t('match', { item }) : t('place', { item })}
                >
                  <option value="">{t('choose')}</option>
                  {(kind === 'matching' ? right : left.map((_, place) => String(place + 1))).map(text => (
                    <option key={text}>{text}</option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
        )}
        {asksProof && (
          <label className="second-step unit">
            <b>{t('which-proof')}</b> <span>{t('sentence-no')}</span>
            <input className="in" name={`${name}-proof`} inputMode="numeric" autoComplete="off" />
          </label>
        )}
      </div>
    </fieldset>
  );
}
