import type { Entity, Span } from '#/server/article/article.ts';
import { isPluralNoun, verbForms } from '#/server/article/words.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { type Material, sentenceAt, sentenceOf, slice } from '#/server/quiz/material.ts';
import { isApart } from '#/server/quiz/name-forms.ts';
import type { Evidence, Question } from '#/server/quiz/question.ts';
import { quotation } from '#/server/quiz/quotable.ts';
import { isNamedIn, type Utterance } from '#/server/quiz/utterances.ts';
import { isVerb } from '#/server/quiz/verb-forms.ts';
import { isOffice } from '#/server/quiz/whole-roles.ts';
import type { Random } from '#/server/random.ts';

/** What stands left and right in a matching, with what proves it. */
export type Pair = { left: string; right: string; evidence: Evidence[] };

/** A matching uses up four quotations; with fewer speakers than this they are worth more one by one. */
const enoughSpeakers = 6;

/** Matching of people to the roles that the article gives them, and of quotations to their speakers; four pairs each. */
export function matchSpeakers(
  material: Material,
  cast: Cast,
  utterances: readonly Utterance[],
  random: Random,
): Question[] {
  const roles = random.shuffle(cast.people.flatMap(entity => rolePair(material, entity) ?? []));
  const said = new Map<string, Pair>();
  for (const { name, brief, speaker, evidence } of random.shuffle([...utterances])) {
    if (!brief || speaker.kind !== 'person' || said.has(name)) continue;
    said.set(name, { left: quotation(brief), right: name, evidence });
  }
  const told = [...said.values()]
    .filter(one => [...said.keys()].every(name => name === one.right || isApart(one.right, name)))
    .slice(0, 4);
  // a quotation that names another of the speakers is told from the rest by that
  const apart = told.filter(one => told.every(other => other === one || !isNamedIn(one.left, other.right)));
  const quotePairs = said.size < enoughSpeakers ? [] : apart;
  return [
    ...matching(
      'match-speakers',
      'Match each person to the role that the article gives.',
      distinctRoles(roles).slice(0, 4),
      random,
    ),
    ...matching('match-speakers', 'Who said what? Match each quotation to its speaker.', quotePairs, random),
  ];
}

/** Three pairs are solved by the two that one knows. */
const fewestPairs = 4;

/** A matching of four pairs or more, the right side shuffled; none when there are fewer. */
export function matching(
  rule: 'match-speakers' | 'match-numbers',
  prompt: string,
  pairs: Pair[],
  random: Random,
): Question[] {
  if (pairs.length < fewestPairs) return [];
  const order = random.shuffle(pairs.map((_, i) => i));
  const right = order.map(i => pairs[i]?.right ?? '');
  const key = pairs.map((_, left): [number, number] => [left, order.indexOf(left)]);
  const evidence = pairs.flatMap(pair => pair.evidence);
  return [
    draftQuestion({
      rule,
      kind: 'matching',
      prompt,
      left: pairs.map(pair => pair.left),
      right,
      key,
      evidence,
    }),
  ];
}

/** A person's role, where it stands in one sentence with the name and does not hold a word of it; null when none does. */
export function rolePair(material: Material, entity: Entity): Pair | null {
  const found = [...entity.roles, ...appositions(material, entity)];
  for (const role of found.sort((a, b) => b.text.length - a.text.length)) {
    const sentence = sentenceOf(material, role.start);
    const whole = withAffiliation(entity, role);
    const held =
      /\b(?:former|then|ex|retired|late|acting|deputy|interim|onetime|outgoing|incoming|longtime)[ -]$/i.exec(
        material.text.slice(Math.max(0, whole.start - 12), whole.start),
      );
    const text = `${held?.[0] ?? ''}${slice(material, whole)
      .trim()
      .replace(/^(?:an?|the) /i, '')}`;
    const words = text.split(/\s+/).length;
    if (
      !isRoleLike(text) ||
      !isOffice(text) ||
      known.test(text) ||
      vague.test(text) ||
      national.test(text) ||
      isDistant(material, entity, role) ||
      !isWhole(material, role) ||
      isPluralNoun(
        text
          .split(/ (?:of|in|at|for|with|on|and) /)[0]
          ?.split(' ')
          .at(-1)
          ?.toLowerCase() ?? '',
      )
    )
      continue;
    if (
      !sentence ||
      !isBody(material, sentence) ||
      words < 2 ||
      words > 14 ||
      nameWords(entity.name).some(word => text.includes(word))
    )
      continue;
    if (material.voices.some(voice => voice.name.includes(' ') && text.includes(voice.name))) continue;
    if (!nameWords(entity.name).some(word => slice(material, sentence).includes(word))) continue;
    return { left: entity.name, right: text, evidence: [{ id: null, start: sentence.start, end: sentence.end }] };
  }
  return null;
}

/** Roles that a reader knows without the article: heads of state and government, and who runs for it. */
const known =
  /^(?:(?:former|then|late|current|US|U\.S\.|American|first-term|\p{L}+n|\p{L}+ish|\p{L}+ese|French|Republican|Democratic|GOP|presumptive|prospective|leading|likely|presidential|vice)[ -])*(?:president|prime minister|chancellor|pope|king|queen|emperor|(?:presidential )?(?:nominee|candidate|front-?runner|hopeful|contender)|secretary of state|house speaker|speaker of the house|first lady|supreme court (?:chief )?justice|(?:senate|house) (?:majority|minority) leader)(?:-elect)?(?: of (?:the )?(?:United States|\p{Lu}\p{L}+))?$/iu;

/** What says nothing of somebody alone, or whose owner another sentence names: "staff member", "candidate's wife". */
const vague =
  /^(?:\p{L}+ ){0,2}\p{Ll}+['’]s |^(?:another|one of|fellow|other|then|whose) |\b(?:after|before|while|since|during|until|when|where|years?)\b|^(?:\p{Ll}+ )?(?:member|official|man|woman|person|people|guy|wife|husband|son|daughter|father|mother|brother|sister|friend|friends|colleague|opponent|rival|supporter|supporters|candidate|nominee|host|guest|fan|native|resident|employee|worker|staffer|aide|one|leader|head|boss|chief|owner|reporter|correspondent|author|writer|winner|star|player|victim|suspect|defendant|critic|veteran|successor|predecessor)$|^(?:(?:senior|former|top|chief|longtime|veteran|close|key|later|lead|leading|special|veteran) )*(?:strategist|adviser|advisor|aide|executive|analyst|consultant|operative|organizer|insider|activist)$/iu;

/** "Norwegian defence minister": the name of whoever is it tells the country. */
const national =
  /^(?:(?:former|then|late|retired) )?(?:(?!Republican|American|Puerto)\p{Lu}\p{Ll}+(?:ian|ean|can|ese|ish|wegian)|French|German|Dutch|Greek|Swiss|Thai|Iraqi|Israeli|Pakistani|Afghan|Saudi|Welsh|Czech|Finnish)\b/u;

/** "The federal judge Hale was referring to": words before a surname alone are somebody else's. */
function isDistant({ text }: Material, { mentions }: Entity, role: Span): boolean {
  const after = mentions.find(mention => mention.start >= role.end && mention.start - role.end < 3);
  return after !== undefined && !text.slice(after.start, after.end).includes(' ');
}

/** Whether a role ends where its noun phrase does: "an expert on political" goes on. */
function isWhole(material: Material, role: Span): boolean {
  // "secretary for population, refugees and migration": the list goes on
  if (/^, (?:\p{Ll}+ ?){1,2},? and /u.test(material.text.slice(role.end, role.end + 60))) return false;
  return !/^ (?!who|that|which|said|says|and|in|at|of|with|for|from|to|on|by|told|has|had|is|was|were|will|would|as|whose|added|wrote|but|when|while|during|after|before)\p{Ll}/u.test(
    material.text.slice(role.end, role.end + 12),
  );
}

/** A role with whom it is for, where the two stand side by side: "research fellow at the Oda Institute". */
function withAffiliation({ affiliations = [] }: Entity, role: Span): Span {
  const after = affiliations.find(one => one.start > role.end && one.start - role.end <= ' with '.length);
  const before = affiliations.find(one => one.end < role.start && role.start - one.end <= '’s '.length);
  return { start: before?.start ?? role.start, end: after?.end ?? role.end };
}

/** "Ada Moss, an expert in tides, said": what stands between commas behind a mention of the whole name. */
function appositions(material: Material, entity: Entity): Entity['roles'] {
  return entity.mentions.flatMap(mention => {
    const after = material.text.slice(mention.end, mention.end + 120);
    const match = /^, ((?:an?|the) \p{Ll}[^,.;:()"“”—–]{4,90})(?:,|\.)/u.exec(after);
    if (slice(material, mention) !== entity.name || !match) return [];
    const start = mention.end + 2;
    const text = match[1] ?? '';
    return [{ start, end: start + text.length, text }];
  });
}

function isBody(material: Material, sentence: Span): boolean {
  return material.body.some(index => sentenceAt(material, index)?.start === sentence.start);
}

/** Whether words can be a role: no clause, no pronoun, not cut off at an abbreviation. */
function isRoleLike(text: string): boolean {
  // "staff General": the end of a longer title
  if (/ (?:of|in|at|for|with|on|to|by|and|the|an?)$|^\p{Ll}+ \p{Lu}\p{L}+$/u.test(text)) return false;
  if (
    /\b(?:he|she|they|him|them|who|that|his|her|percent|versus)\b|%| and \p{Lu}\p{L}+$|\b(?:of|in|at) the \p{Ll}+$|\b(?!retired|elected|appointed|acclaimed|renowned|registered|united|limited)\p{Ll}+ed\b|\.$|^\p{L}+(?:ed|ing) (?:to|by|in|on|for)\b/iu.test(
      text,
    )
  )
    return false;
  // "groups backing Senator": a part of a clause
  if (/^\p{Ll}+s \p{Ll}+ing\b|\p{Ll}ing \p{Lu}\p{L}+$/u.test(text)) return false;
  return !text.split(' ').some(word => isVerb(word.toLowerCase()) || verbForms.has(word.toLowerCase()));
}

/**
 * Roles of which none could be said of another's holder: no role holds another, none is given twice, and a short one has no noun that
 * another has too ("a doctor" beside "a doctor of the clinic", "her opponent" beside "the primary opponent").
 */
export function distinctRoles(pairs: Pair[]): Pair[] {
  const lower = pairs.map(pair => pair.right.toLowerCase().replace(/\b(spokes|chair|congress|business)\p{L}+/gu, '$1'));
  return pairs.filter(({ right }, i) => {
    const own = lower[i] ?? '';
    const words = right.split(' ');
    const head = words.at(-1) ?? '';
    const repeats = new Set(words).size < words.length;
    const vague = words.length < 3 && /^\p{Ll}/u.test(head) && lower.some((role, j) => i !== j && role.includes(head));
    return !repeats && !vague && lower.every((role, j) => i === j || !(role.includes(own) || own.includes(role)));
  });
}
