import type { Sentence, Span } from '#/server/article/article.ts';
import { isIndexes, isNumberKey, isPairs, isTexts } from '#/server/quiz/grade.ts';
import type { Misconception, Question, QuestionKind } from '#/server/quiz/question.ts';

/** A question as a form holds it: everything as typed. One item a line in `lines` (accepted texts, or the right order). */
export type QuestionForm = {
  kind: QuestionKind;
  prompt: string;
  passage: string;
  asks: string;
  options: {
    key: number;
    text: string;
    correct: boolean;
    misconception: Misconception | null;
    reason: string | null;
  }[];
  value: string;
  unit: string;
  tolerance: string;
  lines: string;
  pairs: { key: number; left: string; right: string }[];
  points: string;
  feedback: string;
  /** Sentence numbers as people count them, such as "5, 7". */
  sentences: string;
};

const option = (key: number) => ({ key, text: '', correct: key === 0, misconception: null, reason: null });

/** An empty form for a question by hand, on these sentences (indexes). */
export function emptyForm(sentences: readonly number[]): QuestionForm {
  return {
    kind: 'choice',
    prompt: '',
    passage: '',
    asks: '',
    options: [0, 1, 2, 3].map(option),
    value: '',
    unit: '',
    tolerance: '0',
    lines: '',
    pairs: [0, 1, 2].map(key => ({ key, left: '', right: '' })),
    points: '1',
    feedback: '',
    sentences: sentences.map(index => index + 1).join(', '),
  };
}

/** A question as its form. */
export function toForm(question: Question, sentences: readonly number[]): QuestionForm {
  const { key, left, right, options } = question;
  const empty = emptyForm(sentences);
  return {
    ...empty,
    kind: question.kind,
    prompt: question.prompt,
    passage: question.passage ?? '',
    asks: question.asks ?? '',
    options: options.length > 0 ? options.map((one, index) => ({ ...one, key: index })) : empty.options,
    ...(isNumberKey(key) ? { value: String(key.value), unit: key.unit ?? '', tolerance: String(key.tolerance) } : {}),
    lines:
      question.kind === 'text' && isTexts(key)
        ? key.join('\n')
        : question.kind === 'ordering' && isIndexes(key)
          ? key.map(index => left[index] ?? '').join('\n')
          : '',
    pairs:
      isPairs(key) && question.kind === 'matching'
        ? key.map(([l, r], index) => ({ key: index, left: left[l] ?? '', right: right[r] ?? '' }))
        : empty.pairs,
    points: String(question.points),
    feedback: question.feedback ?? '',
  };
}

/** The sentence indexes that a person typed, as far as there are such sentences. */
export function typedSentences(typed: string, count: number): number[] {
  const numbers = (typed.match(/\d+/g) ?? []).map(Number).filter(number => number >= 1 && number <= count);
  return [...new Set(numbers)].sort((a, b) => a - b).map(number => number - 1);
}

const typedNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/**
 * The question that a form stands for; null when its number cannot be read. A changed question keeps its rule where its
 * kind is the same, and the exact evidence of the sentences that it still cites; a new sentence is cited whole.
 */
export function fromForm(form: QuestionForm, was: Question | null, sentences: readonly Sentence[]): Question | null {
  const chosen = form.kind === 'choice' || form.kind === 'multiple';
  const texts = linesOf(form.lines);
  const pairs = form.pairs.filter(pair => pair.left.trim() || pair.right.trim());
  const rights = [...new Set(pairs.map(pair => pair.right.trim()))];
  const number = {
    value: typedNumber(form.value),
    unit: form.unit.trim() || null,
    tolerance: typedNumber(form.tolerance),
  };
  const points = typedNumber(form.points);
  if (
    Number.isNaN(points) ||
    (form.kind === 'number' && (Number.isNaN(number.value) || Number.isNaN(number.tolerance)))
  )
    return null;
  const options = chosen
    ? form.options
        .filter(one => one.text.trim() || one.correct)
        .map(({ text, correct, misconception, reason }, index) => {
          const old = was?.options[index];
          const same = old?.text === text.trim() && old.correct === correct;
          return {
            text: text.trim(),
            correct,
            misconception: correct ? null : misconception,
            reason: same ? reason : null,
            span: same ? (old?.span ?? null) : null,
          };
        })
    : [];
  const keys = {
    choice: options.flatMap((one, index) => (one.correct ? [index] : [])),
    multiple: options.flatMap((one, index) => (one.correct ? [index] : [])),
    number,
    text: texts,
    matching: pairs.map((pair, index): [number, number] => [index, rights.indexOf(pair.right.trim())]),
    ordering: texts.map((_, index) => index),
    open: [],
  };
  const extra =
    form.kind === 'matching'
      ? (was?.right ?? []).filter(text => was?.kind === 'matching' && !rights.includes(text) && !usedBefore(was, text))
      : [];
  return {
    id: was?.id ?? 'new',
    kind: form.kind,
    rule: was && was.kind === form.kind ? was.rule : 'by-hand',
    prompt: form.prompt.trim(),
    passage: form.passage.trim() || null,
    asks: form.kind === 'number' || form.kind === 'text' ? form.asks.trim() || null : null,
    options,
    left: form.kind === 'matching' ? pairs.map(pair => pair.left.trim()) : form.kind === 'ordering' ? texts : [],
    right: form.kind === 'matching' ? [...rights, ...extra] : [],
    key: keys[form.kind],
    points,
    evidence: evidenceOf(typedSentences(form.sentences, sentences.length), was, sentences),
    feedback: form.feedback.trim() || null,
    proof: was?.proof ?? null,
  };
}

/** Whether a right-hand text was the partner of something: then it went with its pair, and is not a decoy to keep. */
function usedBefore(was: Question, text: string): boolean {
  return isPairs(was.key) && was.key.some(([, right]) => was.right[right] === text);
}

function evidenceOf(cited: number[], was: Question | null, sentences: readonly Sentence[]): Question['evidence'] {
  const spans = cited.flatMap(index => sentences[index] ?? []);
  const over = (one: Span, other: Span) => one.start < other.end && one.end > other.start;
  const old = (was?.evidence ?? []).filter(one => spans.some(span => over(one, span)));
  const fresh = spans.filter(span => !old.some(one => over(one, span)));
  return [...old, ...fresh.map(({ start, end }) => ({ start, end, id: null }))];
}
