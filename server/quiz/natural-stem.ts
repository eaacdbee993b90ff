import type { Figure, Span } from '#/server/article/article.ts';
import { antecedentOf, isTopic, namedBy } from '#/server/quiz/antecedents.ts';
import { hedgeBefore, wanted } from '#/server/quiz/asked-for.ts';
import { withCalendarTimes } from '#/server/quiz/calendar-times.ts';
import { connectives, isSubject, readClause } from '#/server/quiz/clause.ts';
import { bare, isWrittenVerb, plainTail, timeless } from '#/server/quiz/clause-words.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { asChange, asCopula, asMeasure, asObject, asPrepositional } from '#/server/quiz/predicate-stems.ts';
import { toldOnce } from '#/server/quiz/restated.ts';
import { type Statement, statementsAround } from '#/server/quiz/statements.ts';
import {
  type Asked,
  beforeVerb,
  capital,
  cutTail,
  finish,
  hedged,
  inverted,
  isUnsure,
  ofPart,
  opened,
  type Place,
  pad,
  spaced,
  withFront,
  withLead,
  withoutSource,
} from '#/server/quiz/stem-parts.ts';
import { isBase, isParticiple, isVerb } from '#/server/quiz/verb-forms.ts';
import { isPlural, type Stem } from '#/server/quiz/wording.ts';

/**
 * A real question for a figure, where the grammar of its clause is plain enough: "How many engineers did the council hire?",
 * "By what percentage did sales fall?", "What was the price?". Null where it is not.
 */
export function naturalStem(
  material: Material,
  figure: Figure,
  core: Span,
  hedges: 'kept' | 'left out' = 'kept',
): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const once = toldOnce(material.text.slice(sentence.start, sentence.end), {
    start: core.start - sentence.start,
    end: core.end - sentence.start,
  });
  const whole = timeless(asLetters(material, figure.sentence, once).replace(/\n/g, ' '));
  const start = core.start - sentence.start;
  const length = core.end - core.start;
  const { text, source } = withoutSource(whole, start + length);
  const plain = text
    .replace(/\bUS (?=\$)/g, pad)
    .replace(dateline, words => (words.length <= start ? pad(words) : words))
    .replace(material.analysis.blocks[sentence.block]?.kind === 'list-item' ? label : /$^/, words =>
      words.length <= start ? pad(words) : words,
    );
  for (const told of statementsAround(plain, { start, end: start + length })) {
    const known = named(material, figure.sentence, told);
    if (!known) continue;
    const { statement, context } = known;
    const hedged = hedgeBefore(statement.before);
    const asked = wanted(material, figure, core, statement.after.replace(/(?<=\S)\s+/g, ' ').replace(/ (?=[,.])/g, ''));
    if (!asked || (figure.kind === 'number' && !/\b(?:to|at)$/.test(hedged.before.trim()))) return null;
    const found = ask(
      asLarge({
        material,
        figure,
        hedge: hedges === 'kept' ? hedged.hedge : '',
        before: hedged.before.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim().replace(connectives, ''),
        after: asked.after,
        wh: figure.kind === 'number' && /\bat$/.test(hedged.before.trim()) ? 'what level' : asked.wh,
      }),
    );
    if (!found) continue;
    const prompt = finish(material, found.question, found.source ?? statement.source ?? source);
    if (prompt === null || isUnsure(material, whole, prompt)) return null;
    return { prompt: withCalendarTimes(material, figure.sentence, asDigits(prompt)), passage: null, ...context };
  }
  return null;
}

const firstLetter = 0x531;

/** A sentence in which digits that state nothing ("the 787") are capital letters, so that they read as the name that they are part of. */
function asLetters(material: Material, index: number, words: string): string {
  const start = sentenceAt(material, index)?.start ?? 0;
  const figures = material.figuresIn(index);
  return words.replace(/\d+/g, (digits, at: number) =>
    figures.some(figure => figure.start <= start + at && start + at < figure.end)
      ? digits
      : digits.replace(/\d/g, digit => String.fromCharCode(firstLetter + Number(digit))),
  );
}

const asDigits = (words: string) =>
  words.replace(/[\u0531-\u053a]/g, letter => String(letter.charCodeAt(0) - firstLetter));

const pronounAhead =
  /^((?:[^,"“”]{2,60}, |(?:In|By|Since|During) (?:\p{L}+ )?\d{4} )?)(it|he|she|they|its)(?= (?!(?:is|was|has been|should be|would be|will be|may be) (?:\p{L}+ )?(?:that|to|not)\b))/iu;

const definite =
  /^((?:[^,"“”]{2,60}, )?)the (company|firm|automaker|carmaker|manufacturer|airline|carrier|bank|retailer|index|state|country|city|team|club|party|agency|university|group|organi[sz]ation)(?= \p{Ll})(?! (?:of|in|that|which|and|who|on|at|for)\b)/iu;

/** Somebody who is meant by their part alone, as if the article had one: "the presidential candidate has". */
const someone =
  /^(?:[^,"“”]{2,60}, )?the (?:\p{Ll}+ )?(?:candidate|president|senator|governor|mayor|minister|premier|leader|actor|actress|singer|player|striker|coach|manager|author|lawyer|spokes\p{Ll}+|suspect|defendant|man|woman|boy|girl|teenager|victim|couple|pair|duo|official|airframer)(?= \p{Ll})(?! (?:of|in|who|that|and|at|for|with|from|said|says|told|added|announced|estimated|warned|confirmed)\b)/iu;

/** The statement with the name in the place of the pronoun that it begins with, where the sentence before tells whose it is. */
export function named(
  material: Material,
  sentence: number,
  statement: Statement,
): { statement: Statement; context: { context?: Span } } | null {
  const known = definite.exec(statement.before);
  if (known) {
    const [all, lead = '', noun = ''] = known;
    const bearer = namedBy(material, sentence);
    const plain = /^(?:company|firm|automaker|carmaker|manufacturer|airline|carrier|bank|retailer|index)$/i.test(noun);
    if (bearer && plain)
      return {
        statement: { ...statement, before: `${lead}${capital(bearer.name)}${statement.before.slice(all.length)}` },
        context: { context: bearer.where },
      };
    return isTopic(material, noun.toLowerCase()) ? { statement, context: {} } : null;
  }
  if (someone.test(statement.before)) return null;
  const match = pronounAhead.exec(statement.before);
  const [all = '', lead = '', pronoun = ''] = match ?? [];
  const own = sentenceAt(material, sentence);
  const opens = (words: string) => words.replace(/\s+/g, ' ').trim().replace(connectives, '').toLowerCase();
  // a pronoun further in means, as often, somebody whom its own sentence names
  const first = own !== null && opens(material.text.slice(own.start, own.end)).startsWith(opens(all));
  const found = match && first && antecedentOf(material, sentence, pronoun.toLowerCase().replace(/^its$/, 'it'));
  if (!found) return { statement, context: {} };
  const owner = /^its$/i.test(pronoun) ? `${found.name}${found.name.endsWith('s') ? '’' : '’s'}` : found.name;
  const name = lead === '' ? owner.charAt(0).toUpperCase() + owner.slice(1) : owner;
  return {
    statement: { ...statement, before: `${lead}${name}${statement.before.slice(all.length)}` },
    context: { context: found.where },
  };
}

/** "Part of the world: 56 percent": what a line of a list is about, of four words at most. */
const label = /^\p{Lu}[\p{L}’'-]*(?: [\p{L}’'-]+){0,3}: (?=\d|\p{L})/u;

const dateline =
  /^(?:\p{Lu}[\p{L}]+ \d{1,2}, \d{4},? (?=\p{Lu})|[\p{Lu}][\p{Lu} .,]{3,40}(?:\([^)]{2,20}\))? (?:[-–—]+ )?(?=\p{Lu}\p{Ll}))/u;

function ask(place: Place): Asked | null {
  const { before } = place;
  const fronted = /^(?:In|For|On|At|After|Within|Over|With|To|From|By|Under) $/.exec(`${before} `)
    ? asFronted(place)
    : null;
  if (fronted) return fronted;
  if (before === '' || /^(?:But|And|Also,|In addition,|However,|Meanwhile,|Overall,|In total,|In all,)$/.test(before))
    return asSubject(place, '');
  const there =
    /^(?:(.*), )?[Tt]here (is|are|was|were|has been|have been|had been|will be)(?: (?:currently|now|also|already|still))?$/.exec(
      before,
    );
  if (there) return asThere(place, there[1] ?? '', there[2] ?? '');
  const lead =
    /^((?:In|On|At|Last|During|By|Since|After|Of|This|Among|To|From|Under|Within|Before|Until) [^,"“”]{2,60}),$/.exec(
      before,
    );
  if (lead) return asSubject(place, lead[1] ?? '');
  // "CNN reported six planes filled the sky": the figure begins what is reported
  const told = reportedSubject(place);
  if (told) return told;
  const clause = readClause(before);
  if (!clause) return null;
  const question =
    asCopula(place, clause) ??
    asMeasure(place, clause) ??
    asChange(place, clause) ??
    asPrepositional(place, clause) ??
    asObject(place, clause);
  if (question === null) return null;
  const whole = withLead(place, clause, question);
  return whole === null ? null : { question: whole, source: clause.source };
}

const wholes =
  'loan|grant|fine|deal|contract|budget|donation|investment|profit|loss|reward|prize|debt|deficit|offer|bid|settlement|payment|fund|bonus|fee|subsidy|surplus|bill|tax|stake|share|majority|rise|drop|fall|decline|increase|decrease|gain|cut|reduction|jump|raise|discount|bailout|programme|program|plan|saving|boost|growth|plunge|slump|surge|slide|dip|dividend|premium|order|purchase|package|contribution|advance|payout|bailout|stimulus|shortfall|deposit|salary';
const closed =
  '(?= (?:in|on|of|to|for|at|from|by|with|over|since|last|this|against|through|as|and|that|after|before|during|per|when)\\b|[.,;]|$)';
const asAdjective = new RegExp(`^ ((?:(?!per |in |of )[\\p{Ll}-]+ ){0,2}(?:${wholes}))${closed}`, 'u');
/** "a 51% ownership position in the firm": whatever the share modifies. */
const asShare =
  /^ ((?:(?!per |in |of |to |on |for |at |from |by |with |and |or )[\p{Ll}-]{3,} ){0,2}(?!per |in |of |to |on |for |at |from |by |with |and |or )[\p{Ll}-]{3,})(?= (?:in|on|of|to|for|at|from|by|with|over|since|last|this)\b|[.,])/u;
const asComplement = new RegExp(`^(.*?) ?\\b(an?) ((?:[\\p{Ll}-]+ ){0,3}(?:${wholes})) (?:of|worth)$`, 'u');

/** "a $5 million loan" and "a loan of $5 million" ask "how large a loan". */
function asLarge(place: Place): Place {
  if (place.figure.kind !== 'money' && place.figure.kind !== 'percent') return place;
  // "a dividend of 4.6 pence": how large it is would leave off the coin
  if (place.wh.startsWith('how many')) return place;
  const article = /(?:^| )an?$/.test(place.before);
  const share = place.figure.kind === 'percent' ? asShare.exec(place.after) : null;
  const adjective = article ? (asAdjective.exec(place.after) ?? share) : null;
  if (adjective) {
    const noun = adjective[1] ?? '';
    const before = place.before.replace(/ ?an?$/, '');
    const wh = place.figure.kind === 'percent' ? `what percentage ${noun}` : large(noun);
    return { ...place, before, after: place.after.slice(adjective[0].length), wh };
  }
  const complement = asComplement.exec(place.before);
  if (!complement || /^ of\b/.test(place.after)) return place;
  return { ...place, before: complement[1] ?? '', wh: large(complement[3] ?? '') };
}

const large = (noun: string) => `how large a${/^[aeiou]/.test(noun) ? 'n' : ''} ${noun}`;

/** "The report said that 30 shops closed": the figure begins the clause that is reported. */
function reportedSubject(place: Place): Asked | null {
  const match =
    /^(.{3,80}?) (?:(?:has|have|had) (?:also |already |previously )?)?(?:said|says|found|finds|showed|shows|estimated|estimates|reported|reports|expects|expected|predicts|predicted|announced|confirmed|warned|claimed|claims|added|noted|suggests|suggested|indicates|revealed|believes)(?: that)?$/.exec(
      place.before,
    );
  const source = match?.[1];
  if (source === undefined || !isSubject(source.split(' '))) return null;
  const inner = asSubject(place, '');
  return inner && { ...inner, source };
}

/** Whether a phrase stands for something named before; "this year" does not. */
const pointsBack = (words: string): boolean =>
  /\b(?:he|she|it|they|his|her|their|its|this|these|those|that|I|we|our|my)\b/i.test(
    words.replace(/\bthis (?:year|month|week|century|decade|season)\b/gi, ''),
  );

/** "Seventy houses were built in Leeds." → "How many houses were built in Leeds?" */
function asSubject(place: Place, lead: string): Asked | null {
  const { figure, wh, hedge } = place;
  if (figure.kind === 'duration' || figure.kind === 'measure') return null;
  if (pointsBack(lead)) return null;
  // "in countries that it rates" says which countries: a clause bound to the noun of a phrase
  const tail = cutTail(place, 26, /\b(?:they|their|them)\b|(?<=\b(?:in|of|for|at|from|with|by) \p{Ll}+s )that(?= )/giu);
  if (tail === null) return null;
  const words = tail.split(' ').map(bare);
  const verb = predicateAt(tail.split(' '), /^how many/.test(wh) ? 0 : 1);
  if (verb < 0 || verb > 8 || words.length < verb + 2) return null;
  // "70 percent have been women": of what it is a share, another sentence says
  if (figure.kind === 'percent' && (verb === 0 || !tail.startsWith('of '))) return null;
  if (/^(?:in|on|at|for|to|by|from|with)$/.test(words[0] ?? '') && figure.kind === 'percent') return null;
  if (words.slice(0, verb + 1).some(word => /^(?:and|or|but|not|to|said|which|\p{Ll}+ly)$/u.test(word))) return null;
  if (figure.kind === 'money' && verb > 0) return null;
  if (lead === '')
    return { question: `${opened(hedge, wh)} ${tail.replace(/^of (?:these|those)\b/, 'of the')}`, source: null };
  return withFront(place, lead, `${opened(hedge, wh)} ${tail}`);
}

/** The index of the verb of a plural subject: a sure form, or a base form between a plural noun and its object ("voters back the plan"). */
function predicateAt(words: string[], from: number): number {
  return words.findIndex((raw, i) => {
    const word = bare(raw);
    const shared = /^(?:all|the|its|their|his|her|newly|recently|most|other)$|['’]s?$/.test(words[i - 1] ?? '');
    if (isVerb(word) && !(shared && isParticiple(word))) return !/^\p{Lu}/u.test(raw);
    if (i < from || !isBase(word) || raw !== word) return false;
    const before = i === 0 ? 'people' : bare(words[i - 1] ?? '');
    const next = words[i + 1] ?? '';
    return (
      isPlural(before) &&
      (/^\p{Lu}/u.test(next) || /^(?:the|an?|their|they|that|to|in|on|at|for|with|it|more|less)$/.test(next))
    );
  });
}

/** "In 60% of the agreements the firm offers loans." → "In what percentage of the agreements does the firm offer loans?" */
function asFronted(place: Place): Asked | null {
  const match =
    /^((?: of (?:the|these|those|all|its) \p{Ll}+(?: \p{Ll}+)?(?: (?:in|on|at|from) (?:the )?\p{L}+)?|(?: [^,]{0,40})?(?=,))?),? (?=(?:the|a|an|its) |\p{Lu})(.+)$/u.exec(
      place.after,
    );
  if (!match) return null;
  const [, of = '', words = ''] = match;
  const noun = of.replace(/\b(?:these|those)\b/, 'the');
  if (noun.split(' ').some(word => isWrittenVerb(word))) return null;
  const clause = readClause(words.charAt(0).toUpperCase() + words.slice(1));
  if (clause?.lead !== '' || clause.source !== null) return null;
  const rest = plainTail(` ${beforeVerb(clause.rest, clause.support === 'does')}`, 20);
  if (rest === null || rest === '') return null;
  const front = `${place.before} ${hedged(place.hedge, place.wh)}${noun}`;
  const subject = /^(?:the|an?|its) /.test(words)
    ? clause.subject.charAt(0).toLowerCase() + clause.subject.slice(1)
    : clause.subject;
  return { question: `${front} ${inverted({ ...clause, subject }, '')} ${rest}`, source: null };
}

/** "There were 12 people on board." → "How many people were there on board?" */
function asThere(place: Place, lead: string, verb: string): Asked | null {
  const tail = cutTail(place, 18);
  if (tail === null || place.figure.kind === 'percent' || tail === '') return null;
  const [first = '', ...more] = verb.split(' ');
  const [noun, after] = ofPart(tail, place.wh);
  const question = `${opened(place.hedge, place.wh)}${spaced(noun)} ${first} there${spaced([...more, after].join(' ').trim())}`;
  return lead === '' ? { question, source: null } : withFront(place, lead, question);
}
