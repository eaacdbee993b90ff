import {
  auxiliaries,
  bodyNouns,
  conjunctions,
  cueVerb,
  determiners,
  documentNouns,
  prepositions,
  relatives,
  roleNouns,
} from '#/server/article/cues.ts';
import type { Frame } from '#/server/article/frames.ts';
import type { Gender } from '#/server/article/name-runs.ts';
import type { Naming, Party } from '#/server/article/people.ts';
import { isComma, isWord, type Phrase, phraseAt, plainVerb, verbHere } from '#/server/article/phrases.ts';
import { roleGender } from '#/server/article/roles.ts';

/** Who a phrase stands for: `name` as the article knows it best (null when it is left open), the party if one is meant, confidence 0 to 1. */
export type Referent = { name: string | null; party: Party | null; confidence: number };

type Recent = {
  party: Party;
  frame: number;
  block: number;
  subject: boolean;
  main: boolean;
  owner: boolean;
  spoke: number;
};

const genderOf = new Map<string, Gender>([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['hers', 'f'],
  ['herself', 'f'],
]);

const titleRoles: [RegExp, string[]][] = [
  [/^sens?\.?$|^senator$/, ['senator', 'lawmaker']],
  [
    /^reps?\.?$|^congress(?:man|woman)$|^representative$/,
    ['congressman', 'congresswoman', 'representative', 'lawmaker'],
  ],
  [/^govs?\.?$|^governor$/, ['governor']],
  [/^gen\.?$|^general$/, ['general']],
  [/^dr\.?$/, ['doctor']],
  [/^prof\.?$/, ['professor']],
  [/^rev\.?$/, ['reverend', 'pastor']],
];

/**
 * What the reader of an article has in mind at each point: who was named last, who spoke last, which report or statement is meant.
 * Fed with frames in order; `resolve` answers for the frame fed last. A pronoun means the most salient party that fits: near, subject
 * rather than object, speaker rather than bystander (Grosz, Joshi and Weinstein 1995; Lappin and Leass 1994, with fewer weights).
 */
export class Referents {
  private recent: Recent[] = [];
  private roles = new Map<string, Party>();
  private groups = new Map<string, string>();
  private documents = new Map<string, string>();
  private firstDocuments = new Map<string, string>();
  private resolved = new Map<number, Referent>();
  private frame: Frame | null = null;
  private index = -1;
  private here: Naming[] = [];
  private at = 0;
  private mainSeen = false;
  private lastGroup: { name: string; frame: number } | null = null;
  private lastSource: { name: string; frame: number } | null = null;

  constructor(
    private readonly text: string,
    private readonly namings: Naming[],
  ) {}

  /** Reads the next frame: names become salient, pronouns are resolved in order, roles and documents are noted. */
  feed(frame: Frame, index: number): void {
    this.frame = frame;
    this.index = index;
    this.resolved.clear();
    this.mainSeen = false;
    this.here = [];
    while (this.at < this.namings.length && (this.namings[this.at]?.frame ?? 0) < index) this.at++;
    while (this.namings[this.at]?.frame === index) {
      const naming = this.namings[this.at];
      if (naming) this.here.push(naming);
      this.at++;
    }
    this.touchRole(frame);
    let n = 0;
    for (const [i, item] of frame.items.entries()) {
      const naming = this.here[n];
      if (naming && naming.from === i) {
        n++;
        this.noteRoles(naming);
        if (naming.party.kind === 'person' || (naming.party.kind === 'unknown' && naming.party.words.length > 1))
          this.touch(naming.party, this.isSubject(naming), naming.owner || this.modifies(naming));
      }
      const gender = genderOf.get(item.low);
      if (gender && item.stretch === null) {
        const found = this.pronoun(gender, i);
        this.resolved.set(i, found);
        if (found.party)
          this.touch(found.party, item.low === 'he' || item.low === 'she', item.low === 'his' || item.low === 'her');
      }
    }
    this.noteDocuments();
  }

  /** "The former mayor smiled": a sentence whose subject is a role is about the one who bears it. */
  private touchRole(frame: Frame): void {
    const { items } = frame;
    const start = /^(?:but|and|yet|still)$/.test(items[0]?.low ?? '') ? 1 : 0;
    if (items[start]?.low !== 'the') return;
    const phrase = phraseAt(items, start, items.length);
    if (phrase?.form !== 'nominal') return;
    const { party } = this.nominal(phrase, items[phrase.to - 1]?.low ?? '');
    if (party) this.touch(party, true, false);
  }

  /** A name that only describes the noun after it ("Ruiz adviser Ana Ode"). */
  private modifies(naming: Naming): boolean {
    const items = this.frame?.items ?? [];
    for (let i = naming.to; i < naming.to + 4; i++) {
      const item = items[i];
      if (!isWord(item) || item.capital || verbHere(items, i) || plainVerb(item.low)) return false;
      const { low } = item;
      if (
        prepositions.has(low) ||
        auxiliaries.has(low) ||
        conjunctions.has(low) ||
        relatives.has(low) ||
        determiners.has(low) ||
        /ly$/.test(low)
      )
        return false;
      const single = low.replace(/s$/, '');
      if ([low, single].some(w => roleNouns.has(w) || bodyNouns.has(w) || documentNouns.has(w))) return true;
    }
    return false;
  }

  private isSubject(naming: Naming): boolean {
    const items = this.frame?.items ?? [];
    const before = items[naming.lead - 1];
    if (this.modifies(naming)) return false;
    if (naming.owner || (before && prepositions.has(before.low))) return false;
    if (naming === this.here.find(h => !h.owner && !this.modifies(h))) return true;
    const next = items[naming.to];
    return (
      next !== undefined && (auxiliaries.has(next.low) || cueVerb(next.low) !== null || /[a-z](?:ed|s)$/.test(next.low))
    );
  }

  private touch(party: Party, subject: boolean, owner: boolean): void {
    const old = this.recent.findIndex(r => r.party === party);
    const spoke = old >= 0 ? (this.recent[old]?.spoke ?? 0) : 0;
    const same = old >= 0 && this.recent[old]?.frame === this.index;
    const wasSubject = same && (this.recent[old]?.subject ?? false);
    const main = (same && (this.recent[old]?.main ?? false)) || (subject && !this.mainSeen);
    if (subject) this.mainSeen = true;
    if (old >= 0) this.recent.splice(old, 1);
    this.recent.push({
      party,
      frame: this.index,
      block: this.frame?.block ?? 0,
      subject: subject || wasSubject,
      main,
      owner: owner && !wasSubject,
      spoke,
    });
    if (this.recent.length > 12) this.recent.shift();
  }

  /** Marks a party as the one who has just spoken. */
  spoke(party: Party): void {
    const known = this.recent.find(r => r.party === party);
    if (known) known.spoke = this.index + 1;
  }

  /** Someone who speaks without a name ("the woman", "one aide"): a pronoun after it means them, and no one who is named. */
  anonymous(mention: string): Party {
    const gender = /\b(?:woman|girl|lady)\b/i.test(mention)
      ? 'f'
      : /\b(?:man|boy|gentleman)\b/i.test(mention)
        ? 'm'
        : roleGender(mention);
    const party: Party = {
      id: -1,
      kind: 'person',
      name: '',
      words: [],
      gender,
      votes: { m: 0, f: 0 },
      roles: [],
      mentions: [],
    };
    this.touch(party, true, false);
    this.spoke(party);
    return party;
  }

  /** The name of a document by its noun ("report"): the one named last, or with `early` the one named first; null when none is. */
  document(noun: string, early = false): string | null {
    const known = early ? this.firstDocuments : this.documents;
    const issuer = known.get(noun) ?? null;
    return issuer ? (/^[A-Z]{2,8}$/.test(issuer) ? `${issuer} ${noun}` : `${issuer}’s ${noun}`) : null;
  }

  private pronoun(gender: Gender, at: number): Referent {
    const block = this.frame?.block ?? 0;
    const scored: { party: Party; score: number }[] = [];
    for (const entry of this.recent) {
      const { party } = entry;
      if (party.gender !== null && party.gender !== gender) continue;
      if (party.kind === 'body') continue;
      const distance = this.index - entry.frame;
      const far = Math.max(0, block - entry.block);
      if (far > 6) continue;
      let score = -0.7 * Math.min(distance, 3) - 0.8 * far;
      if (entry.subject) score += entry.main ? 1.4 : 0.7;
      // A sentence of this paragraph that is about someone else moves the attention there.
      if (entry.main && far === 0 && distance <= 2) score += 0.7;
      if (entry.owner) score -= 0.5;
      if (entry.spoke > 0 && this.index + 1 - entry.spoke <= 6) score += 1.3 - 0.15 * (this.index + 1 - entry.spoke);
      if (party.gender === gender) score += 1;
      if (party.kind === 'unknown') score -= 0.5;
      scored.push({ party, score });
    }
    scored.sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (!best || at < 0) return { name: null, party: null, confidence: 0 };
    const margin = second ? best.score - second.score : 3;
    const sure = best.party.gender === gender ? 0.6 : 0.45;
    return { name: best.party.name || null, party: best.party, confidence: Math.min(0.95, sure + 0.12 * margin) };
  }

  private noteRoles(naming: Naming): void {
    const items = this.frame?.items ?? [];
    const { party } = naming;
    for (let i = naming.from - 1; i >= 0 && i >= naming.from - 6; i--) {
      const item = items[i];
      if (!isWord(item) || item.low === 'of') break;
      if (prepositions.has(item.low) || cueVerb(item.low)?.form === 'past') break;
      const single = item.low.replace(/s$/, '');
      if (roleNouns.has(single)) {
        this.roles.set(items[i - 1]?.low === 'former' ? `former ${single}` : single, party);
        const joined = this.here.find(h => h.from === naming.to + 1 && items[naming.to]?.low === 'and');
        if (item.low.endsWith('s') && joined) this.groups.set(item.low, `${party.name} and ${joined.party.name}`);
      }
      for (const [shape, names] of titleRoles)
        if (shape.test(item.low)) for (const name of names) this.roles.set(name, party);
    }
    if (isComma(items[naming.to])) {
      for (let i = naming.to + 1; i < items.length && i < naming.to + 14; i++) {
        const item = items[i];
        if (
          !item ||
          item.stretch !== null ||
          (isComma(item) && i > naming.to + 2) ||
          /^(?:who|which|said|told)$/.test(item.low)
        )
          break;
        if (roleNouns.has(item.low)) this.roles.set(item.low, party);
      }
    }
  }

  private noteDocuments(): void {
    const items = this.frame?.items ?? [];
    for (const [i, item] of items.entries()) {
      if (!isWord(item) || !documentNouns.has(item.low)) continue;
      const by = this.here.find(
        h =>
          h.from > i &&
          h.from <= i + 24 &&
          /^(?:by|from)$/.test(
            items[h.from - 1]?.low === 'the' ? (items[h.from - 2]?.low ?? '') : (items[h.from - 1]?.low ?? ''),
          ),
      );
      const before = this.here.find(h => h.to === i || (h.to === i - 1 && h.owner));
      let issuer: Naming | undefined = before ?? by;
      if (!issuer) {
        const verb = items.findIndex(
          (w, k) =>
            k < i &&
            k > i - 6 &&
            /^(?:issued|released|published|wrote|sent|posted|circulated|filed|signed|issues|releases|publishes)$/.test(
              w.low,
            ),
        );
        if (
          verb >= 0 ||
          (/^(?:in|through|via)$/.test(items[i - 2]?.low ?? '') && determiners.has(items[i - 1]?.low ?? ''))
        )
          issuer = this.here.filter(h => !h.owner && this.isSubject(h)).at(0);
      }
      if (issuer) {
        const short = this.text.slice(issuer.start, issuer.end);
        const known = this.documents.get(item.low);
        const initials = /^ \((\p{Lu}{2,8})\)/u.exec(this.text.slice(issuer.end, issuer.end + 12))?.[1];
        const owner = initials ?? (issuer === before && !issuer.owner ? short : issuer.party.name);
        if (!known || issuer === before || !by) this.documents.set(item.low, owner);
        if (!this.firstDocuments.has(item.low)) this.firstDocuments.set(item.low, owner);
      }
    }
  }

  /** Who the phrase of the current frame stands for. */
  resolve(phrase: Phrase): Referent {
    const items = this.frame?.items ?? [];
    const head = items[phrase.to - 1];
    const first = items[phrase.from];
    if (!head || !first) return { name: null, party: null, confidence: 0 };
    if (phrase.form === 'pronoun') {
      const known = this.resolved.get(phrase.from);
      if (known) return known;
      if (first.low === 'they' && this.lastGroup && this.index - this.lastGroup.frame < 5)
        return { name: this.lastGroup.name, party: null, confidence: 0.6 };
      if (
        (first.low === 'it' || first.low === 'they' || first.low === 'its' || first.low === 'their') &&
        this.lastSource &&
        this.index - this.lastSource.frame < 5
      )
        return { name: this.lastSource.name, party: null, confidence: 0.55 };
      return { name: null, party: null, confidence: 0 };
    }
    const named = this.here.filter(h => h.from >= phrase.from && h.to <= phrase.to + 1 && h.from < phrase.to);
    const headed = named.findLast(h => h.to === phrase.to && !h.owner) ?? named.findLast(h => h.to === phrase.to);
    const others = named.filter(h => !h.owner);
    const two = others.length >= 2 && items.slice(phrase.from, phrase.to).some(i => i.low === 'and') && headed;
    if (two && headed) {
      const pair = others.find(h => h !== headed && items[h.to]?.low === 'and');
      if (pair) {
        const name = `${pair.party.name} and ${headed.party.name}`;
        this.lastGroup = { name, frame: this.index };
        return { name, party: null, confidence: 0.9 };
      }
    }
    if (headed) {
      const { party } = headed;
      if (party.kind === 'body') this.lastSource = { name: party.name, frame: this.index };
      return { name: party.name, party, confidence: party.kind === 'unknown' ? 0.85 : 0.97 };
    }
    return this.nominal(phrase, head.low);
  }

  private nominal(phrase: Phrase, head: string): Referent {
    const items = this.frame?.items ?? [];
    const from = /^(?:the|a|an|this|that)$/.test(items[phrase.from]?.low ?? '') ? phrase.from + 1 : phrase.from;
    const said = this.text.slice(items[from]?.start ?? 0, items[phrase.to - 1]?.end ?? 0).replace(/\s+/g, ' ');
    const definite = /^(?:the|this|that)$/.test(items[phrase.from]?.low ?? '');
    const single = head.replace(/s$/, '');
    const group = this.groups.get(head);
    if (group && definite) return { name: group, party: null, confidence: 0.85 };
    if (/^[\dIVX]+$/.test(items[phrase.to - 1]?.text ?? '') && items[phrase.to - 2]?.capital)
      return { name: said, party: null, confidence: 0.9 };
    if (documentNouns.has(head)) {
      const name = phrase.form === 'name' ? said : this.document(head);
      if (name) this.lastSource = { name, frame: this.index };
      return { name, party: null, confidence: name ? 0.8 : 0 };
    }
    if (bodyNouns.has(head) && phrase.form === 'name') {
      this.lastSource = { name: said, frame: this.index };
      return { name: said, party: null, confidence: 0.8 };
    }
    if (definite && roleNouns.has(single) && head === single) {
      const former = items[phrase.to - 2]?.low === 'former' ? `former ${single}` : single;
      const party = this.roles.get(former);
      if (party) return { name: party.name, party, confidence: 0.7 };
    }
    if (phrase.form === 'name' && roleNouns.has(single) && definite) {
      const party = this.recent.findLast(r => r.party.kind === 'person' && this.index - r.frame < 6)?.party;
      if (party) return { name: party.name, party, confidence: 0.5 };
    }
    if (phrase.form === 'name' && !roleNouns.has(single) && /\p{Lu}/u.test(said))
      return { name: said, party: null, confidence: 0.7 };
    return { name: null, party: null, confidence: 0 };
  }
}
