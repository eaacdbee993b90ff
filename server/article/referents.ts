import { Bearers } from '#/server/article/bearers.ts';
import {
  auxiliaries,
  bodyNouns,
  conjunctions,
  determiners,
  documentNouns,
  prepositions,
  relatives,
  roleNouns,
} from '#/server/article/cues.ts';
import type { Frame, Item } from '#/server/article/frames.ts';
import { Issuers } from '#/server/article/issuers.ts';
import { auxiliary, genderOf, is, personal, preposition } from '#/server/article/lexicon.ts';
import type { Naming, Party } from '#/server/article/people.ts';
import { type Phrase, phraseAt } from '#/server/article/phrases.ts';
import { roleGender } from '#/server/article/roles.ts';
import { Salience } from '#/server/article/salience.ts';
import { isComma, isWord, plainVerb, verbHere } from '#/server/article/verbs.ts';

/** Who a phrase stands for: `name` as the article knows it best (null when it is left open), the party if one is meant, confidence 0 to 1. */
export type Referent = { name: string | null; party: Party | null; confidence: number };

const nobody: Referent = { name: null, party: null, confidence: 0 };

// what one of two namesakes is to the other
const younger = /\b(?:son|daughter|grandson|granddaughter|nephew|niece|junior)$/;
const older = /\b(?:father|mother|grandfather|grandmother|uncle|aunt|senior)$/;

const near = 5;
const copula = /^(?:is|are|was|were|has|remains|remained|seems|seemed|means|meant|feels|felt|isn't|wasn't)$/;

/**
 * What the reader of an article has in mind at each point: who was named last, who spoke last, which report or statement is meant.
 * Fed with frames in order; `resolve` answers for the frame fed last.
 */
export class Referents {
  private readonly salience = new Salience();
  private readonly bearers = new Bearers();
  private readonly issuers: Issuers;
  private readonly resolved = new Map<number, Referent>();
  private items: Item[] = [];
  private index = -1;
  private here: Naming[] = [];
  private at = 0;
  private lastGroup: { name: string; frame: number } | null = null;
  private lastSource: { name: string; frame: number } | null = null;

  constructor(
    private readonly text: string,
    private readonly namings: Naming[],
  ) {
    this.issuers = new Issuers(text);
  }

  /** Reads the next frame: names become salient, pronouns are resolved in order, roles and documents are noted. */
  feed(frame: Frame, index: number): void {
    const { items } = frame;
    this.items = items;
    this.index = index;
    this.salience.enter(index, frame.block);
    this.resolved.clear();
    this.here = [];
    while (this.at < this.namings.length && (this.namings[this.at]?.frame ?? 0) < index) this.at++;
    for (let naming = this.namings[this.at]; naming?.frame === index; naming = this.namings[++this.at])
      this.here.push(naming);
    this.touchRole();
    let n = 0;
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      const naming = this.here[n];
      if (naming?.from === i) {
        this.bearers.note(items, naming, this.here[n - 1] ?? null, this.here[n + 1] ?? null);
        n++;
        const { party } = naming;
        const subject = this.isSubject(naming);
        if (
          party.kind === 'person' ||
          (party.kind === 'unknown' && (party.words.length > 1 || (subject && this.acts(naming))))
        ) {
          this.salience.touch(party, { subject, owner: naming.owner || this.modifies(naming) });
          this.noteGroup(naming, this.here[n], subject);
        }
      }
      const gender = item && is(item, personal) ? genderOf.get(item.low) : undefined;
      if (item && gender) {
        const meant = this.salience.pronoun(gender);
        this.resolved.set(i, meant ? { ...meant, name: meant.party.name || null } : nobody);
        if (meant) {
          const subject = item.low === 'he' || item.low === 'she';
          this.salience.touch(meant.party, { subject, owner: item.low === 'his' || item.low === 'her' });
        }
      }
    }
    this.issuers.note(items, this.here, naming => this.isSubject(naming));
  }

  /** "Ana Ruiz and Paul Ode live here": whom "they" can mean. */
  private noteGroup(naming: Naming, next: Naming | undefined, subject: boolean): void {
    if (!subject || !next || next.lead !== naming.to + 1 || this.items[naming.to]?.low !== 'and') return;
    if (next.party.kind === 'body' || next.party === naming.party) return;
    this.lastGroup = { name: `${naming.party.name} and ${next.party.name}`, frame: this.index };
  }

  /** "The former mayor smiled": a sentence whose subject is a role is about the one who bears it. */
  private touchRole(): void {
    const { items } = this;
    const start = /^(?:but|and|yet|still)$/.test(items[0]?.low ?? '') ? 1 : 0;
    if (items[start]?.low !== 'the') return;
    const phrase = phraseAt(items, start, items.length);
    if (phrase?.form !== 'nominal') return;
    const { party } = this.nominal(phrase, items[phrase.to - 1]?.low ?? '');
    if (party && party.kind !== 'body') this.salience.touch(party, { subject: true, owner: false });
  }

  /** A name that only describes the noun after it ("Ruiz adviser Ana Ode"). */
  private modifies(naming: Naming): boolean {
    const { items } = this;
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
    const { items } = this;
    const before = items[naming.lead - 1];
    if (this.modifies(naming)) return false;
    if (this.views(naming)) return true;
    if (naming.owner || (before && is(before, preposition))) return false;
    if (naming === this.here.find(h => !h.owner && !this.modifies(h))) return true;
    const next = items[naming.to];
    return next !== undefined && (is(next, auxiliary) || next.verb !== null || /[a-z](?:ed|s)$/.test(next.low));
  }

  /** "For Ruiz, Pell is a hero": the sentence is told from the point of view of the one whom it names first. */
  private views(naming: Naming): boolean {
    const { items } = this;
    if (naming.lead !== 1 || !/^(?:for|to)$/.test(items[0]?.low ?? '') || items[naming.to]?.text !== ',') return false;
    return items.slice(naming.to + 1, naming.to + 14).some(item => copula.test(item.low));
  }

  /** A name alone that a verb follows: it may be a person's. */
  private acts(naming: Naming): boolean {
    const next = this.items[naming.to];
    if (isComma(next))
      return /(?:ing|ed)$/.test(this.items[naming.to + 1]?.low ?? '') || this.items[naming.to + 1]?.low === 'who';
    return isWord(next) && !next.capital && (plainVerb(next.low) || next.verb?.form === 'past');
  }

  /** Marks a party as the one who has just spoken. */
  spoke(party: Party): void {
    this.salience.spoke(party);
  }

  /** Someone who speaks without a name ("the woman", "one aide"): a pronoun after it means them, and no one who is named. */
  anonymous(mention: string): void {
    const party: Party = {
      id: -1,
      kind: 'person',
      name: '',
      words: [],
      gender: roleGender(mention),
      votes: { m: 0, f: 0 },
      roles: [],
      affiliations: [],
      mentions: [],
    };
    this.salience.touch(party, { subject: true, owner: false });
    this.salience.spoke(party);
  }

  /** The name of a document by its noun ("report"): the one named last, or with `early` the one named first; null when none is. */
  document(noun: string, early = false): string | null {
    return this.issuers.document(noun, early);
  }

  /** Where the text names the issuer of a document that goes by `name`. */
  issuerOf(name: string): ReturnType<Issuers['issuerOf']> {
    return this.issuers.issuerOf(name);
  }

  /** Who the phrase of the current frame stands for. */
  resolve(phrase: Phrase): Referent {
    const { items } = this;
    const head = items[phrase.to - 1];
    const first = items[phrase.from];
    if (!head || !first) return nobody;
    if (phrase.form === 'pronoun') return this.resolved.get(phrase.from) ?? this.plural(first.low);
    const named = this.here.filter(h => h.from >= phrase.from && h.to <= phrase.to + 1 && h.from < phrase.to);
    const headed = named.findLast(h => h.to === phrase.to && !h.owner) ?? named.findLast(h => h.to === phrase.to);
    if (!headed) return this.nominal(phrase, head.low);
    const pair = named.find(h => h !== headed && !h.owner && items[h.to]?.low === 'and');
    if (pair) {
      const name = `${pair.party.name} and ${headed.party.name}`;
      this.lastGroup = { name, frame: this.index };
      return { name, party: null, confidence: 0.9 };
    }
    const age = items[headed.lead - 1]?.low ?? '';
    if (headed.party.kind === 'person' && /^(?:younger|elder|older)$/.test(age))
      return this.namesake(headed.party, age === 'younger');
    const { party } = headed;
    if (party.kind !== 'person') this.lastSource = { name: party.name, frame: this.index };
    return { name: party.name, party, confidence: party.kind === 'unknown' ? 0.85 : 0.97 };
  }

  private sharers: Map<string, Party[]> | null = null;

  /** The persons by their last name, in the order in which they are named. */
  private alike(): Map<string, Party[]> {
    if (this.sharers) return this.sharers;
    this.sharers = new Map();
    for (const party of new Set(this.namings.map(naming => naming.party))) {
      const last = party.words.at(-1);
      if (party.kind === 'person' && last)
        this.sharers.set(last, [...(this.sharers.get(last) ?? []).slice(0, 2), party]);
    }
    return this.sharers;
  }

  /** "The younger Mr. Ruiz": of those who share the name, the one whom the article calls a son or a father; else it stays open. */
  private namesake(named: Party, isYounger: boolean): Referent {
    const [a, b, third] = this.alike().get(named.words.at(-1) ?? '') ?? [];
    if (!a || !b || third) return nobody;
    const goes = (party: Party, kin: RegExp) => party.roles.some(role => kin.test(role.text.toLowerCase()));
    const young = goes(a, younger) || goes(b, older) ? a : goes(b, younger) || goes(a, older) ? b : null;
    const party = young === null || isYounger ? young : young === a ? b : a;
    return party ? { name: party.name, party, confidence: 0.8 } : nobody;
  }

  /** Whom a pronoun of the current frame means when it cannot be `but`: who replies is not who has just spoken. */
  resolveOther(phrase: Phrase, but: Party): Referent {
    const gender = genderOf.get(this.items[phrase.from]?.low ?? '');
    const meant = gender ? this.salience.pronoun(gender, but) : null;
    return meant ? { ...meant, name: meant.party.name || null, confidence: meant.confidence * 0.9 } : nobody;
  }

  private plural(low: string): Referent {
    if (low === 'they' && this.lastGroup && this.index - this.lastGroup.frame < near)
      return { name: this.lastGroup.name, party: null, confidence: 0.6 };
    if (/^(?:it|they|its|their)$/.test(low) && this.lastSource && this.index - this.lastSource.frame < near)
      return { name: this.lastSource.name, party: null, confidence: 0.55 };
    return nobody;
  }

  private nominal(phrase: Phrase, head: string): Referent {
    const { items } = this;
    const bare = phrase.to - phrase.from === 1 || !/^(?:the|a|an|this|that)$/.test(items[phrase.from]?.low ?? '');
    const from = bare ? phrase.from : phrase.from + 1;
    const said = this.text.slice(items[from]?.start ?? 0, items[phrase.to - 1]?.end ?? 0).replace(/\s+/g, ' ');
    const definite = /^(?:the|this|that)$/.test(items[phrase.from]?.low ?? '');
    const single = head.replace(/s$/, '');
    const group = definite ? this.bearers.group(head) : null;
    if (group) return { name: group, party: null, confidence: 0.85 };
    if (/^[\dIVX]+$/.test(items[phrase.to - 1]?.text ?? '') && items[phrase.to - 2]?.capital)
      return this.source(said, 0.9);
    if (documentNouns.has(head)) {
      const name = phrase.form === 'name' ? said : this.document(head);
      return name ? this.source(name, 0.8) : nobody;
    }
    if (bodyNouns.has(head) && phrase.form === 'name') return this.source(said, 0.8);
    if (definite && roleNouns.has(single) && head === single) {
      const party = this.bearers.role(items[phrase.to - 2]?.low === 'former' ? `former ${single}` : single);
      if (party) return { name: party.name, party, confidence: 0.7 };
    }
    if (definite && phrase.form === 'nominal' && phrase.to - from === 1) {
      const body = this.bearers.body(head);
      if (body) return { ...this.source(body.party.name, body.named ? 0.75 : 0.6), party: body.party };
    }
    if (phrase.form !== 'name') return nobody;
    if (roleNouns.has(single)) {
      const party = definite ? this.salience.latest(p => p.kind === 'person', 6) : null;
      return party ? { name: party.name, party, confidence: 0.5 } : nobody;
    }
    return /\p{Lu}/u.test(said) ? { name: said, party: null, confidence: 0.7 } : nobody;
  }

  private source(name: string, confidence: number): Referent {
    this.lastSource = { name, frame: this.index };
    return { name, party: null, confidence };
  }
}
