import type { Entity, Quote } from '#/server/article/article.ts';
import { type Attributed, attributed, nameWords } from '#/server/quiz/attributed.ts';
import { type Cast, knownIn } from '#/server/quiz/known-names.ts';
import type { Material } from '#/server/quiz/material.ts';
import { knownWords, quotedWords } from '#/server/quiz/quotable.ts';

/** What somebody known surely said, as a question can show it; `brief` is what can stand beside others, null where that is nothing. */
export type Utterance = Attributed & { speaker: Entity; words: string; brief: string | null };

const longest = 40;
const longestOfFour = 30;

/** The quotations of which a question can be made, in the order given: their words stand alone and do not name their speaker. */
export function utterancesOf(material: Material, cast: Cast, quotes: readonly Quote[]): Utterance[] {
  return quotes.flatMap((quote): Utterance[] => {
    const known = attributed(material, quote);
    const speaker = known && speakerOf(material, cast, known.name);
    const words = speaker && knownWords(material, quote, longest);
    const name = speaker?.kind === 'person' ? speaker.name : known?.name;
    if (!name || !words || isNamedIn(words, name)) return [];
    return [{ ...known, name, speaker, words, brief: quotedWords(material, quote, longestOfFour) }];
  });
}

/** The person, body or document of a name, when it may be named. */
export function speakerOf(material: Material, cast: Cast, name: string): Entity | null {
  const voice = material.voice(name);
  return knownIn(cast, name) ?? (voice?.kind === 'document' ? voice : null);
}

/** Whether words hold a word of a name. */
export const isNamedIn = (words: string, name: string): boolean => nameWords(name).some(word => words.includes(word));
