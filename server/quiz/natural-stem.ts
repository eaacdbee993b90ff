import type { Figure, Span } from '#/server/article/article.ts';
import { hedgeBefore, wanted } from '#/server/quiz/asked-for.ts';
import { type Clause, clausesBefore, connectives, isOpen, isSubject, readClause } from '#/server/quiz/clause.ts';
import { bare, decapitalised, plainTail, timeless } from '#/server/quiz/clause-words.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { baseForm, isBase, isParticiple, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';
import { dateWord, isPlural, type Stem } from '#/server/quiz/wording.ts';

/** Where a figure stands: the clause's words up to it (hedge taken off), those after it, and what asks for it. */
type Place = {
  material: Material;
  figure: Figure;
  before: string;
  after: string;
  hedge: string;
  wh: string;
};

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
  const whole = timeless(material.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '));
  const start = material.text.slice(sentence.start, core.start).replace(/\s+/g, ' ').length;
  const length = material.text.slice(core.start, core.end).replace(/\s+/g, ' ').length;
  const { text, source } = withoutSource(whole, start + length);
  const hedged = hedgeBefore(text.slice(0, start).replace(dateline, words => pad(words)));
  const place = { material, figure, hedge: hedges === 'kept' ? hedged.hedge : '' };
  for (const before of [...clausesBefore(hedged.before), ...relativeBefore(hedged.before)]) {
    const asked = wanted(
      material,
      figure,
      core,
      text
        .slice(start + length)
        .replace(/(?<=\S)\s+/g, ' ')
        .replace(/ (?=[,.])/g, ''),
    );
    if (!asked) return null;
    const found = ask(
      asLarge({
        ...place,
        before: before.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim().replace(connectives, ''),
        after: asked.after,
        wh: asked.wh,
      }),
    );
    if (!found) continue;
    const said = found.source ?? source;
    const prompt = finish(material, found.question, said);
    return prompt === null ? null : { prompt, passage: null };
  }
  return null;
}

const dateline =
  /^(?:\p{Lu}[\p{L}]+ \d{1,2}, \d{4},? (?=\p{Lu})|[\p{Lu}][\p{Lu} .,]{3,40}(?:\([^)]{2,20}\))? (?:[-–—]+ )?(?=\p{Lu}\p{Ll}))/u;

type Asked = { question: string; source: string | null };

function ask(place: Place): Asked | null {
  const { before } = place;
  const fronted = /^(?:In|For|On|At) $/.exec(`${before} `) ? asFronted(place) : null;
  if (fronted) return fronted;
  if (before === '' || /^(?:But|And|Also,|In addition,|However,|Meanwhile,|Overall,|In total,|In all,)$/.test(before))
    return asSubject(place, '');
  const there = /^(?:(.*), )?[Tt]here (is|are|was|were|has been|have been|had been|will be)$/.exec(before);
  if (there) return asThere(place, there[1] ?? '', there[2] ?? '');
  const lead =
    /^((?:In|On|At|Last|During|By|Since|After|Of|This|Among|To|From|Under|Within|Before|Until) [^,"“”]{2,60}),$/.exec(
      before,
    );
  if (lead) return asSubject(place, lead[1] ?? '');
  const clause = readClause(before.endsWith(',') ? before : before);
  if (!clause) return reportedSubject(place);
  const question =
    asCopula(place, clause) ??
    asMeasure(place, clause) ??
    asChange(place, clause) ??
    asPrepositional(place, clause) ??
    asObject(place, clause);
  if (question === null) return reportedSubject(place);
  return { question: withLead(place, clause, question), source: clause.source };
}

const wholes =
  'loan|grant|fine|deal|contract|budget|donation|investment|profit|loss|reward|prize|debt|deficit|offer|bid|settlement|payment|fund|bonus|fee|subsidy|surplus|bill|tax|stake|share|majority|rise|drop|fall|decline|increase|decrease|gain|cut|reduction|jump|raise|discount|bailout|programme|program|plan';
const asAdjective = new RegExp(`^ (${wholes})(?![\\p{L}-])`, 'u');
const asComplement = new RegExp(`^(.*?) ?\\b(an?) (${wholes}) (?:of|worth)$`, 'u');

/** "a $5 million loan" and "a loan of $5 million" ask "how large a loan". */
function asLarge(place: Place): Place {
  if (place.figure.kind !== 'money' && place.figure.kind !== 'percent') return place;
  const adjective = /(?:^| )(an?)$/.test(place.before) ? asAdjective.exec(place.after) : null;
  if (adjective) {
    const noun = adjective[1] ?? '';
    const before = place.before.replace(/ ?an?$/, '');
    return { ...place, before, after: place.after.slice(adjective[0].length), wh: large(noun) };
  }
  const complement = asComplement.exec(place.before);
  if (!complement || /^ of\b/.test(place.after)) return place;
  return { ...place, before: complement[1] ?? '', wh: large(complement[3] ?? '') };
}

const large = (noun: string) => `how large a${/^[aeiou]/.test(noun) ? 'n' : ''} ${noun}`;

/** "The report said that 30 shops closed": the figure begins the clause that is reported. */
function reportedSubject(place: Place): Asked | null {
  const match =
    /^(.{3,80}?) (?:said|says|found|finds|showed|shows|estimated|estimates|reported|reports|expects|expected|predicts|predicted|announced|confirmed|warned|claimed|claims|added|noted|suggests|suggested|indicates|revealed|believes)(?: that)?$/.exec(
      place.before,
    );
  const source = match?.[1];
  if (source === undefined || !isSubject(source.split(' '))) return null;
  const inner = asSubject(place, '');
  return inner && { ...inner, source };
}

/** "Seventy houses were built in Leeds." → "How many houses were built in Leeds?" */
function asSubject(place: Place, lead: string): Asked | null {
  const { figure, wh, hedge } = place;
  if (figure.kind === 'duration' || figure.kind === 'measure') return null;
  if (/\b(?:he|she|it|they|his|her|their|its|this|these|those|that)\b/i.test(lead)) return null;
  const tail = cutTail(place, 26, /\b(?:they|their|them)\b/gi);
  if (tail === null) return null;
  const words = tail.split(' ').map(bare);
  const verb = predicateAt(tail.split(' '), /^how many/.test(wh) ? 0 : 1);
  if (verb < 0 || verb > 8 || words.length < verb + 2) return null;
  if (/^(?:in|on|at|for|to|by|from|with)$/.test(words[0] ?? '') && figure.kind === 'percent') return null;
  if (words.slice(0, verb + 1).some(word => /^(?:and|or|but|not|to|said|which|\p{Ll}+ly)$/u.test(word))) return null;
  if (figure.kind === 'money' && verb > 0) return null;
  if (lead === '')
    return { question: `${opened(hedge, wh)} ${tail.replace(/^of (?:these|those)\b/, 'of the')}`, source: null };
  return withFront(place, lead, `${opened(hedge, wh)} ${tail}`);
}

/** "Airbus, which employs" → "Airbus employs", and the same with "who", where the clause says something of a name or of the first noun. */
function relativeBefore(before: string): string[] {
  const match =
    /(?:^|[\s,])((?:(?:the |The )?\p{Lu}[\p{L}.&’'-]*(?: (?:of |for )?\p{Lu}[\p{L}.&’'-]*){0,5})|^(?:The|A|An) \p{Ll}+(?: \p{Ll}+)?), (?:which|who) ([^,]+)$/u.exec(
      before,
    );
  const name = match?.[1] ?? '';
  return match && name !== '' ? [`${name} ${match[2]}`] : [];
}

/** The index of the verb of a plural subject: a sure form, or a base form between a plural noun and its object ("voters back the plan"). */
function predicateAt(words: string[], from: number): number {
  return words.findIndex((raw, i) => {
    const word = bare(raw);
    if (isVerb(word)) return true;
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
    /^((?: of (?:the|these|those|all|its) \p{Ll}+(?: \p{Ll}+)?(?: (?:in|on|at|from) (?:the )?\p{L}+)?)?),? (?=(?:the|a|an|its) |\p{Lu})(.+)$/u.exec(
      place.after,
    );
  if (!match) return null;
  const [, of = '', words = ''] = match;
  const noun = of.replace(/\b(?:these|those)\b/, 'the');
  if (noun.split(' ').some(word => isVerb(bare(word)))) return null;
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
  if (tail === null || place.figure.kind === 'percent' || tail.split(' ').length < 2) return null;
  const [first = '', ...more] = verb.split(' ');
  const question = `${opened(place.hedge, place.wh)} ${first} there ${[...more, tail].join(' ')}`;
  return lead === '' ? { question, source: null } : withFront(place, lead, question);
}

const be = /^(?:is|are|was|were)$/;
const adjectives = /^ (high|tall|long|wide|deep|thick|heavy)\b/;

/** "The jobless rate was 5 percent." → "What was the jobless rate?" */
function asCopula(place: Place, clause: Clause): string | null {
  const { figure } = place;
  if (place.hedge !== '') return null;
  const linked =
    clause.support === null &&
    ((be.test(clause.verb) && /^(?:now |currently |still |only |just )?$/.test(`${clause.rest} `.trimStart())) ||
      /^(?:be|been)$/.test(clause.rest));
  if (!linked) return null;
  const measured = /^(?:measure|duration)$/.test(figure.kind) ? adjectives.exec(place.after) : null;
  const rest = measured ? place.after.slice(measured[0].length) : place.after;
  const tail = plainTail(beforeVerb(rest), 14);
  if (tail === null || tail.split(' ').some(word => isVerb(bare(word)))) return null;
  const subject = lowered(place, clause.subject);
  if (measured) return `How ${measured[1]} ${inverted({ ...clause, subject }, '')}${spaced(tail)}`;
  if (figure.kind === 'count' || figure.kind === 'duration' || figure.kind === 'measure') return null;
  if (tail !== '' && !/^(?:in|on|at|for|by|last|this|as|during|when|per|a)\b/.test(tail)) return null;
  if (
    !/\b(?:rate|price|cost|value|toll|total|level|share|average|budget|salary|fine|profit|loss|revenue|income|turnout|debt|deficit|fee|tax|margin|amount|number|figure|inflation|unemployment|growth|bill|limit|target|pay|wage|reward|speed|temperature)s?\b/i.test(
      clause.subject,
    )
  )
    return null;
  return `What ${inverted({ ...clause, subject }, '')}${spaced(tail)}`;
}

const moneyTail =
  /^(?:$|(?:to|for|from|in|on|into|at|by|last|this|per|a|with|through|over|as|against|during|after|each|when)\b)/;
const muchOf = (place: Place) => (place.wh.startsWith('how many') ? place.wh : 'how much');

/** "The trip lasted 3 days" goes by its object; "cost $5 million" and "is worth $5 million" ask "how much". */
function asMeasure(place: Place, clause: Clause): string | null {
  if (place.figure.kind !== 'money') return null;
  const costs =
    (/^(?:cost|pay|charge|earn|owe|total)$/.test(clause.verb) && clause.rest.split(' ').length <= 4) ||
    clause.rest === 'worth' ||
    /(?:^| )(?:be worth|cost|pay|paid|earn|charge|owe)$/.test(clause.rest) ||
    /^(?:cost|paid|pay)(?: \S+){1,3}$/.test(clause.rest);
  if (!costs || (clause.rest !== '' && !isOpen(clause.rest))) return null;
  const tail = plainTail(beforeVerb(place.after), 16);
  if (tail === null || !moneyTail.test(tail)) return null;
  return `${opened(place.hedge, muchOf(place))} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, clause.rest)}${spaced(tail)}`;
}

const changes = new Set(
  'rise fall drop increase decline grow jump slip plunge climb gain shrink decrease surge soar plummet lose advance tumble sink edge'.split(
    ' ',
  ),
);

/** "Car sales fell by 18% last year." → "By what percentage did car sales fall last year?" */
function asChange(place: Place, clause: Clause): string | null {
  const { figure } = place;
  if (!/^(?:percent|money|points)$/.test(figure.kind)) return null;
  const words = clause.rest.split(' ').filter(word => word !== '');
  const by = words.at(-1) === 'by' ? words.pop() : undefined;
  const verb = clause.support === null || words.length > 0 ? bare(words.at(-1) ?? '') : clause.verb;
  const base = baseForm(verb) ?? (isParticiple(verb) || isBase(verb) ? verb : null);
  const stands = clause.support === null && be.test(clause.verb) && /^(?:\S+ )?(?:up|down|off)$/.test(words.join(' '));
  const changed =
    stands || changes.has(base ?? '') || changes.has(verb) || /^(?:risen|fallen|grown|shrunk)$/.test(verb);
  if (!changed && by === undefined) return null;
  if (figure.kind !== 'percent' && by === undefined && /^(?:gain|lose|drop|increase)$/.test(base ?? '')) return null;
  if (/^ of (?:the|its|their|his|her|all)\b/.test(place.after) && by === undefined) return null;
  const rest = words.join(' ');
  if (rest !== '' && !isOpen(rest)) return null;
  const tail = plainTail(beforeVerb(place.after.replace(/^ of .*?(?= (?:in|last|this|to|from) |[.,])/, '')), 14);
  if (tail === null || /^(?:of|points?|more|less|higher|lower)\b/.test(tail)) return null;
  const wh =
    figure.kind === 'percent'
      ? 'what percentage'
      : figure.kind === 'points'
        ? 'how many percentage points'
        : muchOf(place);
  const front = base === 'lose' && by === undefined ? opened(place.hedge, wh) : `By ${hedged(place.hedge, wh)}`;
  return `${front} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, rest)}${spaced(tail)}`;
}

const carried =
  /^(?:in|on|to|from|for|with|by|at|across|into|among|between|under|within|against|after|before|during|through)$/;

/** "The firm works in 41 countries." → "In how many countries does the firm work?" */
function asPrepositional(place: Place, clause: Clause): string | null {
  const words = clause.rest.split(' ');
  const preposition = words.at(-1) ?? '';
  if (!carried.test(preposition)) return null;
  const rest = words.slice(0, -1).join(' ');
  if (rest !== '' && (!isOpen(rest, true) || (/\d/.test(rest) && /\bto \p{Ll}/u.test(rest)))) return null;
  if (clause.support === null && be.test(clause.verb) && (rest === '' || /^\d/.test(rest))) return null;
  if (/\b(?:\p{L}+est|first|last|most|least|worst|only)\b/u.test(rest) && /^(?:in|for|since)$/.test(preposition))
    return null;
  const tail = cutTail(place, 14);
  if (tail === null || /^(?:old|of age)\b/.test(tail)) return null;
  const [noun, after] = ofPart(preposition === 'from' && place.figure.kind !== 'count' ? '' : tail, place.wh);
  if (place.figure.kind === 'money' && !moneyTail.test(tail)) return null;
  if (
    place.figure.kind === 'money' &&
    preposition === 'for' &&
    !/\b(?:buy|bought|sell|sold|purchase|acquire|auction|trade|offer|get|cost)/.test(`${clause.verb} ${rest}`)
  )
    return null;
  const wh = place.figure.kind === 'money' && /^(?:for|at|to|from|by)$/.test(preposition) ? muchOf(place) : place.wh;
  const front = `${preposition} ${hedged(place.hedge, wh)}${spaced(noun)}`;
  return `${capital(front)} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, rest)}${spaced(after)}`;
}

/** "The council hired 30 teachers for its schools." → "How many teachers did the council hire for its schools?" */
function asObject(place: Place, clause: Clause): string | null {
  const { figure } = place;
  const mid = clause.rest;
  const last = bare(mid.split(' ').at(-1) ?? '');
  const before = bare(mid.split(' ').at(-2) ?? '');
  const open =
    mid === ''
      ? clause.support !== null
      : isOpen(mid) &&
        (isParticiple(last) ||
          /^[a-z]+ing$/.test(last) ||
          (isBase(last) && (before === 'to' || (clause.support === null && mid.split(' ').length <= 3))) ||
          last === 'have' ||
          last === 'had' ||
          (/^(?:up|out|off|down|over|away)$/.test(last) && mid.split(' ').length <= 3) ||
          (figure.kind === 'money' &&
            /^(?:pay|give|fine|award|cost|lend|owe|charge|offer|send|grant)$/.test(clause.verb) &&
            mid.split(' ').length <= 5));
  if (!open) return null;
  const tail = cutTail(place, 16);
  if (tail === null) return null;
  if (figure.kind === 'money' && !moneyTail.test(tail)) return null;
  if (figure.kind === 'percent' && !/^(?:$|of|in|from|among)\b/.test(tail)) return null;
  if (
    tail
      .split(' ')
      .some((word, i) => isVerb(bare(word)) && i > 0 && !/^(?:killed|injured|wounded|trapped|dead)$/.test(word))
  )
    return null;
  const [noun, after] = ofPart(tail, place.wh);
  return `${opened(place.hedge, place.wh)}${spaced(noun)} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, mid)}${spaced(after)}`;
}

/** Auxiliary, subject and verb in the order of a question, with the words that follow the verb. */
function inverted(clause: Clause, rest: string): string {
  const { subject, verb, support } = clause;
  const moved = support === null ? `${verb} ${subject}` : `${support} ${subject} ${verb}`;
  return `${moved}${spaced(rest.replace(/^(?:also|already|still|then|now|currently|just|both) /, ''))}`;
}

/**
 * "In 2007, a storm destroyed the pier." → "In which year did a storm destroy the pier?", and the same with "on" and "when".
 * Null when the clause is not as plain as that.
 */
export function dateStem(material: Material, figure: Figure, core: Span): Stem | null {
  const sentence = sentenceAt(material, figure.sentence);
  if (!sentence) return null;
  const whole = timeless(material.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '));
  const start = material.text.slice(sentence.start, core.start).replace(/\s+/g, ' ').length;
  const raw = material.text.slice(core.start, core.end);
  const { text, source } = withoutSource(whole, start + raw.length);
  const before = text.slice(0, start);
  const after = text.slice(start + raw.length);
  const preposition = /(?:^|\s)(in|on|for|since|until|by)(?: (?:early|late|mid))? $/i.exec(before);
  if (!preposition) return null;
  const head = before.slice(0, preposition.index).trim();
  const what = `which ${dateWord(raw)}`;
  const opener = `${capital((preposition[1] ?? '').toLowerCase())} ${what}`;
  const clause =
    head === ''
      ? /^,? (?=\p{L})/u.test(after)
        ? readClause(capital(after.replace(/^,? /, '')))
        : null
      : closing(head, after);
  if (clause?.lead !== '') return null;
  const rest = plainTail(` ${beforeVerb(clause.rest, clause.support === 'does')}`, 22);
  if (rest === null || (rest === '' && clause.support === null && !be.test(clause.verb))) return null;
  if (rest.split(' ').some((word, i) => i > 0 && isVerb(bare(word)) && !isParticiple(bare(word)))) return null;
  const subject = decapitalised(clause.subject, material.text);
  const prompt = finish(
    material,
    `${opener} ${inverted({ ...clause, subject: head === '' && /^,? (?:the|an?) /.test(after) ? clause.subject.charAt(0).toLowerCase() + clause.subject.slice(1) : subject }, rest)}`,
    clause.source ?? source,
  );
  return prompt === null ? null : { prompt, passage: null };
}

/** "The bridge was opened in" (1998) "by the queen." as a clause without its date; only where the date must belong to its verb. */
function closing(head: string, after: string): Clause | null {
  const clause = readClause(head);
  if (!clause) return null;
  const words = clause.rest.split(' ').filter(word => word !== '');
  const beside = words.length === 0 || (words.length <= 2 && isParticiple(bare(words.at(-1) ?? '')));
  const ends = /^[.,;]/.test(after);
  if (
    !beside &&
    !(
      ends &&
      words.length <= 9 &&
      isOpen(clause.rest) &&
      !/\bto \p{L}|\p{L}ing\b|\b(?:of|over|for|with|from|on|by)\b/u.test(clause.rest)
    )
  )
    return null;
  if (/^(?:has|have)$/.test(clause.verb) && clause.support === null) return null;
  const follow = ends ? '' : plainTail(after, 12);
  if (follow === null || follow.split(' ').some(word => isVerb(bare(word)))) return null;
  return { ...clause, rest: [...words, follow].filter(word => word !== '').join(' ') };
}

const leaving = /^(?:said|says|say|reported|reports|announced|estimated|estimates|told|confirmed|added)$/;

/** Takes "According to X," off the front and ", X said" off the end, so that the question can say whose figure it is. */
function withoutSource(sentence: string, end: number): { text: string; source: string | null } {
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
  const named = /^(?:he|she|it|they|we|i|who|which)\b/i.test(source) ? null : source;
  return { text: `${sentence.slice(0, end + ended.index)}.`, source: named };
}

/** Spaces in the place of words, so that offsets stay. */
const pad = (words: string) => ' '.repeat(words.length);

/** The words after the figure, cut before a second predicate, another number or a clause of their own. */
function cutTail(place: Place, most: number, allowed = /$^/g): string | null {
  return plainTail(beforeVerb(place.after), most, allowed);
}

/** Words up to a second predicate of the same subject: "12 people and injured 30" → "12 people". */
function beforeVerb(words: string, present = false): string {
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
      (presentBase(word) !== null && /^(?:the|an?|its|their|to|in|on|\p{Ll}+s)$/u.test(next));
    if (finite) return `${words.slice(0, match.index)}.`;
  }
  return words;
}

/** "of the crew in May" → ["of the crew", "in May"]: what the number is a part of goes with it. */
function ofPart(tail: string, wh: string): [string, string] {
  const each = /^((?:a|an|per|each) \p{L}+)(?: (.*))?$/u.exec(tail);
  if (each && /^how (?:much|many)/.test(wh)) return [each[1] ?? '', each[2] ?? ''];
  if (/^how large/.test(wh) && /^(?:in|from|on|to|for)\b/.test(tail)) return [tail, ''];
  const match =
    /^((?:of|who|that) .*?)(?: ((?:in|on|at|for|from|to|by|with|after|before|during|since|last|this|over|through|under|as|when|near|into|between) .*))?$/.exec(
      tail,
    );
  return match ? [match[1] ?? '', match[2] ?? ''] : ['', tail];
}

function withLead(place: Place, clause: Clause, question: string): string {
  return clause.lead === '' ? question : (withFront(place, clause.lead, question)?.question ?? question);
}

/** A short time or place goes to the end of the question, a longer beginning stays in front. */
function withFront(place: Place, lead: string, question: string): Asked | null {
  if (/^(?:on|in|at|last|this|late|early|also|earlier|later)$/i.test(lead.trim())) return { question, source: null };
  if (/[“”"()]/.test(lead) || /\d/.test(lead.replace(/\b(?:19|20)\d\d\b/g, ''))) return null;
  const short =
    lead.split(' ').length <= 4 &&
    !/^(?:of|if|when|while|as|after|before|among)\b/i.test(lead) &&
    !lead.includes(' of ');
  const text = short
    ? `${question} ${decapitalised(lead, place.material.text)}`
    : `${capital(lead)}, ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
  return { question: text, source: null };
}

function finish(material: Material, question: string, source: string | null): string | null {
  const plain = question.replace(/\s+/g, ' ').trim().replace(/[,.]$/, '');
  if (plain.split(' ').length < 6 || plain.length > 190 || /\.\.\.|…/.test(plain)) return null;
  if (/ (?:a|an|the|of|and|or|to) ?$/.test(plain) || /\b(\p{L}+) \1\b/u.test(plain)) return null;
  if (source === null) return `${plain}?`;
  const from = decapitalised(source, material.text);
  if (!isSubject(source.split(' ')) || from.length > 70) return null;
  return `According to ${from}, ${plain.charAt(0).toLowerCase()}${plain.slice(1)}?`;
}

const lowered = (place: Place, subject: string) => decapitalised(subject, place.material.text);
const spaced = (words: string) => (words === '' ? '' : ` ${words}`);
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const hedged = (hedge: string, wh: string) => (hedge === '' ? wh : `${hedge} ${wh}`);
const opened = (hedge: string, wh: string) => capital(hedged(hedge, wh));
