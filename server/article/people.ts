import { ordinaryStarter } from '#/server/article/abbreviations.ts';
import type { Entity, Span } from '#/server/article/article.ts';
import { bodyNouns, cueVerb, documentNouns, roleNouns } from '#/server/article/cues.ts';
import type { Frame, Item } from '#/server/article/frames.ts';
import { givenName } from '#/server/article/givennames.ts';
import { calendar, isWord } from '#/server/article/phrases.ts';

export type Gender = 'm' | 'f';
/** Someone or something named in the article, as it becomes known while reading. `words` are those of its fullest name, titles left out. */
export type Party = {
  id: number;
  kind: Entity['kind'] | 'unknown';
  name: string;
  words: string[];
  gender: Gender | null;
  votes: { m: number; f: number };
  roles: (Span & { text: string })[];
  mentions: Span[];
};
/** One place where a party is named: items `from` to `to` of a frame; `owner` when a possessive follows. */
export type Naming = {
  party: Party;
  frame: number;
  from: number;
  to: number;
  start: number;
  end: number;
  owner: boolean;
};

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
const bodyWords =
  /^(?:inc\.?|corp\.?|ltd\.?|llc|plc|co\.?|times|post|news|journal|guardian|herald|tribune|gazette|reuters|press|magazine|radio|tv|television|college|hospital|forum|federation|initiative|caucus|corps|ministry|brothers|partners|holdings|technologies|systems|airlines|airways|motors|industries|pac|fund|trust|bureau|senate|house|congress|pentagon|kremlin|states|kingdom|union|nations|county|city)$/;
const placeLead = /^(?:in|at|near|from|across|outside|around)$/;
const nations =
  /^(?:american|americans|british|chinese|russian|russians|european|europeans|french|german|japanese|mexican|republican|republicans|democrat|democrats|democratic|muslim|muslims|christian|christians|jewish|catholic|hispanic|hispanics|latino|latinos|african|asian|israeli|iranian|syrian|ukrainian|indian|canadian|korean|turkish|arab|arabs|english|spanish|italian|irish|north|south|east|west|northern|southern|eastern|western|gop|internet|twitter|facebook|god|constitution|islam|black|white|native)$/;
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/;

type Run = { frame: number; from: number; to: number; title: Gender | null; titled: boolean };

/** Words that the article writes with a capital in the middle of a sentence: names, not sentence starts. */
function properWords(frames: Frame[]): Set<string> {
  const proper = new Set<string>();
  for (const { items } of frames)
    for (const [i, item] of items.entries()) {
      const before = items[i - 1];
      if (isWord(item) && item.capital && before && before.stretch === null && !/^[:—–.!?…“”"]$/.test(before.text))
        proper.add(item.low);
    }
  return proper;
}

/** Runs of capitalised words, titles and ordinary sentence starts cut off at the front. */
function runsOf(frame: Frame, index: number, proper: Set<string>): Run[] {
  const { items } = frame;
  const runs: Run[] = [];
  let i = 0;
  while (i < items.length) {
    const first = items[i];
    if (!isWord(first) || !first.capital) {
      i++;
      continue;
    }
    let j = i;
    while (j < items.length) {
      const item = items[j];
      const next = items[j + 1];
      if (isWord(item) && item.capital && !calendar.has(item.low)) j++;
      else if (
        isWord(item) &&
        calendar.has(item.low) &&
        item.capital &&
        (item.low === 'may' || item.low === 'june' || item.low === 'april' || item.low === 'august')
      )
        j++;
      else if (
        item &&
        j > i &&
        /^(?:de|van|von|der|bin|al|el|la|du|da|di|del|dos|ul|ibn|y)$/.test(item.low) &&
        next?.capital
      )
        j++;
      else if (item && j > i && /^(?:of|for|and|the|on|in)$/.test(item.low) && bodyLike(items, i, j)) {
        let k = j;
        while (/^(?:of|for|and|the)$/.test(items[k]?.low ?? '') && k - j < 2) k++;
        if (
          k > j &&
          isWord(items[k]) &&
          items[k]?.capital &&
          item.low !== 'on' &&
          item.low !== 'in' &&
          !(item.low === 'and' && !/^(?:strategic|international)$/.test(items[j - 1]?.low ?? ''))
        )
          j = k;
        else break;
      } else if (item?.text === '&' && next?.capital) j++;
      else if (
        item &&
        item.stretch !== null &&
        next?.capital &&
        j > i &&
        items[j - 1]?.capital &&
        item.end - item.start < 20
      )
        j++;
      else break;
    }
    if (j === i) {
      i++;
      continue;
    }
    let from = i;
    let title: Gender | null = null;
    let titled = false;
    if (
      from === 0 ||
      !items[from - 1] ||
      /^[:—–.“”"]$/.test(items[from - 1]?.text ?? '') ||
      items[from - 1]?.stretch !== null
    ) {
      while (from < j) {
        const low = items[from]?.text ?? '';
        if (
          ordinaryStarter.has(low) ||
          (j - from === 1 &&
            !proper.has(items[from]?.low ?? '') &&
            !givenName(items[from]?.low ?? '') &&
            cueVerb(items[from + 1]?.low ?? '')?.form === undefined)
        )
          from++;
        else break;
      }
    }
    while (from < j && /^(?:i|i'm|i've|i'll|i'd|he|she|they|it|we|you)$/.test(items[from]?.low ?? '')) from++;
    while (from < j - 1 && titles.has(items[from]?.low ?? '')) {
      const low = items[from]?.low ?? '';
      title = titles.get(low) ?? title;
      if (
        honorific.test(low) ||
        soleTitle.test(low) ||
        /^(?:leader|chief|director|attorney|chair|ceo|adviser|advisor|prosecutor|author|premier|executive)$/.test(low)
      )
        titled = true;
      from++;
    }
    if (from < j) runs.push({ frame: index, from, to: j, title, titled });
    i = j;
  }
  return runs;
}

function bodyLike(items: Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const low = items[i]?.low ?? '';
    if (bodyNouns.has(low) || bodyWords.test(low)) return true;
  }
  return false;
}

const nameOf = (text: string, items: Item[], from: number, to: number): string =>
  text.slice(items[from]?.start ?? 0, items[to - 1]?.end ?? 0).replace(/\s+/g, ' ');

const surname = (words: string[]): string => {
  const last = words[words.length - 1] ?? '';
  return (suffix.test(last) ? words[words.length - 2] : last) ?? last;
};

/**
 * The parties of an article and every place that names them, in text order. A surname or given name alone means the one that bears it and was
 * named last; titles, given names and the pronouns near a name tell gender. Linear in the text.
 */
export function readParties(text: string, frames: Frame[]): { parties: Party[]; namings: Naming[] } {
  const proper = properWords(frames);
  const parties: Party[] = [];
  const namings: Naming[] = [];
  const byName = new Map<string, Party>();
  const byWord = new Map<string, Party[]>();
  const runs = frames.flatMap((frame, index) => runsOf(frame, index, proper));
  const fresh = (run: Run, words: string[], kind: Party['kind'], name: string): Party => {
    const party: Party = {
      id: parties.length,
      kind,
      name,
      words,
      gender: run.title,
      votes: { m: 0, f: 0 },
      roles: [],
      mentions: [],
    };
    parties.push(party);
    byName.set(words.join(' '), party);
    return party;
  };
  const offer = (word: string, party: Party) => {
    const known = byWord.get(word);
    if (!known) byWord.set(word, [party]);
    else if (known[known.length - 1] !== party) {
      const at = known.indexOf(party);
      if (at >= 0) known.splice(at, 1);
      known.push(party);
      if (known.length > 8) known.shift();
    }
  };
  for (const run of runs) {
    const items = frames[run.frame]?.items ?? [];
    const words = items
      .slice(run.from, run.to)
      .filter(i => i.stretch === null)
      .map(i => i.low);
    const name = nameOf(text, items, run.from, run.to);
    const first = words[0] ?? '';
    const joined = words.join(' ');
    const isBody =
      words.some(w => bodyNouns.has(w) || bodyWords.test(w) || documentNouns.has(w)) ||
      (words.length === 1 && /^[A-Z][A-Z&.-]{1,7}$/.test(name) && !run.titled);
    const given = givenName(first);
    const next = items[run.to];
    const speaks = next !== undefined && cueVerb(next.low)?.kind === 'say';
    const appositive =
      next?.text === ',' &&
      (/^(?:a|an|the|who|whose)$/.test(items[run.to + 1]?.low ?? '') || items[run.to + 1]?.kind === 'number');
    const roleBefore = roleNouns.has(items[run.from - 1]?.low ?? '');
    let kind: Party['kind'] = 'unknown';
    if (run.titled) kind = 'person';
    else if (isBody && !(given && words.length === 2 && !bodyNouns.has(words[1] ?? ''))) kind = 'body';
    else if (
      words.length >= 2 &&
      words.length <= 5 &&
      !nations.test(first) &&
      (given || words.slice(1, -1).some(w => /^\p{L}\.$/u.test(w)) || /^(?:\p{L}\.)+$/u.test(first))
    )
      kind = 'person';
    else if (
      words.length >= 2 &&
      words.length <= 4 &&
      !nations.test(first) &&
      (appositive || roleBefore || speaks) &&
      !placeLead.test(items[run.from - 1]?.low ?? '')
    )
      kind = 'person';
    let party = byName.get(joined);
    if (!party && words.length === 1) {
      const known = byWord.get(first);
      const fitting = known?.findLast(p => !(run.title && p.gender && p.gender !== run.title));
      party = fitting;
    }
    if (!party && words.length >= 2 && kind !== 'body') {
      // "Robert J. Pell" after "Robert Pell", or "Pell" before either.
      const last = surname(words);
      party = byWord.get(last)?.findLast(p => {
        if (p.kind === 'body' || surname(p.words) !== last) return false;
        const a = p.words[0] ?? '';
        if (p.words.length === 1)
          return kind === 'person' && !(p.gender && given && given !== 'either' && given !== p.gender);
        return a === first || (a.length <= 2 && a[0] === first[0]) || (first.length <= 2 && a[0] === first[0]);
      });
    }
    if (party && words.length > party.words.length && party.kind !== 'body') {
      party.words = words;
      party.name = name;
      byName.set(joined, party);
    }
    if (!party) {
      if (words.length === 1 && (nations.test(first) || first.startsWith('#'))) continue;
      party = fresh(run, words, kind, name);
    }
    if (party.kind === 'unknown' && kind !== 'unknown') party.kind = kind;
    if (party.kind === 'unknown' && words.length === 1 && speaks && given) party.kind = 'person';
    if (!party.gender && run.title) party.gender = run.title;
    if (!party.gender && party.kind === 'person') {
      const sex = givenName(party.words[0] ?? '');
      if (sex === 'm' || sex === 'f') party.gender = sex;
    }
    if (party.kind !== 'body' && (words.length > 1 || party.words.length === 1 || surname(party.words) === first))
      offer(surname(words), party);
    if (words.length >= 2 && kind === 'person') offer(first, party);
    const start = items[run.from]?.start ?? 0;
    const end = items[run.to - 1]?.end ?? 0;
    if (party.kind === 'body' || kind === 'body') {
      const short = /^ \((?:the )?(\p{Lu}[\p{Lu}&.]{1,9})\)/u.exec(text.slice(end, end + 16));
      if (short?.[1]) {
        byName.set(short[1].toLowerCase(), party);
        byWord.set(short[1].toLowerCase(), [party]);
      }
    }
    party.mentions.push({ start, end });
    namings.push({
      party,
      frame: run.frame,
      from: run.from,
      to: run.to,
      start,
      end,
      owner: next?.kind === 'possessive' || /^['’]$/.test(next?.text ?? ''),
    });
  }
  voteGender(frames, namings);
  return { parties, namings };
}

/** In a sentence that names one person alone, the pronouns after the name are that person's. */
function voteGender(frames: Frame[], namings: Naming[]): void {
  let n = 0;
  for (const [index, frame] of frames.entries()) {
    const here: Naming[] = [];
    while (n < namings.length && (namings[n]?.frame ?? 0) <= index) {
      const naming = namings[n];
      if (naming?.frame === index && naming.party.kind !== 'body') here.push(naming);
      n++;
    }
    const only = here[0];
    if (!only || here.some(h => h.party !== only.party)) continue;
    for (const item of frame.items.slice(only.to)) {
      if (/^(?:he|his|him|himself)$/.test(item.low)) only.party.votes.m++;
      else if (/^(?:she|her|hers|herself)$/.test(item.low)) only.party.votes.f++;
    }
  }
  for (const { party } of namings) {
    if (party.gender || party.kind === 'body') continue;
    const { m, f } = party.votes;
    if (m > 2 * f && m > 0) party.gender = 'm';
    else if (f > 2 * m && f > 0) party.gender = 'f';
    if (party.gender && party.kind === 'unknown' && m + f > 1) party.kind = 'person';
  }
}
