import { getTranslations } from 'next-intl/server';
import { lights, sentenceId } from '#/app/_article/index.ts';
import { Icon } from '#/app/_ui/Icon.tsx';
import { isIndexes, isNumberKey, isPairs, isTexts } from '#/server/quiz/grade.ts';
import type { Misconception, Question } from '#/server/quiz/question.ts';
import type { Card } from './cards.ts';

/** A question of the demo with its right answer, why the wrong ones tempt, and the sentence that proves it. */
export async function DemoCard({ card }: { card: Card }) {
  const t = await getTranslations('front');
  const c = await getTranslations('common');
  const why = (code: Misconception) => c(`misconception.${code}`);
  const { question, number, hue, sentences } = card;
  const first = sentences[0] ?? 0;
  return (
    <aside
      className={`note ${hue} r${card.rows}`}
      id={`question-${number}`}
      aria-label={t('question', { number })}
      {...lights(sentences, hue)}
    >
      <p className={`sign ${hue}`}>
        <Icon name={hue} />
        {t('question', { number })}
      </p>
      <p>{question.prompt}</p>
      {question.passage && <p className="passage">{question.passage}</p>}
      <Key question={question} right={t('right')} why={why} />
      <p className="meta">
        <a href={`#${sentenceId(first)}`}>
          {sentences.length === 1
            ? t('proof', { sentence: first + 1 })
            : t('proof-many', { sentences: sentences.map(index => index + 1).join(', ') })}
        </a>
      </p>
    </aside>
  );
}

function Key({ question, right, why }: { question: Question; right: string; why: (code: Misconception) => string }) {
  const { kind, key, left } = question;
  if (kind === 'choice' || kind === 'multiple') {
    return (
      <ul className="key">
        {question.options.map(option => (
          <li key={option.text} className={option.correct ? 'right' : undefined}>
            {option.correct ? <Icon name="check" label={right} /> : <span />}
            <span>
              {option.text}{' '}
              {option.misconception && question.rule !== 'complete-quotation' && (
                <span className="meta">{why(option.misconception)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className="key">
      {answers(question).map(answer => (
        <li key={answer} className={kind === 'ordering' || kind === 'matching' ? undefined : 'right'}>
          <Icon name={kind === 'ordering' ? 'down' : 'check'} label={right} />
          <span>{answer}</span>
        </li>
      ))}
    </ul>
  );

  function answers({ asks }: Question): string[] {
    if (isNumberKey(key)) return [asks === '%' ? `${key.value}%` : `${key.value} ${asks ?? ''}`];
    if (kind === 'matching' && isPairs(key)) return key.map(([l, r]) => `${left[l]}: ${question.right[r]}`);
    if (kind === 'ordering' && isIndexes(key)) return key.map(index => left[index] ?? '');
    return isTexts(key) ? key.slice(0, 1) : [];
  }
}
