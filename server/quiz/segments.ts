import { cueVerb } from '#/server/article/cues.ts';
import { isPluralNoun } from '#/server/article/words.ts';
import { isNominal, type Tagged } from '#/server/quiz/tagged-words.ts';
import { baseForm, presentBase } from '#/server/quiz/verb-forms.ts';

/**
 * A part of a sentence, words `from` to `to`, half-open, without the stop or the word that joins it (`mark`, `link`). A `clause` has a
 * subject and a finite verb (`verb` is its index), a `predicate` the verb only, a `participle` begins with one, an `absolute` is a noun
 * phrase with a participle ("with prices falling"); a `fragment` has no verb.
 */
export type Segment = {
  from: number;
  to: number;
  mark: string;
  link: string;
  kind: 'clause' | 'predicate' | 'relative' | 'participle' | 'absolute' | 'fragment';
  verb: number;
};

const told =
  /^(?:say|find|show|estimate|report|expect|predict|announce|confirm|claim|warn|note|state|tell|add|argue|reveal|suggest|indicate|write|calculate|believe|acknowledge|conclude|admit|insist|allege|explain|declare|project|forecast|stress|think|hope)$/;

/** Whether a verb form is of a verb that gives its subject's words or findings ("said", "estimates"). */
export const isReport = (low: string): boolean =>
  told.test(baseForm(low) ?? presentBase(low) ?? cueVerb(low)?.base ?? low);

/** The index of the finite verb among words `from` to `to`, or -1: reduced relatives ("people hurt in the fire") are passed over. */
export function finiteVerb(words: readonly Tagged[], from: number, to: number): number {
  let doubtful = -1;
  for (let i = from; i < to; i++) {
    const { tag, low } = words[i] ?? { tag: 'mark', low: '' };
    const before = words[i - 1];
    if (tag === 'aux' && before?.tag !== 'to' && !/^(?:be|been|being)$/.test(low)) return i;
    if (tag === 'past') return i;
    if (doubtful >= 0) continue;
    const next = words[i + 1];
    // "the firm says sales will fall": what is said has a verb of its own
    if (
      /^(?:ed|s)$/.test(tag) &&
      i > from &&
      isReport(low) &&
      next !== undefined &&
      (next.low === 'that' || /^sa(?:id|ys)$/.test(low) || /^(?:pronoun|determiner|name)$/.test(next.tag)) &&
      before?.tag !== 'aux'
    )
      return i;
    if (tag === 's' || tag === 'base') {
      if (before?.tag !== 'to') doubtful = i;
    } else if (tag === 'ed') {
      const agent =
        words[i + 1]?.low === 'by' &&
        i + 2 < to &&
        !/^(?:fig|number)$/.test(words[i + 2]?.tag ?? '') &&
        !/^(?:about|almost|nearly|more|over|around|up|as)$/.test(words[i + 2]?.low ?? '');
      const held = i > from && /^(?:determiner|preposition|to)$/.test(before?.tag ?? '');
      if (!agent && !held && !/^(?:been|be|being|was|were|is|are)$/.test(before?.low ?? '')) doubtful = i;
    }
  }
  return doubtful;
}

const stops = /^[,;:–—-]$/;

/** The sentence as its parts, in order: cut at stops, at relative words, and at "and", "while", "after" and their like where a verb of its own follows. */
export function segmentsOf(words: readonly Tagged[]): Segment[] {
  const cuts: { at: number; skip: number; mark: string; link: string }[] = [{ at: 0, skip: 0, mark: '', link: '' }];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    const open = cuts.at(-1)?.at ?? 0;
    const begun = (cuts.at(-1)?.at ?? 0) + (cuts.at(-1)?.skip ?? 0);
    if (word.tag === 'mark' && isStop(words, i)) {
      const next = words[i + 1];
      const joins =
        next !== undefined &&
        (next.tag === 'and' || next.tag === 'relative' || (next.tag === 'subordinator' && opensClause(words, i + 1)));
      cuts.push({ at: i, skip: joins ? 2 : 1, mark: word.text, link: joins ? next.low : '' });
      if (joins) i++;
    } else if (word.tag === 'relative' && i > open) cuts.push({ at: i, skip: 1, mark: '', link: word.low });
    else if (word.low === 'that' && i > open && isRelativeThat(words, i))
      cuts.push({ at: i, skip: 1, mark: '', link: 'that' });
    else if (word.tag === 'subordinator' && opensClause(words, i)) {
      if (i === begun)
        cuts[cuts.length - 1] = {
          ...(cuts.at(-1) ?? { at: 0, mark: '', skip: 0 }),
          at: open,
          skip: i - open + 1,
          link: word.low,
        };
      else cuts.push({ at: i, skip: 1, mark: '', link: word.low });
    } else if (word.tag === 'and' && i === 0) cuts[0] = { at: 0, skip: 1, mark: '', link: '' };
    else if (word.tag === 'and' && joinedHere(words, i, begun)) cuts.push({ at: i, skip: 1, mark: '', link: word.low });
  }
  const found = cuts.flatMap((cut, n) => {
    const from = cut.at + cut.skip;
    const to = cuts[n + 1]?.at ?? words.length;
    return from < to ? [classed(words, { from, to, mark: cut.mark, link: cut.link })] : [];
  });
  // "The index, meanwhile, struck": without another verb the form in -ed is the sentence's own
  const main = found.some(({ kind, link }) => kind === 'predicate' || (kind === 'clause' && link === ''));
  const own = main
    ? undefined
    : found.find(
        one => one.kind === 'participle' && words[one.verb]?.tag === 'ed' && words[one.verb + 1]?.low !== 'by',
      );
  return found.map(one => (one === own && one !== found[0] ? { ...one, kind: 'predicate' } : one));
}

function isStop(words: readonly Tagged[], i: number): boolean {
  const text = words[i]?.text ?? '';
  if (!stops.test(text)) return false;
  const spaced = (words[i - 1]?.end ?? 0) < (words[i]?.start ?? 0);
  if (/^[–—-]$/.test(text)) return spaced || text === '—';
  if (text === ':' && words[i]?.end === words[i + 1]?.start) return false;
  return !(
    text === ',' &&
    /^\d{1,2}$/.test(words[i - 1]?.text ?? '') &&
    /^(?:19|20)\d\d$/.test(words[i + 1]?.text ?? '')
  );
}

/** The end of the stretch in which a joined clause must show its verb. */
function reach(words: readonly Tagged[], from: number): number {
  let i = from;
  while (
    i < words.length &&
    !(words[i]?.tag === 'mark' && isStop(words, i)) &&
    words[i]?.tag !== 'relative' &&
    words[i]?.tag !== 'and' &&
    !(words[i]?.tag === 'subordinator' && i > from + 1)
  )
    i++;
  return i;
}

function opensClause(words: readonly Tagged[], i: number): boolean {
  const next = words[i + 1]?.tag === 'adverb' ? words[i + 2] : words[i + 1];
  if (next?.tag === 'ing') return true;
  let end = reach(words, i + 1);
  if (words[end]?.tag === 'and') end = reach(words, end + 1);
  const verb = finiteVerb(words, i + 1, end);
  return verb > i + 1;
}

function isRelativeThat(words: readonly Tagged[], i: number): boolean {
  const before = words[i - 1];
  const after = words[i + 1];
  return (
    isNominal(before) &&
    before?.tag !== 'pronoun' &&
    after !== undefined &&
    !(before !== undefined && weekdayOrTime.test(before.low)) &&
    /^(?:aux|past|ed|s|pronoun|determiner|name|base)$/.test(after.tag) &&
    !isReport(words[i - 2]?.low ?? '')
  );
}

const weekdayOrTime = /day$|^(?:year|month|week|today|yesterday)$|^(?:19|20)\d\d$/;

/** Whether "and" or "but" joins a second predicate or a second clause, and not two nouns: the first part must have had its verb. */
function joinedHere(words: readonly Tagged[], i: number, begun: number): boolean {
  const first = finiteVerb(words, begun, i);
  if (first < 0) return false;
  let at = i + 1;
  while (words[at]?.tag === 'adverb') at++;
  const next = words[at];
  if (!next) return false;
  if (isPredicate(words, at, first)) return true;
  if (!isNominal(next) && next.tag !== 'determiner') return false;
  const end = reach(words, at);
  const verb = finiteVerb(words, at, end);
  if (verb <= at) return false;
  const between = words.slice(at, verb);
  if (between.some((word, n) => n > 0 && /^(?:to|ing|subordinator)$/.test(word.tag))) return false;
  // "he said Ford and Fiat have": one subject of two nouns
  const since = words.slice(first + 1, i);
  const reported =
    isReport(words[first]?.low ?? '') &&
    finiteVerb(words, first + 1, i) < 0 &&
    !since.some(word => word.tag === 'mark');
  return !(reported && since.length < 8 && !/^(?:which|who)$/.test(words[first - 1]?.low ?? ''));
}

const after = /^(?:determiner|number|fig|preposition|to|name|adverb|pronoun)$/;

function isPredicate(words: readonly Tagged[], at: number, first: number): boolean {
  const next = words[at];
  const follow = words[at + 1];
  if (!next) return false;
  if (next.tag === 'aux') return !/^(?:be|been|being)$/.test(next.low);
  if (next.tag === 'past') return true;
  const goesOn = follow === undefined || after.test(follow.tag) || follow.tag === 'noun' || follow.low === 'that';
  if (next.tag === 'ed') return goesOn && (follow?.tag !== 'noun' || isPluralNoun(follow.low));
  if (next.tag === 's') return goesOn && words[first]?.tag === 's' && follow?.tag !== 'preposition';
  return isPlainVerb(next, follow) && /^(?:will|would|can|could|may|might|must|should)$/.test(words[first]?.low ?? '');
}

const isPlainVerb = (word: Tagged, follow: Tagged | undefined) =>
  presentBase(`${word.low}s`) === word.low && follow !== undefined && after.test(follow.tag);

function classed(words: readonly Tagged[], part: Omit<Segment, 'kind' | 'verb'>): Segment {
  const { to, link } = part;
  let { from } = part;
  while (words[from]?.tag === 'adverb' && from < to - 1) from++;
  const first = words[from];
  const verb = finiteVerb(words, from, to);
  const relative = /^(?:which|who|that)$/.test(link);
  const bare = words.slice(part.from, to).findIndex(word => word.tag === 'ing');
  const ing = bare < 0 ? -1 : part.from + bare;
  if (relative) return { ...part, kind: 'relative', verb };
  if (first?.tag === 'ing' || first?.low === 'having') return { ...part, kind: 'participle', verb: from };
  if (first?.tag === 'ed' && link !== 'and' && link !== 'but' && part.mark !== '' && (verb === from || verb < 0)) {
    return { ...part, kind: verb === from && part.mark !== ',' ? 'predicate' : 'participle', verb: from };
  }
  // "Ann Oda, who runs it, told the paper that costs had risen": the verb is that of telling
  const tells = first?.tag === 'ed' && isReport(first.low) && words.slice(from, verb).some(word => word.low === 'that');
  if (
    verb === from ||
    tells ||
    (isPlainVerb(first ?? nothing, words[from + 1]) && link !== '' && verb < 0 && /^(?:and|but|or)$/.test(link))
  )
    return { ...part, kind: 'predicate', verb: from };
  if (verb > from && !(ing > from && ing < verb && words[from]?.low === 'with'))
    return { ...part, kind: 'clause', verb };
  if (
    ing > from &&
    (first?.low === 'with' || isNominal(words[ing - 1])) &&
    (isNominal(first) || first?.tag === 'determiner' || first?.low === 'with')
  )
    return { ...part, kind: 'absolute', verb: ing };
  return { ...part, kind: 'fragment', verb: -1 };
}

const nothing: Tagged = { text: '', low: '', start: 0, end: 0, tag: 'mark' };
