import { bodyNouns, roleNouns } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { conjunction, is, preposition, roleNoun } from '#/server/article/lexicon.ts';
import type { Naming, Party } from '#/server/article/people.ts';
import { isComma, isWord } from '#/server/article/verbs.ts';

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

const reachBefore = 6;
const reachAfter = 14;

/** Nouns that speak of any company or organisation named before: "the company said". */
const genericBody =
  /^(?:company|firm|airline|carmaker|automaker|manufacturer|maker|retailer|giant|startup|group|organization|organisation|charity|agency|bank|club|team|union|network|newspaper|paper|publisher|university|school|college|hospital|ministry|department|bureau|authority|council|commission|committee|board|court|party|institute|museum|foundation|association|operator|utility|developer|regulator|watchdog|nonprofit)$/;

/** Who bears which role in an article, so that "the mayor" and "the company" can be told later. */
export class Bearers {
  private readonly roles = new Map<string, Party>();
  private readonly groups = new Map<string, string>();
  private readonly bodies = new Map<string, Party>();
  private lastBody: Party | null = null;

  /** Notes the roles that stand beside a naming: "Mayor Lou Brandt", "Pia Holt, a councilwoman", "the Oda Water Authority". */
  note(items: Item[], naming: Naming, previous: Naming | null, next: Naming | null): void {
    const { party } = naming;
    if (party.kind === 'body') {
      this.lastBody = party;
      for (const word of party.words) if (bodyNouns.has(word)) this.bodies.set(word, party);
      return;
    }
    const floor = Math.max(0, naming.from - reachBefore, previous?.to ?? 0);
    for (let i = naming.from - 1; i >= floor; i--) {
      const item = items[i];
      if (!isWord(item) || item.low === 'of' || is(item, conjunction)) break;
      if (is(item, preposition) || item.verb?.form === 'past') break;
      const single = item.low.replace(/s$/, '');
      if (roleNouns.has(single)) {
        this.roles.set(items[i - 1]?.low === 'former' ? `former ${single}` : single, party);
        const joined = next?.from === naming.to + 1 && items[naming.to]?.low === 'and' ? next : null;
        if (item.low.endsWith('s') && joined) this.groups.set(item.low, `${party.name} and ${joined.party.name}`);
      }
      for (const [shape, names] of titleRoles)
        if (shape.test(item.low)) for (const name of names) this.roles.set(name, party);
    }
    if (!isComma(items[naming.to])) return;
    for (let i = naming.to + 1; i < items.length && i < naming.to + reachAfter; i++) {
      const item = items[i];
      if (!item || item.stretch !== null || (isComma(item) && i > naming.to + 2)) break;
      if (/^(?:who|which|said|told)$/.test(item.low)) break;
      if (is(item, roleNoun)) this.roles.set(item.low, party);
    }
  }

  /** Who is called by a role ("mayor", "former mayor"); null when nobody has been. */
  role(noun: string): Party | null {
    return this.roles.get(noun) ?? null;
  }

  /** The names that a plural role stands for ("the senators" after "Senators Ruiz and Ode"). */
  group(noun: string): string | null {
    return this.groups.get(noun) ?? null;
  }

  /** The body that "the company" or "the authority" means: the one with the noun in its name, else for a general noun the one named last. */
  body(noun: string): { party: Party; named: boolean } | null {
    const known = this.bodies.get(noun);
    if (known) return { party: known, named: true };
    return this.lastBody && genericBody.test(noun) ? { party: this.lastBody, named: false } : null;
  }
}
