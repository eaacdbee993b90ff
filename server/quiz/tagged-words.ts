import { functionWords, isPluralNoun } from '#/server/article/words.ts';
import {
  baseForm,
  isAuxiliary,
  isBase,
  isParticiple,
  isVerb,
  pastOfGerund,
  presentBase,
} from '#/server/quiz/verb-forms.ts';

/**
 * What a word can be where it stands. `past` is surely finite, `ed` a past form or a participle, `s` a third person or a plural noun,
 * `base` a plain verb or a noun, `fig` the figure that is asked for; `mark` is a stop between parts of a sentence.
 */
export type Tag =
  | 'mark'
  | 'fig'
  | 'number'
  | 'name'
  | 'noun'
  | 'determiner'
  | 'pronoun'
  | 'preposition'
  | 'to'
  | 'and'
  | 'subordinator'
  | 'relative'
  | 'adverb'
  | 'aux'
  | 'past'
  | 'ed'
  | 's'
  | 'base'
  | 'ing';
/** A word of a sentence with its place in it, its form in lower case, and what it can be. */
export type Tagged = { text: string; low: string; start: number; end: number; tag: Tag };

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const determiners = set(
  'the a an this that these those his her its their our my your some any every each both all no another several many most more such',
);
const pronouns = set('he she it they we i you him them us me himself itself themselves there');
const prepositions = set(
  `of in on at by for from with into onto about against over under above below between among during through within without toward towards
  upon despite amid amidst throughout per via across along around near than like behind beyond outside inside off up down out due
  following including excluding regarding concerning versus according`,
);
const subordinators = set(
  'while whilst whereas although though because when after as since before until till if unless once where whether',
);
const relatives = set('which who whom whose what whoever whatever whichever');
const adverbs = set(
  `also already again still just now then soon later earlier however meanwhile too only even ever never not nearly almost yet once twice today yesterday
  tomorrow tonight here far so very quite rather instead therefore thus moreover furthermore nonetheless nevertheless together ago away back once`,
);
const nounsInLy =
  /^(?:family|early|elderly|assembly|ally|daily|weekly|monthly|yearly|reply|supply|italy|july|rally|bully|anomaly|monopoly|fly)$/;
const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{Ll}+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{Ll}+)?|hundred|thousand|million|billion|trillion|half|dozen)$/u;
const pattern =
  /\d{1,2}:\d\d(?::\d\d)?|(?:US|A|CA?|NZ|HK|S)?[$€£¥₹#]?\d[\d.,]*\d[%]?|(?:US|A|CA?|NZ|HK|S)?[$€£¥₹#]?\d%?|(?:\p{L}\.){2,}|[\p{L}\p{N}$]+(?:[-'’&.][\p{L}\p{N}]+)*(?:['’](?=\s))?|[^\s\p{L}\p{N}]/gu;

/** The words of a sentence, told apart by form and neighbours; the words of `figure` are one. Brill's idea: a likely tag, then what its company corrects. */
export function taggedWords(sentence: string, figure: { start: number; end: number } | null): Tagged[] {
  const words: Tagged[] = [];
  const add = (text: string, start: number, tag: Tag) =>
    words.push({ text, low: text.toLowerCase(), start, end: start + text.length, tag });
  const read = (from: number, to: number) => {
    for (const match of sentence.slice(from, to).matchAll(pattern))
      add(
        match[0],
        from + match.index,
        plainTag(match[0], words.length === 0 || /[“"]/.test(words.at(-1)?.text ?? '')),
      );
  };
  if (figure) {
    read(0, figure.start);
    add(sentence.slice(figure.start, figure.end), figure.start, 'fig');
    read(figure.end, sentence.length);
  } else read(0, sentence.length);
  for (let i = 0; i < words.length; i++) correct(words, i);
  if (!words.some(word => /^(?:aux|past|ed|s|base)$/.test(word.tag))) lonePresent(words);
  return words;
}

/** "The company offers loans": a form that may be a noun, where the sentence has no other verb and a singular noun stands before it. */
function lonePresent(words: readonly Tagged[]): void {
  const found = words.find((word, i) => {
    const before = words[i - 1];
    if (word.tag !== 'noun' || presentBase(word.low) === null || words[i + 1]?.low === 'of') return false;
    if (isBase(words[i + 1]?.low ?? '')) return false;
    return before !== undefined && /^(?:noun|name)$/.test(before.tag) && !isPluralNoun(before.low);
  });
  if (found) found.tag = 's';
}

function plainTag(text: string, first: boolean): Tag {
  const low = text.toLowerCase();
  if (/^\p{L}\.\p{L}/u.test(text)) return 'name';
  if (!/[\p{L}\p{N}]/u.test(text)) return /^[%$&'’#*+/]$/.test(text) ? 'noun' : 'mark';
  if (/^\D{0,3}\d/.test(text) && !/^\p{L}{2,}/u.test(text.replace(/^(?:US|CA|NZ|HK)/, ''))) return 'number';
  const capital = /^\p{Lu}/u.test(text) && !first;
  if (capital && !(low === 'i')) return 'name';
  if (low === 'to') return 'to';
  if (/^(?:and|or|but|nor)$/.test(low)) return 'and';
  if (
    isAuxiliary(low) ||
    /^(?:isn|aren|wasn|weren|hasn|haven|hadn|won|wouldn|can|couldn|don|doesn|didn|shouldn|mustn)['’]t$/.test(low)
  )
    return 'aux';
  if (/^(?:been|being|be)$/.test(low)) return 'aux';
  if (relatives.has(low)) return 'relative';
  if (pronouns.has(low)) return 'pronoun';
  if (determiners.has(low)) return 'determiner';
  if (subordinators.has(low)) return 'subordinator';
  if (prepositions.has(low)) return 'preposition';
  if (adverbs.has(low) || (/\p{Ll}{3}ly$/u.test(low) && !nounsInLy.test(low))) return 'adverb';
  if (numberWord.test(low)) return 'number';
  if (isVerb(low)) return isParticiple(low) ? 'ed' : 'past';
  if (isParticiple(low) && !isBase(low)) return 'ed';
  // a verb that is not known is a verb all the same
  if (/\p{Ll}{3}ed$/u.test(low) && !/eed$|-|^(?:hundred|sacred|naked|wicked|kindred|united|limited)$/.test(low))
    return 'ed';
  if (pastOfGerund(low) !== null) return 'ing';
  if (isBase(low)) return 'base';
  if (presentBase(low) !== null) return 's';
  if (first && /^\p{Lu}/u.test(text) && !functionWords.has(low) && !isPluralNoun(low)) return 'name';
  return 'noun';
}

/** Present forms that are no plural nouns: a noun may stand right after them ("the firm sells tools"). */
const onlyVerbs =
  /^(?:sells|owns|provides|includes|contains|produces|employs|serves|operates|requires|receives|seeks|brings|gives|keeps|sends|spends|lends|writes|teaches|becomes|begins|allows|manages|maintains|obtains|imposes|supplies|carries|generates|faces|holds|grows|creates|offers|makes|shows|says)$/;

const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "as a result of", "since December", "after 1998": the word leads a phrase and no clause. */
function isPhrasal(words: readonly Tagged[], i: number): boolean {
  const [word, next, third] = [words[i]?.low, words[i + 1]?.low ?? '', words[i + 2]?.low ?? ''];
  if (word === 'as')
    return (
      /^(?:well|many|much|high|low|little|few|early|late|soon|long|of|part)$/.test(next) ||
      (/^an?$/.test(next) && /^(?:result|part|consequence|whole|sign|step|means|matter)$/.test(third))
    );
  return /^(?:since|after|before|until|till)$/.test(word ?? '') && (months.test(next) || /^(?:19|20)\d\d$/.test(next));
}

/** Whether a word ends or carries on a noun phrase. */
export const isNominal = (word: Tagged | undefined): boolean =>
  word !== undefined && /^(?:noun|name|number|fig|pronoun)$/.test(word.tag);
const object = /^(?:determiner|number|fig|preposition|to|name|adverb|pronoun)$/;

/** The neighbours of a word take away what it cannot be: no verb stands after "the", none but a plain one after "to". */
function correct(words: Tagged[], i: number): void {
  const word = words[i];
  if (word?.tag === 'subordinator' && isPhrasal(words, i)) word.tag = 'preposition';
  if (!word || !/^(?:ed|s|base|ing|past)$/.test(word.tag)) return;
  const before = words[i - 1];
  const after = words[i + 1];
  const held =
    before !== undefined &&
    (before.tag === 'determiner' ||
      before.tag === 'preposition' ||
      before.tag === 'number' ||
      before.tag === 'fig' ||
      /['’]s?$/.test(before.low));
  if (word.tag === 'base') {
    if (before?.tag === 'to' || (before?.tag === 'aux' && !/^(?:is|are|was|were|be|been|being)$/.test(before.low)))
      return;
    if (before?.tag === 'adverb' && words[i - 2]?.tag === 'aux') return;
    const past = baseForm(word.low) === word.low;
    const subject =
      before !== undefined &&
      (before.tag === 'pronoun' ||
        before.tag === 'relative' ||
        isPluralNoun(before.low) ||
        (past && isNominal(before)));
    const inserted = past && before?.text === ',' && after?.tag === 'determiner';
    if (inserted) return;
    if (held || !subject || !(after === undefined || object.test(after.tag))) word.tag = 'noun';
  } else if (word.tag === 's') {
    const subject = before !== undefined && /^(?:noun|name|pronoun|relative|adverb|mark|and)$/.test(before.tag);
    const follows =
      after === undefined ||
      object.test(after.tag) ||
      after.low === 'that' ||
      after.low === 'as' ||
      (after.tag === 'noun' && onlyVerbs.test(word.low) && before?.tag === 'name');
    if (held || !subject || !follows || after?.low === 'of' || (before?.tag === 'noun' && isPluralNoun(before.low)))
      word.tag = 'noun';
  } else if (word.tag === 'ing') {
    const whole = words[i + 2];
    // "the manufacturing firm,"
    if (
      after?.tag === 'noun' &&
      !isPluralNoun(after.low) &&
      (whole === undefined || /^(?:mark|aux|past|ed)$/.test(whole.tag)) &&
      isNominal(before) &&
      before?.tag !== 'name'
    )
      word.tag = 'noun';
    if (held && !/^(?:of|in|by|from|for|with|without|at|on)$/.test(before?.low ?? '')) word.tag = 'noun';
  } else if (held && before?.tag !== 'preposition' && !/['’]s?$/.test(before?.low ?? '')) {
    if (before?.tag === 'determiner' && !/^(?:this|that|these|those|some|all|both|many|most|several)$/.test(before.low))
      word.tag = 'noun';
  }
}
