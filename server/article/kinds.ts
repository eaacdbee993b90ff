import type { Entity } from '#/server/article/article.ts';
import { bodyNouns, documentNouns, roleNouns } from '#/server/article/cues.ts';
import { isRole } from '#/server/article/descriptions.ts';
import type { Item } from '#/server/article/frames.ts';
import { givenName } from '#/server/article/givennames.ts';
import { is, preposition, roleNoun } from '#/server/article/lexicon.ts';
import { bodyLike, bodyWords, type NameRun } from '#/server/article/name-runs.ts';
import { nations } from '#/server/article/nations.ts';
import { isWord } from '#/server/article/verbs.ts';

export type Kind = Entity['kind'] | 'unknown';

const placeLead = /^(?:in|at|near|from|across|outside|around)$/;
/** Such words that are surnames too. */
const thingOrSurname: ReadonlySet<string> = new Set(
  `law line street river rivers valley hall park bridge lake day wood church`.split(/\s+/),
);

/** Last words of what is named after people and places and is neither. */
const thing: ReadonlySet<string> = new Set(
  `act agreement accord accords airport arena avenue award awards boulevard bowl cathedral championship
   championships cup district expressway festival highway hotel library medal museum palace palaces prize
   province region road scholarship series services stadium station tournament tower treaty trophy war works zone`.split(
    /\s+/,
  ),
);
const placeFirst: ReadonlySet<string> = new Set(
  `new las los san santa saint st st. fort port mount lake cape rio sao great greater united upper lower inner
   outer`.split(/\s+/),
);
const initials = /^(?:\p{L}\.)+$/u;

/** Is this the name of a body: by a word of it, or written in capitals only? */
function isBody(items: Item[], run: NameRun, words: string[]): boolean {
  if (words.some(word => bodyNouns.has(word) || bodyWords.has(word) || documentNouns.has(word))) return true;
  for (let i = run.from; i < run.to; i++) if (items[i]?.text === '&') return true;
  return words.length === 1 && !run.titled && /^[A-Z][A-Z&.-]{1,7}$/.test(items[run.from]?.text ?? '');
}

/** Do the words after a name describe a person: ", a nurse", ", 58,", ", director of", ", who", "of the Oda Institute"? */
function isDescribed(items: Item[], to: number): boolean {
  const next = items[to];
  if (next?.low === 'of' || next?.low === 'from') {
    const from = items[to + 1]?.low === 'the' ? to + 2 : to + 1;
    return items[from]?.capital === true && bodyLike(items, from, Math.min(items.length, from + 5));
  }
  if (next?.text !== ',') return false;
  if (isAged(items, to)) return true;
  for (let i = to + 1; i < to + 8; i++) {
    const item = items[i];
    if (!isWord(item) || is(item, preposition)) return false;
    if (!item.capital && isRole(item.low)) return true;
  }
  return false;
}

/** "Pell, 58, …" and "Pell, who …": one name alone that a person's age or clause follows. */
function isAged(items: Item[], to: number): boolean {
  if (items[to]?.text !== ',') return false;
  const after = items[to + 1];
  if (after?.low === 'who' || after?.low === 'whose') return !/^(?:are|were|have)$/.test(items[to + 2]?.low ?? '');
  return Number(after?.text) < 120 && /^[,.]$/.test(items[to + 2]?.text ?? '');
}

/** "her husband, Ion," and "her brother Theo": one name alone beside what someone is to somebody. */
function isKin(items: Item[], run: NameRun): boolean {
  const comma = items[run.lead - 1]?.text === ',';
  const role = items[run.lead - (comma ? 2 : 1)];
  const owner = items[run.lead - (comma ? 3 : 2)];
  if (!role || role.capital || !is(role, roleNoun) || !owner) return false;
  return owner.kind === 'possessive' || /^(?:his|her|their|my|our)$/.test(owner.low);
}

/** What a name is, as far as its words and those beside it tell. `plain` are the words that the article writes in small letters. */
export function kindOf(items: Item[], run: NameRun, words: string[], plain: Set<string>): Kind {
  const first = words[0] ?? '';
  const given = givenName(first);
  const body = isBody(items, run, words);
  if (run.titled) return 'person';
  if (body && !(given && words.length === 2 && !bodyNouns.has(words[1] ?? ''))) return 'body';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  if (thing.has(last) || (thingOrSurname.has(last) && (words.length > 2 || !given))) return 'unknown';
  if (words.length === 1) return isAged(items, run.to) || isKin(items, run) ? 'person' : 'unknown';
  if (nations.has(first) || nations.has(words[words.length - 1] ?? '') || words.length > 5) return 'unknown';
  if (given || words.slice(1, -1).some(w => /^\p{L}\.$/u.test(w)) || initials.test(first)) return 'person';
  const before = items[run.from - 1]?.low ?? '';
  if (words.length > 4 || placeLead.test(before)) return 'unknown';
  const speaks = items[run.to]?.verb?.kind === 'say';
  if (placeFirst.has(first)) return 'unknown';
  if (roleNouns.has(before) || isDescribed(items, run.to)) return 'person';
  return speaks && words.length < 4 && !words.some(word => plain.has(word)) ? 'person' : 'unknown';
}
