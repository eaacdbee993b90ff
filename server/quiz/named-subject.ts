import type { Entity, Sentence, Span } from '#/server/article/article.ts';
import { prepositions } from '#/server/article/cues.ts';
import { givenName } from '#/server/article/givennames.ts';
import { antecedentOf } from '#/server/quiz/antecedents.ts';
import { connectives, readClause } from '#/server/quiz/clause.ts';
import { bare, breaks, timeless } from '#/server/quiz/clause-words.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { isQuoted, type Material, sentenceAt } from '#/server/quiz/material.ts';
import { leans } from '#/server/quiz/self-contained.ts';
import { isSureMention } from '#/server/quiz/sure-mention.ts';
import { baseForm, isAuxiliary, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';

/** A sentence of the article whose subject is someone or something known by name, and what the sentence says of it. */
export type Deed = {
  sentence: Sentence;
  subject: Entity;
  /** A time or condition that the sentence puts first, as it stands there; empty where there is none that matters. */
  front: string;
  /** What follows "who", or "whose" where something of theirs is the subject. */
  predicate: string;
  owns: boolean;
  gender: 'm' | 'f' | null;
  /** The sentence that names the subject, where this one has a pronoun for it. */
  context: Span | null;
};

const lead =
  /^(?:In|On|At|By|For|After|Before|Since|During|As|When|While|Under|Last|This|Earlier|Later|Until|Following|Despite|Yesterday|Today|Days|Weeks|Months|Years|Hours|Minutes|Shortly|Soon)\b[^"“”;:]{0,60}, /;
const dateline = /^\p{Lu}\p{Ll}+ \d{1,2}, \d{4} /u;

/** The deeds of the article's body, in text order, as far as a question can be asked of them: one a sentence. */
export function deedsIn(material: Material, cast: Cast): Deed[] {
  const namings = [...cast.people, ...cast.bodies]
    .flatMap(subject => subject.mentions.map(mention => ({ subject, ...mention })))
    .sort((a, b) => a.start - b.start);
  const deeds: Deed[] = [];
  let next = 0;
  for (const index of material.body) {
    const sentence = sentenceAt(material, index);
    if (!sentence) continue;
    const meant = isQuoted(material, sentence) ? null : pronounDeed(material, cast, index, sentence);
    if (meant) deeds.push(meant);
    while ((namings[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) next++;
    const naming = namings[next];
    if (!naming || naming.end >= sentence.end || isQuoted(material, sentence)) continue;
    if (!isSureMention(material, naming.subject, naming)) continue;
    const before = material.text.slice(sentence.start, naming.start).replace(connectives, '').trimStart();
    const front = frontOf(before);
    if (front === null || !opens(before, naming.subject)) continue;
    const after = afterName(before, material.text.slice(naming.end, sentence.end));
    if (after === null) continue;
    const owned = /^['’]s? (?=\p{Ll})/u.exec(after);
    const predicate = owned
      ? ownedPart(after.slice(owned[0].length))
      : predicateOf(after, naming.subject, material.topic);
    if (predicate !== null)
      deeds.push({
        sentence,
        subject: naming.subject,
        front,
        predicate,
        owns: owned !== null,
        gender: genderIn(predicate),
        context: null,
      });
  }
  return deeds;
}

/** "She founded the school in 1990": a deed of whom the sentence before has for its subject. */
function pronounDeed(material: Material, cast: Cast, index: number, sentence: Sentence): Deed | null {
  const words = material.text.slice(sentence.start, sentence.end);
  const match = /^(?:(?:But|And|Later|Then),? )?(he|she)(?= \p{Ll})/iu.exec(words);
  const pronoun = match?.[1]?.toLowerCase();
  const found = pronoun === undefined ? null : antecedentOf(material, index, pronoun);
  if (!match || !found) return null;
  const last = found.name.split(' ').at(-1) ?? '';
  const bearers = cast.people.filter(one => one.name.split(' ').at(-1) === last);
  const [subject] = bearers;
  const gender = pronoun === 'he' ? 'm' : 'f';
  const own = subject && givenName(subject.name.split(' ')[0]?.toLowerCase() ?? '');
  if (!subject || bearers.length > 1 || (own && own !== 'either' && own !== gender)) return null;
  const predicate = predicateOf(words.slice(match[0].length), subject, material.topic);
  // without a name or number of its own it speaks of "the firm" that the sentence before has
  if (predicate === null || !/\p{Lu}|\d/u.test(predicate)) return null;
  return { sentence, subject, front: '', predicate, owns: false, gender: genderIn(predicate), context: found.where };
}

/** Whether nothing but an article, a role or a fronted time stands before a name, so that it is the subject. */
export function opens(before: string, subject: Entity): boolean {
  const own = before.replace(dateline, '').replace(lead, '');
  return /^(?:The |the )?$/.test(own) || (subject.kind === 'person' && isRoleBefore(own));
}

/** What is put before the subject, without a day that only the article explains; null when it points elsewhere or is long. */
export function frontOf(before: string): string | null {
  const found = lead.exec(before.replace(dateline, ''))?.[0].replace(/, $/, '') ?? '';
  const plain = timeless(` ${found}`).replace(/\s+/g, ' ').trim();
  // where or through what somebody spoke: no teacher begins with it
  if (
    /^(?:On|In|At|During) (?:television|TV|radio|Twitter|Facebook|social media|the air|stage|(?:an?|the|his|her|their) (?:\p{L}+ ){0,3}(?:tweet|interview|statement|speech|post|report|note|letter|email|e-mail|release|call|conference|appearance|briefing|message|blog|column|essay|book|podcast|remarks))\b.*$/u.test(
      plain,
    )
  )
    return '';
  if (
    /^(?:At (?:the|that) (?:time|moment)|By then|Since then|After that|In the end|In (?:return|response|turn|reply))$/.test(
      plain,
    )
  )
    return null;
  if (plain === '' || /^(?:Earlier|Later|Last|This|Yesterday|Today|Soon)\b/.test(plain)) return '';
  return plain.split(' ').length <= 10 &&
    !isPointing(plain) &&
    !/\b(?:both|it|its|they|their|he|his|she|this|these|those)\b/.test(plain)
    ? plain
    : null;
}

/** The words behind a name, without the comma that ends it where it stands in apposition; null where it goes on as something else. */
export function afterName(before: string, after: string): string | null {
  if (!/, $/.test(before.replace(lead, ''))) return after;
  return /^,\s/.test(after) ? after.slice(1) : null;
}

/** "Oda Bank chief economist ": what a person is, right before the name. */
function isRoleBefore(before: string): boolean {
  const words = before.trim().split(' ');
  // "Her campaign manager, Ada Moss, said"
  if (/^(?:His|Her|Its|Their|The) (?:\p{L}[\p{L}-]* ){0,3}\p{Ll}+, $/u.test(before))
    return !words.some(word => isVerb(bare(word)) || breaks.test(bare(word)));
  if (
    words.length > 8 ||
    / (?:of|for|in|on|to|by|with|from|at|about|against|between|among|over) /.test(before) ||
    !/ $/.test(before) ||
    /[,;:"“”()]/u.test(before)
  )
    return false;
  const first = words[0]?.toLowerCase() ?? '';
  return (
    !prepositions.has(first) && !words.some(word => isVerb(bare(word)) || breaks.test(bare(word)) || isPointing(word))
  );
}

/** What stands between commas behind a name. */
export const apposition = /^, [^,;:"“”()]{3,80}, /;
const pointing =
  /\b(?:him|her|we|us|our|i|my|me|you|your|such|either|neither|former|latter|another|others|additional|further|similar|same|there|here|so|himself|herself|respectively)\b/i;
/** Whether words mean something that stands outside their sentence. */
export const isPointing = (words: string) =>
  pointing.test(words.replace(/\bUS\b|\bU\.S\.|\bthere (?:is|are|was|were|will|would|could|may|might)\b/g, '-'));
const opensClause =
  /^(?:which|who|whom|where|when|while|but|although|though|as|after|before|because|since|in|on|at|with|without|including|despite|following|according|compared|up|down|saying|adding|calling|making|citing|\p{Ll}+ing|even|if|until|so|then|yet|and (?:is|was|has|had|will|would|said|\p{Ll}+ed)|a|an|the)\b|^(?:and|or|so|yet) .{2,40}? (?:is|was|are|were|has|had|have|will|would|could|might|may|can|said)\b/u;

/** What may follow a form that is a verb or a plural noun, so that it is the verb: "plans to", not "sanctions bill". */
const opensObject =
  /^(?:the|an?|to|that|on|in|at|for|with|from|as|its|his|her|their|about|more|over|all|some|most|by|up|out|into|down|off|\d.*|[\p{Lu}$€£].*|\p{Ll}+(?:ly|ing))$/u;
/** Short forms that end a sentence with their own stop. */
const abbreviated =
  / (?:Conn|Vt|Fla|Calif|Mass|Inc|Corp|Jr|Sr|Co|Ltd|St|Ariz|Ill|Ind|Mich|Minn|Miss|Mo|Pa|Tenn|Va|Wash|Wis|Ga|Md|Nev|Okla|Ore|Colo)$/;

/** A pronoun behind so many words means something that they name. */
const nearest = 7;
const fewest = 5;
const most = 26;

/**
 * What a sentence says of its subject, from the verb on, so that it can follow "who": finite, without words that point elsewhere, cut
 * where a clause of another kind begins. Null when it is not surely plain.
 */
function predicateOf(after: string, subject: Entity, topic: ReadonlySet<string>): string | null {
  const text = oneLine(after);
  const skipped = apposition.exec(text);
  const own = skipped ? text.slice(skipped[0].length - 1) : text;
  if (!/^ \p{Ll}/u.test(own) || /["“”:!?[\]]|\.\.\./.test(own)) return null;
  const words = own
    .trim()
    .replace(/, (?:\p{L}[\p{L}.’'-]* ){1,4}(?:said|says|say|reported|reports|reporting)\.?$/u, '')
    .replace(/^(?:also|now|later|already|still|recently|(?!reported|alleged|apparent|supposed)\p{Ll}+ly) /u, '');
  const verb = bare(words.split(' ')[0] ?? '');
  if (!isFiniteVerb(verb, subject) || /^(?:is|are|was|were) (?:less|more|still|no|not)\b/.test(words)) return null;
  if (!isVerb(verb) && baseForm(verb) === null && !opensObject.test(words.split(' ')[1] ?? '')) return null;
  const plain = plainly(words);
  if (plain === null) return null;
  return pointsOut(plain, subject, topic) ? null : plain;
}

/** "Oda Bank's profits fell last year": something of theirs with what the sentence says of it, if that is a plain clause. */
function ownedPart(after: string): string | null {
  const plain = plainly(oneLine(after).trim());
  const clause = plain === null ? null : readClause(`The ${plain}`);
  return clause &&
    clause.support !== 'do' &&
    !/^(?:no|not|less|more)\b/.test(clause.rest) &&
    clause.lead === '' &&
    clause.source === null &&
    !/\b(?:its?|they|them|their|he|she|his)\b/.test(plain ?? '')
    ? plain
    : null;
}

const oneLine = (words: string) =>
  words
    .replace(/\s+/g, ' ')
    .replace(/^ \([^()]*\)/, '')
    .replace(/(?:;| [-–—]).*$|(?<!\b\p{Lu}\.\p{Lu})\.$/u, '');

/** A predicate without the clauses behind it, the days that only the article explains and words that join; null when it cannot stand alone. */
function plainly(words: string): string | null {
  const cut = /["“”:!?[\]]|\.\.\./.test(words) ? null : withoutTail(withoutSecond(words));
  if (cut === null) return null;
  const plain = timeless(cut)
    .replace(/(?<= )(?:also|now|so far|however|meanwhile|therefore|thus|subsequently|instead) /g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.])/g, '')
    .trim();
  if (/^(?:\p{L}+ )?(?:then|reportedly|allegedly|apparently|supposedly) /u.test(plain)) return null;
  const count = plain.split(' ').length;
  if (count < (/\d/.test(plain) ? fewest - 1 : fewest) || count > most || isPointing(plain)) return null;
  return abbreviated.test(plain) || / (?:of|the|a|an|and|or|to|in|on|at|by|for|from|with|that|as)$/.test(plain)
    ? null
    : plain;
}

/**
 * Whether a predicate means something outside it: a pronoun for a person near its verb that is not the subject's own ("said she would"), or
 * "it", "they", "this" with nothing before that they stand for. A body's "its" and "said it would" are its own.
 */
export function pointsOut(predicate: string, subject: Entity, topic: ReadonlySet<string>): boolean {
  const own =
    subject.kind === 'person'
      ? predicate.replace(ownPerson, '$1')
      : predicate.replace(/\b(?:\p{Ll}+s|\p{Ll}+ed|said|that) (?:it|they)\b|\bits\b|\btheir\b/gu, '');
  const persons = /\b(?:he|she|his)\b/;
  if (persons.test(own.split(' ').slice(0, nearest).join(' '))) return true;
  return leans(own.replace(new RegExp(persons, 'g'), ''), topic);
}

const ownPerson =
  /^(said|says|stated|believes|told \S+(?: \S+)?|added|claimed|claims|hopes|hoped|warned|admitted|noted|argued|insisted|acknowledged|promised|vowed|thinks|wrote) (?:that )?(?:he|she|his|her)\b/;

/** The gender that a predicate tells: its options must not tell another. */
export function genderIn(predicate: string): Deed['gender'] {
  return /\b(?:he|his)\b/.test(predicate) ? 'm' : /\bshe\b/.test(predicate) ? 'f' : null;
}

/** Whether a word after a name is a verb of which it can be the subject. */
export function isFiniteVerb(verb: string, subject: Entity): boolean {
  if (/^(?:are|were|have|do|does|did|could|should|may|might)$/.test(verb))
    return subject.kind !== 'person' && verb !== 'do';
  if (/^(?:said|says|told|wrote|added)$/.test(verb) || isAuxiliary(verb)) return true;
  return isVerb(verb) || baseForm(verb) !== null || presentBase(verb) !== null || /^\p{Ll}{2,}[^e]ed$/u.test(verb);
}

/** "when she and Rolf Sund met": two subjects of one verb. */
const sharesVerb =
  /\b(?:he|she|it|they|we|I|(?:when|while|as|if|because|after|before|that|where|said|says) (?:the )?(?:\p{Lu}[\p{L}.’'-]* ?){1,3})$/u;

/** "scored twice and Rolf Sund stopped the rest": a predicate without the clause of another that is joined to it. */
function withoutSecond(words: string): string {
  for (const match of words.matchAll(/,? (?:and|but) (?:the )?(?:\p{Lu}[\p{L}.’'-]* ){1,4}(?:\p{Ll}+ly )?(\p{Ll}+)/gu))
    if ((isVerb(match[1] ?? '') || /[^e]ed$/.test(match[1] ?? '')) && !sharesVerb.test(words.slice(0, match.index)))
      return words.slice(0, match.index);
  return words;
}

/** The predicate up to a comma behind which something else begins; whole when it has at most `longest` words and its commas are a list's. */
export function withoutTail(words: string, longest = most - 4): string | null {
  const parts = words.split(', ');
  const [first = '', second] = parts;
  if (second === undefined) return words;
  if (opensClause.test(second) && first.split(' ').length >= fewest) return first;
  return words.split(' ').length <= longest && !/,? (?:but|which|who|while)\b/.test(words) ? words : null;
}
