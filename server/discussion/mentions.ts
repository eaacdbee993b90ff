/**
 * Mentions in the text of a post. Where a writer typed `@Name`, the text that is kept holds a number between two control
 * characters that nobody can type; who the number stands for is a row beside the post.
 */

/** Somebody who may be mentioned, by the name that the writer sees. */
export type Mentionable = { membershipId: string; name: string };
/** Who a number in a text stands for, as this reader may know them; null for somebody who is there no more. */
export type Mentioned = { name: string; me: boolean } | null;
/** Tells who the numbers of one text stand for. */
export type WhoIs = (number: number) => Mentioned;

/** How many people one post may mention; after that a name stays what was typed. */
export const mostMentions = 20;

const [opens, closes] = ['\u0002', '\u0003'];
const token = new RegExp(`${opens}(\\d{1,4})${closes}`, 'g');
const begins = /(?<![^\s([{"'“‘«*_>~-])@/gu;
const goesOn = /^[\p{L}\p{N}]/u;

/**
 * Puts a number in place of every `@Name` of the people given, the longest name that fits, whatever its case; of two with one
 * name the first. `known` are the numbers that the text had before, by membership, and are kept. Returns the text with the
 * numbers, and who each of them stands for.
 */
export function markMentions(
  typed: string,
  people: readonly Mentionable[],
  known: ReadonlyMap<string, number> = new Map(),
): { source: string; mentions: Map<string, number> } {
  const mentions = new Map(known);
  const used = new Set<string>();
  const folded = people.map(person => ({ ...person, folded: person.name.toLowerCase() }));
  let source = '';
  let from = 0;
  for (const { index } of typed.matchAll(begins)) {
    if (index < from) continue;
    const after = typed.slice(index + 1);
    let found: Mentionable | null = null;
    for (const person of folded)
      if (
        person.name.length > (found?.name.length ?? 0) &&
        after.slice(0, person.name.length).toLowerCase() === person.folded &&
        !goesOn.test(after.slice(person.name.length))
      )
        found = person;
    if (!found || (!used.has(found.membershipId) && used.size >= mostMentions)) continue;
    used.add(found.membershipId);
    const number = mentions.get(found.membershipId) ?? Math.max(0, ...mentions.values()) + 1;
    mentions.set(found.membershipId, number);
    source += `${typed.slice(from, index)}${opens}${number}${closes}`;
    from = index + 1 + found.name.length;
  }
  return { source: source + typed.slice(from), mentions };
}

/** Whether a text holds a mention. */
export const hasMentions = (source: string): boolean => source.includes(opens);

/** The text without its mentions, for what looks at the words alone. */
export const withoutMentions = (source: string): string => source.replace(token, ' ');

const spoken = (mentioned: Mentioned) => `@${mentioned?.name ?? '…'}`;

/** The text as it is typed, with names. */
export const withNames = (source: string, who: WhoIs): string =>
  source.replace(token, (_, number) => spoken(who(Number(number))));

/** A text in its parts: words, and the mentions between them. */
export function partsOf(text: string, who: WhoIs): (string | { mentioned: Mentioned })[] {
  const parts = text.split(token);
  return parts.flatMap((part, index): (string | { mentioned: Mentioned })[] => {
    if (index % 2 === 1) return [{ mentioned: who(Number(part)) }];
    return part === '' && parts.length > 1 ? [] : [part];
  });
}
