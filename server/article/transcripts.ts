import type { Block, Speaker } from '#/server/article/article.ts';
import type { Hearsay } from '#/server/article/hearsay.ts';

const label = /^(\p{Lu}[\p{L}\p{M}.’' -]{0,38}):\s+(?=[^\s"“‘«])/u;

/**
 * The turns of a transcript, by block: paragraphs that begin with a speaker's name and a colon and have no quotation marks. Only where such
 * labels come back, at least three paragraphs of two speakers: a label alone ("Update: …") is none. What a turn says is vouched for by its speaker.
 */
export function turnsOfTranscript(text: string, blocks: Block[]): Map<number, Hearsay> {
  const turns = new Map<number, Hearsay>();
  const names = new Map<string, number>();
  for (const [index, { start, end, kind }] of blocks.entries()) {
    const found = kind === 'paragraph' ? label.exec(text.slice(start, Math.min(end, start + 48))) : null;
    const name = found?.[1];
    if (!found || !name) continue;
    const speaker: Speaker = { start, end: start + name.length, mention: name, name };
    turns.set(index, { start: start + found[0].length, end, speaker });
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const talk = turns.size >= 3 && names.size >= 2 && [...names.values()].some(count => count > 1);
  return talk ? turns : new Map();
}
