import { isPluralNoun } from '#/server/article/words.ts';
import { type Reader, text } from '#/server/quiz/hosts.ts';

/** The noun phrase that a relative clause between commas is about: the one right before the comma, when it is a name or definite. */
export function antecedent(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  const before = segments[at - 1];
  const apposed =
    before?.kind === 'fragment' &&
    before.mark === ',' &&
    /^an?$/.test(words[before.from]?.low ?? '') &&
    words.slice(before.from + 1, before.to).every(word => /^(?:noun|name)$/.test(word.tag));
  const restricts = own?.mark === '' && !apposed;
  const inside =
    before && own?.link === 'who'
      ? words.slice(before.from, before.to).findLast(word => word.tag === 'preposition')
      : undefined;
  // "a lobbyist in Ohio, who"
  if (inside && /^(?:in|at|from|of)$/.test(inside.low)) return null;
  if (!own || !before || (own.mark !== ',' && own.mark !== '')) return null;
  let from = before.to;
  while (from > before.from) {
    const word = words[from - 1];
    if (!word) break;
    if (word.tag === 'determiner') {
      from--;
      break;
    }
    if (!/^(?:noun|name|s|base|ing)$/.test(word.tag) && !(word.low === 'of' && words[from]?.tag === 'name')) break;
    from--;
  }
  const governed = words[from - 1];
  const phrase = text(reader, from, before.to);
  const start = words[from];
  if (phrase === '' || !start) return null;
  // "the head of the agency, which": which of the two nouns is meant is open
  if (governed?.low === 'of' || governed?.tag === 'and') return null;
  const verb = words[own.verb]?.low ?? '';
  const plural = isPluralNoun(words[before.to - 1]?.low ?? '');
  if (/^(?:has|is|was)$/.test(verb) && plural) return null;
  if (/^(?:have|are|were)$/.test(verb) && !plural) return null;
  // "the Black Death pandemic that killed": told apart by its name, not by the clause
  if (restricts)
    return start.low === 'the' && words.slice(from + 1, before.to).some(word => word.tag === 'name') ? phrase : null;
  if (start.low === 'a' || start.low === 'an') {
    if (from !== before.from || before.mark !== ',' || before.kind !== 'fragment') return from === 0 ? phrase : null;
    const named = segments[at - 2];
    return named ? definite(reader, named.from, named.to) : null;
  }
  return /^(?:the|its|their|his|her)$/.test(start.low) ||
    (start.tag === 'name' && words.slice(from, before.to).every(word => word.tag === 'name' || word.low === 'of'))
    ? phrase
    : null;
}

/** The definite noun phrase or name that ends a stretch of words, or null. */
function definite(reader: Reader, start: number, end: number): string | null {
  const { words } = reader;
  let from = end;
  while (from > start && /^(?:noun|name)$/.test(words[from - 1]?.tag ?? '')) from--;
  if (from > start && words[from - 1]?.tag === 'determiner') from--;
  const first = words[from];
  if (from === end || !first || words[from - 1]?.low === 'of' || words[from - 1]?.tag === 'and') return null;
  const name = words.slice(from, end).every(word => word.tag === 'name');
  return name || first.low === 'the' ? text(reader, from, end) : null;
}
