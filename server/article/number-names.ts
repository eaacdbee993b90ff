import type { Token } from '#/server/article/tokens.ts';

/** A number as read: its value, the index of the token after it, and how it was written. */
export type ReadNumber = {
  value: number;
  next: number;
  /** `digits` were written ("20", "1.2 million"), or `words` ("twenty", "a million"). */
  form: 'digits' | 'words';
  /** How many units the last written place is worth: 0.1 for "7.5", 1e5 for "1.2 million". */
  grain: number;
  /** The scale word or suffix that multiplied the digits, 1 when there was none. */
  scale: number;
  /** True for a part of one whole: "a third", "half", "3/4". */
  fraction: boolean;
};

const table = (entries: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(entries));

/** Words for the numbers below twenty. */
export const small = table({
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
});

/** Words for the tens. */
export const tens = table({
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
});

/** Words that multiply the number before them. */
export const scales = table({
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
});

/** Letters that multiply the digits which they touch. */
export const suffixes = table({
  k: 1e3,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  bn: 1e9,
  bln: 1e9,
  b: 1e9,
  tn: 1e12,
  trn: 1e12,
});

const plurals = table({
  tens: 10,
  dozens: 12,
  scores: 20,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
});

const ordinals = table({
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
  thousandth: 1e3,
  millionth: 1e6,
});

/** Fractions in one character. */
export const glyphs = table({
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
});

/** The value of one word below a hundred ("seven", "forty"), or undefined. */
export const smallNumber = (word: string): number | undefined => small.get(word) ?? tens.get(word);

/** The value of one ordinal word ("third": 3), or undefined. */
export const ordinalWord = (word: string): number | undefined => ordinals.get(word);

/** What a plural scale word is worth ("millions": 1e6), or undefined. */
export const pluralScale = (word: string): number | undefined => plurals.get(word);

const denominators = table({
  half: 2,
  halves: 2,
  quarter: 4,
  quarters: 4,
});

/** The lower-case words that can begin a number, an ordinal or a fraction. */
export const numberOpeners: readonly string[] = [small, tens, scales, plurals, ordinals, glyphs, denominators].flatMap(
  names => [...names.keys()],
);

/** How many parts the word of a fraction makes ("thirds": 3), or undefined. */
export const denominator = (word: string): number | undefined => {
  const known = denominators.get(word);
  if (known !== undefined) return known;
  const value = ordinals.get(word.endsWith('s') ? word.slice(0, -1) : word);
  return value !== undefined && value > 2 ? value : undefined;
};

/** The value of a number token, its thousands separators taken out. */
export const digitsValue = (token: Token): number => Number(token.text.replaceAll(',', ''));

/** Takes the noise of binary floating point off a product of written numbers (16.1 × 1e6 is 16100000). */
export const cleanFloat = (value: number): number =>
  Number.isSafeInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(14));
