import type { Span } from '#/server/article/article.ts';
import type { Frame, Item } from '#/server/article/frames.ts';
import { givenName } from '#/server/article/givennames.ts';
import { type Kind, kindOf } from '#/server/article/kinds.ts';
import { determiner, genderOf, is, personal } from '#/server/article/lexicon.ts';
import {
  bodyWords,
  type Gender,
  type NameRun,
  onlyTitles,
  runsOf,
  suffix,
  vocabularyOf,
} from '#/server/article/name-runs.ts';
import { nations } from '#/server/article/nations.ts';
import { roleGender, rolesBeside, spanOf } from '#/server/article/roles.ts';

/** Someone or something named in the article, as it becomes known while reading. `words` are those of its fullest name, titles left out. */
export type Party = {
  id: number;
  kind: Kind;
  name: string;
  words: string[];
  gender: Gender | null;
  votes: { m: number; f: number };
  roles: (Span & { text: string })[];
  affiliations: (Span & { text: string })[];
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
  /** First item of the title or role that stands before the name. */
  lead: number;
};

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
  const vocabulary = vocabularyOf(frames);
  const parties: Party[] = [];
  const namings: Naming[] = [];
  const byName = new Map<string, Party>();
  const byWord = new Map<string, Party[]>();
  const runs = frames.flatMap((frame, index) => runsOf(frame, index, vocabulary));
  const fresh = (run: NameRun, words: string[], kind: Party['kind'], name: string): Party => {
    const party: Party = {
      id: parties.length,
      kind,
      name,
      words,
      gender: run.title,
      votes: { m: 0, f: 0 },
      roles: [],
      affiliations: [],
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
    const first = words[0] ?? '';
    const joined = words.join(' ');
    const given = givenName(first);
    const next = items[run.to];
    const speaks = next !== undefined && next.verb?.kind === 'say';
    const same = words.length === 1 && !run.titled ? byName.get(joined) : undefined;
    let kind = same && same.kind !== 'unknown' ? same.kind : kindOf(items, run, words, vocabulary.plain);
    // "Ana Ruiz and Maru Ode": whoever is joined to a person is one.
    const joinedTo = namings[namings.length - 1];
    if (
      kind === 'unknown' &&
      words.length === 2 &&
      items[run.from - 1]?.low === 'and' &&
      joinedTo?.frame === run.frame &&
      joinedTo.to === run.from - 1
    )
      kind = joinedTo.party.kind === 'person' && joinedTo.to - joinedTo.from > 1 ? 'person' : kind;
    let party = byName.get(joined);
    if (!party && words.length === 1) {
      const known = byWord.get(first);
      party = known?.findLast(p => !(run.title && p.gender && p.gender !== run.title));
      // Whoever is called by the last of several words is a person.
      if (
        party &&
        party.kind === 'unknown' &&
        party.words.length > 1 &&
        surname(party.words) === first &&
        run.from > 0 &&
        !is(items[run.from - 1], determiner) &&
        !bodyWords.has(first)
      )
        party.kind = 'person';
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
      party.name = nameOf(text, items, run.from, run.to);
      byName.set(joined, party);
    }
    if (!party) {
      if (onlyTitles(words) || (words.length === 1 && (nations.has(first) || first.startsWith('#')))) continue;
      party = fresh(run, words, kind, nameOf(text, items, run.from, run.to));
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
    if (party.kind === 'person') describe(text, items, run, party);
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
      lead: run.lead,
      start,
      end,
      owner: next?.kind === 'possessive' || next?.text === "'" || next?.text === '’',
    });
  }
  voteGender(frames, namings);
  return { parties, namings };
}

const mostRoles = 8;

function note(known: Party['roles'], span: Party['roles'][number]): void {
  if (known.length < mostRoles && !known.some(k => k.text === span.text)) known.push(span);
}

/** Notes what the sentence says of the party beside its name. */
function describe(text: string, items: Item[], run: NameRun, party: Party): void {
  const { roles, affiliations } = rolesBeside(items, run.lead, run.from, run.to);
  for (const role of roles) note(party.roles, spanOf(text, items, role.from, role.to));
  for (const one of affiliations) note(party.affiliations, spanOf(text, items, one.from, one.to));
  if (roles.length === 0) return;
  for (const { text: role } of party.roles) party.gender ??= roleGender(role);
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
    for (let i = only.to; i < frame.items.length; i++) {
      const item = frame.items[i];
      const gender = item && is(item, personal) ? genderOf.get(item.low) : undefined;
      if (gender) only.party.votes[gender]++;
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
