import type { Gender } from '#/server/article/name-runs.ts';
import type { Party } from '#/server/article/people.ts';

/** How a party stands in the frame that names it: as subject, and as a mere possessor ("Ruiz's brother"). */
type Place = { subject: boolean; owner: boolean };
type Recent = Place & { party: Party; frame: number; block: number; main: boolean; spoke: number };
/** The party that a pronoun means, with the confidence, 0 to 1; null when none fits. */
export type Meant = { party: Party; confidence: number } | null;

const remembered = 12;
const paragraphs = 6;
const framesOfSpeech = 6;

/**
 * Who a reader of the article has in mind. A pronoun means the most salient party that fits: near, subject rather than object, speaker rather
 * than bystander (Grosz, Joshi and Weinstein 1995; Lappin and Leass 1994, with fewer weights). All methods take constant time.
 */
export class Salience {
  private recent: Recent[] = [];
  private frame = -1;
  private block = 0;
  private mainSeen = false;
  // What the pronouns of the text have told of those whose names tell no gender.
  private readonly heard = new Map<Party, Gender>();

  /** Begins the next frame. */
  enter(frame: number, block: number): void {
    this.frame = frame;
    this.block = block;
    this.mainSeen = false;
  }

  /** A party is named or meant here. */
  touch(party: Party, { subject, owner }: Place): void {
    const at = this.recent.findIndex(r => r.party === party);
    const old = at >= 0 ? this.recent[at] : undefined;
    const here = old?.frame === this.frame ? old : undefined;
    const main = (here?.main ?? false) || (subject && !this.mainSeen);
    if (subject) this.mainSeen = true;
    if (at >= 0) this.recent.splice(at, 1);
    const wasSubject = here?.subject ?? false;
    this.recent.push({
      party,
      frame: this.frame,
      block: this.block,
      subject: subject || wasSubject,
      main,
      owner: owner && !wasSubject,
      spoke: old?.spoke ?? 0,
    });
    if (this.recent.length > remembered) this.recent.shift();
  }

  /** A party has just spoken. */
  spoke(party: Party): void {
    const known = this.recent.find(r => r.party === party);
    if (known) known.spoke = this.frame + 1;
  }

  /** The party touched last that the test lets pass, not longer ago than some frames. */
  latest(fits: (party: Party) => boolean, frames: number): Party | null {
    return this.recent.findLast(r => this.frame - r.frame < frames && fits(r.party))?.party ?? null;
  }

  /** Whom "he" or "she" means here, `but` left out. What is learned of the gender of a party counts from then on. */
  pronoun(gender: Gender, but: Party | null = null): Meant {
    let best: { party: Party; score: number } | null = null;
    let second = Number.NEGATIVE_INFINITY;
    for (const entry of this.recent) {
      const score = entry.party === but ? null : this.score(entry, gender);
      if (score === null) continue;
      if (!best || score > best.score) {
        second = best?.score ?? second;
        best = { party: entry.party, score };
      } else if (score > second) second = score;
    }
    if (!best) return null;
    const known = this.genderOf(best.party) === gender;
    if (best.party.gender === null) this.heard.set(best.party, gender);
    const margin = Number.isFinite(second) ? best.score - second : 3;
    return { party: best.party, confidence: Math.min(0.95, (known ? 0.6 : 0.45) + 0.12 * margin) };
  }

  private genderOf(party: Party): Gender | null {
    return party.gender ?? this.heard.get(party) ?? null;
  }

  private score({ party, frame, block, subject, main, owner, spoke }: Recent, gender: Gender): number | null {
    const known = this.genderOf(party);
    if ((known !== null && known !== gender) || party.kind === 'body') return null;
    const far = Math.max(0, this.block - block);
    if (far > paragraphs) return null;
    const distance = this.frame - frame;
    let score = -0.7 * Math.min(distance, 3) - 0.8 * far;
    if (subject) score += main ? 1.4 : 0.7;
    // A sentence of this paragraph that is about someone else moves the attention there.
    if (main && far === 0 && distance <= 2) score += 0.7;
    if (owner) score -= 0.5;
    const since = this.frame + 1 - spoke;
    if (spoke > 0 && since <= framesOfSpeech) score += 1.3 - 0.15 * since;
    if (party.gender === gender) score += 1;
    if (party.kind === 'unknown') score -= 0.5;
    return score;
  }
}
