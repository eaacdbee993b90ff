import type { Figure, Span } from '#/server/article/article.ts';
import { isPluralNoun } from '#/server/article/words.ts';
import type { Material } from '#/server/quiz/material.ts';
import { presentBase } from '#/server/quiz/verb-forms.ts';
import { nounAfter } from '#/server/quiz/wording.ts';

const hedges =
  /(?:^|\s)(about|around|roughly|approximately|some|an estimated|close to|nearly|almost|at least|more than|over|well over|just over|as many as|as much as|up to|fewer than|less than|under|just under|at most|only|just|exactly|a total of|another|a further|an additional|an average of)$/i;
const questionHedge = new Map(
  Object.entries({
    around: 'about',
    roughly: 'about',
    approximately: 'about',
    some: 'about',
    'an estimated': 'about',
    'close to': 'about',
    over: 'more than',
    'well over': 'more than',
    'just over': 'more than',
    'as many as': 'up to',
    'as much as': 'up to',
    under: 'less than',
    'just under': 'about',
    nearly: 'about',
    almost: 'about',
    only: '',
    just: '',
    exactly: '',
    'a total of': '',
  }),
);

/**
 * The words before a figure without its hedge, and the hedge as a question says it ("about how many"). `refused` hedges ("another 30",
 * "an average of 30") change what is asked, and give null as the hedge's clause.
 */
export function hedgeBefore(before: string): { before: string; hedge: string } {
  const match = hedges.exec(before.trimEnd());
  if (!match) return { before, hedge: '' };
  const word = (match[1] ?? '').toLowerCase();
  const rest = before.trimEnd().slice(0, match.index);
  const more = hedges.exec(rest);
  const kept = more ? rest.slice(0, more.index) : rest;
  if (/^(?:another|a further|an additional|an average of)$/.test(word)) return { before, hedge: '' };
  if (
    /^(?:over|under|around|about)$/.test(word) &&
    /(?:spread|dispute|talks?|war|vote|decision|concerns?|questions?|control|ranging)$/.test(rest)
  )
    return { before, hedge: '' };
  return { before: kept, hedge: questionHedge.get(word) ?? word };
}

const currencyWord =
  /^ ((?:\p{Lu}[\p{L}.]+ )?(?:pence|cents|dollars|euros|yen|francs|pounds|rupees|yuan|pesos|marks|crowns|kronor|kroner|roubles|rubles|lira|reais|rand|won|riel|baht|dirhams|shillings|naira))(?!\p{L})/u;
const unitWord = /^[\s-]?((?:square |cubic |nautical |metric |light )?(?:\p{L}{4,}|km|kg|mph))(?![\p{L}-])/u;

/** What asks for a figure ("how many engineers", "what percentage", "how much money"), with the words after what it takes in; or null. */
export function wanted(
  material: Material,
  figure: Figure,
  core: Span,
  after: string,
): { wh: string; after: string } | null {
  switch (figure.kind) {
    case 'percent':
      return { wh: 'what percentage', after };
    case 'points':
      return { wh: 'how many percentage points', after: after.replace(/^ ?(?:percentage )?points?/, '') };
    case 'money': {
      const coin = currencyWord.exec(after);
      return coin ? { wh: `how many ${coin[1]}`, after: after.slice(coin[0].length) } : { wh: 'how much money', after };
    }
    case 'measure':
    case 'duration': {
      const unit = unitWord.exec(after)?.[1];
      if (unit === undefined || (!isPluralNoun(unit.split(' ').at(-1) ?? '') && !/^(?:km|kg|mph)$/.test(unit)))
        return null;
      return { wh: `how many ${unit}`, after: after.slice(after.indexOf(unit) + unit.length) };
    }
    case 'count': {
      if (/^ of (?:the|its|his|her|their|those) (?:\d[\d,]* )?\p{Ll}/u.test(after)) return { wh: 'how many', after };
      const noun = nounAfter(material, figure, core);
      if (noun === null || /^(?:other|more|further|additional|such|of)\b/.test(noun) || /\bothers$/.test(noun))
        return null;
      const rest = after.slice(after.indexOf(noun) + noun.length);
      // "237 orders and commitments for": both are counted together
      const pair = /^ and (\p{Ll}{3,}s)(?= (?:for|in|of|at|to|from|on|were|are|was|have|had|with)\b|[.,])/u.exec(rest);
      const joined = pair && isPluralNoun(pair[1] ?? '') && presentBase(pair[1] ?? '') === null ? pair[0] : '';
      return { wh: `how many ${noun}${joined}`, after: rest.slice(joined.length) };
    }
    case 'number':
      return { wh: 'what figure', after };
    default:
      return null;
  }
}
