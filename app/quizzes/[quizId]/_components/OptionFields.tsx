import { useTranslations } from 'next-intl';
import { Button, FieldGroup } from '#/app/_ui/index.ts';
import { misconceptions } from '#/server/quiz/question.ts';
import { quizLimits } from '#/server/quiz/schema.ts';
import type { QuestionForm } from './question-form.ts';

type Props = { id: string; form: QuestionForm; set: (part: Partial<QuestionForm>) => void; error?: string };

/** The options of a choice: which is right, and what every wrong one stands for. */
export function OptionFields({ id, form, set, error }: Props) {
  const t = useTranslations('builder');
  const c = useTranslations('common');
  type Option = QuestionForm['options'][number];
  const change = (key: number, part: Partial<Option>) =>
    set({
      options: form.options.map(one =>
        one.key === key
          ? { ...one, ...part }
          : part.correct && form.kind === 'choice'
            ? { ...one, correct: false }
            : one,
      ),
    });
  const next = Math.max(-1, ...form.options.map(one => one.key)) + 1;
  return (
    <FieldGroup id={`options-${id}`} label={t('options')} hint={t('options-hint')} error={error}>
      <ul className="option-fields">
        {form.options.map((option, index) => (
          <li key={option.key}>
            <input
              type={form.kind === 'choice' ? 'radio' : 'checkbox'}
              name={`right-${id}`}
              checked={option.correct}
              aria-label={t('option-right', { number: index + 1 })}
              onChange={event => change(option.key, { correct: event.target.checked })}
            />
            <input
              className="in"
              value={option.text}
              aria-label={t('option', { number: index + 1 })}
              onChange={event => change(option.key, { text: event.target.value })}
            />
            {option.correct ? (
              <span className="meta">{t('right-answer')}</span>
            ) : (
              <select
                className="in"
                aria-label={t('stands-for', { number: index + 1 })}
                value={option.misconception ?? ''}
                onChange={event =>
                  change(option.key, {
                    misconception: misconceptions.find(code => code === event.target.value) ?? null,
                  })
                }
              >
                <option value="">{t('no-misconception')}</option>
                {misconceptions.map(code => (
                  <option key={code} value={code}>
                    {c(`misconception.${code}`)}
                  </option>
                ))}
              </select>
            )}
            <Button
              tone="quiet"
              small
              icon="cross"
              aria-label={t('remove-option', { number: index + 1 })}
              onClick={() => set({ options: form.options.filter(one => one.key !== option.key) })}
            />
          </li>
        ))}
      </ul>
      {form.options.length < quizLimits.options && (
        <div className="acts">
          <Button
            small
            icon="plus"
            onClick={() =>
              set({
                options: [...form.options, { key: next, text: '', correct: false, misconception: null, reason: null }],
              })
            }
          >
            {t('add-option')}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}

/** The pairs of a matching question. */
export function PairFields({ id, form, set, error }: Props) {
  const t = useTranslations('builder');
  const change = (key: number, part: { left?: string; right?: string }) =>
    set({ pairs: form.pairs.map(one => (one.key === key ? { ...one, ...part } : one)) });
  const next = Math.max(-1, ...form.pairs.map(one => one.key)) + 1;
  return (
    <FieldGroup id={`pairs-${id}`} label={t('pairs')} error={error}>
      <ul className="option-fields pair-fields">
        {form.pairs.map((pair, index) => (
          <li key={pair.key}>
            <input
              className="in"
              value={pair.left}
              aria-label={t('pair-left', { number: index + 1 })}
              onChange={event => change(pair.key, { left: event.target.value })}
            />
            <input
              className="in"
              value={pair.right}
              aria-label={t('pair-right', { number: index + 1 })}
              onChange={event => change(pair.key, { right: event.target.value })}
            />
            <Button
              tone="quiet"
              small
              icon="cross"
              aria-label={t('remove-pair', { number: index + 1 })}
              onClick={() => set({ pairs: form.pairs.filter(one => one.key !== pair.key) })}
            />
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button small icon="plus" onClick={() => set({ pairs: [...form.pairs, { key: next, left: '', right: '' }] })}>
          {t('add-pair')}
        </Button>
      </div>
    </FieldGroup>
  );
}
