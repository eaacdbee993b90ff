import type { Quote } from '#/server/article/article.ts';
import type { Attribution } from '#/server/article/attributions.ts';
import { attributionAfter } from '#/server/article/cue-after.ts';
import { attributionBefore } from '#/server/article/cue-before.ts';
import { cueVerb, documentNouns } from '#/server/article/cues.ts';
import type { Item } from '#/server/article/frames.ts';
import { determiner, is, preposition } from '#/server/article/lexicon.ts';
import type { Stretch } from '#/server/article/marks.ts';
import type { Phrase } from '#/server/article/phrases.ts';
import { governed, introduces, isNickname, titleLike, wordCount } from '#/server/article/titles.ts';
import { isComma, verbHere } from '#/server/article/verbs.ts';

/** What the reporter's sentence makes of a quoted stretch: a quotation of a kind, with who says it. */
export type Framing = { kind: Quote['kind']; attribution: Attribution };

/** A quoted stretch of the same frame that has been read before: its item, and what gives it to its speaker. */
export type Earlier = { at: number; attribution: Attribution };

const onlyLetter = /^\P{L}*\p{L}\P{L}*$/u;
const takesTitle = /^(?:tell|ask|read|write|sing|join|host)$/;
const performs = /^(?:sing|rap|recite)$/;

/** What the frame itself says of the stretch at item `at`; null when it gives the words to no one. `own` are the quotations before it in the frame. */
export function framingOf(text: string, items: Item[], at: number, stretch: Stretch, own: Earlier[]): Framing | null {
  const quoted = text.slice(stretch.start, stretch.end).trim();
  const words = wordCount(quoted);
  if (words === 0 || (words === 1 && onlyLetter.test(quoted)) || isNickname(items, at, words)) return null;
  const before = items[at - 1];
  const next = items[at + 1];
  const built = governed(items, at);
  const title = titleLike(quoted);
  // "The report, “Water in Oda,” …": a title beside its noun.
  const beside = items[at - 2]?.low ?? '';
  if (isComma(before) && title && (documentNouns.has(beside) || introduces.test(beside))) return null;
  const open = !/[.]$/.test(quoted) || isComma(next);
  const earlier = own.at(-1);
  const framed = own.findLast(o => o.attribution.tie === 'frame');
  const lead = attributionBefore(items, at, framed ? framed.at + 1 : 0);
  // A quotation with its own stop and the next sentence run on without a space has no words after it.
  const runOn = next?.capital && next.start === stretch.outer.end && /[.!?]$/.test(quoted);
  const trail = open && next && !runOn ? attributionAfter(items, at) : null;
  const verbBefore = verbHere(items, at - 1) ? (before?.verb ?? null) : null;
  if (title && words > 1 && verbBefore && takesTitle.test(verbBefore.base)) return null;
  // What is sung is a song.
  if (verbBefore && performs.test(verbBefore.base) && !trail) return null;
  if (lead?.cue === ':' && trail && !built) return { kind: 'direct', attribution: trail };
  if (lead?.tie === 'frame' && !built && lead.speaker) return { kind: 'direct', attribution: lead };
  const goesOn =
    earlier?.attribution.side === 'after' && (isComma(before) || verbHere(items, at - 1)) && !lead?.speaker;
  const listed = earlier && !lead && !trail && isListed(items, earlier.at + 1, at);
  if (earlier && !built && (goesOn || listed)) return { kind: 'direct', attribution: earlier.attribution };
  if (built && title && (words > 1 || introduces.test(before?.low ?? ''))) return null;
  if (trail) {
    if (!built) return { kind: 'direct', attribution: trail };
    if (is(before, preposition) && words < 3 && !lead) return null;
    return { kind: 'partial', attribution: trail };
  }
  if (!lead) return null;
  if (lead.tie === 'frame' && !built) return { kind: 'direct', attribution: lead };
  const verb = cueVerb(lead.cue.toLowerCase());
  if (title && words > 1 && verb?.kind !== 'call') return null;
  if (verb?.kind === 'hold' && words < 4) return null;
  if (verb?.kind === 'call' && words < 4 && lead.speaker && isGeneral(items, lead.speaker)) return null;
  return { kind: 'partial', attribution: lead };
}

/** "Doctors call it “white lung”": what people of a kind call a thing is its name. */
function isGeneral(items: Item[], { from, to, form }: Phrase): boolean {
  const head = items[to - 1]?.low ?? '';
  return form === 'nominal' && !is(items[from], determiner) && /s$|^people$/.test(head);
}

/** Nothing but "and" or "or" between two quoted stretches. */
function isListed(items: Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (items[i]?.kind === 'word' && !/^(?:and|or)$/.test(items[i]?.low ?? '')) return false;
  return true;
}
