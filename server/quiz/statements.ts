import { isPluralNoun } from '#/server/article/words.ts';
import { arrived, borrows, gapped, shared } from '#/server/quiz/ellipsis.ts';
import {
  type Head,
  hostOf,
  isLead,
  leadOf,
  pastTense,
  type Reader,
  sourceOf,
  subjectStart,
  subjectText,
  text,
} from '#/server/quiz/hosts.ts';
import { antecedent } from '#/server/quiz/relatives.ts';
import { isReport, segmentsOf } from '#/server/quiz/segments.ts';
import { taggedWords } from '#/server/quiz/tagged-words.ts';
import { baseForm, pastOfGerund } from '#/server/quiz/verb-forms.ts';

/** A plain statement that a sentence makes around a figure: its words before the figure and after it, and who says so where that is cut off. */
export type Statement = { before: string; after: string; source: string | null };

const noDeed =
  /^(?:resulting|bringing|making|meaning|including|following|according|excluding|citing|saying|adding|being|having|regarding|concerning|taking|putting|giving|noting|beginning|starting|leaving|sending|prompting|causing|forcing|pushing|driving|leading|reducing|lowering|creating|allowing|forming|representing|compared|based|ranging|totalling|totaling|depending|owing|given|followed|led|combined|coupled|dubbed|called|known|named|see|set)$/;
const causes = /^(?:sent|send|pushed|drove|brought|made|forced|pulled|dragged|helped|caused|prompted|resulted)$/;

/**
 * What a sentence says of a figure in plain clauses, the simplest first: out of coordinated predicates and clauses, relative clauses,
 * participles and absolutes, each with the subject that it is said of. (Heilman and Smith's simplified statements, 2010.)
 */
export function statementsAround(sentence: string, figure: { start: number; end: number }): Statement[] {
  const words = taggedWords(sentence, figure);
  const segments = segmentsOf(words);
  const at = segments.findIndex(segment => words.slice(segment.from, segment.to).some(word => word.tag === 'fig'));
  const segment = segments[at];
  const here = words.findIndex(word => word.tag === 'fig');
  if (!segment) return [];
  const reader: Reader = { sentence, words, segments };
  const main = segments[1];
  if (at === 0 && segment.kind === 'fragment' && main?.kind === 'clause' && main.link === '') {
    // "In 1997, she wrote, they met"
    if (isReport(words[main.verb]?.low ?? '') && main.verb === main.to - 1) return [];
    const end = words[main.to - 1]?.end ?? figure.end;
    // "chose the city's sparkling, modern port": a stop inside a noun phrase is no end
    if (
      segments[2]?.kind === 'fragment' &&
      /(?:\b(?:an?|the|its|their)|['’]s?) \p{Ll}+$/u.test(sentence.slice(0, end)) &&
      /^,\s\p{Ll}/u.test(sentence.slice(end)) &&
      words[segments[2].from]?.tag === 'noun'
    )
      return [];
    return [
      {
        before: text(reader, segment.from, here),
        after: `${sentence.slice(figure.end, end).replace(/\.$/, '')}.`,
        source: null,
      },
    ];
  }
  const next = segments[at + 1];
  if (
    segment.kind === 'fragment' &&
    (at === 0 || /^(?:that|)$/.test(segment.link)) &&
    next?.kind === 'relative' &&
    next.mark === '' &&
    here - segment.from <= 4
  ) {
    const end = words[next.to - 1]?.end ?? figure.end;
    return [
      {
        before: text(reader, segment.from, here),
        after: `${sentence.slice(figure.end, end).replace(/\.$/, '')}.`,
        source: null,
      },
    ];
  }
  const own = segments.findIndex(({ kind, link }) => kind === 'predicate' && link === '');
  if (at === 0 && own > 0 && segment.kind === 'fragment' && here - segment.from <= 3 && subjectStart(reader, own)) {
    // "Six papers in the east, among them two weeklies, said"
    const after = `${sentence.slice(figure.end, words[segment.to - 1]?.end)} ${text(reader, segments[own]?.from ?? 0, segments[own]?.to ?? 0)}`;
    return [{ before: text(reader, segment.from, here), after: `${after.replace(/\.$/, '')}.`, source: null }];
  }
  const head = headed(reader, at, here);
  if (head === null) return [];
  return [{ before: head.text, after: tailOf(reader, at, figure.end), source: head.source }];
}

/** The subject of a sentence's own verb, as written; null where it has none that is plain. */
export function mainSubject(sentence: string): string | null {
  const words = taggedWords(sentence, null);
  const segments = segmentsOf(words);
  const reader: Reader = { sentence, words, segments };
  const at = segments.findIndex(({ kind, link }) => kind === 'predicate' || (kind === 'clause' && link === ''));
  const segment = segments[at];
  if (!segment) return null;
  if (segment.kind === 'predicate') return subjectStart(reader, at)?.subject ?? null;
  return /^(?:preposition|ing|subordinator)$/.test(words[segment.from]?.tag ?? '')
    ? null
    : subjectText(reader, segment);
}

/** The words after a figure in its own segment; a phrase that is only added after a comma stays, another clause does not. */
function tailOf(reader: Reader, at: number, from: number): string {
  const segment = reader.segments[at];
  const next = reader.segments[at + 1];
  const joint = reader.words.findIndex(
    (word, i) => word.low === 'and' && (word.start ?? 0) > from && i < (segment?.to ?? 0),
  );
  const last = reader.words[(segment?.to ?? 1) - 1];
  // "3.1% and the Dax 2.8%": the second subject is not the tail of the first
  const short =
    joint > 0 &&
    (last?.tag === 'number' || reader.words[(segment?.to ?? 1) - 2]?.tag === 'number') &&
    reader.words.slice(joint + 1, segment?.to).every(word => /^(?:determiner|name|noun|number|mark)$/.test(word.tag)) &&
    /^(?:determiner|name)$/.test(reader.words[joint + 1]?.tag ?? '');
  if (short) return `${reader.sentence.slice(from, reader.words[joint]?.start).trimEnd()}.`;
  const end = last?.end ?? from;
  const added = next && next.kind === 'fragment' && next.mark === ',' ? reader.sentence.slice(end) : '.';
  // "were made in countries that it rates", "told them that": without what restricts or completes it a tail says something else
  const leads = segment !== undefined && segment.verb >= 0 && (reader.words[segment.verb]?.start ?? 0) > from;
  const bound =
    next?.mark === '' &&
    (next.kind === 'relative' ||
      next.link === 'that' ||
      (leads && /^(?:when|after|before|while|because)$/.test(next.link)));
  // "a general who suggested that": what is suggested goes with the verb
  const told = reader.segments[at + 2];
  const whole = told?.mark === '' && told.link === 'that' ? told : next;
  const own = reader.sentence
    .slice(from, Math.max(from, bound ? (reader.words[(whole?.to ?? 0) - 1]?.end ?? end) : end))
    .replace(/ to (?:end|close|finish|settle|stand|reach|slip|take)\b.*$/, '.');
  return `${own}${own.endsWith('.') ? '' : added}`;
}

/** The plain clause up to the figure, with its subject. */
function headed(reader: Reader, at: number, here: number): Head | null {
  const { words, segments } = reader;
  const segment = segments[at];
  if (!segment || /^(?:if|unless|whether|until|once|whose|whom)$/.test(segment.link)) return null;
  const short = gapped(reader, at, here) ?? arrived(reader, at, here);
  if (short) return short;
  const rest = text(reader, segment.verb, here);
  switch (segment.kind) {
    case 'clause': {
      // "Ana Ruiz, Paul Ode and the mayor are": the subject began before
      if (
        borrows(reader, at) ||
        (at > 0 &&
          segment.link === '' &&
          segments[at - 1]?.kind === 'fragment' &&
          !isLead(reader, at - 1) &&
          segment.mark === ',')
      )
        return null;
      if (here < segment.verb) return { text: leadOf(reader, at) + text(reader, segment.from, here), source: null };
      return {
        text: (timed(reader, at) ?? leadOf(reader, at)) + text(reader, segment.from, here),
        source: sourceOf(reader, at),
      };
    }
    case 'predicate': {
      const host = hostOf(reader, at);
      if (!host || here < segment.verb) return null;
      const verb = shared(reader, host.segment, segment);
      return verb === null ? null : { text: `${host.lead}${host.subject} ${verb}${rest}`, source: host.source };
    }
    case 'relative': {
      if (segment.verb < 0 || here < segment.verb || segment.verb !== segment.from) return null;
      const subject = antecedent(reader, at);
      return subject === null ? null : { text: `${subject} ${rest}`, source: null };
    }
    case 'participle': {
      const verb = words[segment.verb]?.low ?? '';
      if (
        here <= segment.verb ||
        noDeed.test(verb) ||
        /^(?:for|by|without|from|if|until|unless|before)$/.test(segment.link)
      )
        return null;
      return participle(reader, at, verb, text(reader, segment.verb + 1, here));
    }
    case 'absolute': {
      const verb = words[segment.verb]?.low ?? '';
      const from = words[segment.from]?.low === 'with' ? segment.from + 1 : segment.from;
      const past = pastOfGerund(verb);
      const host = hostOf(reader, at);
      const told = host && pastTense(reader, host.segment);
      if (past === null || noDeed.test(verb) || here <= segment.verb || !told || host.source !== null) return null;
      return {
        text: `${owned(text(reader, from, segment.verb), host.subject)} ${past} ${text(reader, segment.verb + 1, here)}`,
        source: null,
      };
    }
    default:
      return fragment(reader, at, here);
  }
}

/** "with its value rising": whose value it is. */
const owned = (phrase: string, owner: string): string =>
  phrase.replace(/^(?:its|their|his|her)(?= )/, () => `${owner}${owner.endsWith('s') ? '’' : '’s'}`);

/** "from 2008, when the firm lost" → "In 2008, the firm lost". */
function timed(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  const year = words[(segments[at - 1]?.to ?? 0) - 1]?.text ?? '';
  return own?.link === 'when' && own.mark === ',' && /^(?:19|20)\d\d$/.test(year) ? `In ${year}, ` : null;
}

/** "The index fell, closing at" → "The index closed at"; "the suit, filed in" → "the suit was filed in". */
function participle(reader: Reader, at: number, verb: string, rest: string): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  if (!own) return null;
  if (words[own.verb]?.tag === 'ed') {
    const before = segments[at - 1];
    if (at !== 1 || before?.kind !== 'fragment' || own.mark !== ',' || isLead(reader, 0) || before.link !== '')
      return null;
    const be = isPluralNoun(words[before.to - 1]?.low ?? '') ? 'were' : 'was';
    return { text: `${text(reader, before.from, before.to)} ${be} ${verb} ${rest}`, source: null };
  }
  const host = hostOf(reader, at);
  const past = pastOfGerund(verb);
  if (!host || past === null || (own.mark === '' && own.link === '')) return null;
  const first = words[host.segment.verb];
  // "fined £1,000, rising to": what rises is the sum, not the one who is fined
  const sum = words.slice(host.segment.verb, own.from).some(word => word.tag === 'number');
  if (sum && /^(?:ris|fall|grow|increas|drop|climb|go|declin)ing$/.test(verb)) return null;
  if (
    causes.test(first?.low ?? '') ||
    words.slice(host.segment.verb, host.segment.to).some(word => isReport(word.low) && /^(?:ed|past|s)$/.test(word.tag))
  )
    return null;
  if (first?.low === 'will') {
    const base = baseForm(past);
    return base === null ? null : { text: `${host.subject} will ${base} ${rest}`, source: host.source };
  }
  return pastTense(reader, host.segment) ? { text: `${host.subject} ${past} ${rest}`, source: host.source } : null;
}

const moved =
  /^(?:rise|rose|fall|fell|close|closed|end|ended|finish|finished|settle|settled|stand|stood|open|opened|trade|traded|reach|reached|gain|gained|drop|dropped|climb|climbed|be|was|were|stand|slip|slipped)$/;

/** "closed at 4,851, up 1.9%" → "was up 1.9%"; a phrase after a comma goes with its clause. */
function fragment(reader: Reader, at: number, here: number): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  const first = words[own?.from ?? 0];
  if (!own || !first || own.mark !== ',') return null;
  const before = segments[at - 1];
  if (!before || !(before.kind === 'clause' || before.kind === 'predicate' || before.kind === 'participle'))
    return null;
  if (/^(?:up|down)$/.test(first.low) && !/^(?:to|from|by)$/.test(words[own.from + 1]?.low ?? '')) {
    const host = before.kind === 'clause' ? hostOf(reader, at) : hostOf(reader, at - 1);
    const verb = words[before.verb];
    if (!host || !verb || !moved.test(verb.low) || !pastTense(reader, host.segment)) return null;
    return {
      text: `${host.subject} ${first.low === 'up' ? 'rose' : 'fell'} ${text(reader, own.from + 1, here)}`,
      source: host.source,
    };
  }
  if (!/^(?:in|on|to|from|by|over|since|until)$/.test(first.low)) return null;
  const head = headed(reader, at - 1, before.to);
  return head && { ...head, text: `${head.text} ${text(reader, own.from, here)}` };
}
