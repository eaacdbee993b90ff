import { isPluralNoun } from '#/server/article/words.ts';
import { isLeftOpen } from '#/server/quiz/left-open.ts';
import { type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { isReport } from '#/server/quiz/segments.ts';
import { type Tagged, taggedWords } from '#/server/quiz/tagged-words.ts';
import { isBase } from '#/server/quiz/verb-forms.ts';

/** Nouns for one of a kind that a sentence before has named: "the company", "the airliner". Only a name in the same words tells which. */
const kinds =
  /^(?:country|nation|county|company|firm|automaker|carmaker|maker|manufacturer|airline|carrier|bank|lender|retailer|chain|corporation|organi[sz]ation|agency|department|ministry|commission|committee|panel|club|team|state|province|city|town|village|district|index|plane|aircraft|airplane|airliner|jet|ship|vessel|boat|train|car|vehicle|stock|share|product|device|phone|model|group|duo|pair|man|woman|boy|girl|couple|suspect|victim|official|spokes\p{Ll}+|player|author|candidate|film|movie|book|song|album|show|site|building|party|fund|unit|subsidiary|facility|plant|factory|insurer|brewer|publisher|developer|thrift|parent)$/u;
/** Those of them that are people. */
const persons =
  /^(?:duo|pair|man|woman|boy|girl|couple|suspect|victim|official|spokes\p{Ll}+|player|author|candidate)$/u;
/** Nouns for what happened, was said or was done: without "of", "to" or "that" they mean what another sentence told. */
const deeds =
  /^(?:plans?|proposals?|offers?|measures?|moves?|deals?|agreements?|contracts?|bill|ruling|decisions?|case|suits?|lawsuits?|trial|meeting|events?|incidents?|accident|crash|attacks?|blasts?|explosions?|drop|fall|rise|increases?|declines?|gains?|loss(?:es)?|figures?|numbers?|amount|total|result|results|statements?|announcements?|reports?|study|survey|poll|vote|game|match|series|tournament|race|document|letter|email|message|investigation|probe|inquiry|hearing|issue|issues|celebrations?|rules?|slip|dynamic|operation|mission|flight|trip|visit|tour|tests?|experiment|program(?:me)?s?|projects?|problem|change|changes|process|period|version|news|difference|comments?|remarks?|victory|defeat|gap|shortfall|revelation|motion|transaction|amendment|parts?|units?|items?|others?|orders?|amounts?|sample|samples|participants|respondents)$/;
/** What there is one of by itself, what everybody has in mind, and parts of a day, a year, a whole. */
const unique =
  /^(?:world|earth|sun|moon|sky|sea|ocean|air|ground|land|globe|planet|public|internet|web|net|media|press|government|economy|army|navy|military|police|law|future|past|present|end|beginning|start|middle|time|times|years?|months?|weeks?|days?|hours?|minutes?|quarters?|halves|half|season|century|decades?|morning|afternoon|evening|night|weekend|summer|winter|spring|autumn|fall|holidays?|north|south|east|west|northeast|northwest|southeast|southwest|environment|climate|weather|poor|rich|elderly|unemployed|homeless|population|people|market|markets|pandemic|coast|border|road|nationwide|universe|parliament|senate|congress|cabinet|dollar|euro|pound|yen|mid|early|late|most|first|second|third|fourth|way|left|right|top|bottom|same|rest|brink|heart|back|front|average|fact|risk|hope|wake|face|job|use|need|chance|cost|costs|price|number|amount|share|rate|value|level|age|size|length|speed|'?\d.*)$/;
/** Words that mean a thing or somebody whom another sentence brought in, wherever they stand: "it", "these", "the proposal", "the oldest". */
const meansAnother = new RegExp(
  `\\b(?:this|these|those|such|he|she|his|her|him|they|their|them|it|its|the (?:two|three|four|both) \\p{L}+|the (?:${kinds.source.slice(1, -1)}|${deeds.source.slice(1, -1)}))\\b(?! (?:of|to|that|by|who|which|between)\\b)|\\b[Tt]he \\p{L}{2,}est\\b`,
  'iu',
);
/** Whether words mean something of another sentence, by their form alone. */
export function speaksOn(words: string): boolean {
  const found = meansAnother.exec(words);
  // "Jobs announced that it": a name before it is what it means
  const named =
    found &&
    /^(?:he|she|his|her|him|they|their|them|it|its)$/i.test(found[0]) &&
    /\s\p{Lu}\p{L}|^\p{L}+\p{Lu}/u.test(words.slice(0, found.index));
  return found !== null && !named;
}
/** How a sentence opens that goes on with what stands before it. */
export const goesOn =
  /^["“]?(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|But|And|Or|So|Yet|Then|Also|Both|Another|Others|However|Instead|Meanwhile|Moreover|Thus|Therefore|There(?=,)|In addition|For example|For instance|As a result|The (?:latter|former|others?|same|two|three|four|pair|duo))\b/;
const superlative = /^(?:\p{L}{2,}est|most|least|only|sole|best|worst)$/u;
const whole = /^(?:entire|whole|average|total|overall|combined|maximum|minimum)$/;
const months =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;
/** What is compared with something else, or with a day that the words do not name. */
const compared =
  /\b(?:[Aa] similar|[Ss]imilar|[Ss]uch an?|[Tt]oday['’]s|[Yy]esterday['’]s|[Mm]oments (?:later|before|earlier))\b(?! to\b)/u;
const opener =
  /^["“]?(?:Moving on|(?:After|Since|Until|Before) (?:that|this|then)|But|And|Or|So|Yet|Still|Thus|However|Meanwhile|Moreover|Then|Also|Instead|Indeed|Nevertheless|Therefore|Similarly|Likewise|Additionally|Furthermore|Besides|Otherwise|Elsewhere|That|This|These|Those|Such|Both|Another|Others|Here|There(?=,)|In (?:addition|contrast|fact|turn|response|comparison|total|all)|On the other hand|By (?:contrast|comparison)|As a result|For (?:example|instance)|At the same time|The (?:latter|former|same|others?|rest|\p{Ll}{2,}est (?:is|are|was|were|has|have|had|\p{Ll}+s|\p{Ll}+ed)))\b/u;
/** "Oda Air, its first buyer": whose buyer, the name in front does not tell. */
const ownedBeside = /\p{Lu}[\p{L}.]*, (?:its|their|his|her) [^,.;]{3,60}[,.;]/u;
/** What is always somebody's. */
const owned =
  /\b(?:[Ss]ales|[Pp]rofits?|[Rr]evenues?|[Ii]ncome|[Ee]arnings|[Nn]et|[Ss]hares|[Tt]urnover|[Rr]esults|[Ll]osses|[Dd]ividend|[Aa]ssets|[Dd]eposits|[Oo]riginations)(?! of\b)/;
const pair = /\b(?:the )?(?:latter|former)(?= (?:was|is|had|has|of)\b|[,.])/;

/**
 * Whether words that are read without the sentences around them point at something that only those tell: a pronoun or "the firm" before any
 * name, "the proposal" in an article about none, "these", "other plants". What the article's title names may stay, and several of what it is about.
 * From the offset `second` on the words are those of later sentences, whose "these" and "the proposal" speak of the sentence before.
 */
export function pointsOutside(material: Material, shown: string, second = shown.length): boolean {
  const first = shown.slice(0, second);
  if (
    [isLeftOpen(material, first), ...[compared, opener, ownedBeside, pair].map(sign => sign.test(first))].some(Boolean)
  )
    return true;
  const words = taggedWords(shown.replace(/____/g, '0'), null);
  const topics = topicsOf(material);
  const seen = {
    name: false,
    body: false,
    person: false,
    thing: false,
    noun: false,
    plurals: 0,
    heads: new Set<string>(),
  };
  for (const [i, word] of words.entries()) {
    const later = word.start >= second;
    if (isDangling(words, i, seen, later)) return true;
    if (word.low === 'the' && isUntold(words, i, seen, topics, later)) return true;
    const named = i === 0 ? topics.names.has(word.text.replace(/['’]s?$/, '')) : word.tag === 'name';
    if (named && !months.test(word.text)) {
      seen.name = true;
      if (topics.people.has(word.text.replace(/['’]s?$/, ''))) seen.person = true;
      else seen.thing = seen.body = true;
    }
    if (word.tag === 'noun' || word.tag === 'name' || word.tag === 's') {
      seen.noun = true;
      if (words[i - 1]?.tag === 'determiner') seen.thing = true;
      if (isPluralNoun(word.low)) seen.plurals++;
      seen.heads.add(word.low.replace(/['’]s?$/, ''));
    }
  }
  // "sales rose": whose, the words do not say
  return !seen.name && owned.test(first);
}

type Seen = {
  name: boolean;
  body: boolean;
  person: boolean;
  thing: boolean;
  noun: boolean;
  plurals: number;
  heads: Set<string>;
};

function isDangling(words: readonly Tagged[], i: number, seen: Seen, later: boolean): boolean {
  // "it's", "they've"
  const low = (words[i]?.low ?? '').replace(/['’](?:s|re|ve|ll|d|m)$/, '');
  if (later && /^(?:th(?:is|at|ese|ose)|(?:an)?others?)$/.test(low)) return false;
  const next = words[i + 1]?.low ?? '';
  switch (low) {
    case 'he':
    case 'she':
    case 'him':
    case 'his':
    case 'her':
      return !seen.person;
    // never those who are the subject beside it
    case 'them':
      return !seen.body && seen.plurals < 2;
    case 'they':
    case 'their':
      return seen.plurals === 0 && !seen.body;
    case 'it':
    case 'its':
      return (!seen.name && !seen.noun) || (seen.person && !seen.thing);
    case 'these':
    case 'those':
      return !/^(?:who|that|which|of|in|with|under|over|aged|years?|days?|months?|weeks?)$/.test(next);
    case 'this':
      return !/^(?:year|month|week|season|century|decade|summer|spring|autumn|fall|winter|time|morning|afternoon|evening)/.test(
        next,
      );
    // "nearly broke that record", "in that year"
    case 'that':
      // "estimates that could be 300 miles"
      if (words[i + 1]?.tag === 'aux' && isReport(words[i - 1]?.low ?? '')) return true;
      return (
        words[i + 1]?.tag === 'noun' &&
        (words[i - 1]?.tag === 'preposition' ||
          (/^(?:past|ed)$/.test(words[i - 1]?.tag ?? '') && !isReport(words[i - 1]?.low ?? '')))
      );
    case 'another':
      return words[i - 1]?.low !== 'one';
    case 'company':
      return /^(?:management|officials?|executives?|spokes\p{Ll}+)$/u.test(next) && !seen.name;
    case 'other':
    case 'others':
      return !/^(?:among|any|every|no|each|and|or)$/.test(words[i - 1]?.low ?? '');
    default:
      return false;
  }
}

const inRun = /^(?:noun|name|number|ing|adverb)$/;
const asking = /^(?:do|does|did|will|would|can|could|may|might|should|must)$/;
const completes = /^(?:of|by|who|that|which|where|whose|whom|when|to|between)$/;
const places = /^(?:in|on|at|for|from|by|with|against|over|near|under|among|into|behind|about|across|during)$/;

/** Whether "the" with its noun means something that the shown words, the title and the beginning leave open. */
function isUntold(words: readonly Tagged[], at: number, seen: Seen, topics: Topics, later: boolean): boolean {
  let end = at + 1;
  while (
    end < words.length &&
    (inRun.test(words[end]?.tag ?? '') ||
      (/^(?:ed|base|s|past)$/.test(words[end]?.tag ?? '') && (end === at + 1 || words[end - 1]?.tag === 'adverb')) ||
      (words[end]?.text === '-' && end > at + 1))
  )
    end++;
  // "did the council hire": the plain verb behind the subject of a question looks like a noun
  const asked = words.slice(0, at).some(word => asking.test(word.low));
  if (asked && end > at + 2 && isBase(words[end - 1]?.low ?? '')) end--;
  const run = words.slice(at + 1, end);
  const owner = run.find(word => /['’]s?$/.test(word.low));
  const head = ((owner ?? run.at(-1))?.low ?? '').replace(/['’]s?$/, '');
  if (run.length === 0 || run.some(word => /\p{Lu}/u.test(word.text) || whole.test(word.low))) return false;
  const next = words[end]?.low ?? '';
  if (completes.test(next) && !owner) return false;
  if (isNamedBeside(words, end)) return false;
  if (seen.heads.has(head)) return false;
  if (kinds.test(head) && !isPluralNoun(head)) return !(persons.test(head) ? seen.name : seen.body);
  if (topics.title.has(singular(head))) return false;
  // "the deals" in a report on nothing else
  if (isPluralNoun(head) && topics.about.has(singular(head))) return false;
  if (deeds.test(head)) return !later;
  // "the best performer", of which another sentence tells among whom
  if (run.some(word => superlative.test(word.low))) return !later && !places.test(next);
  if (unique.test(head) || (places.test(next) && !owner)) return false;
  // "according to the institute" names no more than who says so
  if (words[at - 2]?.low === 'according') return false;
  // what the article brings in as "a" thing, or under a name, is one of several until it is told which
  return topics.introduced.has(head);
}

/** "The report, “Lights Out”, counts": whether a name stands beside a noun phrase that ends before the word at `end`, and tells which. */
export function isNamedBeside(words: readonly Tagged[], end: number): boolean {
  const next = words.slice(end + 1).find(word => /\p{L}/u.test(word.text));
  return words[end]?.text === ',' && /^["“‘]?\p{Lu}/u.test(next?.text ?? '');
}

const singular = (word: string) => word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');

/** "a small gym", "Fifth Street Gym". */
const introduces =
  /\b(?:an?|another) (?:\p{Ll}[\p{L}-]* ){0,2}?(\p{Ll}[\p{L}-]+)(?= (?:in|of|at|for|on|to|that|which|where|with|called|named|and|is|was|will|has)\b|[,.;:])|(?<=\p{Lu}\p{Ll}+ )(\p{Lu}\p{Ll}{2,})\b/gu;

type Topics = {
  names: ReadonlySet<string>;
  people: ReadonlySet<string>;
  title: ReadonlySet<string>;
  about: ReadonlySet<string>;
  introduced: ReadonlySet<string>;
};

/** Whether an article is about several of a thing, so that "the deals" are those of which it tells. */
export const isSubject = (material: Material, noun: string): boolean =>
  isPluralNoun(noun) && topicsOf(material).about.has(singular(noun));

const known = new WeakMap<Material, Topics>();

/** The names of an article, the nouns of its title, and those that come back (twice from its first two sentences, else five times). */
function topicsOf(material: Material): Topics {
  const found = known.get(material);
  if (found) return found;
  const all = (words: string) => (words.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(singular);
  const counts = new Map<string, number>();
  for (const word of all(material.text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const first = material.body.slice(0, 2).flatMap(index => sentenceAt(material, index) ?? []);
  const leading = first.flatMap(span => all(slice(material, span))).filter(word => (counts.get(word) ?? 0) > 2);
  const often = [...counts].flatMap(([word, count]) => (count > 5 ? word : []));
  const people = material.analysis.entities
    .filter(({ kind }) => kind === 'person')
    .flatMap(({ name }) => name.split(' '));
  const topics = {
    names: new Set([...(material.text.match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}-]*/gu) ?? []), ...people]),
    people: new Set(people),
    title: new Set(all(material.analysis.title ?? '')),
    about: new Set([...leading, ...often]),
    introduced: new Set(
      [...material.text.matchAll(introduces)].map(match => (match[1] ?? match[2] ?? '').toLowerCase()),
    ),
  };
  known.set(material, topics);
  return topics;
}
