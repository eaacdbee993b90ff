import { functionWords, isPluralNoun } from '#/server/article/words.ts';
import { type Tagged, taggedWords } from '#/server/quiz/tagged-words.ts';

/** What every reader has in mind without being told: "this country", "these days". */
const shared =
  /^(?:countr(?:y|ies)|nations?|world|society|state|city|town|community|government|administration|year|month|week|season|day|days|time|times|age|moment|point|morning|decade|century|election|elections|campaign|race|place|part|kinds?|sorts?|types?|way|ways|planet|earth|life|generation|economy|market|markets)$/;

const clitic = /['’](?:s|re|ve|ll|d|m)$/;
const finite = /^(?:aux|past|s|ed)$/;

/** "It is time to", "it takes years": a subject that stands for nothing. */
const empty =
  /^it(?:['’]s|['’]ll be| is| was| will be| would be| has been| may be| might be| must be| should be| could be)(?: (?:also|not|just|only|really|very|so|too|now|still|clearly|absolutely|always|never|quite|pretty|an?|the))* (?:\p{L}[\p{L}’'-]* ){1,3}(?:to|that|for|if|when|how|what|whether)\b|^it(?:['’]s| is| was)(?: (?:not|about|high|long|the))* time\b|^it (?:takes|took|seems that|appears that|turns out|makes (?:no )?sense|happens that)\b/iu;

/** What has been named so far, of which a pronoun may speak. */
type Named = { thing: boolean; person: boolean; several: boolean; nouns: Set<string> };

/**
 * Whether words that somebody said point at something that stands outside them: "it", "they", "she", "this plan" without what is meant.
 * `topic` holds the words of which the article is about, so that "this merger" is understood.
 */
export function leans(words: string, topic: ReadonlySet<string>): boolean {
  const named: Named = { thing: false, person: false, several: false, nouns: new Set() };
  return words
    .split(/(?<=[.!?…]["”’]?)(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen)\.) (?=\p{Lu})/u)
    .some(sentence => sentenceLeans(sentence.trim(), named, topic));
}

function sentenceLeans(sentence: string, named: Named, topic: ReadonlySet<string>): boolean {
  const words = taggedWords(sentence, null);
  if (named.nouns.size === 0 && opensUntold(words, topic)) return true;
  return words.some((word, i) => {
    const low = word.low.replace(clitic, '');
    const points = pointer(low);
    if (points && isOpen(points, words, i, sentence, named, topic)) return true;
    note(word, words, i, named);
    return false;
  });
}

/** "The distraction costs votes": words that begin with a thing as if it were known, of which the article is not about. */
function opensUntold(words: Tagged[], topic: ReadonlySet<string>): boolean {
  const [article, ...rest] = words;
  if (article?.low !== 'the') return false;
  const end = rest.findIndex(word => !/^(?:noun|ing|ed|adverb|number)$/.test(word.tag));
  const phrase = rest.slice(0, end).map(word => word.low);
  if (phrase.length === 0 || /^(?:name|preposition|relative|to)$/.test(rest[end]?.tag ?? '')) return false;
  return phrase.length < 3 && !phrase.some(word => shared.test(word) || topic.has(stem(word)));
}

type Points = 'person' | 'thing' | 'several' | 'this' | 'so';

function pointer(low: string): Points | null {
  if (/^(?:he|she|him|her|his|hers|himself|herself)$/.test(low)) return 'person';
  if (/^(?:it|its|itself)$/.test(low)) return 'thing';
  if (/^(?:they|them|their|theirs|themselves)$/.test(low)) return 'several';
  if (/^(?:this|that|these|those)$/.test(low)) return 'this';
  return /^(?:so|such)$/.test(low) ? 'so' : null;
}

function isOpen(
  points: Points,
  words: Tagged[],
  i: number,
  sentence: string,
  named: Named,
  topic: ReadonlySet<string>,
): boolean {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  const own = word ? clitic.test(word.low) : false;
  switch (points) {
    case 'person':
      return !named.person;
    case 'several':
      return !named.several;
    case 'thing':
      return !named.thing && !empty.test(sentence.slice(word?.start));
    case 'so':
      // "do so", "think so"
      return (
        word?.low === 'so' &&
        /^(?:do|did|does|done|doing|think|say|said|hope|believe)$/.test(before?.low ?? '') &&
        (after === undefined || after.tag === 'mark')
      );
    case 'this': {
      if (own || after === undefined || after.tag === 'mark' || after.low === 'of') return word?.low !== 'those';
      if (word?.low === 'that' && i > 0 && !/^(?:mark|and|preposition)$/.test(before?.tag ?? '')) return false;
      if (finite.test(after.tag) || (after.tag === 'adverb' && finite.test(words[i + 2]?.tag ?? '')))
        return word?.low !== 'those' || after.tag !== 'ed';
      // "those who", "that we", "that the yard": a relative word or a conjunction
      if (/^(?:relative|pronoun|determiner)$/.test(after.tag)) return false;
      const nouns = words.slice(i + 1, i + 4).map(next => next.low);
      // "this country" is the speaker's, "this small country" one that was named
      return !shared.test(nouns[0] ?? '') && !nouns.some(noun => named.nouns.has(noun) || topic.has(stem(noun)));
    }
  }
}

function note(word: Tagged, words: Tagged[], i: number, named: Named): void {
  if (/^(?:let|there|here|what|who|how)['’]/.test(word.low) || functionWords.has(word.low.replace(/['’].*$/, '')))
    return;
  const opens = i === 0 && functionWords.has(word.low);
  if (word.tag === 'name' && !opens) {
    named.thing = true;
    named.person = true;
    named.several ||= /^(?:and|or)$/.test(words[i + 1]?.low ?? '') || isPluralNoun(word.low);
  }
  if (
    /^(?:everyone|everybody|someone|somebody|anyone|anybody|nobody|people|men|women|children|folks|who|guys)$/.test(
      word.low,
    )
  ) {
    named.several = true;
    named.person = true;
  }
  if (!/^(?:noun|s|base|ing|ed)$/.test(word.tag) || word.low.length < 3 || functionWords.has(word.low)) return;
  const led = words.slice(Math.max(0, i - 4), i).some(other => /^(?:determiner|number|preposition)$/.test(other.tag));
  if (word.tag !== 'noun' && word.tag !== 's' && !led) return;
  named.nouns.add(word.low);
  if (isPluralNoun(word.low)) named.several = true;
  else if (led) {
    named.thing = true;
    // "the company … they"; "a candidate … he"
    named.several = true;
    named.person ||=
      /(?:er|or|ist|ian|ent|ant|man|woman|person|boss|chief|child|boy|girl|friend|wife|husband|mother|father|son|daughter|brother|sister|guy)$/.test(
        word.low,
      );
  }
}

/** The first letters of a word, by which its forms are one. */
export const stem = (word: string): string => word.toLowerCase().slice(0, 5);
