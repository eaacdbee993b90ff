import { type Clause, isOpen } from '#/server/quiz/clause.ts';
import { bare, isWrittenVerb, plainTail } from '#/server/quiz/clause-words.ts';
import {
  beforeVerb,
  capital,
  cutTail,
  hedged,
  inverted,
  lowered,
  ofPart,
  opened,
  type Place,
  spaced,
  withoutClause,
} from '#/server/quiz/stem-parts.ts';
import { baseForm, isBase, isParticiple, pastOfParticiple } from '#/server/quiz/verb-forms.ts';

const be = /^(?:is|are|was|were)$/;
const adjectives = /^ (high|tall|long|wide|deep|thick|heavy)\b/;

/** "The jobless rate was 5 percent." → "What was the jobless rate?" */
export function asCopula(place: Place, clause: Clause): string | null {
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
  if (tail === null || tail.split(' ').some(word => isWrittenVerb(word))) return null;
  const subject = lowered(place, clause.subject);
  if (measured)
    return `How ${measured[1]} ${inverted({ ...clause, subject }, /^(?:be|been)$/.test(clause.rest) ? clause.rest : '')}${spaced(tail)}`;
  if (figure.kind === 'count' || figure.kind === 'duration' || figure.kind === 'measure') return null;
  if (tail !== '' && !/^(?:in|on|at|for|by|last|this|as|during|when|per|a)\b/.test(tail)) return null;
  if (
    !/\b(?:rate|price|cost|value|toll|total|level|share|average|budget|salary|fine|profit|loss|revenue|income|turnout|debt|deficit|fee|tax|margin|amount|number|figure|inflation|unemployment|growth|bill|limit|target|pay|wage|reward|speed|temperature)s?\b/i.test(
      clause.subject,
    )
  )
    return null;
  return `What ${inverted({ ...clause, subject }, /^(?:be|been)$/.test(clause.rest) ? clause.rest : '')}${spaced(tail)}`;
}

const moneyTail =
  /^(?:$|(?:to|for|from|in|on|into|at|by|last|this|per|a|with|through|over|as|against|during|after|each|when|since|worldwide|globally|annually|every|between)\b)/;
const muchOf = (place: Place) => (place.wh.startsWith('how many') ? place.wh : 'how much');

/** "The trip lasted 3 days" goes by its object; "cost $5 million" and "is worth $5 million" ask "how much". */
export function asMeasure(place: Place, clause: Clause): string | null {
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

const altered =
  /^(?:cut|raised|reduced|increased|lowered|boosted|slashed|trimmed|expanded|exceeded|beaten|shortened|extended|widened|narrowed|delayed|postponed|improved|decreased|scaled|pushed|marked|outnumbered|overestimated|underestimated)$/;

const changes = new Set(
  'rise fall drop increase decline grow jump slip plunge climb gain shrink decrease surge soar plummet lose advance tumble sink edge'.split(
    ' ',
  ),
);

/** A country or firm alone: its market or shares fall, not itself. */
const bareName = /^(?:[Tt]he )?\p{Lu}[\p{L}.&’'-]*(?: \p{Lu}[\p{L}.&’'-]*)*$/u;
const index =
  /\b(?:Index|Average|Composite|Dow|Nasdaq|NASDAQ|FTSE|Nikkei|Dax|DAX|Cac|CAC|Sensex|Hang Seng|Kospi|Topix|Stoxx|Russell|Shares|Sales)\b|S&P|Poor/;

/** "Car sales fell by 18% last year." → "By what percentage did car sales fall last year?" */
export function asChange(place: Place, clause: Clause): string | null {
  const { figure } = place;
  const steps =
    /^how many (?:index )?(?:points|cents|pence|places|dollars|euros|pounds|seats|degrees|basis points)$/.test(
      place.wh,
    );
  if (!steps && !/^(?:percent|money|points)$/.test(figure.kind)) return null;
  const words = clause.rest.split(' ').filter(word => word !== '');
  const by = words.at(-1) === 'by' ? words.pop() : undefined;
  const verb = clause.support === null || words.length > 0 ? bare(words.at(-1) ?? '') : clause.verb;
  const base = baseForm(verb) ?? (isParticiple(verb) || isBase(verb) ? verb : null);
  const stands =
    clause.support === null && be.test(clause.verb) && /^(?:\S+ )?(?:trading )?(?:up|down|off)$/.test(words.join(' '));
  // "closed down 2%": a teacher asks by how much it fell
  const moves = /^(?:trade|open)$/.test(clause.verb) && /^(?:up|down)$/.test(words.join(' '));
  if (!moves && !stands && /^(?:up|down)$/.test(words.at(-1) ?? '')) return null;
  // what dropped is the market of Norway, and the shares or the sales of a firm
  if (figure.kind === 'percent' && bareName.test(clause.subject) && !index.test(clause.subject)) return null;
  const passive = clause.support === null && (be.test(clause.verb) || /\b(?:be|been)\b/.test(words.join(' ')));
  const changed =
    stands || moves || changes.has(base ?? '') || changes.has(verb) || /^(?:risen|fallen|grown|shrunk)$/.test(verb);
  if (!changed && (by === undefined || (passive && !altered.test(verb)))) return null;
  if (figure.kind !== 'percent' && by === undefined && /^(?:gain|lose|increase)$/.test(base ?? '')) return null;
  if (steps && figure.kind === 'count' && by === undefined && !changed) return null;
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
        : steps
          ? place.wh
          : muchOf(place);
  const front = base === 'lose' && by === undefined ? opened(place.hedge, wh) : `By ${hedged(place.hedge, wh)}`;
  return `${front} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, rest)}${spaced(tail)}`;
}

const carried =
  /^(?:in|on|to|from|for|with|by|at|across|into|among|between|under|within|against|after|before|during|through)$/;

/** "The fair was attended by 400 guests." → "How many guests attended the fair?" */
function asAgent(place: Place, clause: Clause, rest: string, tail: string): string | null {
  const past = clause.support === null && /^(?:was|were)$/.test(clause.verb) ? pastOfParticiple(rest) : null;
  return past === null
    ? null
    : `${opened(place.hedge, place.wh)} ${past} ${lowered(place, clause.subject)}${spaced(tail)}`;
}

/** "The firm works in 41 countries." → "In how many countries does the firm work?" */
export function asPrepositional(place: Place, clause: Clause): string | null {
  const words = clause.rest.split(' ');
  const preposition = words.at(-1) ?? '';
  if (/^ (?:not|never)\b/.test(place.after.replace(/^ \S+s?(?= )/, ''))) return null;
  const { figure } = place;
  if (!carried.test(preposition)) return null;
  // "objections to a vote by 500 workers" is no deed of theirs
  if (
    preposition === 'by' &&
    !(clause.support === null && (be.test(clause.verb) || /\b(?:be|been)\b/.test(clause.rest)))
  )
    return null;
  // "sales dropped 18% last year to 13 million": how far they dropped is another question
  const rest = words
    .slice(0, -1)
    .join(' ')
    .replace(
      /^(?:by )?[$€£]?\d[\d.,]*%?(?: (?:percent|per cent|points|million|billion|cents|pence|yen|dollars|euros))?(?= |$) ?/,
      preposition === 'to' && changes.has(clause.verb) ? '' : '$&',
    )
    // "examined 48 ferries on 9 routes": the other number is no part of the question
    .replace(/^((?:\p{Ll}+ed )?)[1-9][\d,]* (?=(?:\p{Ll}+ )?\p{Ll}+s(?: |$))/u, '$1');
  if (preposition === 'from' && /\d/.test(rest)) return null;
  if (rest !== '' && (!isOpen(rest, true) || (/\d/.test(rest) && /\bto \p{Ll}/u.test(rest)))) return null;
  if (/^(?:from|to)$/.test(preposition) && /(?:^| )(?:up|down)(?: |$)/.test(rest)) return null;
  if (clause.support === null && be.test(clause.verb) && (rest === '' || /^\d/.test(rest))) return null;
  if (
    /\b(?:\p{L}+est|\p{L}+th|first|second|third|last|most|least|worst|only)\b/u.test(rest) &&
    /^(?:in|for|since)$/.test(preposition)
  )
    return null;
  if (/^how large|^what percentage \p{Ll}/u.test(place.wh) || /\p{Lu}\p{L}+ \p{L}+ing\b/u.test(rest)) return null;
  const tail = cutTail(place, 14);
  if (
    tail === null ||
    (place.figure.kind === 'duration' && /^(?:ago|after|before|earlier|later|behind|ahead|late|early)\b/.test(tail)) ||
    /^(?:old|of age|up|down)\b/.test(tail)
  )
    return null;
  if (place.figure.kind === 'percent' && !/^(?:$|(?:of|in|from|among|last|this|by|over|since)\b)/.test(tail))
    return null;
  if (preposition === 'at' && /^(?:to|against|per) /.test(tail)) return null;
  if (preposition === 'by' && figure.kind === 'percent') return null;
  const stood = /^(?:is|are|was|were|stand|come|poll|remain|hold|put|set|keep|estimate|place|list|peak|stay)$/;
  if (preposition === 'at' && figure.kind === 'percent' && !stood.test(clause.verb)) return null;
  // "has seen outages for 1.4 million people"
  if (preposition === 'for' && figure.kind === 'count' && rest !== '') return null;
  const attended = preposition === 'by' && figure.kind === 'count' ? asAgent(place, clause, rest, tail) : null;
  if (attended !== null) return attended;
  // "rescued after 12 hours in the water": where the hours were spent goes with them
  const [noun, after] =
    figure.kind === 'duration' && preposition === 'after' && /^(?:in|on|at|under|without|of) /.test(tail)
      ? [tail, '']
      : ofPart(preposition === 'from' && place.figure.kind !== 'count' ? '' : tail, place.wh);
  if (
    place.figure.kind === 'money' &&
    (preposition === 'with' || !moneyTail.test(tail) || !/^(?:about)?$/.test(place.hedge))
  )
    return null;
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

/** Verbs that make somebody do a thing: what is done can be asked for over the one who does it. */
const makes =
  /^(?:order|force|ask|allow|require|urge|tell|want|help|expect|enable|permit|oblige|invite|need|sentence|lead|persuade)(?:e?d)?$/;

/** "touted her proposals to invest": what belongs to a noun cannot be asked for over it; "ordered the yard to pay" can. */
function isComplement(clause: Clause, mid: string): boolean {
  const noun = /(?:^| )(?:the|an?|its|their|his|her|\S+['’]s?) (?:\p{Ll}+ ){0,2}\p{Ll}+ to \p{Ll}+$/u.exec(mid);
  return noun !== null && ![clause.verb, ...mid.slice(0, noun.index).split(' ')].some(word => makes.test(word));
}

/** "The council hired 30 teachers for its schools." → "How many teachers did the council hire for its schools?" */
export function asObject(place: Place, clause: Clause): string | null {
  const { figure } = place;
  // "plans to close 12 stores and cut": the second of two verbs has the same "to"
  const mid = clause.rest.replace(
    /^((?:\p{Ll}+ )?to )(\p{Ll}+) [^,]+ and (\p{Ll}+)$/u,
    (whole, to: string, first: string, second: string) => (isBase(first) && isBase(second) ? `${to}${second}` : whole),
  );
  const last = bare(mid.split(' ').at(-1) ?? '');
  const before = bare(mid.split(' ').at(-2) ?? '');
  const open =
    mid === ''
      ? clause.support !== null
      : isOpen(mid) &&
        (isParticiple(last) ||
          (/^[a-z]+ing$/.test(last) &&
            (before === '' ||
              /^(?:be|been|is|are|was|were|of|by|in|for|to|started|began|keep|kept|stopped|consider|considered|report|reported)$/.test(
                before,
              ) ||
              (/ly$|^(?:now|still|currently)$/.test(before) && mid.split(' ').length <= 3))) ||
          (isBase(last) &&
            ((before === 'to' && !isComplement(clause, mid)) ||
              (clause.support === null && mid.split(' ').length <= 3))) ||
          last === 'have' ||
          last === 'had' ||
          (/^(?:up|out|off|down|over|away)$/.test(last) && mid.split(' ').length <= 3) ||
          (figure.kind === 'money' &&
            (/^(?:pay|give|fine|award|cost|lend|owe|charge|offer|send|grant)$/.test(clause.verb) ||
              (makes.test(clause.verb) &&
                /\bto (?:pay|give|lend|send|owe) (?:the \p{Ll}+|(?:\p{Lu}\S*(?: |$))+)$/u.test(mid))) &&
            mid.split(' ').length <= 7));
  // "watched 400 groups march": the groups are not all that is watched
  if (!open || /^(?:watch|hear|let|make|help)$/.test(clause.verb)) return null;
  // "pay an initial $4 million"
  if (figure.kind === 'money' && /(?:^| )an? \p{Ll}+$/u.test(mid)) return null;
  // "has a claimed seven hours": a participle that belongs to the noun
  if (isParticiple(last) && /^(?:an?|the)$/.test(before)) return null;
  // "boost it by adding 36": the number is part of what is done by the way
  if (/\b(?:by|without|for|of) \p{Ll}+ing$/u.test(mid)) return null;
  const tail = withoutClause(cutTail(place, 16));
  if (tail === null) return null;
  if (
    figure.kind === 'duration' &&
    /^ ?(?:ago|after|before|earlier|later|behind|ahead|late|early|old)\b/.test(place.after.trim())
  )
    return null;
  if (figure.kind === 'money' && !moneyTail.test(tail)) return null;
  const share = figure.kind === 'percent' && place.wh === 'what percentage';
  if (share && !/^(?:of|in|from|among)\b/.test(tail)) return null;
  // "Analysts expected 77 cents": of what, another sentence says
  if (tail === '' && /^(?:expect|predict|forecast|estimate|anticipate)$/.test(clause.verb)) return null;
  const [noun, after] = ofPart(tail, place.wh);
  return `${opened(place.hedge, place.wh)}${spaced(noun)} ${inverted({ ...clause, subject: lowered(place, clause.subject) }, mid)}${spaced(after)}`;
}
