import type { Figure } from '#/server/article/article.ts';
import { numbersIn } from '#/server/quiz/figure-form.ts';
import { segmentsOf } from '#/server/quiz/segments.ts';
import { taggedWords } from '#/server/quiz/tagged-words.ts';
import { gap } from '#/server/quiz/wording.ts';

/** A sentence in brackets, one that is cut before its verb, an amount on top of another that is not told, "100 percent sure". */
export const isUnfinished = (passage: string): boolean =>
  /^[([]|[<>{}]|https?:/.test(passage) ||
  /^(?:With|Throughout|Including|Maybe|Perhaps|What|Who|How|Why|When would)\b/.test(passage) ||
  /\beither\b(?!.*\bor\b)|____ of (?:his|her|their|its|the) \p{L}+\.$/u.test(passage) ||
  / in the (?:day|hour|time|moment)\.$/.test(passage) ||
  // what a picture shows, and words that lost what stood between them
  /\((?:left|right|cent(?:er|re)|pictured|above)\)| [.,;]/.test(passage) ||
  isPassing(passage) ||
  /____-\p{Ll}+ (?:plan|high|low)\b|\b(?:above|below|beyond) ____/u.test(passage) ||
  /____ (?:\p{L}+ )?cents? (?:a|per) share\b|____ \p{L}+ \(\d/u.test(passage) ||
  /["“]____|\([^)]*____|\b(?:per|every) ____/.test(passage) ||
  !hasVerb(passage) ||
  /\b(?:further|additional|another|extra) ____/i.test(passage) ||
  /____ (?:minutes?|years?|months?|weeks?|days?|hours?) (?:afterwards|later|earlier|before|after)\b/.test(passage);

/** A length of time that only says how long ago, how far off or over what span: "in ____ weeks", "over ____ years, however", "with ____ months left". */
const isPassing = (passage: string): boolean =>
  /\b(?:[Oo]ver|[Ii]n|[Ww]ithin) (?:(?:just|only|about|the (?:past|last|next|coming)) )*____ (?:\p{L}+ )?(?:seconds|minutes|hours|days|weeks|months|years)(?:[,.]| (?:--|[-–—])|$)/u.test(
    passage,
  ) ||
  /____ (?:seconds|minutes|hours|days|weeks|months|years) (?:left|remaining|away|old|to go)\b|____[ -]seconds?\b/.test(
    passage,
  );

function hasVerb(passage: string): boolean {
  const words = taggedWords(passage.replace(gap, '0'), null);
  return segmentsOf(words).some(
    ({ kind, link }) =>
      kind === 'predicate' || (kind === 'clause' && !/^(?:when|if|because|after|as|while|that)$/.test(link)),
  );
}

/** The same measure once more, in other units, or a figure whose signs came to grief. */
export const isMarred = (passage: string): boolean =>
  /____[^.;()]{0,40} \((?:about |some )?[^\d()]{0,4}\d|\d,\d\d?(?: ?%|\D)(?!\d)|#\d/.test(passage);

/**
 * Whether the words tell how a figure follows from others: "doubles, from 30 to ____"; a list that falls from 22 over it to 18; what two numbers make together
 * or apart; the percentage that 24 points are of the level that they led to.
 */
export function isWorkedOut(passage: string, { value, kind }: Figure): boolean {
  const [before = '', after = ''] = passage.split(gap);
  const shown = numbersIn(passage);
  const [last, next] = [numbersIn(before.slice(-60)).at(-1), numbersIn(after.slice(0, 60))[0]];
  if ((last ?? next) !== undefined && /\b(?:doubl|tripl|quadrupl|halv|twice|thrice)/i.test(passage)) return true;
  if (last !== undefined && next !== undefined && /^[^,.;]{0,12},/.test(after) && next * 2 > last && last * 2 > next)
    return true;
  const makes = (a: number, b: number) =>
    value !== null &&
    (a + b === value ||
      Math.abs(a - b) === value ||
      (kind === 'percent' && (100 - a - b === value || Math.abs((100 * a) / b - value) < 0.08 * value)));
  if (kind === 'percent' && value !== null && shown.includes(100 - value)) return true;
  if (shown.some((a, i) => shown.some((b, j) => i !== j && makes(a, b)))) return true;
  // "52 votes, ten of them Republicans and two of no party": what is left of the whole
  return (
    value !== null &&
    shown.some((whole, i) =>
      shown.some((a, j) => shown.some((b, k) => i !== j && i !== k && j < k && whole - a - b === value)),
    )
  );
}
