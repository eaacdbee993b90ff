import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Analysis, Figure, Span } from '#/server/article/article.ts';
import { isIndexes, isNumberKey, isPairs, isTexts } from '#/server/quiz/grade.ts';
import type { Question } from '#/server/quiz/question.ts';

type Status = 'SUGGESTED' | 'KEPT' | 'DROPPED';

/** A piece of the proof: its sentence cut around the cited words, with what the engine read in them. */
export type Proof = {
  sentence: number;
  before: string;
  cited: string;
  after: string;
  start: number;
  end: number;
  figure: Pick<Figure, 'kind' | 'value' | 'low' | 'high' | 'unit' | 'of' | 'qualifier' | 'timex' | 'direction'> | null;
  speaker: string | null;
  /** The roles that the article gives the speaker, and how sure the engine is of the name, 0 to 1. */
  roles: string[];
  confidence: number;
};

/** A question as the builder shows it: where it stands in the article, and what proves it. */
export type Card = { question: Question; status: Status; hue: Hue; sentences: number[]; key: string; proof: Proof[] };

/** The sentences (indexes) that overlap the question's evidence, in text order. */
export function sentencesOf(analysis: Pick<Analysis, 'sentences'>, question: Pick<Question, 'evidence'>): number[] {
  return analysis.sentences.flatMap((sentence, index) =>
    question.evidence.some(one => one.start < sentence.end && one.end > sentence.start) ? [index] : [],
  );
}

const quoteRules = new Set<Question['rule']>([
  'who-said',
  'complete-quotation',
  'match-speakers',
  'said-what',
  'said-that',
  'who-did',
  'role',
]);

/** The mark of a question: that of the evidence it rests on. */
export function hueOf({ rule, evidence }: Pick<Question, 'rule' | 'evidence'>): Hue {
  return quoteRules.has(rule) || evidence.some(one => one.id?.startsWith('q')) ? 'quo' : 'fig';
}

/** Which sentences are asked about, with the hue of the first question that asks. */
export function coverageOf(
  analysis: Pick<Analysis, 'sentences'>,
  drafts: readonly { question: Question; status: Status }[],
): Map<number, Hue> {
  const covered = new Map<number, Hue>();
  for (const { question, status } of drafts)
    if (status !== 'DROPPED')
      for (const sentence of sentencesOf(analysis, question))
        if (!covered.has(sentence)) covered.set(sentence, hueOf(question));
  return covered;
}

/** The key in one line, as a teacher would read it. */
export function keyText({ kind, key, options, left, right, asks }: Question): string {
  if (kind === 'choice' || kind === 'multiple')
    return options.flatMap(option => (option.correct ? [option.text] : [])).join('; ');
  if (isNumberKey(key))
    return key.unit === '%' || asks === '%' ? `${key.value}%` : [key.value, key.unit ?? asks].filter(Boolean).join(' ');
  if (kind === 'matching' && isPairs(key))
    return key.map(([l, r]) => `${left[l] ?? ''} – ${right[r] ?? ''}`).join('; ');
  if (kind === 'ordering' && isIndexes(key)) return key.map(index => left[index] ?? '').join(' → ');
  return isTexts(key) ? key.join('; ') : '';
}

function proofOf(analysis: Analysis, evidence: Question['evidence'][number]): Proof[] {
  const figure = analysis.figures.find(one => one.id === evidence.id) ?? null;
  const quote = analysis.quotes.find(one => one.id === evidence.id) ?? null;
  const speaker = (quote?.speaker ?? figure?.source) || null;
  const roles = analysis.entities.find(one => one.name === speaker?.name)?.roles.map(role => role.text) ?? [];
  const { start, end } = figure ?? quote ?? evidence;
  const cut = (sentence: Span, index: number): Proof => {
    const from = Math.max(start, sentence.start);
    const to = Math.min(end, sentence.end);
    return {
      sentence: index,
      before: analysis.text.slice(sentence.start, from),
      cited: analysis.text.slice(from, to),
      after: analysis.text.slice(to, sentence.end),
      start: from,
      end: to,
      figure,
      speaker: speaker && (speaker.name ?? speaker.mention),
      roles: [...new Set(roles)],
      confidence: quote?.confidence ?? 1,
    };
  };
  return analysis.sentences.flatMap((sentence, index) =>
    start < sentence.end && end > sentence.start ? [cut(sentence, index)] : [],
  );
}

/** The builder's card of a question of the draft. */
export function toCard(analysis: Analysis, draft: { question: Question; status: Status }): Card {
  const { question } = draft;
  return {
    ...draft,
    hue: hueOf(question),
    sentences: sentencesOf(analysis, question),
    key: keyText(question),
    proof: question.evidence.flatMap(evidence => proofOf(analysis, evidence)),
  };
}
