import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CheckField, TextField } from '#/app/_ui/index.ts';
import type { Question } from '#/server/quiz/question.ts';
import { quizLimits } from '#/server/quiz/schema.ts';

/** Whether a question asks for the sentence that proves it, and what that is worth; `ask` gets the points, or null for none. */
export function AskProof({
  question,
  ask,
}: {
  question: Pick<Question, 'id' | 'proof'>;
  ask: (points: number | null) => void;
}) {
  const t = useTranslations('builder');
  const { id, proof } = question;
  const points = String(proof?.points ?? 0);
  const [edited, setEdited] = useState<string | null>(null);
  const typed = edited ?? points;
  const value = Number(typed.replace(',', '.'));
  const wrong = typed.trim() === '' || !(value >= 0 && value <= quizLimits.points);
  const settle = () => {
    if (wrong) return;
    setEdited(null);
    if (String(value) !== points) ask(value);
  };
  return (
    <div className="ask-proof">
      <CheckField
        id={`proof-${id}`}
        label={t('ask-proof')}
        checked={proof !== null}
        onChange={event => {
          setEdited(null);
          ask(event.target.checked ? 0 : null);
        }}
      />
      {proof && (
        <TextField
          id={`proof-points-${id}`}
          className="short"
          inputMode="decimal"
          label={t('proof-points')}
          hint={t('proof-points-hint')}
          value={typed}
          error={wrong ? t('problems.points-out-of-range') : undefined}
          onChange={event => setEdited(event.target.value)}
          onBlur={settle}
          onKeyDown={event => event.key === 'Enter' && settle()}
        />
      )}
    </div>
  );
}
