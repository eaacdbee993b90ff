import { ordinaryStarter } from '#/server/article/abbreviations.ts';
import { bodyNouns, cueVerb, roleNouns } from '#/server/article/cues.ts';
import type { Frame, Item } from '#/server/article/frames.ts';
import { givenName } from '#/server/article/givennames.ts';
import { calendar, isWord, plainVerb } from '#/server/article/verbs.ts';

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
     premier commissioner director chief sheriff detective attorney vice prime deputy former then us u.s. house senate majority minority leader foreign state republican democratic democrat
     national press chair ceo pastor prosecutor inspector superintendent executive adviser advisor interim acting author defense interior finance`,
  ],
] as const)
  for (const word of words.split(/\s+/)) titles.set(word, gender);
const honorific =
  /^(?:mr|mrs|ms|miss|dr|sen|sens|rep|reps|gov|govs|gen|lt|col|maj|capt|sgt|adm|prof|rev|hon|amb|sir|lord|lady|dame|msgr|det|supt)\.?$/;
const soleTitle =
  /^(?:president|senator|representative|governor|secretary|mayor|judge|justice|speaker|professor|congressman|congresswoman|minister|pope|queen|king|prince|princess|ambassador|chancellor|chairman|chairwoman|sheriff|general|colonel|captain|officer|detective|archbishop|bishop|cardinal|pastor|rabbi|spokesman|spokeswoman|coach|father|commissioner)$/;
export const bodyWords =
  /^(?:inc\.?|corp\.?|ltd\.?|llc|plc|co\.?|times|post|news|journal|guardian|herald|tribune|gazette|reuters|press|magazine|radio|tv|television|college|hospital|forum|federation|initiative|caucus|corps|ministry|brothers|partners|holdings|technologies|systems|airlines|airways|motors|industries|pac|fund|trust|bureau|senate|house|congress|pentagon|kremlin|states|kingdom|union|nations|county|city)$/;
export const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/;

/** Second parts of offices that are named with "of" ("Chief of Staff Ode"). */
const offices =
  /^(?:staff|state|defense|defence|labor|education|energy|commerce|treasury|interior|agriculture|transportation|homeland|justice|operations|health)$/;
const particle = /^(?:de|van|von|der|bin|al|el|la|du|da|di|del|dos|ul|ibn|y)$/;

/** Words that the article writes with a capital in the middle of a sentence: names, not sentence starts. */
export function properWords(frames: Frame[]): Set<string> {
  const proper = new Set<string>();
  for (const { items } of frames)
    for (const [i, item] of items.entries()) {
      const before = items[i - 1];
      if (isWord(item) && item.capital && before && before.stretch === null && !/^[:—–.!?…“”"]$/.test(before.text))
        proper.add(item.low);
    }
  return proper;
}

/** True when a word of the name says that it is a body ("Oda Water Company"). */
export function bodyLike(items: Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const low = items[i]?.low ?? '';
    if (bodyNouns.has(low) || bodyWords.test(low)) return true;
  }
  return false;
}

const rank = (low: string): boolean =>
  honorific.test(low) || soleTitle.test(low) || roleNouns.has(low) || /^(?:ceo|premier)$/.test(low);

/** Is a lone capitalised word at the start of a sentence a name, by what follows it ("Verdana issued", "Ode's")? */
function acts(first: Item, next: Item | undefined): boolean {
  if (!next) return false;
  if (cueVerb(next.low)) return true;
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
    if (isWord(item) && item.capital && (!calendar.has(item.low) || /^(?:may|june|april|august)$/.test(item.low))) j++;
    else if (j > i && particle.test(item.low) && next?.capital) j++;
    else if (j > i && item.low === 'of' && rank(items[j - 1]?.low ?? '') && next?.capital && offices.test(next.low))
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

/** The names of a frame in order; sentence starts and titles are cut off at the front. `proper` are words seen with a capital inside a sentence. */
export function runsOf(frame: Frame, index: number, proper: Set<string>): NameRun[] {
  const { items } = frame;
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
    const lead = from;
    let title: Gender | null = null;
    let titled = false;
    const body = bodyWords.test(items[to - 1]?.low ?? '') || bodyNouns.has(items[to - 1]?.low ?? '');
    while (!body && from < to - 1 && titles.has(items[from]?.low ?? '')) {
      title = titles.get(items[from]?.low ?? '') ?? title;
      if (rank(items[from]?.low ?? '')) titled = true;
      from++;
    }
    // "Oda Water Authority Director Ana Ruiz": the name begins after the last title in the run.
    if (!body) {
      for (let k = to - 2; k >= from; k--) {
        const low = items[k]?.low ?? '';
        const after = items[k + 1];
        const office = offices.test(low) && items[k - 1]?.low === 'of';
        if (!(rank(low) || office) || !after?.capital || suffix.test(after.low) || titles.has(after.low)) continue;
        title = titles.get(low) ?? title;
        titled = true;
        from = k + 1;
        break;
      }
    }
    if (from < to) runs.push({ frame: index, lead, from, to, title, titled });
    i = to;
  }
  return runs;
}
