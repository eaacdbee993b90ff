import type { Figure, Span } from '#/server/article/article.ts';
import { type NumberForm, numbersIn } from '#/server/quiz/figure-form.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { toldOnce } from '#/server/quiz/restated.ts';
import { baseForm, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';

const numeric = new Set(['percent', 'points', 'count', 'money', 'measure', 'duration', 'number']);

/** Whether a figure has a fixed value that is worth asking for: no ordinals, ages, ranges or loose times; no "one" or "two". */
export function isAskable(figure: Figure): boolean {
  if (figure.kind === 'date') return figure.timex !== null && figure.low === null && /^\d{4}/.test(figure.timex);
  if (!numeric.has(figure.kind) || figure.value === null || figure.low !== null || figure.high !== null) return false;
  if (/\b(?:ways?|times?|things?|reasons?|cases?|occasions?|ones?|kinds?|types?|sides?|others?)$/.test(figure.of ?? ''))
    return false;
  return Math.abs(figure.value) > 2 || figure.kind === 'percent' || figure.kind === 'money';
}

/** What a player does many times in every match. */
const plays =
  /\b(?:saves|shots|carries|assists|rebounds|tackles|receptions|catches|strikeouts|steals|turnovers|yards|blocks|attempts|fouls|laps|corners|hits|innings|overs|wickets|touchdowns|goals|interceptions)$/;
/** What a maker's sheet tells of a thing. */
const fittings =
  /^[ -]?(?:horsepower|hp|bhp|kW|kWh|lb-ft|Nm|PS|megapixels?|pixels|mAh|mph|m\.p\.h|rpm|GHz|GB|cubic (?:foot|feet|inch|cent)|colou?rs|mm|mil+imet(?:er|re)s)(?![\p{L}])/u;
/** The tape of an exchange. */
const ticker = /\b(?:turnover of|shares outstanding|cents bid|composite trading|over-the-counter trading)\b/;
const prices = /\b(?:index|average|Dow|Nasdaq|NASDAQ|FTSE|Nikkei|Dax|DAX|S&P|points?|shares?|stocks?|trading)\b/;

/**
 * Whether nobody needs to know a number: the level or the points of an index, whose percentage tells more; a price to the cent; three digits
 * with a fraction or five without; what a player does many times in every match.
 */
export function isTrifle(material: Material, figure: Figure, form: NumberForm): boolean {
  const { kind, of } = figure;
  if (kind === 'percent' || kind === 'points' || kind === 'date') return false;
  const digits = String(form.mantissa)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  if (form.decimals > 0 && digits > 2 && kind !== 'money') return true;
  if (kind === 'money') return (form.decimals === 2 && form.scale === 1) || isPrice(material, figure, form);
  const unit = material.text.slice(form.end, form.end + 24);
  if (digits > 4 || plays.test(of ?? '') || /^ yards\b/.test(unit) || fittings.test(unit)) return true;
  const sentence = sentenceAt(material, figure.sentence);
  if (sentence && ticker.test(slice(material, sentence))) return true;
  if (kind === 'number') return sentence !== null && prices.test(slice(material, sentence));
  return /\bpoints?$/.test(of ?? '') && material.figuresIn(figure.sentence).some(({ kind }) => kind === 'percent');
}

/** The price of the day of what is traded by the barrel, the ounce or the pound sterling. */
function isPrice(material: Material, figure: Figure, form: NumberForm): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  const behind = material.text.slice(form.end, form.end + 12);
  return (
    /^ ?(?:cents?|pence)\b/.test(behind) ||
    /^ an? (?:barrel|ounce|bushel|gallon)\b/.test(behind) ||
    (sentence !== null &&
      /\b(?:crude|futures|(?:British )?pound|euro|yen) (?:\p{L}+ )?(?:rose|fell|gained|lost|slipped|dropped|climbed)\b/u.test(
        slice(material, sentence),
      ))
  );
}

/** A longer sentence is a table or a list that lost its line breaks. */
const longestSentence = 1500;

/**
 * Whether a number, where it stands, is a name, one of a list or a conversion rather than a statement: after a capitalised word
 * ("Trent 900 engines"), called so elsewhere ("the 787", "Boeing 787"), next to another number ("five, six years"), in brackets
 * after a sum of money, or in the title-like part of a sentence.
 */
export function isLoose(material: Material, figure: Figure, core: Span): boolean {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence || sentence.end - sentence.start > longestSentence) return true;
  const once = toldOnce(slice(material, sentence), {
    start: core.start - sentence.start,
    end: core.end - sentence.start,
  });
  const before = once.slice(0, core.start - sentence.start);
  const after = once.slice(core.end - sentence.start);
  const words = material.text.slice(sentence.start, sentence.end);
  if (!isStatement(words) || /\bet al\b|\bmargin of (?:sampling )?error\b|\bcredibility interval\b/.test(words))
    return true;
  if (figure.kind === 'date' && (/^ \p{L}+ing\b|^ \p{Lu}/u.test(after) || !datePlace.test(before))) return true;
  if (
    figure.kind === 'number' &&
    !(arrival.test(before) && /^(?:[.,;]|$| (?:on|in|at|from|after|by|last|this|for|of trading|as)\b)/.test(after))
  )
    return true;
  if (/^ ?\+/.test(after)) return true;
  // "HK $3 billion", "150 million $", "8 B people": the sign or letter belongs to the number
  if (figure.kind === 'money' && (/(?:^|[\s(])\p{Lu}{1,3} ?$/u.test(before) || /^ ?[$€£]/.test(after))) return true;
  if (/^ (?![aAI] )\p{L}(?![\p{L}.’'&-])/u.test(after)) return true;
  // "3 years, 2 months": a part of a length of time
  if (figure.kind === 'duration' && longer.test(after)) return true;
  if (/(?:^|\s)(?:these|those|other|first|last|another|or)$/i.test(before.trim())) return true;
  // an end of a span: "between 230 miles and more than 300"
  if (
    /\bbetween (?:\p{Ll}+ )?$/u.test(before) ||
    /\bbetween (?:\p{L}+ )?[$€£]?[\d.,]+%? (?:\p{L}+ )?(?:and|to) (?:\p{Ll}+ ){0,2}$/u.test(before)
  )
    return true;
  if (figure.kind === 'count' && /(?:^|\s)(?:the|their|its|his|her)$/i.test(before.trim()) && (figure.value ?? 0) <= 20)
    return true;
  if (
    figure.kind === 'count' &&
    /^ (?:\p{Lu}[\p{L}’'-]+ )*\p{Lu}[\p{L}’'-]+(?![\p{L}’'-])(?=[^ ]| (?:\p{Lu}|said|says?|is|are|was|were|has)\b)/u.test(
      after,
    )
  )
    return true;
  if (
    figure.kind === 'count' &&
    figure.of === null &&
    /^ \p{Ll}/u.test(after) &&
    !/^ (?:of|in|on|were|was|are|have|had|at|for|and|to|from|by)\b/.test(after)
  )
    return true;
  if (figure.kind === 'percent' && figure.value === 100 && !/^ of\b/.test(after)) return true;
  if (figure.kind === 'percent' && before.trim() === '' && !/^ (?:of|in)\b/.test(after)) return true;
  if (isQuoted(material, core) && figure.kind === 'count' && /^\p{L}/u.test(material.text.slice(core.start, core.end)))
    return true;
  const last = before.trim().split(/\s+/);
  const previous = last.at(-1) ?? '';
  const counted = figure.kind === 'count' || figure.kind === 'measure' || figure.kind === 'duration';
  if (counted && last.length > 1 && /^\p{Lu}[\p{L}'’-]*$/u.test(previous)) return true;
  if (counted && isNameElsewhere(material, material.text.slice(core.start, core.end))) return true;
  if (figure.kind === 'money' && /\($/.test(before.trim()) && /\d/.test(before)) return true;
  // "the S&P 500 fell 2.9 percent": the number beside is part of a name
  const name =
    /^\d+$/.test(last.at(-2) ?? '') &&
    /^\p{Lu}/u.test(last.at(-3) ?? '') &&
    !/^(?:In|At|On|By|For|The|Of|About)$/.test(last.at(-3) ?? '');
  const beside = (words: string[]) => words.some(word => numbersIn(word.replace(/[%$€£]/g, '')).length > 0);
  return (
    // "on the 60 GB player, 150 hours": a comma parts them
    beside(last.slice(name || previous.endsWith(',') ? -1 : -2)) ||
    beside(
      after
        .trim()
        .split(/\s+/)
        .slice(
          0,
          /^to (?:more|about|nearly|over) /.test(after.trim()) ? 3 : /^,? ?(?:and|or|to|,)/.test(after.trim()) ? 2 : 1,
        ),
    )
  );
}

const longer = /^ ?\p{L}+(?:,|,? and) (?:\d+|\p{L}+)[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b/u;

/** What stands before a date that says when something was; "the 2016 election" and datelines are names and furniture. */
const datePlace =
  /(?:^|[\s(])(?:in|on|by|since|until|till|from|of|at|for|after|before|between|and|to|than|during|around|about|early|late|mid|through|was|is|be|late in|early in|as|not) $/i;

/** Where a number without a noun is one that something rose or fell to, or stood at. */
const arrival =
  /\b(?:clos(?:e|ed|es|ing)|end(?:ed|s|ing)?|finish(?:ed|ing)?|settl(?:e|ed|ing)|stood|stands|open(?:ed)?|fall(?:s|en|ing)?|fell|r[io]se|risen|rising|drop(?:ped|ping)?|climb(?:ed|ing)?|grew|grown|jump(?:ed)?|slipped|increased|declined|plunged|lost|gained|sank|slid|soared|surged|tumbled|dipped|edged)\b[^;:“”"]{0,60} (?:to|at) $/;

/** Whether a sentence is one: it ends as a sentence does and has a word that is surely, or by its ending may be, a finite verb. */
export function isStatement(words: string): boolean {
  if (!/[.!?…]["”’')\]]*\s*$/.test(words) || / \* /.test(words) || words.split(/\s+/).length < 6) return false;
  return words
    .split(/\s+/)
    .map(word => word.toLowerCase().replace(/[^a-z]/g, ''))
    .some(
      word =>
        isVerb(word) || baseForm(word) !== null || presentBase(word) !== null || /^[a-z]{3,}(?:ed|es)$/.test(word),
    );
}

/** Whether the same digits follow a name somewhere: "Boeing 787" makes every 787 of the article a name. */
function isNameElsewhere(material: Material, digits: string): boolean {
  if (!/^\d{2,4}$/.test(digits)) return false;
  return (
    new RegExp(`(?<![.!?] )(?<![.!?]["”] )\\b\\p{Lu}\\p{L}+[ -]${digits}\\b`, 'u').test(material.text) &&
    !new RegExp(`\\b(?:In|On|At|By|About|Some|Only|Nearly|Over|The|Another) ${digits}\\b`).test(material.text)
  );
}
