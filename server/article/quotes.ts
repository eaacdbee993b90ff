import type { Block, Entity, Quote, Sentence, Speaker } from '#/server/article/article.ts';
import type { Attribution } from '#/server/article/attributions.ts';
import { mainSubject } from '#/server/article/clauses.ts';
import { attributionBefore } from '#/server/article/cue-before.ts';
import { cueVerb, documentNouns } from '#/server/article/cues.ts';
import { entitiesOf } from '#/server/article/entities.ts';
import { type Frame, framesOf, type Item } from '#/server/article/frames.ts';
import { type Earlier, type Framing, framingOf } from '#/server/article/framing.ts';
import { type Hearsay, hearsayIn } from '#/server/article/hearsay.ts';
import { is, roleNoun } from '#/server/article/lexicon.ts';
import { quotedStretches, type Stretch } from '#/server/article/marks.ts';
import { readParties } from '#/server/article/people.ts';
import { type Phrase, phraseAt } from '#/server/article/phrases.ts';
import { Referents } from '#/server/article/referents.ts';
import { subjectBefore } from '#/server/article/subjects.ts';
import { turnsOfTranscript } from '#/server/article/transcripts.ts';
import { leansBack, type Said, sameVoice, type Topic, type Turn, turnOf, type Voice } from '#/server/article/turns.ts';
import { verbHere } from '#/server/article/verbs.ts';

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
  const stretches = quotedStretches(text, blocks);
  const frames = framesOf(text, blocks, sentences, stretches);
  const { parties, namings } = readParties(text, frames);
  const referents = new Referents(text, namings);
  const reader = new Reader(text, blocks, sentences, stretches, frames, referents);
  for (const [index, frame] of frames.entries()) {
    referents.feed(frame, index);
    const kind = blocks[frame.block]?.kind;
    if (kind !== 'heading' && kind !== 'caption') reader.read(frame, index);
  }
  const quotes = reader.said.map(s => s.quote);
  const { hearsay } = reader;
  nameEarlyDocuments([...quotes, ...hearsay], referents);
  const speakers = [...quotes, ...hearsay].map(words => words.speaker);
  return { quotes, entities: entitiesOf(parties, speakers, name => referents.issuerOf(name)), hearsay };
}

/** "A new report" at the head of an article is named further down. */
function nameEarlyDocuments(words: (Quote | Hearsay)[], referents: Referents): void {
  for (const one of words) {
    const { speaker } = one;
    if (!speaker || speaker.name !== null) continue;
    const parts = speaker.mention.toLowerCase().split(' ');
    const noun = parts.at(-1) ?? '';
    if (!/^(?:a|an|the)$/.test(parts[0] ?? '') || !documentNouns.has(noun)) continue;
    speaker.name = referents.document(noun, true);
    if (speaker.name && 'confidence' in one) one.confidence = 0.6;
  }
}

/** Reads the frames of an article in order; `referents` must have been fed with the frame. */
class Reader {
  readonly said: Said[] = [];
  readonly hearsay: Hearsay[] = [];
  private topic: Topic | null = null;
  private listed: { speaker: Speaker; block: number } | null = null;
  private readonly hasDouble: boolean;
  private readonly transcript: Map<number, Hearsay>;

  constructor(
    private readonly text: string,
    private readonly blocks: Block[],
    private readonly sentences: Sentence[],
    private readonly stretches: Stretch[],
    private readonly frames: Frame[],
    private readonly referents: Referents,
  ) {
    this.transcript = turnsOfTranscript(text, blocks);
    this.hasDouble = stretches.some(s => s.mark !== 'single');
  }

  read(frame: Frame, index: number): void {
    this.noteHearsay(frame);
    if (frame.quoted) this.readQuoted(frame, index);
    const next = this.frames[index + 1];
    this.topic = next && leansBack(next) ? this.topicOf(frame, index) : null;
  }

  private readQuoted(frame: Frame, index: number): void {
    const own: Earlier[] = [];
    for (const [at, item] of frame.items.entries()) {
      const stretch = item.stretch === null ? undefined : this.stretches[item.stretch];
      if (!stretch || this.text[stretch.outer.start - 1] === '=') continue;
      // Where double marks quote, single ones outside them mark headlines and odd words.
      if (stretch.mark === 'single' && this.hasDouble) continue;
      const framing = framingOf(this.text, frame.items, at, stretch, own);
      if (!framing) this.takeTurn(frame, index, at, stretch);
      else if (this.take(frame, index, stretch, framing)) own.push({ at, attribution: framing.attribution });
    }
  }

  /** A quotation that its own frame gives to someone. False when the frame leaves its speaker to the quotation before. */
  private take(frame: Frame, index: number, stretch: Stretch, { kind, attribution }: Framing): boolean {
    const { cue, speaker: phrase } = attribution;
    const previous = this.said.at(-1) ?? null;
    if (!phrase) {
      const near = previous && (previous.frame === index || (cue === ':' && previous.frame === index - 1));
      if (near) this.push(stretch, frame, index, kind, cue, voiceOf(previous, 0.98), null);
      return !near && kind === 'direct' && this.push(stretch, frame, index, kind, cue, null, null) !== null;
    }
    const voice = this.replier(frame.items, index, attribution, previous) ?? this.voice(frame.items, phrase);
    if (phrase.form === 'nominal' && !voice.speaker.name && kind === 'direct')
      this.referents.anonymous(voice.speaker.mention);
    const made = this.push(stretch, frame, index, kind, cue, voice, null);
    if (previous?.frame === index && kind === 'direct' && previous.quote.kind === 'direct' && sameVoice(previous, made))
      made.quote.continues = previous.quote.id;
    made.to = this.addressee(frame.items, attribution.verb);
    if (voice.party && attribution.tie === 'frame') this.referents.spoke(voice.party);
    return true;
  }

  /** "No," he replied: not the one who has just spoken, but whom the words were put to. Null where the sentence is no such reply. */
  private replier(items: Item[], index: number, { cue, speaker }: Attribution, previous: Said | null): Voice | null {
    const base = cueVerb(cue.toLowerCase())?.base ?? '';
    if (speaker?.form !== 'pronoun' || !/^(?:reply|answer|respond|retort|counter)$/.test(base)) return null;
    const own = this.voice(items, speaker);
    if (!previous || previous.frame < index - 2 || own.party === null || own.party !== previous.party) return null;
    if (previous.to) {
      const { party, confidence } = previous.to;
      return { speaker: { ...own.speaker, name: previous.to.speaker.name }, party, confidence: confidence * 0.9 };
    }
    const { name, party, confidence } = this.referents.resolveOther(speaker, own.party);
    return { speaker: { ...own.speaker, name }, party, confidence };
  }

  /** A quotation whose own frame names nobody. */
  private takeTurn(frame: Frame, index: number, at: number, stretch: Stretch): void {
    const { text, frames, said, topic } = this;
    const turn = turnOf({ text, frames, said, topic }, index, at, stretch);
    if (!turn) return;
    const { kind, cue, voice, continues } = partsOf(turn);
    this.push(stretch, frame, index, kind, cue, voice, continues);
    if (turn.by !== 'same' && voice?.party) this.referents.spoke(voice.party);
  }

  /** Whom the words are put to: "asked her brother Theo". */
  private addressee(items: Item[], verb: number | null): Voice | null {
    if (verb === null || !/^(?:ask|tell)$/.test(items[verb]?.verb?.base ?? '')) return null;
    const phrase = phraseAt(items, verb + 1, items.length) ?? phraseAt(items, verb + 2, items.length);
    return phrase ? this.voice(items, phrase) : null;
  }

  private voice(items: Item[], phrase: Phrase): Voice {
    const { name, party, confidence } = this.referents.resolve(phrase);
    const start = items[phrase.from]?.start ?? 0;
    const to = name === null && phrase.form !== 'pronoun' ? roleEnd(items, phrase) : phrase.to;
    const end = items[to - 1]?.end ?? start;
    return { speaker: { start, end, mention: this.text.slice(start, end), name }, party, confidence };
  }

  private push(
    { start, end, inner }: Stretch,
    frame: Frame,
    index: number,
    kind: Quote['kind'],
    cue: string | null,
    voice: Voice | null,
    continues: string | null,
  ): Said {
    const made: Said = {
      quote: {
        id: `q${this.said.length + 1}`,
        start,
        end,
        text: this.text.slice(start, end),
        kind,
        cue,
        sentence: sentenceAt(this.sentences, start),
        continues,
        inner,
        speaker: voice ? voice.speaker : null,
        confidence: Math.round((voice?.confidence ?? 0) * 100) / 100,
      },
      party: voice?.party ?? null,
      frame: index,
      block: frame.block,
      to: null,
    };
    this.said.push(made);
    return made;
  }

  /** Notes reported speech; a source that introduces a list with a colon vouches for the labelled or listed blocks that follow. */
  private noteHearsay(frame: Frame): void {
    const { text, blocks, listed } = this;
    const turn = blocks[frame.block]?.start === frame.start ? this.transcript.get(frame.block) : undefined;
    if (turn) this.hearsay.push(turn);
    for (const { start, end, phrase } of hearsayIn(frame.items)) {
      const { speaker, party } = this.voice(frame.items, phrase);
      this.hearsay.push({ start, end, speaker });
      if (party) this.referents.spoke(party);
    }
    if (listed && frame.block > listed.block) {
      const label = /^[^.!?:]{2,40}: \S/.test(text.slice(frame.start, frame.start + 48));
      const goesOn = frame.block === listed.block + 1 && (blocks[frame.block]?.kind === 'list-item' || label);
      const end = blocks[frame.block]?.end ?? frame.end;
      if (goesOn) this.hearsay.push({ start: frame.start, end, speaker: { ...listed.speaker } });
      this.listed = goesOn ? { speaker: listed.speaker, block: frame.block } : null;
    }
    const last = this.hearsay.at(-1);
    if (last && last.start >= frame.start && text[frame.end - 1] === ':')
      this.listed = { speaker: last.speaker, block: frame.block };
  }

  /** Whom a sentence is about: a quotation that follows with no word of its own is theirs. */
  private topicOf({ items }: Frame, index: number): Topic | null {
    const colon = items.at(-1)?.text === ':' ? attributionBefore(items, items.length, 0) : null;
    let phrase = colon?.speaker ?? null;
    let cue = colon?.cue ?? null;
    for (let v = 0; v < items.length && !phrase; v++) {
      const verb = verbHere(items, v) ? (items[v]?.verb ?? null) : null;
      if (verb?.kind !== 'say' || verb.form === 'ing') continue;
      phrase = subjectBefore(items, 0, v);
      if (phrase) cue = items[v]?.text ?? null;
    }
    phrase ??= mainSubject(items, 0, items.length);
    if (!phrase) return null;
    const { speaker, party, confidence } = this.voice(items, phrase);
    const referent = { name: speaker.name, party, confidence };
    return { frame: index, cue, speaker, referent, pronoun: phrase.form === 'pronoun' };
  }
}

function voiceOf({ quote, party }: Said, certainty: number): Voice | null {
  return quote.speaker && { speaker: { ...quote.speaker }, party, confidence: quote.confidence * certainty };
}

function partsOf(turn: Turn): {
  kind: Quote['kind'];
  cue: string | null;
  voice: Voice | null;
  continues: string | null;
} {
  if (turn.by === 'other') return { kind: 'direct', cue: null, voice: turn.voice, continues: null };
  if (turn.by === 'topic') {
    const { cue, speaker, referent } = turn.topic;
    const { party, confidence } = referent;
    return { kind: 'direct', cue, voice: { speaker, party, confidence: confidence * turn.certainty }, continues: null };
  }
  const { from, continues, certainty } = turn;
  const kind = continues ? 'direct' : 'partial';
  return { kind, cue: null, voice: voiceOf(from, certainty), continues: continues ? from.quote.id : null };
}

/** "a spokesman for the Oda Bank": a speaker without a name is told by role and by whom it is for. */
function roleEnd(items: Item[], { to }: Phrase): number {
  const head = items[to - 1];
  if (!head || !is(head, roleNoun) || !/^(?:for|of|at|from|with)$/.test(items[to]?.low ?? '')) return to;
  const whom = phraseAt(items, to + 1, Math.min(items.length, to + 12));
  return whom && whom.form !== 'pronoun' ? whom.to : to;
}

/** Index of the sentence that holds offset `at`: the last one that starts at or before it. */
function sentenceAt(sentences: Sentence[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
