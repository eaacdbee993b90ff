import { isVerb } from '#/server/quiz/verb-forms.ts';

/** Words that stand for someone or something named before. */
export const pronouns =
  /^(?:he|she|it|they|this|that|these|those|we|i|you|his|her|its|their|our|there|here|who|which|what|both|some|others|another|one|such|so|then)$/i;
/** Words that begin another clause. */
export const breaks =
  /^(?:and|or|but|that|who|which|when|where|while|if|as|because|after|before|since|than|whose|until|though|although|said|says|say)$/i;

const reporting =
  /^([A-Z][^,;:"“”()\d]{2,60}?) (?:said|says|found|finds|showed|shows|estimated|estimates|reported|reports|expects|expected|predicts|predicted) (?:that )?/;

/** A clause and where in it the figure begins. */
export type Clause = { text: string; at: number };

/** Takes "According to X," off the front and ", X said" off the end, so that the question can say whose figure it is. */
export function withoutAttribution(sentence: string, at: number): { clause: Clause; source: string | null } {
  const fronted = /^According to ([^,"“”]{3,60}), /.exec(sentence);
  if (fronted && at >= fronted[0].length)
    return {
      clause: { text: sentence.slice(fronted[0].length), at: at - fronted[0].length },
      source: decapitalised(fronted[1] ?? ''),
    };
  const ended = /, according to ([^,"“”\d]{3,60})\.$/.exec(sentence);
  const reported = reporting.exec(sentence);
  if (reported && at >= reported[0].length && isSubject((reported[1] ?? '').split(' ')))
    return {
      clause: { text: sentence.slice(reported[0].length), at: at - reported[0].length },
      source: decapitalised(reported[1] ?? ''),
    };
  if (ended && at < ended.index)
    return { clause: { text: `${sentence.slice(0, ended.index)}.`, at }, source: ended[1] ?? null };
  return { clause: { text: sentence, at }, source: null };
}

/** "The report, by a group of students, identified" → "The report identified"; other commas stay, and end the attempt. */
export function withoutAppositions(before: string): string {
  const match =
    /^((?:The|A|An) \p{Ll}[\p{L}’' -]{2,40}|\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){1,3}), .+,["”]? (\p{Ll}+)$/u.exec(
      before,
    );
  return match ? `${match[1]} ${match[2]}` : before;
}

/** A subject that can be moved behind its auxiliary: short, without commas, pronouns, clauses or a verb of its own. */
export function isSubject(words: string[]): boolean {
  if (words.length === 0 || words.length > 8 || !/^[A-Z]/.test(words[0] ?? '')) return false;
  if (/[,;:()"“”—–]/.test(words.join(' '))) return false;
  if (pronouns.test(bare(words[0] ?? '')) || /^(?:The|A|An|Some|About|Nearly|Almost)$/.test(words.join(' ')))
    return false;
  return (
    !words.some((word, i) => (i > 0 && breaks.test(bare(word)) && bare(word) !== 'and') || isVerb(bare(word))) &&
    !/^(?:In|On|At|By|For|From|With|After|Before|Since|During|Of|To|As|If|When|While|About|Under|Over|Among|Also|However|Meanwhile|Earlier|Later|Last|Yesterday|Today)$/.test(
      words[0] ?? '',
    )
  );
}

const dangling = / (?:and|or|but|the|a|an|of|to|in|on|at|by|for|from|with|than|as|either|both|including|- .*)$/i;

/**
 * The words after a figure up to a full stop or, where it stands well, a comma; null when they hold another number, a quote
 * or a bracket, or when they would have to be cut in the middle.
 */
export function plainTail(after: string, most: number): string | null {
  const ended = after.replace(/[.!?]["”’]?\s*$/, '');
  const tail = (/^[^,;:—–]*/.exec(ended)?.[0] ?? '').replace(/\s+/g, ' ').trim();
  if (/["“”()[\]]|\d/.test(tail) || tail.split(' ').length > most || dangling.test(tail)) return null;
  if (
    /\b(?:it|they|he|she|his|her|their|this|these|that|those|them|him|we|our|while|but|although)\b/i.test(
      tail.replace(/^of (?:these|those) /, ''),
    )
  )
    return null;
  if (
    ended.length > tail.length + 1 &&
    /^\s*[,;:—–]\s*(?:and|or|including|of which|up|down|compared|versus)\b/.test(
      ended.slice(ended.indexOf(tail) + tail.length),
    )
  )
    return null;
  return tail;
}

/** Leaves out a prepositional phrase that holds another number, with what follows it: " in 9 districts between …". */
export function beforeNumber(tail: string): string {
  const match =
    /^([^,;:()"“”\d]*?) ?\b(?:in|on|at|from|for|over|by|across|between|since|until|to|with|within|of) (?:the )?(?:\w+ )?\d/.exec(
      tail,
    );
  return match && !/ and (?:\w+ )?\d/.test(tail.slice(match[0].length)) ? `${match[1] ?? ''}.` : tail;
}

/** A word without the punctuation around it, in lower case. */
export function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const openers =
  /^(?:The|Sales|Prices|Shares|Profits|Revenue|Revenues|Exports|Imports|Unemployment|Production|Output|Demand|Inflation|A|An|Its|Their|His|Her|Our|Some|Many|Most|Several|All|Both|Two|Three|Officials|Police|Researchers|Scientists|Authorities|Residents|Voters|Workers|Students|Teachers|Doctors|Experts|Rescuers|Investigators|Prosecutors|Lawmakers|Organisers|Organizers|Volunteers)\b/;

/** A phrase from the start of a sentence, as it reads inside one: "The council" → "the council"; names keep their capital. */
export function decapitalised(phrase: string): string {
  return openers.test(phrase) || /^[A-Z][a-z]+-[a-z]+ /.test(phrase)
    ? phrase.charAt(0).toLowerCase() + phrase.slice(1)
    : phrase;
}
