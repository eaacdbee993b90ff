import type { Entity, Quote, Span } from '#/server/article/article.ts';
import { isPluralNoun, verbForms } from '#/server/article/words.ts';
import { type Attributed, attributed, nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import { type Cast, knownIn } from '#/server/quiz/known-names.ts';
import { type Material, sentenceAt, sentenceOf, slice } from '#/server/quiz/material.ts';
import { isApart } from '#/server/quiz/name-forms.ts';
import type { Evidence, Question } from '#/server/quiz/question.ts';
import { isQuotable } from '#/server/quiz/quote-questions.ts';
import { quotation } from '#/server/quiz/rivals.ts';
import { isVerb } from '#/server/quiz/verb-forms.ts';
import type { Random } from '#/server/random.ts';

/** What stands left and right in a matching, with what proves it. */
export type Pair = { left: string; right: string; evidence: Evidence[] };

/** A matching uses up four quotations; with fewer speakers than this they are worth more one by one. */
const enoughSpeakers = 6;

/** Matching of people to the roles that the article gives them, and of quotations to their speakers; three or four pairs each. */
export function matchSpeakers(material: Material, cast: Cast, quotes: readonly Quote[], random: Random): Question[] {
  const roles = random.shuffle(cast.people.flatMap(entity => rolePair(material, entity) ?? []));
  const said = new Map<string, Attributed>();
  for (const quote of random.shuffle(quotes)) {
    const known = isQuotable(quote) && quote.text.length < 200 ? attributed(material, quote) : null;
    if (
      known &&
      knownIn(cast, known.name) &&
      !said.has(known.name) &&
      !nameWords(known.name).some(word => quote.text.includes(word))
    )
      said.set(known.name, known);
  }
  const told = [...said.values()]
    .filter(known => [...said.keys()].every(name => name === known.name || isApart(known.name, name)))
    .slice(0, 4);
  const quotePairs = (said.size < enoughSpeakers ? [] : told).map(
    (known): Pair => ({ left: quotation(known.quote), right: known.name, evidence: known.evidence }),
  );
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

/** A matching of three or more pairs, the right side shuffled; none when there are fewer. */
export function matching(
  rule: 'match-speakers' | 'match-numbers',
  prompt: string,
  pairs: Pair[],
  random: Random,
): Question[] {
  if (pairs.length < 3) return [];
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
    const text = slice(material, withAffiliation(entity, role))
      .trim()
      .replace(/^(?:an?|the) /i, '');
    const words = text.split(/\s+/).length;
    if (
      !isRoleLike(text) ||
      known.test(text) ||
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
  /^(?:(?:former|then|late|current|US|U\.S\.|American|\p{L}+n|\p{L}+ish|\p{L}+ese|French|Republican|Democratic|GOP|presumptive|presidential|vice)[ -])*(?:president|prime minister|chancellor|pope|king|queen|emperor|nominee|candidate|front-?runner|hopeful)(?:-elect)?(?: of (?:the )?(?:United States|\p{Lu}\p{L}+))?$/iu;

/** Whether a role ends where its noun phrase does: "an expert on political" goes on. */
function isWhole(material: Material, role: Span): boolean {
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
    /\b(?:he|she|they|who|that|his|her|percent|versus)\b|%| and \p{Lu}\p{L}+$|\b(?:of|in|at) the \p{Ll}+$|\b(?!retired|elected|appointed|acclaimed|renowned|registered|united|limited)\p{Ll}+ed\b|\.$|^\p{L}+(?:ed|ing) (?:to|by|in|on|for)\b/iu.test(
      text,
    )
  )
    return false;
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
