import type { Attribution } from '#/server/article/attributions.ts';
import { antecedent, mainSubject, saidBefore, sharedSubject } from '#/server/article/clauses.ts';
import type { Item } from '#/server/article/frames.ts';
import { conjunction, is } from '#/server/article/lexicon.ts';
import { type Phrase, phrasesIn } from '#/server/article/phrases.ts';
import { subjectAfter, subjectBefore } from '#/server/article/subjects.ts';
import { isComma, isWord, verbHere } from '#/server/article/verbs.ts';

const reach = 60;

/** Where words before a quoted item are read: items `from` to `q`; `close` tells a comma or colon right before it. */
type Stand = { items: Item[]; floor: number; from: number; q: number; colon: boolean; comma: boolean };

const framed = ({ colon, comma }: Stand): Attribution['tie'] => (colon || comma ? 'frame' : 'built-in');

/** `Ruiz said, "…"`, `Ruiz told the paper: "…"`, `what Ruiz called "…"`, `Ruiz's reply: "…"`, `Ruiz said the dam was "…"`. Nothing before item `floor` is read. */
export function attributionBefore(items: Item[], q: number, floor: number): Attribution | null {
  const last = items[q - 1];
  const from = Math.max(floor, q - reach);
  const stand = { items, floor, from, q, colon: last?.text === ':', comma: isComma(last) };
  return byOpeningVerb(stand) ?? byWordsOf(stand) ?? byVerb(stand) ?? byNoun(stand) ?? byColon(stand);
}

/** "Says Ruiz: “…”" */
function byOpeningVerb(stand: Stand): Attribution | null {
  const { items, floor, q } = stand;
  const opening = items[floor];
  const verb = floor === 0 && opening?.capital ? opening.verb : null;
  if (!opening || verb?.kind !== 'say' || verb.form === 'base') return null;
  const speaker = subjectAfter(items, 1, q);
  return speaker?.form === 'name'
    ? { speaker, cue: opening.text, tie: framed(stand), side: 'before', verb: floor }
    : null;
}

/** "In the words of Ruiz, “…”", "to quote Ruiz, “…”" */
function byWordsOf(stand: Stand): Attribution | null {
  const { items, floor, q } = stand;
  let comma = q - 2;
  while (comma > floor && !isComma(items[comma])) comma--;
  for (const at of comma > floor ? [floor, comma + 1] : [floor]) {
    const words = wordsOf(items, at, q);
    if (words && words.speaker.to >= q - 1) return { ...words, tie: framed(stand), side: 'before', verb: null };
  }
  return null;
}

function wordsOf(items: Item[], at: number, q: number): { speaker: Phrase; cue: string } | null {
  const [a, b, c, d] = [items[at], items[at + 1], items[at + 2], items[at + 3]].map(item => item?.low ?? '');
  if (a === 'to' && (b === 'quote' || b === 'paraphrase')) {
    const speaker = subjectAfter(items, at + 2, q);
    return speaker && { speaker, cue: 'quote' };
  }
  if (a !== 'in' || b !== 'the' || d !== 'of' || !/^(?:words?|phrase|view)$/.test(c ?? '')) return null;
  const speaker = subjectAfter(items, at + 4, q);
  return speaker && { speaker, cue: 'in the words of' };
}

/** By the verb of saying, naming or holding that stands nearest before. */
function byVerb(stand: Stand): Attribution | null {
  const { items, floor, from, q, colon, comma } = stand;
  for (let v = q - 1; v >= from; v--) {
    const item = items[v];
    if (!item) continue;
    if (item.low === 'according' && items[v + 1]?.low === 'to') {
      const speaker = subjectAfter(items, v + 2, q);
      if (speaker) return { speaker, cue: 'according to', tie: framed(stand), side: 'before', verb: null };
    }
    const verb = verbHere(items, v) ? item.verb : null;
    if (!verb || isPassive(stand, v) || namesThing(stand, v)) continue;
    const near = v === q - 1 || comma || colon;
    const tie = near && (verb.kind === 'say' || (verb.kind === 'hold' && (comma || colon))) ? 'frame' : 'built-in';
    const speaker = subjectOf(stand, v) ?? mainSubject(items, floor, v);
    return { speaker, cue: item.text, tie, side: 'before', verb: v };
  }
  return null;
}

/** "was told", "is called": the subject is no speaker; "was quoted as saying" has one. */
function isPassive({ items }: Stand, v: number): boolean {
  const verb = items[v]?.verb ?? null;
  if (verb?.form !== 'past' || !/^(?:was|were|is|are|been|being|be)$/.test(items[v - 1]?.low ?? '')) return false;
  return verb.base !== 'quote' && (verb.kind !== 'say' || /^(?:ask|tell)$/.test(verb.base));
}

/** "a play called “…”" names the play; "what they call “…”" gives their words. */
function namesThing({ items, from, q }: Stand, v: number): boolean {
  const verb = items[v]?.verb ?? null;
  if (v !== q - 1 || verb?.form !== 'past') return false;
  if (!/^(?:call|dub|name|nickname|title|term|label|brand|tag|entitle)$/.test(verb.base)) return false;
  return !items.slice(Math.max(from, v - 6), v).some(item => item.low === 'what');
}

function subjectOf({ items, from }: Stand, v: number): Phrase | null {
  const ing = items[v]?.verb?.form === 'ing';
  if (ing) return antecedent(items, from, v) ?? saidBefore(items, from, v);
  const joined = is(items[v - 1], conjunction);
  return (joined ? sharedSubject(items, from, v) : subjectBefore(items, from, v)) ?? antecedent(items, from, v);
}

const nounCue =
  /^(?:claim|statement|promise|warning|assertion|pledge|vow|call|comment|remark|view|belief|description|suggestion|argument|insistence|contention|allegation|response|answer|reply|message|question|word|tweet|advice|slogan|motto|verdict|conclusion|post|email|e-mail|letter|speech|memo|op-ed|note|text)s?$/;

/** "Ruiz's reply: “…”", "her motto, “…”" */
function byNoun({ items, from, q, colon }: Stand): Attribution | null {
  const tie = colon ? 'frame' : 'built-in';
  for (let v = q - 1; v >= Math.max(from, q - 8); v--) {
    const item = items[v];
    if (!isWord(item) || !nounCue.test(item.low)) continue;
    const owner = phrasesIn(items, from, v + 1).find(p => p.from <= v && p.to > v);
    if (!owner) continue;
    const own = items.slice(owner.from, owner.to).findLastIndex(i => i.kind === 'possessive');
    if (own > 0) {
      const speaker = { from: owner.from, to: owner.from + own, form: owner.form };
      return { speaker, cue: item.text, tie, side: 'before', verb: null };
    }
    if (/^(?:his|her|their|its|my|our)$/.test(items[owner.from]?.low ?? '')) {
      const speaker: Phrase = { from: owner.from, to: owner.from + 1, form: 'pronoun' };
      return { speaker, cue: item.text, tie, side: 'before', verb: null };
    }
  }
  return null;
}

/** "Tom Hale, 44, baker: “…”", "Q: “…”" */
function byColon({ items, floor, from, q, colon }: Stand): Attribution | null {
  if (!colon) return null;
  const ends = phrasesIn(items, from, q - 1).findLast(p => p.to === q - 1 && p.form === 'name');
  const named = ends && items[q - 2]?.capital && items[q - 3]?.capital;
  const label = q === floor + 2 && items[floor]?.capital ? { from: floor, to: q - 1, form: 'name' as const } : null;
  const speaker = named
    ? { from: ends.from, to: ends.to, form: ends.form }
    : (label ?? mainSubject(items, floor, q - 1));
  return { speaker, cue: ':', tie: 'frame', side: 'before', verb: null };
}
