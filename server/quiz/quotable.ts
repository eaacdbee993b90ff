import type { Quote } from '#/server/article/article.ts';
import { readClause } from '#/server/quiz/clause.ts';
import { isTitleCased, type Material } from '#/server/quiz/material.ts';
import { goesOn } from '#/server/quiz/points-outside.ts';
import { leans } from '#/server/quiz/self-contained.ts';
import { isBase, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';

const fewest = 8;
const most = 40;

/** Words in the quotation marks of the language; the comma before the reporter's words is left out. */
export function quotation(words: string): string {
  return `“${words.trim().replace(/,$/, '')}”`;
}

/** Words that say so much are known again by who has read the article, also where they speak of "it". */
const telling = 7;

/**
 * The words of a quotation by which a reader of the article knows it again: those that can stand alone, or where none do the sentences that
 * say most, where that is much.
 */
export function knownWords(material: Material, quote: Quote, longest = most): string | null {
  const isTelling = (words: string) => matter(words) >= telling && !goesOn.test(words);
  return quotedWords(material, quote, longest) ?? wordsOf(material, quote, longest, isTelling);
}

/**
 * The words of a quotation that can stand alone on a quiz: all of it, or of a long one the sentences that say most. They are whole sentences
 * of 8 words or more, at most `longest`, name what they speak of and have a matter of their own. Null where none do.
 */
export function quotedWords(material: Material, quote: Quote, longest = most): string | null {
  return wordsOf(material, quote, longest, words => !leans(words, material.topic));
}

function wordsOf(
  material: Material,
  quote: Quote,
  longest: number,
  isClear: (words: string) => boolean,
): string | null {
  if (!isEntire(material, quote)) return null;
  const sentences = quote.text
    .split(/(?<=[.!?…]["”’]?)(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|Jr|Sr|No|vs)\.)\s+(?=["“‘]?\p{Lu})/u)
    .map(sentence => sentence.replace(/^["“]|\s+/g, found => (found.trim() === '' ? ' ' : '')).trim());
  let best: string | null = null;
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from + 1; to <= Math.min(sentences.length, from + 4); to++) {
      const words = sentences.slice(from, to).join(' ');
      const count = words.split(' ').length;
      if (count > longest) break;
      if (count < fewest || !isWhole(words) || !isClear(words)) continue;
      if (from === 0 && to === sentences.length) return words;
      if (best === null || matter(words) > matter(best)) best = words;
    }
  }
  return best;
}

/** Whether a quotation is whole sentences: it begins as one, and what goes on after the reporter's words is not its second half. */
function isEntire(material: Material, quote: Quote): boolean {
  const text = quote.text.trim();
  if (quote.kind === 'partial') return /^\p{Lu}/u.test(text) && readClause(text) !== null;
  if (!/^["“‘]?[\p{Lu}\d$]/u.test(text)) return false;
  const next = material.analysis.quotes.find(other => other.continues === quote.id);
  return !next || /[.!?…]["”’]?$/.test(text) || /^\p{Lu}/u.test(next.text) || next.sentence !== quote.sentence;
}

function isWhole(words: string): boolean {
  return (
    isBalanced(words) &&
    !isHeadline(words) &&
    // "In terms of price.": a phrase without a clause behind it
    !/^(?:In|On|At|By|For|From|With|As|Like|Of|To|Through|Without|Instead|Such|Than|Despite|After|Before|Because) [^,]*,?$/.test(
      words,
    ) &&
    !/^(?:But|And|So|Or|Because|Which|Also|Then|Instead|Otherwise|Yes|No|Yeah|Yet|Still|However)\b/.test(words) &&
    !/\bhttps?:|[@#]\p{L}|\.\.\.|…/u.test(words) &&
    matter(words) >= 3 &&
    // "our parents": only one of the family can say it
    !/\b(?:my|our) (?:late |own |dear |older |younger )?(?:father|mother|parents|brother|sister|husband|wife|son|daughter|dad|mom|mum|family|kids|children|partner|client|clients)\b/i.test(
      words,
    ) &&
    hasVerb(words)
  );
}

const light = new Set(
  'that this these those they them there their what when where which while will would could should have been with from into just very really think know going make made want like some more much many about because then than here well thing things going take been being does doing done have having said saying tell come came give gave always never ever every people your ours mine need needs lot lots good great sure right only even also still over other others anything something everything nothing someone somebody everyone everybody anyone anybody nobody kind back down must might shall look looks looking feel feels'.split(
    ' ',
  ),
);

/** How many words of a quotation carry meaning. */
export function matter(words: string): number {
  const all = words.toLowerCase().match(/\p{L}[\p{L}’']{3,}/gu) ?? [];
  return new Set(all.filter(word => !/[’']/.test(word) && !light.has(word))).size;
}

function hasVerb(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}’']+/u)
    .some(
      word =>
        isVerb(word) || isBase(word) || presentBase(word) !== null || /[’'](?:s|re|ve|ll|d|m|t)$|[^e]ed$/.test(word),
    );
}

/** A title, or an -ing form at the head without a comma: the rest of a sentence. */
function isHeadline(text: string): boolean {
  return isTitleCased(text, 0) || /^\p{Lu}\p{Ll}{2,}ing (?!is |was |are |were )[^,]*$/u.test(text);
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  if (/’’|‘‘|''|``/.test(text) || count('[') !== count(']') || count('(') !== count(')')) return false;
  return (text.match(/[“«]/g) ?? []).length === (text.match(/[”»]/g) ?? []).length && !text.includes('"');
}
