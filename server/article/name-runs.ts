import { ordinaryStarter } from '#/server/article/abbreviations.ts';
import { bodyNouns, openers, roleNouns, timeNouns } from '#/server/article/cues.ts';
import type { Frame, Item } from '#/server/article/frames.ts';
import { givenName } from '#/server/article/givennames.ts';
import { bodyNoun, calendarWord, is } from '#/server/article/lexicon.ts';
import { nations } from '#/server/article/nations.ts';
import { isWord, plainVerb } from '#/server/article/verbs.ts';

export type Gender = 'm' | 'f';
/** A name as it is written in one place: items `from` to `to` of a frame, with the title or capitalised role before it (from item `lead`). */
export type NameRun = { frame: number; lead: number; from: number; to: number; title: Gender | null; titled: boolean };

const titles = new Map<string, Gender | null>();
for (const [gender, words] of [
  ['m', 'mr. mr sir lord king prince pope father congressman chairman councilman spokesman actor'],
  [
    'f',
    'mrs. mrs ms. ms miss lady dame madam queen princess sister congresswoman chairwoman councilwoman spokeswoman actress',
  ],
  [
    null,
    `dr. dr sen. sens. rep. reps. gov. govs. gen. lt. col. maj. capt. sgt. adm. prof. rev. hon. amb. msgr. det. supt. president senator representative governor secretary mayor
     judge justice speaker general colonel captain sergeant officer lieutenant admiral professor doctor reverend bishop archbishop cardinal rabbi imam minister ambassador chancellor
     cllr councillor cllr. dci dcs pc wpc det. insp insp. cpl. pvt. cmdr. brig. mp sheikh emir sultan emperor baron baroness duke duchess count
     countess viscount headteacher headmaster headmistress canon dean vicar imam ayatollah mullah marshal constable
     premier commissioner director chief sheriff detective attorney vice prime deputy former then us u.s. house senate majority minority leader foreign state republican democratic democrat
     national press chair ceo pastor prosecutor inspector superintendent executive adviser advisor interim acting author defense interior finance`,
  ],
] as const)
  for (const word of words.split(/\s+/)) titles.set(word, gender);
const honorific: ReadonlySet<string> = new Set(
  `mr mr. mrs mrs. ms ms. miss miss. dr dr. sen sen. sens sens. rep rep. reps reps. gov gov. govs govs. gen gen.
   lt lt. col col. maj maj. capt capt. sgt sgt. adm adm. prof prof. rev rev. hon hon. amb amb. cllr cllr. dci
   dci. dcs dcs. pc pc. insp insp. cpl cpl. pvt pvt. cmdr cmdr. sir sir. lord lord. lady lady. dame dame. msgr
   msgr. det det. supt supt.`.split(/\s+/),
);
const soleTitle: ReadonlySet<string> = new Set(
  `president senator representative governor secretary mayor judge justice speaker professor congressman
   congresswoman minister pope queen king prince princess ambassador chancellor chairman chairwoman sheriff
   general colonel captain officer detective archbishop bishop cardinal pastor rabbi spokesman spokeswoman coach
   father commissioner`.split(/\s+/),
);
export const bodyWords: ReadonlySet<string> = new Set(
  `inc inc. corp corp. ltd ltd. llc plc co co. times post news journal guardian herald tribune gazette reuters
   press magazine radio tv television college hospital forum federation initiative caucus corps ministry brothers
   partners holdings technologies systems airlines airways motors electric mills dynamics industries pac fund
   trust bureau senate house congress pentagon kremlin states kingdom union nations convention summit county city`.split(
    /\s+/,
  ),
);
export const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/;

/** Second parts of offices that are named with "of" ("Chief of Staff Ode"). */
const offices: ReadonlySet<string> = new Set(
  `staff state defense defence labor education energy commerce treasury interior agriculture transportation
   homeland justice operations health`.split(/\s+/),
);
/** Is this a word of the name of an office ("Prime", "Defense", "State") and not of a body? */
export const isOffice = (low: string): boolean =>
  offices.has(low) || (titles.has(low) && !bodyNouns.has(low) && !bodyWords.has(low));
const particle: ReadonlySet<string> = new Set(`de van von der bin al el la du da di del dos ul ibn y`.split(/\s+/));

/** The words that an article writes with a capital in the middle of a sentence (names, not sentence starts), and those that it writes without. */
export type Vocabulary = { proper: Set<string>; plain: Set<string> };

/** Learns from all frames which words are names; headings in title case tell nothing. */
export function vocabularyOf(frames: Frame[]): Vocabulary {
  const proper = new Set<string>();
  const plain = new Set<string>();
  for (const frame of frames) {
    if (frame.headline) continue;
    let before: Item | null = null;
    for (const item of frame.items) {
      if (isWord(item) && !item.capital) plain.add(item.low);
      else if (isWord(item) && before && before.stretch === null && !/^[:—–.!?…“”"]$/.test(before.text))
        proper.add(item.low);
      before = item;
    }
  }
  return { proper, plain };
}

/** True when a word of the name says that it is a body ("Oda Water Company"). */
export function bodyLike(items: Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const low = items[i]?.low ?? '';
    if (bodyNouns.has(low) || bodyWords.has(low)) return true;
  }
  return false;
}

const rank = (low: string): boolean =>
  honorific.has(low) || soleTitle.has(low) || roleNouns.has(low) || /^(?:ceo|premier)$/.test(low);

/** A title or a role before at least one further word of a name; a role that may be a name ("Baker Pell") needs two. */
function isTitle(items: Item[], from: number, to: number): boolean {
  const low = items[from]?.low ?? '';
  if (!items[from + 1]?.capital) return false;
  return titles.has(low) || (roleNouns.has(low) && from < to - 2 && !givenName(low));
}

const headsOffice: ReadonlySet<string> = new Set(
  `counsel director president chairman chairwoman chairperson secretary minister officer commissioner
   committeeman committeewoman assemblyman assemblywoman governor ambassador attorney adviser advisor spokesman
   spokeswoman executive editor correspondent professor senator congressman congresswoman representative ceo
   treasurer superintendent`.split(/\s+/),
);

/** Do all words of a name tell an office and none a name ("Assistant Secretary of State")? */
export const onlyTitles = (words: string[]): boolean =>
  (words.length > 1 && headsOffice.has(words[words.length - 1] ?? '') && !givenName(words[0] ?? '')) ||
  (headsOffice.has(words[0] ?? '') && /^(?:of|for)$/.test(words[1] ?? '')) ||
  words.every(
    word => titles.has(word) || roleNouns.has(word) || offices.has(word) || /^(?:of|for|and|the)$/.test(word),
  );

/** "Oda-based", "Harvard-trained": adjectives made of names. */
const attributive = /-of-\p{L}+$|-(?:based|born|led|style|era|backed|owned|trained|educated|raised|area|bound)$/u;

/** In "Last Year Ana Ruiz" the name begins at the given name: the words before it are plain words of the article. Else `from`. */
function givenAfterPlain(items: Item[], from: number, to: number, plain: Set<string>): number {
  for (let k = from; k < to - 1; k++) {
    const low = items[k]?.low ?? '';
    if (givenName(low)) return k;
    const known =
      [timeNouns, openers, plain].some(words => words.has(low)) || nations.has(low) || attributive.test(low);
    // "Director of the Board Ana Ruiz"
    const inOffice = k === from && bodyNouns.has(low) && /^(?:of|the)$/.test(items[k - 1]?.low ?? '');
    if (!known && !inOffice) return from;
  }
  return from;
}

/** Is a lone capitalised word at the start of a sentence a name, by what follows it ("Verdana issued", "Ode's")? */
function acts(first: Item, next: Item | undefined): boolean {
  if (!next) return false;
  if (next.verb) return true;
  if (/(?:s|ed|ing|ly)$/.test(first.low)) return false;
  return next.kind === 'possessive' || plainVerb(next.low) || /^(?:has|had|is|was|will|does|did)$/.test(next.low);
}

/** The end of the run of name words that begins at item `i`. */
function runEnd(items: Item[], i: number): number {
  let j = i;
  for (;;) {
    const item = items[j];
    const next = items[j + 1];
    if (!item) return j;
    if (isWord(item) && item.capital && (!is(item, calendarWord) || /^(?:may|june|april|august)$/.test(item.low))) j++;
    else if (j > i && particle.has(item.low) && next?.capital) j++;
    else if (j > i && item.low === 'of' && rank(items[j - 1]?.low ?? '') && next?.capital && offices.has(next.low))
      j += 2;
    else if (j > i && /^(?:of|for|and)$/.test(item.low) && bodyLike(items, i, j)) {
      const k = /^the$/.test(next?.low ?? '') ? j + 2 : j + 1;
      // "Center for Strategic and International Studies" is one name, "the Senate and Congress" are two.
      const joins =
        item.low !== 'and' || /^(?:strategic|international|science|safety|foreign|arts)$/.test(items[j - 1]?.low ?? '');
      if (!joins || !isWord(items[k]) || !items[k]?.capital) return j;
      j = k;
    } else if (j > i && item.text === '&' && next?.capital) j++;
    else if (item.stretch !== null && j > i && next?.capital && items[j - 1]?.capital && item.end - item.start < 20)
      j++;
    else return j;
  }
}

/** The names of a frame in order; sentence starts and titles are cut off at the front. Headlines in title case have none. */
export function runsOf(frame: Frame, index: number, { proper, plain }: Vocabulary): NameRun[] {
  const { items } = frame;
  if (frame.headline) return [];
  const runs: NameRun[] = [];
  let i = 0;
  while (i < items.length) {
    const first = items[i];
    if (!isWord(first) || !first.capital) {
      i++;
      continue;
    }
    const to = runEnd(items, i);
    if (to === i) {
      i++;
      continue;
    }
    let from = i;
    const before = items[from - 1];
    if (!before || before.stretch !== null || /^[:—–.“”"]$/.test(before.text)) {
      while (from < to) {
        const item = items[from];
        if (!item) break;
        const alone = to - from === 1 && !proper.has(item.low) && !givenName(item.low);
        if (!ordinaryStarter.has(item.text) && !(alone && !acts(item, items[from + 1]))) break;
        from++;
      }
    }
    while (
      from < to &&
      (items[from]?.stretch !== null || /^(?:i|i'm|i've|i'll|i'd|he|she|they|it|we|you)$/.test(items[from]?.low ?? ''))
    )
      from++;
    if (from < to - 1 && /^(?:the|a|an)$/.test(items[from]?.low ?? '')) from++;
    const lead = from;
    let title: Gender | null = null;
    let titled = false;
    const body = bodyWords.has(items[to - 1]?.low ?? '') || is(items[to - 1], bodyNoun);
    while (!body && from < to - 1 && isTitle(items, from, to)) {
      title = titles.get(items[from]?.low ?? '') ?? title;
      if (rank(items[from]?.low ?? '')) titled = true;
      from++;
    }
    // "Oda Water Authority Director Ana Ruiz": the name begins after the last title in the run.
    if (!body) {
      for (let k = to - 2; k >= from; k--) {
        const low = items[k]?.low ?? '';
        const after = items[k + 1];
        const office = offices.has(low) && items[k - 1]?.low === 'of';
        if (!(rank(low) || office) || !after?.capital || suffix.test(after.low) || titles.has(after.low)) continue;
        // "Kim Porter Lee" has no porter in it.
        if (k === to - 2 && !titles.has(low) && !office) continue;
        title = titles.get(low) ?? title;
        titled = true;
        from = k + 1;
        break;
      }
    }
    if (!titled) from = Math.max(from, givenAfterPlain(items, from, to, plain));
    if (from < to) runs.push({ frame: index, lead, from, to, title, titled });
    i = to;
  }
  return runs;
}
