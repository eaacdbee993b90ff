import type { Quote, Speaker } from '#/server/article/article.ts';
import type { Frame } from '#/server/article/frames.ts';
import type { Stretch } from '#/server/article/marks.ts';
import type { Party } from '#/server/article/people.ts';
import type { Referent } from '#/server/article/referents.ts';
import { governed, titleLike, wordCount } from '#/server/article/titles.ts';

/** A quotation as it was read, with the party that speaks and whom it is spoken to when the sentence says so. */
export type Said = {
  quote: Quote;
  party: Party | null;
  frame: number;
  block: number;
  to: Voice | null;
};
/** Who speaks: the mention that tells it, and whom it stands for. */
export type Voice = { speaker: Speaker; party: Party | null; confidence: number };
/** Whom the sentence before was about, for a quotation that has no words of its own beside it. */
export type Topic = { frame: number; cue: string | null; speaker: Speaker; referent: Referent; pronoun: boolean };

/** How a quotation without a cue is given to someone: it goes on, it is the other's turn in a dialogue, or the sentence before introduces it. */
export type Turn =
  | { by: 'same'; from: Said; continues: boolean; certainty: number }
  | { by: 'other'; voice: Voice }
  | { by: 'topic'; topic: Topic; certainty: number };

/** What a turn is read from: the quotations so far, and the topic of the frame before. */
export type Scene = { text: string; frames: Frame[]; said: Said[]; topic: Topic | null };

const same = (from: Said, continues: boolean, certainty = 0.98): Turn => ({ by: 'same', from, continues, certainty });

/** Whose words the stretch at item `at` of frame `index` are when its own sentence names nobody; null when they are no quotation. */
export function turnOf({ text, frames, said, topic }: Scene, index: number, at: number, stretch: Stretch): Turn | null {
  const frame = frames[index];
  const previous = said.at(-1) ?? null;
  if (!frame) return null;
  const quoted = text.slice(stretch.start, stretch.end);
  if (stretch.carried && previous) return same(previous, true);
  const bare = isBare(frame, at, quoted);
  const words = wordCount(quoted);
  if (!bare) {
    const opensWith = frame.items[0]?.low ?? '';
    const goesOn = /^(?:this|that|these|it|they)$/.test(opensWith) && words >= 6 && !titleLike(quoted);
    return goesOn && previous?.frame === index - 1 ? same(previous, false) : null;
  }
  if (words < 3 && !/[.!?…,]$/.test(quoted)) return null;
  // Two quotations with nothing between them are rarely one voice's.
  const abuts = previous && text.slice(previous.quote.end + 1, stretch.outer.start).trim() === '';
  const sure = abuts && previous.block === frame.block ? 0.7 : 0.98;
  if (previous?.frame === index) return same(previous, true, sure);
  const before = frames[index - 1];
  if (!before) return null;
  const here = previous?.block === frame.block;
  if (previous && here && previous.frame >= index - 1) return same(previous, true, sure);
  const introduced = before.items[before.items.length - 1]?.text === ':';
  const fresh = topic?.frame === index - 1 ? topic : null;
  const stray = fresh && fresh.cue === null && fresh.referent.party?.kind !== 'person' && !fresh.pronoun;
  if (previous && here && stray) return same(previous, true);
  if (fresh && (before.block === frame.block || introduced)) return { by: 'topic', topic: fresh, certainty: 0.9 };
  if (titleLike(quoted) && words < 5) return null;
  // A paragraph that is one sentence about someone, and the next that is nothing but a quotation.
  const alone = before.block === frame.block - 1 && frames[index - 2]?.block !== before.block;
  if (fresh && alone && !before.quoted && fresh.referent.party?.kind === 'person' && words > 3)
    return { by: 'topic', topic: fresh, certainty: 0.7 };
  if (!previous || previous.block !== frame.block - 1 || previous.frame !== index - 1) return null;
  const other = otherVoice(said);
  return other ? { by: 'other', voice: other } : same(previous, true, 0.9);
}

/** Can a quotation of this frame be told only by the sentence before: is it one that opens the frame with next to nothing beside it? */
export const leansBack = ({ items }: Frame): boolean =>
  items[0] !== undefined &&
  items[0].stretch !== null &&
  (items[1]?.capital === true || items.reduce((n, item) => n + Number(item.kind === 'word'), 0) <= 2);

/** Does the quotation stand alone in its frame, or before the next sentence run on? */
function isBare(frame: Frame, at: number, quoted: string): boolean {
  const outside = frame.items.filter(i => i.stretch === null && i.kind === 'word').length;
  if (outside === 0) return true;
  if (at !== 0) return false;
  return outside <= 2 ? !governed(frame.items, at) : /[.!?…]$/.test(quoted) && frame.items[1]?.capital === true;
}

const lookBack = 24;

/**
 * In a dialogue paragraphs without a cue alternate: the other voice is whoever spoke in the unbroken run of quotations before, or whom the last
 * question was put to. Null when only one voice is heard.
 */
function otherVoice(said: Said[]): Voice | null {
  const last = said.at(-1);
  if (!last?.quote.speaker) return null;
  let below = last.frame;
  for (let i = said.length - 2; i >= Math.max(0, said.length - lookBack); i--) {
    const one = said[i];
    if (!one || one.frame < below - 1) break;
    below = one.frame;
    const { speaker, confidence } = one.quote;
    if (speaker && !sameVoice(one, last))
      return { speaker: { ...speaker }, party: one.party, confidence: Math.min(0.75, confidence * 0.9) };
  }
  return /\?$/.test(last.quote.text.trim()) && last.to ? last.to : null;
}

/** Is it the same party, or the same words for somebody unnamed? */
export function sameVoice(a: Said, b: Said): boolean {
  const [x, y] = [a.quote.speaker, b.quote.speaker];
  if (!x || !y) return x === y;
  if (x.name !== null || y.name !== null) return x.name === y.name;
  return x.start === y.start || x.mention.toLowerCase() === y.mention.toLowerCase();
}
