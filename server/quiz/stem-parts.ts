import type { Figure } from '#/server/article/article.ts';
import { givenName } from '#/server/article/givennames.ts';
import { nations } from '#/server/article/nations.ts';
import { functionWords, isPluralNoun } from '#/server/article/words.ts';
import { type Clause, isSubject } from '#/server/quiz/clause.ts';
import { bare, decapitalised, isWrittenVerb, plainTail } from '#/server/quiz/clause-words.ts';
import type { Material } from '#/server/quiz/material.ts';
import { pointsOutside } from '#/server/quiz/points-outside.ts';
import { baseForm, isBase, isParticiple, isVerb, pastOfGerund, presentBase } from '#/server/quiz/verb-forms.ts';

/** Where a figure stands: the clause's words up to it (hedge taken off), those after it, and what asks for it. */
export type Place = {
  material: Material;
  figure: Figure;
  before: string;
  after: string;
  hedge: string;
  wh: string;
};

/** A question without its mark, and who says what it asks for. */
export type Asked = { question: string; source: string | null };

/** A tail, where no verb but its own stands in it: who were arrested "when they sold fireworks" are not all who were arrested. */
export function withoutClause(tail: string | null): string | null {
  if (tail === null || /^(?:who|that|which) /.test(tail)) return tail;
  const verb = tail
    .split(' ')
    .some(
      (word, i) =>
        isWrittenVerb(word) &&
        (i > 0 || !isParticiple(bare(word))) &&
        !/^(?:killed|injured|wounded|trapped)$/.test(word),
    );
  return verb ? null : tail;
}

/** Auxiliary, subject and verb in the order of a question, with the words that follow the verb. */
export function inverted(clause: Clause, rest: string): string {
  const { subject, verb, support } = clause;
  const moved = support === null ? `${verb} ${subject}` : `${support} ${subject} ${verb}`;
  return `${moved}${spaced(rest.replace(/^(?:also|already|still|then|now|currently|just|both) /, ''))}`;
}

const leaving = /^(?:said|says|say|reported|reports|announced|estimated|estimates|told|confirmed|added)$/;

/** Takes "According to X," off the front and ", X said" off the end, so that the question can say whose figure it is. */
export function withoutSource(sentence: string, end: number): { text: string; source: string | null } {
  const fronted = /^According to ([^,"“”]{3,70}), /.exec(sentence);
  if (fronted && fronted[0].length < end)
    return {
      text: `${' '.repeat(0)}${pad(fronted[0])}${sentence.slice(fronted[0].length)}`,
      source: fronted[1] ?? null,
    };
  const ended =
    /, (?:according to ([^,"“”\d]{3,70})|([^,"“”\d]{3,60}) (\p{L}+)|(?:said|says) ([^,"“”\d]{3,60}))(?:, [^"“”]{3,90})?\.$/u.exec(
      sentence.slice(end),
    );
  if (!ended) return { text: sentence, source: null };
  const source = ended[1] ?? ended[4] ?? (leaving.test(ended[3] ?? '') ? (ended[2] ?? null) : null);
  if (source === null) return { text: sentence, source: null };
  if (/ [-–—] |—/.test(sentence.slice(end, end + ended.index))) return { text: sentence, source: null };
  const named = /^(?:he|she|it|they|we|i|who|which)\b/i.test(source) ? null : source;
  return { text: `${sentence.slice(0, end + ended.index)}.`, source: named };
}

/** Spaces in the place of words, so that offsets stay. */
export const pad = (words: string) => ' '.repeat(words.length);

/** The words after the figure, cut before a second predicate, another number or a clause of their own. */
export function cutTail(place: Place, most: number, allowed = /$^/g): string | null {
  // "40 of the 60 boats": the whole is part of what is asked, not another figure
  const whole = /^ of (?:the|its|their|his|her|all) (?:\d[\d,]*|\p{Ll}+ty|\p{Ll}+teen)(?= \p{Ll}+s\b)/u.exec(
    place.after,
  )?.[0];
  const held = whole === undefined ? place.after : place.after.replace(whole, whole.replace(/\S+$/, 'heldnumber'));
  const tail = plainTail(beforeVerb(held), most, allowed);
  return whole === undefined ? tail : (tail?.replace('heldnumber', whole.split(' ').at(-1) ?? '') ?? null);
}

/** Words up to a second predicate of the same subject: "12 people and injured 30" → "12 people". */
export function beforeVerb(words: string, present = false): string {
  const cut = /(?:,? (?:and|but)) (?:also |then |later )?(\p{L}+)\b/gu;
  for (const match of words.matchAll(cut)) {
    const word = match[1] ?? '';
    const next =
      words
        .slice(match.index + match[0].length)
        .trim()
        .split(' ')[0] ?? '';
    const finite =
      isVerb(word) ||
      (presentBase(word) !== null && present) ||
      (presentBase(word) !== null && /^(?:the|an?|its|their|to|in|on|\p{Ll}+s)$/u.test(next)) ||
      (baseForm(word) !== null && /^(?:the|an?|its|their|about|[$€£]?\d.*)$/.test(next));
    if (finite || pastOfGerund(word) !== null) return `${words.slice(0, match.index)}.`;
    // "four boats to hire and the crew knows each": another subject with its verb
    const others = words
      .slice(match.index + match[0].length)
      .trim()
      .split(' ')
      .slice(0, 4);
    const verb = others.findIndex(other => isWrittenVerb(other) && !isParticiple(bare(other)));
    if (/^(?:the|an?|its|their|his|her)$/.test(word) && verb > 0) return `${words.slice(0, match.index)}.`;
  }
  return words;
}

/** "of the crew in May" → ["of the crew", "in May"]: what the number is a part of goes with it. */
export function ofPart(tail: string, wh: string): [string, string] {
  const term = /^(in (?:jail|prison|custody|hospital|office))(?: (.*))?$/.exec(tail);
  if (term && /(?:day|week|month|year)s$/.test(wh)) return [term[1] ?? '', term[2] ?? ''];
  const each = /^((?:a|an|per|each) (?:(?:thousand|hundred|million|cubic|square) )*\p{L}+)(?: (.*))?$/u.exec(tail);
  if (each && /^how (?:much|many)/.test(wh)) return [each[1] ?? '', each[2] ?? ''];
  if (/^how large/.test(wh) && /^(?:in|from|on|to|for)\b/.test(tail)) return [tail, ''];
  // "a 45% drop in car sales": the phrase belongs to the noun
  const own = /^what percentage \p{Ll}/u.test(wh)
    ? /^((?:in|of|on|for|to) .*?)(?: ((?:in|at|for|from|by|with|after|before|during|since|last|this|over|through) .*))?$/u.exec(
        tail,
      )
    : null;
  if (own) return [own[1] ?? '', own[2] ?? ''];
  const match =
    /^((?:of|who|that) .*?)(?: ((?:in|on|at|for|from|to|by|with|after|before|during|since|last|this|over|through|under|as|when|near|into|between) .*))?$/.exec(
      tail,
    );
  // "of sequences reported from the south": where they were reported goes with them
  if (match && isParticiple(bare(match[1]?.split(' ').at(-1) ?? ''))) return [tail, ''];
  return match ? [match[1] ?? '', match[2] ?? ''] : ['', tail];
}

/** The question with what stood before the subject; null where that cannot be kept and says of whom or what the question is. */
export function withLead(place: Place, clause: Clause, question: string): string | null {
  // "In May the firm said that it would close": the time is that of the saying
  if (clause.lead === '' || clause.source !== null) return question;
  const front = withFront(place, clause.lead, question)?.question ?? null;
  const clock =
    /\d[:.]\d\d\b|\b(?:a\.m|p\.m|UTC|GMT)\b|^(?:After|Before|When|While|As|Following|Despite|With|Because|Although|Since)\b/.test(
      clause.lead,
    );
  return front ?? (clock ? question : null);
}

/** A short time or place goes to the end of the question, a longer beginning stays in front. */
export function withFront(place: Place, lead: string, question: string): Asked | null {
  if (/^(?:on|in|at|last|this|late|early|also|earlier|later)$|\bother\b/i.test(lead.trim()))
    return { question, source: null };
  if (/[“”"()]/.test(lead) || /\d/.test(lead.replace(/\b(?:19|20)\d\d\b/g, ''))) return null;
  const short =
    lead.split(' ').length <= 4 &&
    question.split(' ').length <= 12 &&
    !/^(?:of|if|when|while|as|after|before|among)\b/i.test(lead) &&
    !lead.includes(' of ');
  const text = short
    ? `${question} ${decapitalised(lead, place.material.text)}`
    : `${capital(lead)}, ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  return { question: text, source: null };
}

/** The question as it is asked, with its source; null when it is too short, too long or cut off. */
export function finish(material: Material, question: string, source: string | null): string | null {
  const plain = question
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,.]$/, '')
    // "slipped 1.6% down to"
    .replace(/\b(slip|fall|drop|rise|climb|jump|decline|edge|tumble|slide) (?:down|up)$/, '$1');
  if (/\bmaybe\b/.test(plain) || (source === null && /\bwould\b/.test(plain))) return null;
  // "how many cents a share"
  if (/ (?:a|per) share$/.test(plain) && !/\bhow much\b/i.test(plain)) return null;
  // "in the day" (after the vote), "19 cents more" (than what)
  if (/ (?:in the (?:day|week|month|year|hour|time|moment)s?|more|less|fewer|higher|lower|earlier|later)$/.test(plain))
    return null;
  if (plain.split(' ').length < 6 || plain.length > 190 || /\.\.\.|…/.test(plain)) return null;
  if (/\b(?:his|her|him)\b/.test(plain) && !/^.+\b\p{Lu}\p{Ll}+.*\b(?:his|her|him)\b/u.test(plain)) return null;
  if (/\b\p{Lu}\.\p{Lu}\. \p{Lu}\p{Ll}+$/u.test(plain)) return null;
  if (/ (?:a|an|the|of|and|or|to) ?$/.test(plain) || /\b(\p{L}+) \1\b/u.test(plain)) return null;
  if (source === null) return pointsOutside(material, plain) ? null : `${plain}?`;
  const from = decapitalised(source, material.text);
  // "according to Steve"
  if (givenName(source.toLowerCase())) return null;
  if (!isSubject(source.split(' ')) || from.length > 70 || /^an? [\p{Ll}-]+(?: [\p{Ll}-]+)? \p{Lu}\p{L}*$/u.test(from))
    return null;
  const whole = `According to ${from}, ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`;
  return pointsOutside(material, whole) ? null : `${whole}?`;
}

/** A subject as it reads inside a sentence. */
export const lowered = (place: Place, subject: string) => decapitalised(subject, place.material.text);
/** Words with a space before them, or nothing. */
export const spaced = (words: string) => (words === '' ? '' : ` ${words}`);
/** Words with a capital at their start. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
/** What asks for a figure, with its hedge before it. */
export const hedged = (hedge: string, wh: string) => (hedge === '' ? wh : `${hedge} ${wh}`);
/** What asks for a figure, as a question opens with it. */
export const opened = (hedge: string, wh: string) => capital(hedged(hedge, wh));

/** Nouns that stand without an article and do not end like one: "Gold fell" is no name. */
const masses = new Set(
  `aid air beef beer blood bread cash cattle cement cheese coal cocoa coffee copper corn cotton credit crime crude debt demand evidence fish flour
  food fuel gas gold grain health heat help housing ice income inflation interest iron land lead life light love meat milk money music news oil output pay
  paper petrol police poverty power profit progress property public rain revenue rice rubber safety salt sand silver smoke snow soil space sport staff steel
  stock sugar support tax tea time timber tin trade traffic travel turnout violence war waste water wealth weather wheat wind wine wood wool work youth`.split(
    /\s+/,
  ),
);
/** Names that end as nouns for ideas do. */
const places =
  /^(?:france|portugal|nepal|senegal|montreal|cyprus|belarus|mauritius|beijing|perth|airbus|boeing|provence|florence)$/;
const abstract =
  /(?:ment|tion|sion|ness|ity|ism|ance|ence|ancy|ency|ship|hood|dom|ure|age|ing|logy|ics|th|al|ss|us|ery)$/;

/**
 * Whether a question keeps the capital of the sentence's first word although nothing shows that it is a name: "Iodine" in "Iodine
 * tablets were" is none, and only a dictionary could tell. A verb right after it shows it: a noun for one thing does not stand without an
 * article, unless it is of a stuff or an idea. Unsure too is a question that loses "reportedly".
 */
export function isUnsure(material: Material, sentence: string, question: string): boolean {
  const doubt = /\b(?:reportedly|allegedly|apparently|supposedly)\b/;
  if (doubt.test(sentence) && !doubt.test(question)) return true;
  const match = /^(?:\p{Lu}\p{Ll}+ \d{1,2}, \d{4},? )?(\p{Lu}\p{Ll}+)(?:-\p{Ll}+)* (\p{Ll}+)/u.exec(
    sentence.trimStart(),
  );
  const first = match?.[1];
  if (first === undefined || !new RegExp(`\\S ${first}\\b`).test(question)) return false;
  const { text, analysis } = material;
  if (analysis.entities.some(entity => entity.name.split(' ').includes(first))) return false;
  if (new RegExp(`(?<=[\\p{L},’'] )${first}(?![\\p{L}])`, 'u').test(text)) return false;
  const low = first.toLowerCase();
  if (nations.has(low) || places.test(low)) return false;
  const alone = isVerb(match?.[2] ?? '') && !isPluralNoun(low) && !masses.has(low) && !abstract.test(low);
  return (
    !alone || functionWords.has(low) || isBase(low) || new RegExp(`(?<![\\p{L}-])${low}(?![\\p{L}])`, 'u').test(text)
  );
}
