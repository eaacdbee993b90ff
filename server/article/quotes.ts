import type { Block, Entity, Quote, Sentence, Span, Speaker } from '#/server/article/article.ts';
import { type Attribution, attributionAfter, attributionBefore, mainSubject } from '#/server/article/attributions.ts';
import { cueVerb, documentNouns, prepositions } from '#/server/article/cues.ts';
import { type Frame, framesOf, type Item } from '#/server/article/frames.ts';
import { type Hearsay, hearsayIn } from '#/server/article/hearsay.ts';
import { quotedStretches, type Stretch } from '#/server/article/marks.ts';
import { type Party, readParties } from '#/server/article/people.ts';
import { isComma, isWord, type Phrase, subjectBefore, verbHere } from '#/server/article/phrases.ts';
import { type Referent, Referents } from '#/server/article/referents.ts';

const smallWords = /^(?:a|an|the|of|and|or|in|on|at|to|for|with|by|from|is|as|vs|but|nor)$/;

/** Words in quotation marks that are written like a title: every word that counts has a capital. */
function titleLike(quoted: string): boolean {
  const words = quoted.match(/[\p{L}\p{N}’'&-]+/gu) ?? [];
  if (words.length === 0) return true;
  if (!words.every((word, i) => /^[\p{Lu}\p{N}&]/u.test(word) || (i > 0 && smallWords.test(word)))) return false;
  return words.length > 1 || !/[.!?]$/.test(quoted);
}

const wordCount = (quoted: string): number => quoted.match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

type Said = {
  quote: Quote;
  party: Party | null;
  frame: number;
  block: number;
  phrase: Phrase | null;
  closed: boolean;
  cueBase: string | null;
};

/** Is the quoted item a part of the reporter's clause, governed by the word before it ("on “Morning Hour,”", "a “wise” man")? */
function governed(items: Item[], at: number): boolean {
  const before = items[at - 1];
  if (!before || before.stretch !== null) return false;
  if (before.kind === 'possessive') return true;
  if (before.text === ':' || isComma(before)) return false;
  return before.kind !== 'mark' && !verbHere(items, at - 1);
}

const introduces =
  /^(?:on|of|titled|entitled|called|dubbed|named|headlined|nicknamed|known|at|in|’s|'s|the|a|an|his|her|their|its|our|new|song|film|movie|book|show|series|hit|novel|album|anthem|program|segment|article|essay|column|hashtag|podcast|play|musical|opera|poem|band|exhibition|documentary|ballad|single|track|magazine|newspaper|entitled|painting|slogan|theme)$/;

/**
 * The quotations of a text, in text order, and the parties that it names. A quoted stretch is a quotation when the reporter's sentence, or the
 * run of quotations that it stands in, gives its words to a source; titles, nicknames, scare quotes and headings are none.
 * `hearsay` is what sources said without being quoted. Ids are `q1`, `q2`, …; spans are inside the marks. Never throws; linear in the text.
 */
export function findQuotes(
  text: string,
  blocks: Block[],
  sentences: Sentence[],
): { quotes: Quote[]; entities: Entity[]; hearsay: Hearsay[] } {
  const hearsay: Hearsay[] = [];
  let listed: { speaker: Speaker; block: number } | null = null;
  const stretches = quotedStretches(text, blocks);
  const frames = framesOf(text, blocks, sentences, stretches);
  const { parties, namings } = readParties(text, frames);
  const referents = new Referents(text, namings);
  const said: Said[] = [];
  let lastSubject: { frame: number; phrase: Phrase; cue: string | null; referent: Referent } | null = null;
  const hasDouble = stretches.some(s => s.mark !== 'single');

  for (const [index, frame] of frames.entries()) {
    referents.feed(frame, index);
    if (blocks[frame.block]?.kind === 'heading' || blocks[frame.block]?.kind === 'caption') continue;
    noteHearsay(frame);
    const own = new Map<number, { attribution: Attribution; referent: Referent | null }>();
    for (const [at, item] of frame.items.entries()) {
      if (item.stretch === null) continue;
      const stretch = stretches[item.stretch];
      if (!stretch || text[stretch.outer.start - 1] === '=') continue;
      // Where double marks quote, single ones outside them mark headlines and odd words.
      if (stretch.mark === 'single' && hasDouble) continue;
      const read = readStretch(text, frame, at, stretch, own);
      const previous = said[said.length - 1] ?? null;
      if (read) {
        const { attribution } = read;
        const phrase = attribution.speaker;
        let referent = phrase ? referents.resolve(phrase) : null;
        if (
          !phrase &&
          previous &&
          (previous.frame === index || (attribution.cue === ':' && previous.frame === index - 1))
        ) {
          push(stretch, read.kind, attribution.cue, speakerOf(previous), previous, index, frame, false);
          continue;
        }
        if (!phrase && read.kind === 'partial') continue;

        referent ??= { name: null, party: null, confidence: 0 };
        own.set(at, { attribution, referent });
        const speaker = phrase ? mention(text, frame.items, phrase, referent.name) : null;
        if (speaker && phrase?.form === 'nominal' && !referent.name && read.kind === 'direct')
          referents.anonymous(speaker.mention);
        const joins =
          previous !== null &&
          previous.frame === index &&
          sameSpeaker(previous.quote.speaker, speaker) &&
          read.kind === 'direct' &&
          previous.quote.kind === 'direct';
        said.push(
          make(
            stretch,
            read.kind,
            attribution.cue,
            speaker,
            referent.confidence,
            joins ? previous.quote.id : null,
            index,
            frame,
            referent.party,
            phrase,
          ),
        );
        if (referent.party && attribution.tie === 'frame') referents.spoke(referent.party);
        continue;
      }
      const carried = carry(frames, index, at, stretch, previous);
      if (!carried) continue;
      if (carried.from)
        push(
          stretch,
          carried.continues ? 'direct' : 'partial',
          null,
          speakerOf(carried.from),
          carried.from,
          index,
          frame,
          carried.continues,
        );
      else if (carried.phrase) {
        const phrase = carried.phrase;
        const source = frames[carried.frame];
        if (!source) continue;
        const referent = carried.referent;
        said.push(
          make(
            stretch,
            'direct',
            carried.cue,
            mention(text, source.items, phrase, referent.name),
            referent.confidence * 0.9,
            null,
            index,
            frame,
            referent.party,
            phrase,
          ),
        );
        if (referent.party) referents.spoke(referent.party);
      }
    }
    noteSubject(frame, index);
  }

  /** Notes reported speech; a source that introduces a list with a colon vouches for the labelled or listed blocks that follow. */
  function noteHearsay(frame: Frame): void {
    for (const { start, end, phrase } of hearsayIn(frame.items)) {
      const referent = referents.resolve(phrase);
      hearsay.push({ start, end, speaker: mention(text, frame.items, phrase, referent.name) });
      if (referent.party) referents.spoke(referent.party);
    }
    const label = /^[^.!?:]{2,40}: \S/.test(text.slice(frame.start, frame.start + 48));
    if (listed && frame.block > listed.block) {
      if (frame.block === listed.block + 1 && (blocks[frame.block]?.kind === 'list-item' || label)) {
        hearsay.push({
          start: frame.start,
          end: blocks[frame.block]?.end ?? frame.end,
          speaker: { ...listed.speaker },
        });
        listed = { speaker: listed.speaker, block: frame.block };
      } else listed = null;
    }
    const last = hearsay[hearsay.length - 1];
    if (last && last.start >= frame.start && text[frame.end - 1] === ':')
      listed = { speaker: last.speaker, block: frame.block };
  }

  /** Remembers who the last sentence without a quotation was about: a quotation that follows with no word of its own is theirs. */
  function noteSubject(frame: Frame, index: number): void {
    const { items } = frame;
    const colon = items[items.length - 1]?.text === ':' ? attributionBefore(items, items.length, 0) : null;
    let phrase: Phrase | null = colon?.speaker ?? null;
    let cue: string | null = colon?.cue ?? null;
    for (let v = 0; v < items.length && !phrase; v++) {
      if (!verbHere(items, v)) continue;
      const verb = cueVerb(items[v]?.low ?? '');
      if (verb?.kind !== 'say' || verb.form === 'ing') continue;
      const subject = subjectBefore(items, 0, v);
      if (subject) {
        phrase = subject;
        cue = items[v]?.text ?? null;
        break;
      }
    }
    phrase ??= mainSubject(items, 0, items.length);
    lastSubject = phrase ? { frame: index, phrase, cue, referent: referents.resolve(phrase) } : null;
  }

  function carry(
    all: Frame[],
    index: number,
    at: number,
    stretch: Stretch,
    previous: Said | null,
  ): {
    from: Said | null;
    continues: boolean;
    phrase: Phrase | null;
    frame: number;
    cue: string | null;
    referent: Referent;
  } | null {
    const none = { phrase: null, frame: index, cue: null, referent: { name: null, party: null, confidence: 0 } };
    const frame = all[index];
    if (!frame) return null;
    const quoted = text.slice(stretch.start, stretch.end);
    const outside = frame.items.filter(i => i.stretch === null && i.kind === 'word').length;
    const bare =
      outside === 0 ||
      (at === 0 && !governed(frame.items, at) && outside <= 2) ||
      // A quotation that has its own full stop, with the next sentence run on.
      (at === 0 && /[.!?…]$/.test(quoted) && frame.items[1]?.capital === true);
    if (stretch.carried && previous) return { from: previous, continues: true, ...none };
    const clause = wordCount(quoted) >= 3 || /[.!?…,]$/.test(quoted);
    const opensWith = frame.items[0]?.low ?? '';
    if (
      !bare &&
      previous &&
      previous.frame === index - 1 &&
      /^(?:this|that|these|it|they)$/.test(opensWith) &&
      wordCount(quoted) >= 6 &&
      !titleLike(quoted)
    )
      return { from: previous, continues: false, ...none };
    if (!bare || !clause) return null;
    if (previous && previous.frame === index) return { from: previous, continues: true, ...none };
    const before = all[index - 1];
    if (!before) return null;
    if (previous && previous.block === frame.block && previous.frame >= index - 1)
      return { from: previous, continues: true, ...none };
    const stray =
      lastSubject !== null &&
      lastSubject.cue === null &&
      lastSubject.referent.party?.kind !== 'person' &&
      lastSubject.phrase.form !== 'pronoun';
    if (stray && previous && previous.block === frame.block) return { from: previous, continues: true, ...none };
    const introduced = before.items[before.items.length - 1]?.text === ':';
    if ((before.block === frame.block || introduced) && lastSubject && lastSubject.frame === index - 1)
      return {
        from: null,
        continues: false,
        phrase: lastSubject.phrase,
        frame: index - 1,
        cue: lastSubject.cue,
        referent: lastSubject.referent,
      };
    if (titleLike(quoted) && wordCount(quoted) < 5) return null;
    if (previous && previous.block === frame.block - 1 && previous.frame === index - 1)
      return { from: previous, continues: true, ...none };
    return null;
  }

  function speakerOf(source: Said): Speaker | null {
    return source.quote.speaker ? { ...source.quote.speaker } : null;
  }

  function push(
    stretch: Stretch,
    kind: Quote['kind'],
    cue: string | null,
    speaker: Speaker | null,
    source: Said,
    index: number,
    frame: Frame,
    continues: boolean,
  ): void {
    said.push(
      make(
        stretch,
        kind,
        cue,
        speaker,
        source.quote.confidence * 0.98,
        continues ? source.quote.id : null,
        index,
        frame,
        source.party,
        source.phrase,
      ),
    );
  }

  function make(
    stretch: Stretch,
    kind: Quote['kind'],
    cue: string | null,
    speaker: Speaker | null,
    confidence: number,
    continues: string | null,
    index: number,
    frame: Frame,
    party: Party | null,
    phrase: Phrase | null,
  ): Said {
    const quote: Quote = {
      id: `q${said.length + 1}`,
      start: stretch.start,
      end: stretch.end,
      text: text.slice(stretch.start, stretch.end),
      kind,
      cue,
      sentence: sentenceAt(sentences, stretch.start),
      continues,
      inner: stretch.inner,
      speaker,
      confidence: Math.round(confidence * 100) / 100,
    };
    return {
      quote,
      party,
      frame: index,
      block: frame.block,
      phrase,
      closed: stretch.closed,
      cueBase: cue ? (cueVerb(cue)?.base ?? null) : null,
    };
  }

  const quotes = said.map(s => s.quote);
  // "A new report" at the head of an article is named further down.
  for (const words of [...quotes, ...hearsay]) {
    const { speaker } = words;
    const parts = speaker && speaker.name === null ? speaker.mention.toLowerCase().split(' ') : [];
    const noun = parts[parts.length - 1] ?? '';
    if (!speaker || !/^(?:a|an|the)$/.test(parts[0] ?? '') || !documentNouns.has(noun)) continue;
    speaker.name = referents.document(noun, true);
    if (speaker.name && 'confidence' in words) words.confidence = 0.6;
  }
  return {
    quotes,
    entities: entitiesOf(parties, [...quotes.map(q => q.speaker), ...hearsay.map(h => h.speaker)]),
    hearsay,
  };
}

function sameSpeaker(a: Speaker | null, b: Speaker | null): boolean {
  return a !== null && b !== null && (a.start === b.start || (a.name !== null && a.name === b.name));
}

function mention(text: string, items: Item[], phrase: Phrase, name: string | null): Speaker {
  const start = items[phrase.from]?.start ?? 0;
  const end = items[phrase.to - 1]?.end ?? start;
  return { start, end, mention: text.slice(start, end), name };
}

/** Index of the sentence that holds offset `at`: the last one that starts at or before it. */
export function sentenceAt(sentences: Sentence[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the frame itself says of the stretch at item `at`; null when it gives the words to no one. */
function readStretch(
  text: string,
  frame: Frame,
  at: number,
  stretch: Stretch,
  own: Map<number, { attribution: Attribution; referent: Referent | null }>,
): { kind: Quote['kind']; attribution: Attribution } | null {
  const { items } = frame;
  const quoted = text.slice(stretch.start, stretch.end).trim();
  const words = wordCount(quoted);
  if (words === 0 || (words === 1 && /^\P{L}*\p{L}\P{L}*$/u.test(quoted))) return null;
  const before = items[at - 1];
  const next = items[at + 1];
  if (before?.capital && next?.capital && words <= 2 && isWord(before) && isWord(next)) return null;
  const built = governed(items, at);
  // "The report, “Water in Oda,” …": a title beside its noun.
  if (
    isComma(before) &&
    titleLike(quoted) &&
    (documentNouns.has(items[at - 2]?.low ?? '') || introduces.test(items[at - 2]?.low ?? ''))
  )
    return null;
  const open = /[,?!…—–-]$/.test(quoted) || !/[.]$/.test(quoted) || isComma(next);
  const title = titleLike(quoted);
  const earlier = [...own.entries()].at(-1);
  const framed = [...own.entries()].findLast(([, o]) => o.attribution.tie === 'frame');
  const lead = attributionBefore(items, at, framed ? framed[0] + 1 : 0);
  // A quotation with its own stop and the next sentence run on without a space has no words after it.
  const runOn = next?.capital && next.start === stretch.outer.end && /[.!?]$/.test(quoted);
  const trail = open && next && !runOn ? attributionAfter(items, at) : null;
  const verbBefore = verbHere(items, at - 1) ? cueVerb(before?.low ?? '') : null;
  if (title && words > 1 && verbBefore && /^(?:tell|ask|read|write|sing|join|host)$/.test(verbBefore.base)) return null;
  if (lead?.cue === ':' && trail && !built) return { kind: 'direct', attribution: trail };
  if (lead?.tie === 'frame' && !built && lead.speaker) return { kind: 'direct', attribution: lead };
  if (
    !built &&
    earlier?.[1].attribution.side === 'after' &&
    (isComma(before) || verbHere(items, at - 1)) &&
    !lead?.speaker
  )
    return { kind: 'direct', attribution: earlier[1].attribution };
  if (
    !built &&
    earlier &&
    !lead &&
    !trail &&
    !items.slice(earlier[0] + 1, at).some(i => i.kind === 'word' && !/^(?:and|or)$/.test(i.low))
  )
    return { kind: 'direct', attribution: earlier[1].attribution };
  if (built && title && (words > 1 || introduces.test(before?.low ?? ''))) return null;
  if (trail) {
    if (!built) return { kind: 'direct', attribution: trail };
    if (prepositions.has(before?.low ?? '') && words < 3 && !lead) return null;
    return { kind: 'partial', attribution: trail };
  }
  if (!lead) return null;
  if (lead.tie === 'frame' && !built) return { kind: 'direct', attribution: lead };
  const verb = cueVerb(lead.cue.toLowerCase());
  if (title && words > 1 && verb?.kind !== 'call') return null;
  if (verb?.kind === 'hold' && words < 4) return null;
  return { kind: 'partial', attribution: lead };
}

/** The parties as entities: whoever speaks without being known as a person is a body; documents are those that speak under a name. */
function entitiesOf(parties: Party[], speakers: (Speaker | null)[]): Entity[] {
  const heard = new Map<string, Span[]>();
  for (const speaker of speakers) {
    if (!speaker?.name) continue;
    const known = heard.get(speaker.name) ?? [];
    if (!known.some(s => s.start === speaker.start)) known.push({ start: speaker.start, end: speaker.end });
    heard.set(speaker.name, known);
  }
  const entities: Entity[] = [];
  const names = new Set(parties.map(p => p.name));
  const issuers = new Set([...heard.keys()].map(key => key.replace(/(?:’s)? [\p{L}-]+$/u, '')));
  for (const { name, kind, roles, mentions } of parties) {
    if (kind === 'unknown' && !heard.has(name) && !issuers.has(name)) continue;
    entities.push({ name, kind: kind === 'unknown' ? 'body' : kind, roles, mentions });
  }
  for (const [name, mentions] of heard) {
    const last = /[\p{L}-]+$/u.exec(name)?.[0]?.toLowerCase() ?? '';
    const first = /^[\p{L}-]+/u.exec(name)?.[0]?.toLowerCase() ?? '';
    if (!names.has(name) && (documentNouns.has(last) || documentNouns.has(first)))
      entities.push({ name, kind: 'document', roles: [], mentions });
  }
  return entities;
}
