import { useState } from 'react';
import { lights } from '#/app/_article/lights.ts';
import { fill } from '#/app/_client/fill.ts';
import { Button, TextField } from '#/app/_ui/index.ts';
import type { PublicProof } from '#/server/quiz/proof.ts';
import type { Cited } from '#/server/quiz/question.ts';
import type { QuizWords } from './QuestionField.tsx';

/**
 * The second step of a question: the sentence that proves the answer, by its number or by pressing it in the article beside
 * the quiz; where the reading is hidden, one of those offered.
 */
export function ProofField({
  id,
  proof,
  cited,
  words,
  disabled,
  pointing,
  onPoint,
  onCited,
}: {
  id: string;
  proof: PublicProof;
  cited: Cited | null;
  words: QuizWords;
  disabled: boolean;
  /** Whether the next press on a sentence of the article is this question's. */
  pointing: boolean;
  onPoint: (on: boolean) => void;
  onCited: (cited: Cited | null) => void;
}) {
  const sentence = cited && 'sentence' in cited ? cited.sentence : null;
  const worth =
    proof.points === 0
      ? words['proof-free']
      : proof.points === 1
        ? words.point
        : fill(words.points ?? '', { points: proof.points });
  return (
    <fieldset className="second-step" {...(sentence === null ? {} : lights([sentence], 'fig'))}>
      <legend>
        {words.proof} <span className="meta">{worth}</span>
      </legend>
      {proof.offers.length > 0 ? (
        <div>
          {proof.offers.map((text, offer) => (
            <label className="opt serif" key={text}>
              <input
                type="radio"
                name={`${id}-proof`}
                checked={cited !== null && 'offer' in cited && cited.offer === offer}
                disabled={disabled}
                onChange={() => onCited({ offer })}
              />
              <span>{text}</span>
            </label>
          ))}
        </div>
      ) : (
        <div className="pointing">
          <Numbered {...{ id, of: proof.of, sentence, words, disabled, onCited }} />
          <Button aria-pressed={pointing} disabled={disabled} onClick={() => onPoint(!pointing)}>
            {words['proof-point-at']}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** The number of a sentence as it is typed; a number that no sentence has stays on the screen and is not sent. */
function Numbered({
  id,
  of,
  sentence,
  words,
  disabled,
  onCited,
}: {
  id: string;
  of: number;
  sentence: number | null;
  words: QuizWords;
  disabled: boolean;
  onCited: (cited: Cited | null) => void;
}) {
  const [strange, setStrange] = useState('');
  const type = (typed: string) => {
    const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
    const known = number >= 1 && number <= of;
    setStrange(known ? '' : typed);
    const next = known ? number - 1 : null;
    if (next !== sentence) onCited(next === null ? null : { sentence: next });
  };
  const wrong = sentence === null && strange.trim() !== '';
  return (
    <TextField
      id={`${id}-proof`}
      className="short"
      inputMode="numeric"
      autoComplete="off"
      label={words['proof-number']}
      value={sentence === null ? strange : String(sentence + 1)}
      error={wrong && fill(words['proof-of'] ?? '', { of })}
      disabled={disabled}
      onChange={event => type(event.target.value)}
    />
  );
}
