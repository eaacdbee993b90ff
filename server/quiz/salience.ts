import type { Sentence } from '#/server/article/article.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { stem } from '#/server/quiz/self-contained.ts';

/** Words that stand in every text. */
const plain =
  /^(?:that|this|with|from|have|were|been|they|their|there|which|would|could|about|after|before|when|what|will|said|says|more|than|other|some|into|over|also|only|just|most|such|where|while|because|these|those|them|then|your|year|years|very|much|many|being|does|told|added|during|through|according)$/;

const known = new WeakMap<Material, ReadonlyMap<Sentence, number>>();

/**
 * How much a sentence of the body bears on what its article is about, from 0 (least) to 1 (most): its rank among them by the mean weight of its words, a word
 * weighing more the more often the article has it, and as much again when the title or the first two sentences do (the centroid of Radev and others, 2004).
 */
export function salience(material: Material, sentence: Sentence): number {
  let ranks = known.get(material);
  if (!ranks) {
    ranks = ranksOf(material);
    known.set(material, ranks);
  }
  return ranks.get(sentence) ?? 0;
}

/** A shorter sentence is weighed as if it had so many words: two frequent words are no topic. */
const fewest = 8;

function ranksOf(material: Material): ReadonlyMap<Sentence, number> {
  const all = material.body.flatMap(index => {
    const sentence = sentenceAt(material, index);
    return sentence ? [{ sentence, words: new Set(contentOf(slice(material, sentence))) }] : [];
  });
  const counts = new Map<string, number>();
  for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(counts.get(word) ?? 1) + (material.topic.has(word) ? 1 : 0);
  const scored = all
    .map(({ sentence, words }) => ({
      sentence,
      score: [...words].reduce((sum, word) => sum + weight(word), 0) / Math.max(fewest, words.size),
    }))
    .sort((a, b) => a.score - b.score || a.sentence.start - b.sentence.start);
  return new Map(scored.map(({ sentence }, rank) => [sentence, scored.length > 1 ? rank / (scored.length - 1) : 1]));
}

const contentOf = (words: string): string[] =>
  (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(word => !plain.test(word)).map(stem);
