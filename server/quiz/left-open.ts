import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';

const deed =
  /\bthe (?:\p{Ll}+ly )?(proposal|offer|measure|move|figure|case|decision|meeting|event|incident|announcement|statement|ruling|deal|bill|vote|poll|survey|agreement|investigation|lawsuit|amendment|motion|transaction|contract|attack|game|match|news)\b(?! (?:of|to|that|for|in|on|by|with|between|against|from|at|over|about)\b)/giu;
const pair = /\b(?:the two|both) (?:\p{Ll}+ ){0,2}?\p{Ll}+s\b(?! and\b)/iu;

/**
 * Whether a question that is read without its sentence points at something that only another sentence tells: "the two nations" without
 * their names, or "the proposal" in an article whose title and beginning are about none.
 */
export function isLeftOpen(material: Material, prompt: string): boolean {
  if (pair.test(prompt) && !/\p{Lu}\p{L}+ and (?:the )?\p{Lu}/u.test(prompt)) return true;
  const first = material.body.slice(0, 2).flatMap(index => sentenceAt(material, index) ?? []);
  const topic = `${material.analysis.title ?? ''} ${first.map(span => slice(material, span)).join(' ')}`.toLowerCase();
  return [...prompt.matchAll(deed)].some(match => !topic.includes((match[1] ?? '').toLowerCase()));
}
