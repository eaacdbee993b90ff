import type { Figure } from '#/server/article/article.ts';

/** A figure with a stated value. */
export type Stated = Figure & { value: number };

/** A sentence with the stated figures that it holds, in order. */
export type Line = { start: number; end: number; index: number; figures: Stated[] };

/** Whether the figure states one number, and no range or open amount. */
export const isStated = (figure: Figure): figure is Stated => figure.value !== null && Number.isFinite(figure.value);

/** The head of a counted noun, singular and in lower case: "lower-middle-income countries" gives "country". */
export const headOf = (noun: string | null): string | null => {
  if (noun === null) return null;
  const last = noun.slice(noun.lastIndexOf(' ') + 1).toLowerCase();
  return last.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
};

/** Whether two figures can be added or compared: the same unit, and one kind where the unit does not settle it. */
export const sameKind = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit && (a.kind === b.kind || (a.unit === null && b.unit === null));

/** Whether nothing in the nouns speaks against it that both figures count the same; a noun left out agrees with any. */
export const sameNoun = (a: Figure, b: Figure): boolean => {
  const [x, y] = [headOf(a.of), headOf(b.of)];
  return x === null || y === null || x === y;
};

/** Whether both figures name what they count, and name the same. */
export const sharesNoun = (a: Figure, b: Figure): boolean => a.of !== null && headOf(a.of) === headOf(b.of);

/** What stands between two figures, in lower case. */
export const between = (text: string, a: Figure, b: Figure): string => text.slice(a.end, b.start).toLowerCase();

/** Up to `length` units before the figure, not before `from`, in lower case. */
export const before = (text: string, figure: Figure, length: number, from = 0): string =>
  text.slice(Math.max(from, figure.start - length), figure.start).toLowerCase();

/** Up to `length` units after the figure, not past `to`, in lower case. */
export const after = (text: string, figure: Figure, length: number, to = text.length): string =>
  text.slice(figure.end, Math.min(to, figure.end + length)).toLowerCase();

// Words of four letters and more that say nothing of what a clause is about.
const empty = new Set(
  `that this these those they them their there then than with from have been were will would could should into over under about
  which while when where what whose also just only more most some such other another year years quarter month months week weeks
  period first second third fourth last next earlier nine million billion percent share shares from according same`.split(
    /\s+/,
  ),
);

/** The words that tell what a stretch of text is about, without plural endings. */
export const topicOf = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(
    words
      .filter(word => !empty.has(word) && !/^(?:the|and|for|but|was|are|its|his|her|had|has|all|not|who)$/.test(word))
      .map(word => word.replace(/(?<=[^s])s$/, '')),
  );
};

/** How many words two topics share. */
export const sharedTopic = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
};
