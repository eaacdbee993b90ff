import { isPluralNoun } from '#/server/article/words.ts';
import { bare, breaks, isWrittenVerb, pronouns } from '#/server/quiz/clause-words.ts';
import { finiteVerb, isReport } from '#/server/quiz/segments.ts';
import { taggedWords } from '#/server/quiz/tagged-words.ts';
import { baseForm, isAuxiliary, isBase, isParticiple, isVerb, presentBase } from '#/server/quiz/verb-forms.ts';

/**
 * A plain clause taken apart, as far as a question needs it: what stands before its subject, the subject, its first verb, and the
 * words after it. With an auxiliary `verb` is that word itself ("has", "will"); else it is a base form and `support` is the form of "do".
 * `source` is who says so, where the sentence says it.
 */
export type Clause = {
  lead: string;
  subject: string;
  verb: string;
  support: 'did' | 'does' | 'do' | null;
  rest: string;
  source: string | null;
};

/** Words that join a sentence to the one before it and say nothing of their own. */
export const connectives =
  /^(?:Also,|In all,|In total,|In sum,|Overall,|Altogether,|But|And|However|Meanwhile|Moreover|Also|In addition|Furthermore|Yet|So|Still|Nevertheless|For example|For instance|In fact|Indeed|Then|Additionally|Separately|Instead|Now|At the same time|On the other hand|In contrast|By contrast|As a result,|Despite this|Of course),?(?: (?=\p{L})|$)/u;
const leading =
  /^(?:In|On|At|By|For|From|With|After|Before|Since|During|As|If|When|While|Under|Over|Among|Of|Last|This|Earlier|Later|Until|Within|Between|Despite|Following|Throughout|Every|Each|Because|Although|Once|Outside|Across|Along|Inside|Today|Yesterday)\b[^,"“”]{0,110}, /;
const datedLead =
  /^(?:In|By|Since|During|On) (?:(?:early |late |mid-)?\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}|\d{4}))(?= (?:the|a|an|[A-Z]))/;

/**
 * Takes a clause apart from the left. Null when it is not surely plain: no subject that can be moved, no verb that is known, a negation,
 * a subject that is a pronoun.
 */
export function readClause(words: string): Clause | null {
  let text = words.replace(connectives, '').trim();
  let lead = '';
  const opened = leading.exec(text) ?? /^\p{L}+(?:ing|ed)\b[^,"“”]{0,80}, /u.exec(text);
  const dated = datedLead.exec(text);
  if (dated && (!opened || opened[0].length > dated[0].length + 2)) {
    lead = dated[0];
    text = text.slice(dated[0].length).trim();
  } else if (opened) {
    lead = leading.test(text) ? opened[0].slice(0, -2) : '';
    text = text.slice(opened[0].length);
  }
  if (/^According to /.test(lead)) return null;
  if (
    /\b(?:he|she|it|they|his|her|their|its|this|these|those|that|I|we|you|my|our)\b/i.test(
      lead.replace(/\bthis (?:year|month|week|century|decade|season)\b/gi, ''),
    )
  )
    return null;
  const found = core(withoutApposition(text));
  return found && { ...found, lead };
}

/** "The firm, which began small, has 30 shops" → "The firm has 30 shops"; other commas stay, and end the attempt. */
function withoutApposition(text: string): string {
  const parts = text.split(', ');
  if (parts.length < 3 || /^(?:and|or|but)\b/.test(parts[1] ?? '')) return text;
  const head = parts[0] ?? '';
  if (head.split(' ').some((word, i) => i > 0 && isWrittenVerb(word))) return text;
  for (let i = 2; i < Math.min(parts.length, 5); i++) {
    const [first = '', second = ''] = (parts[i] ?? '').split(' ').map(bare);
    const verbal =
      isVerb(first) ||
      (presentBase(first) !== null && !isVerb(second)) ||
      (isBase(first) && / and /.test(head)) ||
      (/ly$/.test(first) && isVerb(second));
    if (verbal) return `${head} ${parts.slice(i).join(', ')}`;
  }
  return text;
}

/** Nouns in -s that are one thing. */
const plurals =
  /^(?:news|politics|economics|mathematics|physics|series|crisis|basis|analysis|gas|bus|business|congress|access|process)$/;

function core(text: string): Omit<Clause, 'lead'> | null {
  const words = text.split(/\s+/);
  const at = firstVerb(words);
  if (at < 1 || words.some(word => /n['’]t$/.test(word))) return null;
  const subject = words
    .slice(0, at)
    .join(' ')
    .replace(
      / (?:also|already|now|still|recently|alone|later|just|currently|previously|initially|eventually|finally|\p{Ll}+ly)$/u,
      '',
    );
  // the subject stood before what was taken for an opening
  if (/^\p{Ll}+ly$/u.test(subject)) return null;
  const rest = words.slice(at + 1).join(' ');
  if (/^(?:not|never|n’t|no longer|neither)\b/.test(rest) || /n['’]t$/.test(words[at] ?? '')) return null;
  if (
    / (?:reportedly|allegedly|apparently|supposedly|then)$/.test(subject) ||
    /^(?:reportedly|allegedly|apparently|supposedly|then) /.test(rest)
  )
    return null;
  const verb = bare(words[at] ?? '');
  // "music, dancing and speeches is": the subject began before
  const last = words[at - 1] ?? '';
  if (
    /^(?:is|was|has)$/.test(verb) &&
    isPluralNoun(last) &&
    !plurals.test(last) &&
    !/ of | in | for |\p{Lu}/u.test(subject.slice(1))
  )
    return null;
  const perfect = /^(?:has|have|had)$/.test(verb)
    ? /^(?:also |already |now )?(\p{Ll}+ed|said|found|told|estimated|shown) (that .+)$/u.exec(rest)
    : null;
  const inner = perfect ? reported(perfect[1] ?? '', perfect[2] ?? '') : reported(verb, rest);
  if (inner !== null) {
    if (/^(?:when|if|because)\b/.test(inner)) return null;
    const clause = ownWords(inner) ?? readClause(inner);
    return clause && clause.source === null && clause.lead === '' && isSubject(subject.split(' '))
      ? { ...clause, source: subject }
      : null;
  }
  if (!isSubject(subject.split(' ')) || /^(?:said|says|say)$/.test(verb)) return null;
  if (isAuxiliary(verb) && !isMainHave(verb, rest)) return { subject, verb, support: null, rest, source: null };
  if (/^(?:has|have|had)$/.test(verb))
    return {
      subject,
      verb: 'have',
      support: verb === 'had' ? 'did' : verb === 'has' ? 'does' : 'do',
      rest,
      source: null,
    };
  const past = baseForm(verb);
  if (past !== null) return { subject, verb: past, support: 'did', rest, source: null };
  const present = presentBase(verb);
  if (present !== null) return { subject, verb: present, support: 'does', rest, source: null };
  return isBase(verb) ? { subject, verb, support: 'do', rest, source: null } : null;
}

/** "The firm said it would close": the pronoun stands for who said so, and may stay in a question that names them. */
function ownWords(inner: string): Clause | null {
  const match = /^(it|he|she|they) (\p{Ll}+)(?: (.+))?$/u.exec(inner);
  const [, subject = '', verb = '', rest = ''] = match ?? [];
  if (/^(?:not|never|no)\b/.test(rest)) return null;
  // "Oda says it will cost buyers": what costs is something else
  if (subject === 'it' && /^(?:cost|costs|take|takes|took|be)\b/.test(isAuxiliary(verb) ? rest : verb)) return null;
  if (isAuxiliary(verb) && !/^(?:do|does|did)$/.test(verb) && rest !== '' && !isMainHave(verb, rest))
    return { lead: '', subject, verb, support: null, rest, source: null };
  const past = baseForm(verb);
  return past === null || isReport(verb) ? null : { lead: '', subject, verb: past, support: 'did', rest, source: null };
}

/** "have" with an object is a verb of its own: "has 30 shops", against "has opened 30 shops". */
function isMainHave(verb: string, rest: string): boolean {
  if (!/^(?:has|have|had)$/.test(verb)) return false;
  const next = rest
    .split(' ')
    .map(bare)
    .filter(
      word => !/ly$|^(?:also|already|now|just|since|so|far|never|ever|long|still|then|each|both|all)$/.test(word),
    );
  const word = next[0] ?? '';
  return !(
    isParticiple(word) ||
    /(?:ed|en|wn)$/.test(word) ||
    word === 'been' ||
    word === 'had' ||
    word === 'to' ||
    word === 'done'
  );
}

/** The index of the finite verb of the clause itself; -1 where a relative word comes before it, since then the subject ends nobody knows where. */
function firstVerb(words: string[]): number {
  const text = words.join(' ');
  const tagged = taggedWords(text, null);
  const verb = tagged[finiteVerb(tagged, 0, tagged.length)];
  const next = verb && tagged[tagged.indexOf(verb) + 1];
  // "donations should she win": a condition told by inversion
  const inverts = next && /^(?:should|would|could|can|will|may|might|must|do|does|did)$/.test(verb.low);
  if (inverts && /^(?:name|determiner|pronoun)$/.test(next.tag)) return -1;
  if (
    !verb ||
    tagged.some(word => word.start < verb.start && (word.tag === 'relative' || /^(?:that|where|when)$/.test(word.low)))
  )
    return -1;
  return text.slice(0, verb.start).split(' ').length - 1;
}

/** The clause that a verb of saying gives to its subject, or null when it is none: "said on Monday that the pier would close". */
function reported(verb: string, rest: string): string | null {
  if (!isReport(verb)) return null;
  const match = /^(?:[^,"“”]{0,40}? )?that (.+)$/.exec(rest);
  if (match) return match[1] ?? null;
  if (/^(?:it|he|she|they) \p{Ll}+(?: |$)/u.test(rest)) return rest;
  const noun = /^(?:the|an?|its|some|about|\p{Lu})\b/u.test(rest) || /^(?:said|says)$/.test(verb);
  if (
    !noun ||
    !/^(?:said|says|say|estimates|estimated|believes|expects|predicts|claims|claimed|estimate|believe|confirmed|announced|warned|hopes)$/.test(
      verb,
    )
  )
    return null;
  const inner = core(rest);
  return inner !== null && (inner.support !== 'do' || /^\p{L}+s /u.test(rest)) ? rest : null;
}

/** A subject that can be moved behind its auxiliary: short, without commas, pronouns, clauses or a verb of its own. */
export function isSubject(words: string[]): boolean {
  if (words.length === 0 || words.length > 12) return false;
  const all = words.join(' ');
  if (/[,;:()"“”—–[\]]|\d{5}| - /.test(all) || /['’]s?$|\.$/.test(all.replace(/(?:Inc|Corp|Co|Jr|Sr|Ltd)\.$/, '')))
    return false;
  const first = bare(words[0] ?? '');
  // "after 4am on Saturday"
  if (/^\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$/.test(first)) return false;
  if (pronouns.test(first) || /^(?:The|A|An|Some|About|Nearly|Almost)$/i.test(all)) return false;
  // "were up 0.25 points, or 0.01% and futures were"
  if (/(?:%|percent|per cent) and /.test(all)) return false;
  if (
    /^(?:the|this|that|these|those) (?:same|move|former|latter|decision|two|three|four|group|other|others|number|figure|total|amount|first|second|third|last|pair)$/i.test(
      all,
    )
  )
    return false;
  if (/ (?:and|or|of|the|a|an|in|on|for|to|by|with)$/.test(all)) return false;
  if (words.some((word, i) => i > 0 && (breaks.test(bare(word)) ? bare(word) !== 'and' : false))) return false;
  if (
    breaks.test(first) ||
    (isVerb(first) && words.length === 1) ||
    /^(?:\p{Ll}+ly|Early|Only|Nearly|Roughly|Approximately|Reportedly)$/u.test(words[0] ?? '')
  )
    return false;
  if (
    /^(?:it|that|he|she|there|here|what|who|they|we|i|you|let)['’]/i.test(all) ||
    (/^\p{Ll}/u.test(words[0] ?? '') && isVerb(first))
  )
    return false;
  if (words.some((word, i) => i > 0 && (isAuxiliary(word) || /^(?:he|she|it|they|we|you)$/.test(word)))) return false;
  const loose = /^an? [\p{Ll}-]+(?: [\p{Ll}-]+)? \p{Lu}\p{Ll}+$/u.test(all.charAt(0).toLowerCase() + all.slice(1));
  if (loose || /^the \d+-year-old$/i.test(all)) return false;
  // "the last time the survey": a clause without its relative word
  if (
    words.some(
      (word, i) => i > 0 && /^(?:the|an?|its|their|his|her)$/.test(word) && !opensPhrase.test(bare(words[i - 1] ?? '')),
    )
  )
    return false;
  return !notSubject.test(words[0] ?? '');
}

const opensPhrase =
  /^(?:of|in|on|at|for|from|to|by|with|and|or|over|under|about|against|between|into|across|among|near|behind|within|than|as|like|via|per|all|both|half)$/;

const notSubject =
  /^(?:In|On|At|By|For|From|With|After|Before|Since|During|Of|To|As|If|When|While|About|Under|Over|Among|Also|However|Meanwhile|Earlier|Later|Last|Yesterday|Today|in|on|at|by|for|from|with|after|to|as|of|then|not|no|neither|it|up|down)$/;

const pronominal = /\b(?:it|they|he|she|them|him|we|us|i|you|me)\b/i;
const pointing =
  /\b(?:this|these|those|that|which|who|whose|when|where|while|because|if|although|but|though|until|unless|whether)\b/;

/** Whether the words between a verb and a figure let the figure be moved out of them. */
export function isOpen(words: string, digits = false): boolean {
  if (/[,;:()"“”—–[\]]/.test(words.replace(/(?<=\d),(?=\d)/g, '')) || pronominal.test(words) || pointing.test(words))
    return false;
  return (
    !/\b(?:and|or|not|never|than|as|per cent|percent)\b/.test(words) &&
    (digits || !/\d/.test(words)) &&
    words.split(' ').length <= 14
  );
}
