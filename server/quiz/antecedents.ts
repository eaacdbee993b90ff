import type { Span } from '#/server/article/article.ts';
import { bodyNouns, roleNouns } from '#/server/article/cues.ts';
import { isPluralNoun } from '#/server/article/words.ts';
import { isSubject } from '#/server/quiz/clause.ts';
import { bare, decapitalised } from '#/server/quiz/clause-words.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { mainSubject } from '#/server/quiz/statements.ts';

/** Who or what a clause that begins with a pronoun speaks of: its name as the article gave it, and the sentence that does. */
export type Antecedent = { name: string; where: Span };

const farthest = 2;
const makers =
  /^(?:company|firm|automaker|carmaker|manufacturer|airline|carrier|bank|retailer|group|index|agency|brewer|lender|insurer|publisher|operator|developer|producer|supplier|chain|corporation)$/;

/**
 * Whom "it", "he", "she", "they" or "its" at the head of a clause means: the subject of the sentence before it, in the same paragraph, when number
 * and kind agree. This is the first rule of centering: a subject that is a pronoun goes on with the subject before. Null wherever
 * that subject is not a name or a definite phrase.
 */
export function antecedentOf(material: Material, sentence: number, pronoun: string, back = 0): Antecedent | null {
  const here = sentenceAt(material, sentence);
  const before = sentenceAt(material, sentence - 1);
  if (!here || !before || before.block !== here.block || back >= farthest) return null;
  const words = slice(material, before).replace(/\s+/g, ' ');
  if (/["“”]/.test(words)) return null;
  const subject = mainSubject(words.replace(/ \([^()]*\)/g, ''));
  if (subject === null) return null;
  if (/^(?:it|he|she|they)$/i.test(subject)) {
    return subject.toLowerCase() === pronoun ? antecedentOf(material, sentence - 1, pronoun, back + 1) : null;
  }
  const name = decapitalised(subject, material.text);
  if (!isSubject(subject.split(' ')) || name.split(' ').length > 7 || /\d{4}|['’]s? | and /.test(`${name} `))
    return null;
  const fits = /^(?:he|she)$/.test(pronoun) ? isPerson(material, name) : agrees(material, name, pronoun);
  return fits ? { name, where: { start: before.start, end: before.end } } : null;
}

const isPerson = (material: Material, name: string): boolean =>
  /^(?:Mr|Mrs|Ms|Miss|Dr|Sen|Gov|Rep|Sir|Lady|President|Senator|Governor|Judge|Justice|Gen|Capt)\b/.test(name) ||
  material.analysis.entities.some(
    entity => entity.kind === 'person' && entity.name.split(' ').at(-1) === name.split(' ').at(-1),
  );

/** The name that "the company" or "the index" stands for, where the sentence before has it for a subject; null where it has not. */
export function namedBy(material: Material, sentence: number): Antecedent | null {
  const found = antecedentOf(material, sentence, 'it');
  return found && /^(?:the )?\p{Lu}/u.test(found.name) ? found : null;
}

/** Whether an article speaks of one company, state or index all along, or names no two of them, so that "the company" can be asked about by that. */
export function isTopic(material: Material, noun: string): boolean {
  const bodies = material.analysis.entities.filter(entity => entity.kind === 'body');
  return (
    bodies.length < 2 || material.text.split(new RegExp(`\\b[Tt]he ${noun}\\b(?! (?:of|in|that|which))`)).length > 3
  );
}

/** "it" is one thing, no person; "they" are several. */
function agrees(material: Material, name: string, pronoun: string): boolean {
  const words = name.split(' ');
  const head = bare(
    words.find((_, i) => /^(?:of|for|in|at|on|from|to)$/.test(words[i + 1] ?? '')) ?? words.at(-1) ?? '',
  );
  const proper = /^\p{Lu}/u.test(name);
  if (!proper && !/^(?:the|its|their) /.test(name)) return false;
  if (pronoun === 'they') return !proper && isPluralNoun(head);
  if (isPerson(material, name) || roleNouns.has(head)) return false;
  return proper
    ? !isPluralNoun(head) || bodyNouns.has(head.replace(/s$/, '')) || makers.test(head)
    : !isPluralNoun(head);
}
