import type { Answer, Question, QuestionKind, Wording } from '#/server/quiz/question.ts';
import { seeded } from '#/server/random.ts';

/** What a student's browser may know of a question before review: no id, key, rule, evidence, reason or feedback. */
export type PublicQuestion = {
  kind: QuestionKind;
  prompt: string;
  passage: string | null;
  asks: string | null;
  options: string[];
  left: string[];
  right: string[];
};

/** For every shown position the index in the stored question. */
export type Shuffle = { options: number[]; left: number[]; right: number[] };

/** What decides an attempt's order. `attemptSeed` is random, made when the attempt starts, and belongs to it alone. */
export type ShuffleRules = {
  attemptSeed: string;
  shuffleOptions: boolean;
  /** Which of the parallel forms it has, counted from 0. */
  form?: number | undefined;
};

/** How a form asks a question: a question that has fewer forms than the quiz begins again with its first. */
export function wordingOf({ forms, prompt, passage, options }: Question, form = 0): Wording {
  return forms?.[form % forms.length] ?? { prompt, passage, options: options.map((_, at) => at) };
}

/**
 * The order in which an attempt shows a question. It depends on the public texts and the attempt's seed only: texts are
 * sorted before they are shuffled, so that the stored order, which a teacher may have typed as the key, cannot be read back.
 * Choices keep the stored order when the rules ask for it; matching and ordering are always shuffled.
 */
export function shuffleOf(question: Question, rules: ShuffleRules): Shuffle {
  const { prompt, passage, options } = wordingOf(question, rules.form);
  const random = seeded(JSON.stringify([rules.attemptSeed, question.kind, prompt, passage]));
  const optionTexts = options.map(at => question.options[at]?.text ?? '');
  const order = rules.shuffleOptions ? mixed(optionTexts, 'options') : optionTexts.map((_, i) => i);
  return {
    options: order.map(place => options[place] ?? 0),
    left: mixed(question.left, 'left'),
    right: mixed(question.right, 'right'),
  };

  function mixed(texts: string[], label: string): number[] {
    const sorted = texts.map((_, i) => i).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? '') || a - b);
    return random.fork(label).shuffle(sorted);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The question as a student may see it, built by picking fields. Two questions that differ only in key, right options,
 * misconceptions, reasons, evidence, feedback, rule, points or id give equal bytes.
 */
export function publicQuestion(question: Question, rules: ShuffleRules): PublicQuestion {
  const shuffle = shuffleOf(question, rules);
  const { prompt, passage } = wordingOf(question, rules.form);
  return {
    kind: question.kind,
    prompt,
    passage,
    asks: question.asks,
    options: shuffle.options.map(i => question.options[i]?.text ?? ''),
    left: shuffle.left.map(i => question.left[i] ?? ''),
    right: shuffle.right.map(i => question.right[i] ?? ''),
  };
}

/**
 * An answer in the positions that the student saw, turned into the coordinates of the stored question.
 * Null when it is of another kind or points outside the question; choices are de-duplicated and sorted.
 */
export function storedAnswer(shown: Answer, question: Question, shuffle: Shuffle): Answer | null {
  if (shown.kind !== question.kind) return null;
  switch (shown.kind) {
    case 'number':
    case 'text':
    case 'open':
      return { kind: shown.kind, text: shown.text };
    case 'choice':
    case 'multiple': {
      const chosen = moved(shown.chosen, shuffle.options);
      return chosen && { kind: shown.kind, chosen: [...new Set(chosen)].sort((a, b) => a - b) };
    }
    case 'ordering': {
      const order = moved(shown.order, shuffle.left);
      return order && new Set(order).size === order.length ? { kind: 'ordering', order } : null;
    }
    case 'matching': {
      if (shown.pairs.length !== shuffle.left.length) return null;
      const pairs: (number | null)[] = shuffle.left.map(() => null);
      for (const [at, right] of shown.pairs.entries()) {
        const left = shuffle.left[at];
        const to = right === null ? null : shuffle.right[right];
        if (left === undefined || to === undefined) return null;
        pairs[left] = to;
      }
      return { kind: 'matching', pairs };
    }
  }
}

/** The reverse of `storedAnswer`: a stored answer in the positions of an attempt's shuffle, to show it again. */
export function shownAnswer(stored: Answer, question: Question, shuffle: Shuffle): Answer | null {
  return storedAnswer(stored, question, {
    options: inverse(shuffle.options),
    left: inverse(shuffle.left),
    right: inverse(shuffle.right),
  });
}

function moved(indexes: number[], map: number[]): number[] | null {
  const out: number[] = [];
  for (const index of indexes) {
    const to = map[index];
    if (to === undefined) return null;
    out.push(to);
  }
  return out;
}

function inverse(map: number[]): number[] {
  // An option that this form does not offer has no position.
  const out: number[] = [];
  for (const [at, to] of map.entries()) out[to] = at;
  return out;
}
