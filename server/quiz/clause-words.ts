import { isPluralNoun } from '#/server/article/words.ts';
import { isVerb } from '#/server/quiz/verb-forms.ts';

/** Words that stand for someone or something named before. */
export const pronouns =
  /^(?:he|she|it|they|this|that|these|those|we|i|you|his|her|its|their|our|my|there|here|who|which|what|both|some|others|another|one|such|so|then|many|most|several|all|each|none|few|more)$/i;
/** Words that begin another clause. */
export const breaks =
  /^(?:and|or|but|that|who|which|when|where|while|if|as|because|after|before|since|than|whose|until|though|although|said|says|say)$/i;

/** A word without the punctuation around it, in lower case. */
export function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const openers =
  /^(?:The|Sales|Prices|Shares|Profits|Revenue|Revenues|Exports|Imports|Unemployment|Production|Output|Demand|Inflation|A|An|Its|Their|His|Her|Our|Some|Many|Most|Several|All|Both|Two|Three|Officials|Reports|Sources|Analysts|Critics|Figures|Data|Statistics|Economists|Surveys|Polls|Police|Researchers|Scientists|Authorities|Residents|Voters|Workers|Students|Teachers|Doctors|Experts|Rescuers|Investigators|Prosecutors|Lawmakers|Organisers|Organizers|Volunteers|Women|Men|Children|People|Families|Customers|Consumers|Companies|Firefighters|Troops|Soldiers|Protesters|Farmers|Visitors|Migrants|Refugees|Patients|Nurses|Parents|Investors|Passengers|Employees|Households|In|On|At|By|For|From|With|After|Before|Since|During|As|If|When|While|Under|Over|Among|Of|Last|This|Earlier|Later|Until|Within|Between|Despite|Following|Throughout|Every|Each|Because|Although|Once|Outside|Across|Along|Inside|Today|Yesterday)\b/;

const named = /^[A-Z][a-z]+-(?:based|born|led|backed|style|made|area|owned|trained|registered|listed) /;

/**
 * A phrase from the start of a sentence, as it reads inside one: "The council" → "the council"; names keep their capital. `text` is the
 * article, which shows by its other uses whether a word is a name.
 */
export function decapitalised(phrase: string, text = ''): string {
  const first = /^\p{Lu}[\p{L}’'-]*/u.exec(phrase)?.[0];
  if (first === undefined) return phrase;
  const lower = phrase.charAt(0).toLowerCase() + phrase.slice(1);
  if (openers.test(phrase)) return lower;
  const joined = /^([A-Z][a-z]+)-[a-z]+ /.exec(phrase)?.[1];
  if (joined !== undefined && !named.test(phrase) && !new RegExp(`(?<=[\\p{Ll},] )${joined}`, 'u').test(text))
    return lower;
  if (/^\p{Lu}.*\p{Lu}/u.test(first) || /^\S+ (?:(?:of|and|for|de|the|&) ){0,2}\p{Lu}/u.test(phrase)) return phrase;
  const word = first.replace(/[-’'].*$/, '').replace(/[^\p{L}]/gu, '');
  const common = new RegExp(`(?<![\\p{L}-])${word.toLowerCase()}(?![\\p{L}])`, 'u').test(text);
  const proper = new RegExp(`(?<=[\\p{Ll},] )${word}(?![\\p{L}])`, 'u').test(text);
  if (proper) return phrase;
  return common ||
    (isPluralNoun(word.toLowerCase()) && /^\S+ (?:of|in|from|at|for|on|with|and \p{Ll}|\p{Ll}+s)\b/u.test(phrase))
    ? lower
    : phrase;
}

const dangling = / (?:and|or|but|the|a|an|of|to|in|on|at|by|for|from|with|than|as|either|both|including|- .*)$/i;
const weekday = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|tonight|tomorrow)';
const deictic = new RegExp(
  `(?<= )(?:(?:late |early |later |earlier )?(?:on |last |this )?${weekday}(?: (?:morning|afternoon|evening|night))?(?! (?:morning|afternoon|evening|night))|(?:earlier |later )?this (?:morning|week|month)|so far|recently)(?=[ ,.;]|$)`,
  'gi',
);

/** Words without the times that only the day of the article explains ("on Monday", "yesterday") and without brackets, offsets kept. */
export function timeless(words: string): string {
  return words
    .replace(/ \([^()]*\)/g, found => ' '.repeat(found.length))
    .replace(deictic, found => ' '.repeat(found.length));
}

const stops =
  /["“”()[\]]|[$€£#]?\d| --? |\b(?:it|they|he|she|i|this|these|that|those|them|him|we|our|my|you|while|but|although|respectively|including|what|how|why|each(?= of|[.,]|$)|whose)\b/i;
const joints =
  /(?<=\S) (?:in|on|at|by|for|from|with|after|before|since|during|as|to|over|through|between|under|when|while|because|that|who|which|and|including|compared|despite|amid|if|where|about|near|across|against|than)\b/gi;

/**
 * The words after a figure up to a full stop or comma, or a place where they can be cut before another number, a quote, a pronoun or a
 * clause of their own; null when they cannot. `allowed` pronouns may stay.
 */
export function plainTail(after: string, most: number, allowed = /$^/g): string | null {
  const ended = after.replace(/[.!?]["”’]?\s*$/, '');
  const part = (/^[^,;:—–]*/.exec(ended)?.[0] ?? '').replace(/\s+/g, ' ').trim();
  if (/^or\b/.test(part)) return null;
  // "101 yards and a touchdown": the first of two can be asked for alone
  if (/^and (?:an?|the|its|[$€£]?\d|\p{Ll}+s\b)/u.test(part)) return '';
  if (/^and\b/.test(part)) return null;
  const follow = ended.slice(ended.search(/[,;:—–]|$/)).trim();
  if (/^,\s*(?:and|or (?![$€£\d])|including|of which|compared|versus)\b/.test(follow)) {
    if (
      /^,\s*(?:and|or) (?!\p{Ll}+ed\b)/u.test(follow) &&
      !/^,\s*and (?:the|an?|its|he|she|it|they|\p{Lu}|\p{Ll}+s)\b/u.test(follow)
    )
      return null;
  }
  const term = /[“"](?:\p{Ll}+ ?){1,3}[”"]/gu;
  if (
    /(?:(?:^| )(?:an?|the|its|their|his|her)|['’]s) \p{Ll}+$/u.test(part) &&
    /^, (?!who|which|where|when|and|but|or|said|says|as|with|in|on|at|by|for|from|to|after|before|since|during|over|under|up|down|the|an?|its|their|while|according|compared|including|\p{L}+(?:ing|ed)\b)\p{Ll}/u.test(
      follow,
    )
  )
    return null;
  const season = /\bthis (?:season|year|spring|summer|autumn|winter|decade|century)\b/g;
  const year =
    /\b(?:in|of|since|during|until|by|from|to|and|through|between|early|late|for)(?: the| his| her| its| their)? (?:1[89]|20)\d\d(?![\d,%]|-\d)/g;
  const plain = [allowed, term, season, year].reduce((words, pattern) => words.replace(pattern, blank), part);
  const stop = stops.exec(plain.replace(/\bus\b/g, 'our'));
  const adjoined =
    stop !== null &&
    stop.index > 0 &&
    /^[“"](?:in|on|at|by|for|from|with|after|before|since|during|as|to|because|despite|amid) /i.test(
      part.slice(stop.index),
    );
  const kept = stop === null ? part : adjoined ? part.slice(0, stop.index).trim() : cut(part, stop.index);
  if (kept === null || kept.split(' ').length > most || dangling.test(` ${kept}`)) return null;
  return kept;
}

const blank = (words: string) => '-'.repeat(words.length);

/** Words cut at the last joint before an offset: "in 9 districts" is left out whole; null when the words begin with what must go. */
function cut(words: string, at: number): string | null {
  if (at === 0) return null;
  const places = [...` ${words}`.matchAll(joints)].map(match => match.index - 1).filter(place => place < at);
  const head =
    /^(?:in|on|at|by|for|from|with|after|before|since|during|as|to|over|through|between|under|when|while|because|that|who|which|near|across|against) /i.test(
      words,
    )
      ? 0
      : null;
  const inner = places.findLast(at => !/ of$/.test(` ${words.slice(0, at)}`));
  // "through the delivery of about 63,000": a noun does not lose its complement
  const place = inner ?? head;
  // "cast a vote for him": what is said of somebody goes with its verb, unless a clause of its own is cut
  const pronoun = /^(?:it|they|he|she|i|them|him|we|you)\b/i.test(words.slice(at).trimStart());
  if (
    pronoun &&
    place !== null &&
    !/^ ?(?:when|while|because|after|before|since|as|although|if|where|that|who|which|and|despite|amid|including)\b/i.test(
      words.slice(place),
    )
  )
    return null;
  if (place !== null && /(?:^| )up$/.test(words.slice(0, place)) && /^ ?to \d/.test(words.slice(place))) return null;
  if (
    place === null ||
    place < 0 ||
    /^ ?(?:(?:that|who|which)\b|to (?!(?:the|an?|its|their|his|her|about|more|less)\b)\p{Ll})/iu.test(
      words.slice(place),
    )
  )
    return null;
  return words
    .slice(0, place)
    .replace(/ (?:and|or|than|about|of|the|a|compared|according|due|because)$/, '')
    .trim();
}

/** Whether a word as it is written is surely a finite verb: "May" with its capital is a month. */
export const isWrittenVerb = (word: string): boolean => !/^\p{Lu}/u.test(word) && isVerb(bare(word));
