import type { Material } from '#/server/quiz/material.ts';
import { isNamedBeside, isSubject } from '#/server/quiz/points-outside.ts';
import { type Tagged, taggedWords } from '#/server/quiz/tagged-words.ts';

/** Times that are counted from the day of the article. */
const relative =
  /\b(?:last|this|next|past|coming|previous|same) (?:\p{L}+ )?(?:years?|months?|weeks?|quarters?|seasons?|decades?|days?|night|summer|winter|spring|autumn|fall|century)\b|\b(?:to|till|until|so far|up to) (?:date|now|today)\b|\bso far\b|\byear[- ]to[- ]date\b|\b(?:now|today|yesterday|tomorrow|tonight|currently|recent|recently|previously|ago|earlier|later|already|still|soon)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bsince the (?:beginning|start|end)\b|\bof the year\b/iu;
/** A part of a year, of which the words must tell the year. */
const part =
  /\b(?:quarter|half of|season|(?:in|of|on|since|until|by) (?:January|February|March|April|May|June|July|August|September|October|November|December)(?! \d{1,2}, \d{4}| \d{4}))\b/;
const changed =
  /\b(?:r[io]se|risen|fall|fell|fallen|drop(?:ped)?|gain(?:ed)?|declin(?:e|ed)|climb(?:ed)?|jump(?:ed)?|slip(?:ped)?|grow|grew|grown|increas(?:e|ed)|decreas(?:e|ed)|los[et]|surg(?:e|ed)|plung(?:e|ed)|soar(?:ed)?|shed|slump(?:ed)?|tumbl(?:e|ed)|contract(?:ed)?|shrink|shrank|expand(?:ed)?|up|down|cut|rais(?:e|ed)|lower(?:ed)?|spike[d]?)\b/;
/** Whether words tell of a rise or a fall. */
export const isChange = (words: string): boolean => changed.test(words);

const year =
  /\b(?:[Ii]n|of|since|until|by|from|during|before|after|than|for|early|late|mid|\p{Lu}\p{Ll}+|\d+,) (?:1[5-9]|20)\d\d\b(?! [Ii]ndex)/u;
/** Money is asked for after what is done with it. */
const ordered =
  /\bhow much money\b(?!.*\b(?:pa(?:y|id)|spen[dt]|cost|rais|invest|receiv|giv|g[ae]ve|earn|los[et]|donat|ow[en]|ma[dk]e|sav|charg|award|fin|lend|lent|borrow|collect|cut|need|want|set|put))/i;
/** A longer question is a statement turned round. */
const longest = 20;

/** What there is one of, or what everybody has in mind. */
const unique =
  /^(?:world|earth|sun|moon|sea|internet|web|public|government|economy|army|navy|military|police|law|past|future|present|end|beginning|start|middle|time|years?|north|south|east|west|climate|weather|poor|rich|elderly|unemployed|homeless|population|people|pandemic|universe|media|press|article|most|first|second|third|same|rest|number|amount|share|rate|value|level|average|spring|summer|autumn|fall|winter|morning|afternoon|evening|night)$/;
const completes =
  /^(?:of|by|who|that|which|where|whose|whom|when|to|between|for|in|on|against|with|from|at|about|behind|named|called)$/;
const inRun = /^(?:noun|name|number|ing|adverb|ed|base|s|past)$/;
/** Whose it is, the words do not say. */
const somebodys =
  /\b(?:he|she|him|his|her|hers|it|its|they|them|their|theirs|this|these|those|such|other|others|another|both|each)\b/i;
const names = /(?<=\s)\p{Lu}[\p{L}’'.-]*/u;

/** "It's in their interest to", "it is time that": a subject that stands for nothing. */
const empty = /\bit(?:['’]s| is| was) (?=(?:in|\p{L}+ (?:to|that))\b)/giu;

/**
 * Whether a question is understood by somebody who has just read the article: it has no pronoun and no "the plan" that neither it nor the article as a whole
 * explains, a percentage is one of something, and it is no statement turned round at length.
 */
function isUnderstood(material: Material, prompt: string): boolean {
  const asked = plainly(prompt);
  // "an event Ada first organised": a clause without its "that"
  if (/\bd(?:id|o|oes) (?:an?|the) (?:\p{Ll}+ )+(?<!\b(?:of|in|at|from|for|by|to|with|on|and) )\p{Lu}/u.test(asked))
    return false;
  if (
    /\bpercentage\b/.test(asked) &&
    !/\bpercentage (?:\p{L}+ )?(?:of|stake|share)\b|\bof\b/u.test(asked) &&
    !isChange(asked)
  )
    return false;
  if (asked.split(' ').length > longest || ordered.test(asked)) return false;
  return !somebodys.test(asked.replace(/“[^”]*”/g, '')) && tellsWhich(material, asked);
}

/**
 * Whether a question is understood even by somebody who has only the quiz before them: it also names somebody or something, counts no time from the day of
 * the article, and gives a rise or fall and a part of a year its year.
 */
export function standsAlone(material: Material, prompt: string): boolean {
  const asked = plainly(prompt);
  if (!names.test(asked) || relative.test(asked)) return false;
  const undated =
    (changed.test(asked) || part.test(asked)) &&
    !year.test(asked) &&
    !/^In which (?:year|month and year)\b/.test(asked);
  return !undated && isUnderstood(material, prompt);
}

/** A question without what says nothing of its matter: whose word it is, "it is time that". */
const plainly = (prompt: string): string =>
  prompt
    .replace(/^According to [^,]*, /, '')
    .replace(/\b[Ww]hich of these\b/, 'Who')
    .replace(empty, '');

const asksAtOnce =
  /^(?:(?:about|at|by|for|from|in|into|of|on|over|to|with|within|under|up to|until|since|more than|less than|at least|at most|nearly|almost) )*(?:how|what|which)\b/i;

/**
 * A question as it may be put to readers of the article: as it is where it stands alone, "According to the article, by what percentage did sales fall last month?"
 * where it needs the article, null where not even its readers understand it.
 */
export function forReaders<T extends { prompt: string }>(material: Material, asked: T): T | null {
  const { prompt } = asked;
  if (!isUnderstood(material, prompt)) return null;
  if (standsAlone(material, prompt) || !asksAtOnce.test(prompt)) return asked;
  return { ...asked, prompt: `According to the article, ${prompt.charAt(0).toLowerCase()}${prompt.slice(1)}` };
}

/** Whether every "the" of some words has with it what it means: "the mayor of Port Alder", "the world", but not "the plan". Words in quotation marks are somebody's own. */
export function tellsWhich(material: Material, shown: string): boolean {
  const words = taggedWords(shown.replace(/“[^”]*”/g, 'It'), null);
  return words.every((word, i) => word.low !== 'the' || isExplained(material, words, i));
}

function isExplained(material: Material, words: readonly Tagged[], at: number): boolean {
  let end = at + 1;
  while (end < words.length && inRun.test(words[end]?.tag ?? '')) end++;
  const run = words.slice(at + 1, end);
  if (run.length === 0 || run.some(word => /\p{Lu}/u.test(word.text)) || isNamedBeside(words, end)) return true;
  if (isSubject(material, run.at(-1)?.low ?? '')) return true;
  return run.some(word => unique.test(word.low)) || completes.test(words[end]?.low ?? '');
}
