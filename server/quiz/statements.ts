import { isPluralNoun } from '#/server/article/words.ts';
import { isReport, type Segment, segmentsOf } from '#/server/quiz/segments.ts';
import { isNominal, type Tagged, taggedWords } from '#/server/quiz/tagged-words.ts';
import { baseForm, isParticiple, pastOfGerund } from '#/server/quiz/verb-forms.ts';

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

type Reader = { sentence: string; words: readonly Tagged[]; segments: readonly Segment[] };
type Head = { text: string; source: string | null };

const text = ({ sentence, words }: Reader, from: number, to: number): string =>
  from >= to ? '' : sentence.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);

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
  const bound = next?.mark === '' && (next.kind === 'relative' || next.link === 'that');
  const own = reader.sentence
    .slice(from, Math.max(from, bound ? (reader.words[next.to - 1]?.end ?? end) : end))
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

/** "The Cac gained 3.1% and the Dax 2.8%" → "the Dax gained": the second of two that share a verb has its subject right before the number. */
function gapped(reader: Reader, at: number, here: number): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  const host = own && own.kind === 'fragment' && own.link === 'and' ? segments[at - 1] : own;
  if (!own || !host || host.kind !== 'clause' || host.verb >= here) return null;
  const joint = own === host ? words.slice(0, here).findLastIndex(word => word.low === 'and') : own.from - 1;
  const preposition =
    words[here - 1]?.tag === 'preposition' || words[here - 1]?.tag === 'to' ? words[here - 1] : undefined;
  const end = preposition ? here - 1 : here;
  if (joint <= host.verb || end <= joint + 1) return null;
  const phrase = words.slice(joint + 1, end);
  if (
    !phrase.every((word, i) => /^(?:name|noun)$/.test(word.tag) || (i === 0 && word.tag === 'determiner')) ||
    !isNominal(phrase.at(-1))
  )
    return null;
  if (phrase[0]?.low !== 'the' && phrase[0]?.tag !== 'name') return null;
  const number = words.findIndex((word, i) => i > host.verb && i < joint && word.tag === 'number');
  const led = words[number - 1];
  if (number < 0 || words.slice(number + 1, joint).some(word => word.tag === 'number')) return null;
  if (preposition ? led?.low !== preposition.low : led?.tag === 'preposition' || led?.tag === 'to') return null;
  return { text: `${text(reader, joint + 1, end)} ${text(reader, host.verb, number)}`, source: sourceOf(reader, at) };
}

/** "The index fell to close at 4,851" → "The index closed at": where a rise or fall ends, told with an infinitive. */
function arrived(reader: Reader, at: number, here: number): Head | null {
  const { segments, words } = reader;
  const own = segments[at];
  const to = words
    .slice(0, here)
    .findLastIndex(
      (word, i) => word.tag === 'to' && /^(?:close|end|finish|settle|reach|hit)$/.test(words[i + 1]?.low ?? ''),
    );
  const led = words[to + 2]?.low ?? '';
  if (!own || to <= own.verb || to < own.from || here - to > 5 || !/^(?:at|on|up|down|the)$/.test(led)) return null;
  const host =
    own.kind === 'clause' || own.kind === 'predicate' ? hostOf(reader, own.kind === 'clause' ? at + 1 : at) : null;
  const base = words[to + 1]?.low ?? '';
  if (!host || (host.segment !== own && own.kind === 'clause') || !pastTense(reader, own)) return null;
  const side = words[here - 1]?.low;
  const past = side === 'up' ? 'rose' : side === 'down' ? 'fell' : null;
  if (past !== null) return { text: `${host.lead}${host.subject} ${past}`, source: host.source };
  const form = `${base}${base.endsWith('e') ? 'd' : 'ed'}`;
  return { text: `${host.lead}${host.subject} ${form} ${text(reader, to + 2, here)}`, source: host.source };
}

type Host = { segment: Segment; subject: string; lead: string; source: string | null };

/** The clause that a predicate, participle or absolute leans on: the nearest one before it, or after it where the sentence begins with it. */
function hostOf(reader: Reader, at: number): Host | null {
  const { segments } = reader;
  const own = segments[at];
  if (own?.kind === 'predicate' && !/^(?:and|but|or)$/.test(own.link)) {
    const start = subjectStart(reader, at);
    return start && { segment: own, ...start, source: null };
  }
  for (let i = at - 1; i >= 0; i--) {
    const segment = segments[i];
    if (!segment) continue;
    if (
      segment.kind === 'clause' &&
      !/^(?:if|when|after|before|as|because|since|until|where|unless|once)$/.test(segment.link)
    )
      return {
        segment,
        subject: subjectText(reader, segment),
        lead: leadOf(reader, i),
        source: sourceOf(reader, i),
      };
    if (segment.kind === 'clause') return null;
    if (segment.kind === 'relative' && i === at - 1 && segment.mark === '') return null;
    if (segment.kind === 'predicate') return hostOf(reader, i);
  }
  const next = segments.findIndex((segment, i) => i > at && segment.kind === 'clause');
  const first = segments[next];
  return at === 0 && first && first.link === ''
    ? { segment: first, subject: subjectText(reader, first), lead: '', source: null }
    : null;
}

/** "Boeing, which began small, has": the noun phrase at the start of the sentence, over what stands between commas. */
function subjectStart(reader: Reader, at: number): { subject: string; lead: string } | null {
  const { segments, words } = reader;
  const own = segments[at];
  if (own?.mark !== ',' && own?.mark !== '—' && own?.mark !== '–' && own?.mark !== '-') return null;
  for (let i = at - 1; i >= 0; i--) {
    const segment = segments[i];
    if (!segment || segment.kind === 'clause' || segment.kind === 'predicate' || segment.kind === 'absolute')
      return null;
    if (
      segment.kind !== 'fragment' ||
      (i > 0 && segment.link === '' && segments[i - 1]?.kind === 'fragment' && !isLead(reader, i - 1))
    )
      continue;
    const first = words[segment.from];
    if (!first || !(isNominal(first) || first.tag === 'determiner') || segment.link !== '') continue;
    const inserted = words[segments[i + 1]?.from ?? 0];
    // "the bound, 104-page document": two adjectives, and no subject yet
    if (i + 1 === at || !/^(?:noun|name)$/.test(words[segment.to - 1]?.tag ?? '')) return null;
    if (segments[i + 1]?.kind === 'fragment' && inserted?.tag === 'noun') return null;
    return { subject: text(reader, segment.from, segment.to), lead: leadOf(reader, i) };
  }
  return null;
}

const isLead = ({ segments, words }: Reader, i: number): boolean => {
  const segment = segments[i];
  return (
    segment?.kind === 'fragment' && /^(?:preposition|adverb|subordinator|to)$/.test(words[segment.from]?.tag ?? '')
  );
};

/** The phrase of time or place that opens the sentence, with its comma; empty when the clause is not the first one. */
function leadOf(reader: Reader, at: number): string {
  const { segments } = reader;
  if (at !== 1 || !isLead(reader, 0) || segments[1]?.link !== '') return '';
  return `${text(reader, segments[0]?.from ?? 0, segments[0]?.to ?? 0)}, `;
}

/** "from 2008, when the firm lost" → "In 2008, the firm lost". */
function timed(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  const year = words[(segments[at - 1]?.to ?? 0) - 1]?.text ?? '';
  return own?.link === 'when' && own.mark === ',' && /^(?:19|20)\d\d$/.test(year) ? `In ${year}, ` : null;
}

/** "30 jobs should be cut and 14 plants closed": the second clause lacks the auxiliary of the first, so that its verb only looks finite. */
function borrows(reader: Reader, at: number): boolean {
  const { segments, words } = reader;
  const own = segments[at];
  const first = segments[at - 1];
  if (!own || !first || !/^(?:and|or|but)$/.test(own.link) || words[own.verb]?.tag !== 'ed') return false;
  return words
    .slice(first.from, first.to)
    .some(word => /^(?:is|are|was|were|be|been|being|has|have|had)$/.test(word.low));
}

function subjectText(reader: Reader, { from, verb }: Segment): string {
  const { words } = reader;
  let start = from;
  let end = verb;
  while (end > start && words[end - 1]?.tag === 'adverb') end--;
  const that = words.slice(from, verb).findLastIndex(word => word.low === 'that');
  if (that >= 0) start = from + that + 1;
  return text(reader, start, end);
}

/** Who says what a clause says, where the clause before it in the chain gives it to somebody: "X said that a and that b". */
function sourceOf(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  if (!own || (own.link !== 'and' && own.link !== 'that')) return null;
  const first = segments[at - 1];
  if (first?.kind !== 'clause' || own.mark !== '') return null;
  return isReport(words[first.verb]?.low ?? '') ? subjectText(reader, first) : null;
}

const pastAux = /^(?:was|were|had|did|would|could)$/;

function pastTense(reader: Reader, segment: Segment): boolean {
  const verb = reader.words[segment.verb];
  return (
    verb !== undefined &&
    (pastAux.test(verb.low) ||
      /^(?:has|have)$/.test(verb.low) ||
      verb.tag === 'past' ||
      (verb.tag === 'ed' && baseForm(verb.low) !== null))
  );
}

/** The auxiliary that a second predicate shares with the first: "will hire 30 and (will) pay 20". Null where that cannot be told. */
function shared(reader: Reader, host: Segment, own: Segment): string | null {
  const first = reader.words[host.verb];
  const verb = reader.words[own.verb];
  if (!first || !verb) return null;
  // "would be to wait and then run": which verb is joined is open
  if (verb.tag === 'base' && reader.words.slice(host.verb, own.verb).some(word => word.tag === 'to')) return null;
  if (host === own || verb.tag === 'aux' || verb.tag === 'past' || verb.tag === 's') return '';
  if (verb.tag === 'ed') {
    if (/^(?:has|have|had)$/.test(first.low) && first.tag === 'aux') {
      const next = reader.words[host.verb + 1];
      const perfect = next !== undefined && (next.tag === 'ed' || next.tag === 'adverb' || next.low === 'been');
      return perfect && next.low !== 'been' ? `${first.low} ` : perfect ? null : '';
    }
    // "was caught and sentenced to": passive like the first, unless an object follows
    const passive = /^(?:was|were|is|are)$/.test(first.low) && isParticiple(reader.words[host.verb + 1]?.low ?? '');
    const follows = reader.words[own.verb + 1]?.tag ?? 'mark';
    if (passive && !/^(?:determiner|number|fig|name)$/.test(follows))
      return /^(?:preposition|to|mark)$/.test(follows) ? `${first.low} ` : null;
    if (/^(?:was|were|is|are)$/.test(first.low)) return '';
    return first.tag === 'aux' ? null : '';
  }
  return /^(?:will|would|can|could|may|might|must|should)$/.test(first.low) ? `${first.low} ` : null;
}

/** The definite noun phrase or name that ends a stretch of words, or null. */
function definite(reader: Reader, start: number, end: number): string | null {
  const { words } = reader;
  let from = end;
  while (from > start && /^(?:noun|name)$/.test(words[from - 1]?.tag ?? '')) from--;
  if (from > start && words[from - 1]?.tag === 'determiner') from--;
  const first = words[from];
  if (from === end || !first || words[from - 1]?.low === 'of' || words[from - 1]?.tag === 'and') return null;
  const name = words.slice(from, end).every(word => word.tag === 'name');
  return name || first.low === 'the' ? text(reader, from, end) : null;
}

/** The noun phrase that a relative clause between commas is about: the one right before the comma, when it is a name or definite. */
function antecedent(reader: Reader, at: number): string | null {
  const { segments, words } = reader;
  const own = segments[at];
  const before = segments[at - 1];
  const apposed =
    before?.kind === 'fragment' &&
    before.mark === ',' &&
    /^an?$/.test(words[before.from]?.low ?? '') &&
    words.slice(before.from + 1, before.to).every(word => /^(?:noun|name)$/.test(word.tag));
  const restricts = own?.mark === '' && !apposed;
  const inside =
    before && own?.link === 'who'
      ? words.slice(before.from, before.to).findLast(word => word.tag === 'preposition')
      : undefined;
  // "a lobbyist in Ohio, who"
  if (inside && /^(?:in|at|from|of)$/.test(inside.low)) return null;
  if (!own || !before || (own.mark !== ',' && own.mark !== '')) return null;
  let from = before.to;
  while (from > before.from) {
    const word = words[from - 1];
    if (!word) break;
    if (word.tag === 'determiner') {
      from--;
      break;
    }
    if (!/^(?:noun|name|s|base|ing)$/.test(word.tag) && !(word.low === 'of' && words[from]?.tag === 'name')) break;
    from--;
  }
  const governed = words[from - 1];
  const phrase = text(reader, from, before.to);
  const start = words[from];
  if (phrase === '' || !start) return null;
  // "the head of the agency, which": which of the two nouns is meant is open
  if (governed?.low === 'of' || governed?.tag === 'and') return null;
  const verb = words[own.verb]?.low ?? '';
  const plural = isPluralNoun(words[before.to - 1]?.low ?? '');
  if (/^(?:has|is|was)$/.test(verb) && plural) return null;
  if (/^(?:have|are|were)$/.test(verb) && !plural) return null;
  // "the Black Death pandemic that killed": told apart by its name, not by the clause
  if (restricts)
    return start.low === 'the' && words.slice(from + 1, before.to).some(word => word.tag === 'name') ? phrase : null;
  if (start.low === 'a' || start.low === 'an') {
    if (from !== before.from || before.mark !== ',' || before.kind !== 'fragment') return from === 0 ? phrase : null;
    const named = segments[at - 2];
    return named ? definite(reader, named.from, named.to) : null;
  }
  return /^(?:the|its|their|his|her)$/.test(start.low) ||
    (start.tag === 'name' && words.slice(from, before.to).every(word => word.tag === 'name' || word.low === 'of'))
    ? phrase
    : null;
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
