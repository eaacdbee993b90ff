import type { Entity, Span } from '#/server/article/article.ts';
import { givenName } from '#/server/article/givennames.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { type Material, sentenceOf, slice } from '#/server/quiz/material.ts';
import { stretchAround } from '#/server/quiz/passages.ts';
import type { Evidence } from '#/server/quiz/question.ts';

/** What a question on the name left out of a passage asks and shows. */
export type NameGap = { prompt: string; passage: string; context: Span | null; gender: 'm' | 'f' | null };

/** "Ms. ____ said": a title tells half of a name. */
const title = /(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady|Lord|Sen|Rep|Gov)\.? $/;
const ends = /[.!?…]["”’]?$/;

/**
 * A passage with the name of somebody left out where the sentence at `index` mentions them, begun as early as it needs to be understood. Null where it cannot be
 * understood, or names them once more.
 */
export function nameGap(material: Material, named: Entity, index: number, mention: Span): NameGap | null {
  const sentence = material.analysis.sentences[index];
  if (!sentence || mention.start < sentence.start || mention.end > sentence.end) return null;
  const before = title.exec(material.text.slice(Math.max(sentence.start, mention.start - 8), mention.start));
  const hole = { start: mention.start - (before?.[0].length ?? 0), end: mention.end };
  // "its chief ____": only one of an office fits
  if (
    /(?<!\b(?:said|says|added|told|by|to|from|with|for|of|and|as|that|but|when|while|after|where|because)) $/.test(
      material.text.slice(sentence.start, hole.start),
    ) &&
    /\p{Ll} $/u.test(material.text.slice(sentence.start, hole.start))
  )
    return null;
  const own = nameWords(named.name);
  if (!own.some(word => slice(material, hole).includes(word))) return null;
  const stretch = stretchAround(material, index, sentence.end, [hole], named.name);
  if (!stretch || own.some(word => stretch.passage.includes(word)) || !ends.test(stretch.passage)) return null;
  const prompt = 'Which name fills the gap in this passage from the article?';
  const { passage, context } = stretch;
  // "she said because he had": a pronoun that is another's tells nothing of the one left out
  const [gender, given] = [genderIn(passage), givenName(named.name.split(' ')[0]?.toLowerCase() ?? '')];
  return { prompt, passage, context, gender: given && given !== 'either' && given !== gender ? null : gender };
}

/** What the reporter's own words tell of somebody: "he said", "in her speech". */
function genderIn(passage: string): NameGap['gender'] {
  const words = passage.replace(/“[^”]*”|"[^"]*"/g, ' ');
  const her = /\b(?:she|her|hers|herself|spokeswoman|chairwoman)\b/i.test(words);
  const his = /\b(?:he|his|him|himself|spokesman|chairman)\b/i.test(words);
  return her === his ? null : her ? 'f' : 'm';
}

/** The sentence that first has a name as it is offered, where the words shown do not have it; else none. */
export function naming(material: Material, subject: Entity, whole: string): Evidence[] {
  if (whole.includes(subject.name)) return [];
  const full = subject.mentions.find(mention => slice(material, mention) === subject.name);
  const sentence = full && sentenceOf(material, full.start);
  return sentence ? [{ id: null, start: sentence.start, end: sentence.end }] : [];
}
