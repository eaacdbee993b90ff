import { pluralScale } from '#/server/article/number-names.ts';
import { readNumber } from '#/server/article/number-words.ts';
import { isCapital, isDash, isJoint, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords, isPlainPlural, isPluralNoun, verbForms } from '#/server/article/words.ts';

/** A noun group: tokens `from` to `to`, half-open. */
export type NounGroup = { from: number; to: number };

const reach = 9;
const leads = new Set([
  'more',
  'other',
  'additional',
  'further',
  'extra',
  'such',
  'or',
  'so',
  'fewer',
  'less',
  'most',
  'new',
]);
const comparatives = new Set(
  'younger older elder larger bigger smaller longer shorter higher lower better worse faster slower cheaper earlier later'.split(
    ' ',
  ),
);
const determiners = new Set([
  ...[
    'the',
    'a',
    'an',
    'its',
    'their',
    'his',
    'her',
    'our',
    'my',
    'your',
    'these',
    'those',
    'this',
    'that',
    'all',
    'all',
    'some',
    "'s",
    'total',
    'most',
    'more',
  ],
]);

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.type === 'word' &&
  (!functionWords.has(token.lower) || /^(?:US|IT)$/.test(token.text)) &&
  token.lower !== "'s";

const isVerbal = (tokens: readonly Token[], at: number, first: number): boolean => {
  const word = lowerAt(tokens, at);
  if (isCapital(tokens[at])) return false;
  if (verbForms.has(word)) return true;
  if (at === first) return false;
  return word.endsWith('ed') && word.length > 4 && !isNominal(tokens[at + 1]) ? true : word.endsWith('ly');
};

// "one survived", "of the 30 replied": the number stands for what was named before, and its verb follows
const isVerbAlone = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || isCapital(token) || isNominal(tokens[at + 1])) return false;
  if (verbForms.has(token.lower)) return true;
  // "200 uniformed and armed officers": a participle in a row belongs to a noun
  if (!token.lower.endsWith('ed') || token.lower.length < 5) return false;
  const other = lowerAt(tokens, at + 2);
  return !/^(?:and|or)$/.test(lowerAt(tokens, at + 1)) || verbForms.has(other) || pluralScale(other) !== undefined;
};

// "four younger brothers": an adjective of the group, though elsewhere ("20 percent higher") a word of its own
const isCompared = (tokens: readonly Token[], at: number): boolean =>
  comparatives.has(lowerAt(tokens, at)) && isNominal(tokens[at + 1]);

const stepOver = (tokens: readonly Token[], at: number): number => {
  let here = at;
  while (leads.has(lowerAt(tokens, here)) && isNominal(tokens[here + 1]) && here < at + 3) here += 1;
  return here;
};

/**
 * The noun group that begins at token `at`, judged by form alone: words of open classes up to the first plural noun that
 * no further noun follows (a finite verb in -s cannot follow a plural subject, so "sports cars" goes on to "cars"), or,
 * when `plural` is false, up to the first function word or verb. Looks at most nine words ahead.
 */
export const nounGroup = (tokens: readonly Token[], at: number, plural: boolean): NounGroup | null => {
  const from = stepOver(tokens, at);
  let here = from;
  let head = -1;
  let commas = 0;
  while (here < from + reach) {
    const token = tokens[here];
    if (token === undefined) break;
    if (isJoint(tokens, here) && here > from) {
      const joined = lowerAt(tokens, here + 1);
      const ends = isPluralNoun(joined) && !functionWords.has(joined);
      if (!ends && !plural) head = here + 1;
      here += ends ? 1 : 2;
      continue;
    }
    if (token.type === 'mark') {
      const quote = /^["“”‘’']$/.test(token.text);
      if (quote && here === from) {
        here += 1;
        continue;
      }
      if (
        token.text === ',' &&
        plural &&
        head < 0 &&
        here > from &&
        isNominal(tokens[here + 1]) &&
        !isCapital(tokens[here + 1]) &&
        commas++ === 0
      ) {
        here += 1;
        continue;
      }
      break;
    }
    if (token.type === 'number') {
      if (here === from || head >= 0 || !isCapital(tokens[here - 1])) break;
      if (plural && lowerAt(tokens, here + 1) === 's' && tokens[here + 1]?.glued) return { from, to: here + 2 };
      here += 1;
      continue;
    }
    if (
      (token.lower === 'and' || token.lower === 'or') &&
      plural &&
      head < 0 &&
      here > from &&
      isNominal(tokens[here + 1]) &&
      commas++ === 0
    ) {
      here += 1;
      continue;
    }
    // after a number above one a form in -s is the noun, not the verb: "five hard drives"
    const noun = plural && head < 0 && isPluralNoun(token.lower);
    const opens = here === from && isCompared(tokens, here);
    if (!(isNominal(token) || opens) || (here > from && !noun && isVerbal(tokens, here, from))) break;
    if (here === from && !noun && isVerbAlone(tokens, here)) break;
    if (isPluralNoun(token.lower)) {
      if (
        !plural &&
        here > from &&
        !isCapital(token) &&
        head >= 0 &&
        !(isPlainPlural(token.lower) && isNominal(tokens[here + 1]))
      )
        break;
      const compound = isDash(tokens[here + 1]) && isJoint(tokens, here + 1);
      head = here;
      const next = tokens[here + 1];
      const goesOn =
        compound ||
        (next?.type === 'word' &&
          isNominal(next) &&
          !verbForms.has(next.lower) &&
          (isPlainPlural(next.lower) || isPluralNoun(next.lower)) &&
          !next.lower.endsWith('ings'));
      if (plural && !goesOn) return { from, to: here + 1 };
    } else if (!plural) {
      head = here;
    }
    here += 1;
  }
  if (head >= 0) return { from, to: head + 1 };
  if (here === from) return null;
  return plural ? attributive(tokens, from, here) : { from, to: here };
};

// "a 12 page document", "the 11 member agreement": the number modifies the singular noun that touches it
const attributive = (tokens: readonly Token[], from: number, to: number): NounGroup | null => {
  const token = tokens[from];
  if (token?.type !== 'word' || comparatives.has(token.lower)) return null;
  const after = lowerAt(tokens, to);
  // "the next two came late": no plural follows, so that the verb is the number's own
  if (verbForms.has(token.lower) && !token.glued && !isCapital(token)) return null;
  if (to === from + 1 && !token.glued && !isDash(tokens[from - 1]) && !isCapital(token) && determiners.has(after))
    return null;
  if (/(?:ed|ly|ing)$/.test(token.lower) && to === from + 1) return null;
  if (to === from + 1 && predicative.has(token.lower)) return null;
  // a name after a number is no noun that it counts, save of a people: "400 Japanese"
  if (isCapital(token) && !token.glued && !isDash(tokens[from - 1])) {
    return /(?:ese|ish|nch|tch|zech|wiss)$/.test(token.lower) && to === from + 1 ? { from, to } : null;
  }
  return { from, to: from + 1 };
};

/** Words that are said of a number and not counted by it: "15,000 strong", "eight short of the goal". */
export const predicative: ReadonlySet<string> = new Set([
  'strong',
  'dead',
  'short',
  'prior',
  'worth',
  'away',
  'apart',
  'ahead',
  'long',
  'deep',
  'high',
  'wide',
  'tall',
  'total',
  'alone',
  'overall',
  'shy',
  'respectively',
  'nationwide',
  'worldwide',
  'combined',
  'empty',
  'full',
  'late',
  'early',
  'open',
  'alive',
  'safe',
  'unhurt',
  'absent',
]);

// "Carson's advisers", "the country's biggest banks": where what is owned begins
const possessedAt = (tokens: readonly Token[], at: number): number | null => {
  for (let here = at; here < at + 5 && isNominal(tokens[here]); here++) {
    if (lowerAt(tokens, here + 1) === "'s") return here + 2;
  }
  return null;
};

/** The noun group after "of" at token `at` ("of the deals", "of all UK adults"): what a share is a share of. */
export const wholeAfter = (tokens: readonly Token[], at: number): NounGroup | null =>
  lowerAt(tokens, at) === 'of' ? wholeAt(tokens, at + 1) : null;

/** The noun group at token `at`, behind its articles, its owner and its own number: "the town's 90 shops" after "half". */
export const wholeAt = (tokens: readonly Token[], at: number): NounGroup | null => {
  let here = at;
  for (let turn = 0; turn < 3 && determiners.has(lowerAt(tokens, here)); turn++) here += 1;
  if (/^(?:last|first|past|next|previous|final|other|remaining|top)$/.test(lowerAt(tokens, here))) {
    if (readNumber(tokens, here + 1) !== null) here += 1;
  }
  // "of an estimated 10,000 jobs", "of more than 300 boats"
  if (/^(?:estimated|about|around|nearly|almost|roughly|some)$/.test(lowerAt(tokens, here))) {
    if (readNumber(tokens, here + 1) !== null) here += 1;
  } else if (lowerAt(tokens, here) === 'than' && readNumber(tokens, here + 1) !== null) here += 1;
  // "five of the nine judges", "of the 1.2 million voters": the number is no part of the noun
  const inner = readNumber(tokens, here);
  if (inner !== null && !inner.fraction) here = inner.next;
  here = stepOver(tokens, here);
  // "of the 30 replied", "of those asked"
  if (tokens[here]?.type !== 'word' || (inner !== null && isVerbAlone(tokens, here))) return null;
  const participle = lowerAt(tokens, here - 1) === 'those' && /(?:ed|ing)$/.test(lowerAt(tokens, here));
  if (participle && ![1, 2].some(step => isPluralNoun(lowerAt(tokens, here + step)))) return null;
  const owned = possessedAt(tokens, here);
  if (owned !== null) {
    // "of the city's 90 schools": its number is no part of the noun
    const number = readNumber(tokens, owned);
    const from = number === null || number.fraction ? owned : number.next;
    const group = nounGroup(tokens, from, true);
    return group === null ? null : { from: from > owned ? from : here, to: group.to };
  }
  let end = isCompared(tokens, here) ? here + 1 : here;
  let group: NounGroup | null = null;
  for (let turn = 0; turn < 7 && isNominal(tokens[end]); turn++) {
    if (end > here && isVerbal(tokens, end, here)) break;
    end += 1;
    if (isPluralNoun(lowerAt(tokens, end - 1))) {
      group = nounGroup(tokens, here, true);
      break;
    }
    while (isJoint(tokens, end)) end += 2;
  }
  if (group !== null) return group;
  // "one of the largest in the county" leaves its noun out
  if (
    end === here + 1 &&
    /(?:[^fhrtu]est|best|first|last)$/.test(lowerAt(tokens, here)) &&
    lowerAt(tokens, here) !== 'interest'
  )
    return null;
  return end > here ? { from: here, to: Math.min(end, tokens.length) } : null;
};
