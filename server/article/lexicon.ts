import {
  auxiliaries,
  bodyNouns,
  type CueVerb,
  conjunctions,
  cueForms,
  cueVerb,
  determiners,
  documentNouns,
  openers,
  prepositions,
  pronouns,
  relatives,
  roleNouns,
  subordinators,
  timeNouns,
} from '#/server/article/cues.ts';

// Classes of words, each one bit, so that a word is looked up once and can be asked for several at a time.
export const auxiliary = 1;
export const preposition = 1 << 1;
export const subordinator = 1 << 2;
export const conjunction = 1 << 3;
export const relative = 1 << 4;
export const determiner = 1 << 5;
export const pronoun = 1 << 6;
export const roleNoun = 1 << 7;
export const bodyNoun = 1 << 8;
export const documentNoun = 1 << 9;
export const timeNoun = 1 << 10;
export const opener = 1 << 11;
/** Days and months: with a capital, and no names. */
export const calendarWord = 1 << 12;
/** "he", "her" and their like, which mean one person. */
export const personal = 1 << 13;
/** Verbs by which a document states what it found. */
export const finding = 1 << 14;

const words = (list: string): string[] => list.trim().split(/\s+/);
const calendar = words(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december`,
);
/** The gender of the pronouns that mean one person. */
export const genderOf: ReadonlyMap<string, 'm' | 'f'> = new Map([
  ...words('he him his himself').map(word => [word, 'm'] as const),
  ...words('she her hers herself').map(word => [word, 'f'] as const),
]);
const personals = [...genderOf.keys()];
const findings = words(
  `found finds show shows showed identified identifies estimates estimated suggests suggested concluded counted counts put puts
   lists listed ranked ranks`,
);

type Entry = { classes: number; verb: CueVerb | null };
const nothing: Entry = { classes: 0, verb: null };
const table = new Map<string, Entry>();
for (const [list, bit] of [
  [auxiliaries, auxiliary],
  [prepositions, preposition],
  [subordinators, subordinator],
  [conjunctions, conjunction],
  [relatives, relative],
  [determiners, determiner],
  [pronouns, pronoun],
  [roleNouns, roleNoun],
  [bodyNouns, bodyNoun],
  [documentNouns, documentNoun],
  [timeNouns, timeNoun],
  [openers, opener],
  [calendar, calendarWord],
  [personals, personal],
  [findings, finding],
] as const)
  for (const word of list) {
    const entry = table.get(word);
    if (entry) entry.classes |= bit;
    else table.set(word, { classes: bit, verb: cueVerb(word) });
  }
for (const [form, verb] of cueForms()) if (!table.has(form)) table.set(form, { classes: 0, verb });

/** What the lexicon knows of a word in lower case: its classes as bits, and the cue verb that it is a form of. Most words have neither. */
export const entryOf = (low: string): Readonly<Entry> => table.get(low) ?? nothing;

/** Does a word belong to one of these classes? */
export const is = (word: { classes: number } | null | undefined, bits: number): boolean =>
  word !== null && word !== undefined && (word.classes & bits) !== 0;
