import type { Entity, Span } from '#/server/article/article.ts';
import { givenName } from '#/server/article/givennames.ts';
import { type Material, slice } from '#/server/quiz/material.ts';

const titles: [RegExp, 'm' | 'f'][] = [
  [/\bMr\.? $/, 'm'],
  [/\b(?:Mrs|Ms|Miss)\.? $/, 'f'],
];
const bodies =
  '(?:News|Inc|Corp|Co|Ltd|Motor|Motors|shares|stock|index|poll|survey|reporters?|analysts?|dealers?|plants?|lists?|rankings?)';

/**
 * Whether a person is surely whom words mean that are less than the full name: nobody else in the article has the surname, no title tells another gender, and
 * the article does not use the word for a body ("Hale reporters", "at Hale", "Hale said its"). Of bodies nothing is asked.
 */
export function isSureMention(material: Material, one: Entity, mention: Span): boolean {
  const words = slice(material, mention);
  if (one.kind !== 'person' || words === one.name) return true;
  const last = one.name.split(' ').at(-1) ?? '';
  const given = givenName(one.name.split(' ')[0]?.toLowerCase() ?? '');
  const before = material.text.slice(Math.max(0, mention.start - 8), mention.start);
  const title = titles.find(([told]) => told.test(before) || told.test(words.replace(last, '')))?.[1];
  if (title && (given === 'm' || given === 'f') && given !== title) return false;
  const bears = ({ name, kind }: Entity) => kind === 'person' && name !== one.name && name.endsWith(` ${last}`);
  if (material.analysis.entities.some(bears)) return false;
  return !new RegExp(
    `\\b${escaped(last)}(?:['’]s)? ${bodies}\\b|\\bat ${escaped(last)}\\b|\\b${escaped(last)} (?:said|says) (?:that )?its?\\b`,
    'iu',
  ).test(material.text);
}

const escaped = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '.');
