import type { Entity, Sentence, Span } from '#/server/article/article.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { connectives, readClause } from '#/server/quiz/clause.ts';
import { decapitalised, timeless } from '#/server/quiz/clause-words.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { isQuoted, type Material, sentenceAt, slice } from '#/server/quiz/material.ts';
import { called } from '#/server/quiz/name-forms.ts';
import { nameGap, naming } from '#/server/quiz/name-gap.ts';
import { opens } from '#/server/quiz/named-subject.ts';
import type { Question } from '#/server/quiz/question.ts';
import { matter } from '#/server/quiz/quotable.ts';
import { nameChoice, ofGender, otherName, otherVoices } from '#/server/quiz/rivals.ts';
import { isSureMention } from '#/server/quiz/sure-mention.ts';
import type { Random } from '#/server/random.ts';

const ahead = /^According to ([^,"“”]{3,90}), ([^"“”]{30,240})\.$/u;
const behind =
  /^([^"“”]{30,240}), (?:according to ([^"“”]{3,110})|([^"“”,]{3,60}) (?:said|says|reported|estimated|added|explained|announced|noted)|(?:said|says|added|explained) ([^"“”]{3,110}))\.$/u;
const pointing =
  /\b(?:he|she|it|they|his|her|their|its|him|them|I|me|my|we|us|our|you|your|this|these|those|such|there|here|so)\b|[;:]| [-–—] /;

/**
 * Who said that? Statements without quotation marks that the article gives to somebody: in our own words where the article puts the speaker
 * behind or before a plain statement, else in its passage, with the speaker's name left out.
 */
export function saidThat(material: Material, cast: Cast, random: Random): Question[] {
  return material.body.flatMap(index => {
    const sentence = sentenceAt(material, index);
    if (!sentence || isQuoted(material, sentence) || /["“”]/.test(slice(material, sentence))) return [];
    const own = ask(material, cast, sentence, random.fork(String(index)));
    return own.length > 0 ? own : askByGap(material, cast, index, sentence, random.fork(String(index)));
  });
}

const leastMatter = 6;

function askByGap(material: Material, cast: Cast, index: number, sentence: Sentence, random: Random): Question[] {
  const told = tellerOf(material, cast, sentence);
  if (!told || matter(slice(material, sentence)) < leastMatter) return [];
  const found = nameGap(material, told.speaker, index, told.hole);
  if (!found) return [];
  const { prompt, passage, context, gender } = found;
  const wrongs = ofGender(otherVoices(material, cast, told.speaker), gender)
    .filter(other => !nameWords(other.name).some(word => passage.includes(word)))
    .map(other => otherName(material, other, `this is the statement of ${called(told.speaker.name)}.`));
  const choice = nameChoice(told.speaker.name, wrongs, random);
  const evidence = [
    { id: null, start: sentence.start, end: sentence.end },
    ...(context ? [{ id: null, ...context }] : []),
    ...naming(material, told.speaker, `${slice(material, sentence)} ${context ? slice(material, context) : ''}`),
  ];
  return choice ? [draftQuestion({ rule: 'said-that', kind: 'choice', prompt, passage, ...choice, evidence })] : [];
}

/** Who tells what a sentence reports, as its subject or behind it, and where the sentence names them, a role before the name included. */
function tellerOf(material: Material, cast: Cast, sentence: Sentence): { speaker: Entity; hole: Span } | null {
  for (const speaker of [...cast.people, ...cast.bodies])
    for (const mention of speaker.mentions) {
      if (mention.start < sentence.start || mention.end > sentence.end || !isSureMention(material, speaker, mention))
        continue;
      const before = material.text.slice(sentence.start, mention.start);
      const after = material.text.slice(mention.end, sentence.end);
      const role = before.replace(connectives, '').trimStart();
      if (tells.test(after) && opens(role, speaker))
        return { speaker, hole: { start: mention.start - role.length, end: mention.end } };
      if ((/, $/.test(before) && /^ (?:said|says|added|noted|explained)\.$/.test(after)) || toldBy.test(before))
        return { speaker, hole: mention };
    }
  return null;
}

/** What makes the subject before it one who tells something, and no more. */
const tells =
  /^(?:, [^,.;]{3,80},)? (?:(?:also|later|has|had|\p{Ll}+ly) )*(?:said|says|told|argue[sd]|warn(?:s|ed)|explain(?:s|ed)|insist(?:s|ed)|claim(?:s|ed)|note[sd]|acknowledge[sd]|believe[sd]|predict(?:s|ed)|suggest(?:s|ed)|estimate[sd]|state[sd]|confirm(?:s|ed)|denie[sd]|promise[sd]|expects|thinks|hopes|conceded?|(?:maintain(?:s|ed)|added) that|vow(?:s|ed)) (?!(?:little|nothing|so|no)\b)/u;
const toldBy = /, (?:said|says|added|noted|explained|according to) (?:\p{L}[\p{L}.’'-]* ){0,4}$/u;

function ask(material: Material, cast: Cast, sentence: Sentence, random: Random): Question[] {
  const words = slice(material, sentence).replace(/\s+/g, ' ').trim();
  const front = ahead.exec(words);
  const back = front ? null : behind.exec(words);
  const [source, clause] = front ? [front[1], front[2]] : [back?.[2] ?? back?.[3] ?? back?.[4], back?.[1]];
  if (source === undefined || clause === undefined) return [];
  const speaker = speakerIn(cast, sentence, source, material);
  const statement = timeless(clause)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.])/g, '')
    .trim();
  if (!speaker || pointing.test(statement) || statement.split(' ').length > 28) return [];
  if (readClause(statement) === null) return [];
  const isNamed = (name: string) => nameWords(name).some(word => statement.includes(word));
  if (isNamed(speaker.name)) return [];
  const wrongs = otherVoices(material, cast, speaker)
    .filter(other => !isNamed(other.name) && !nameWords(other.name).some(word => source.includes(word)))
    .map(other => otherName(material, other, `this is the statement of ${called(speaker.name)}.`));
  const choice = nameChoice(speaker.name, wrongs, random);
  if (!choice) return [];
  const who = speaker.kind === 'person' ? 'Who said' : 'Which of these said';
  const prompt = `${who} that ${decapitalised(statement, material.text)}?`;
  const evidence = [{ id: null, start: sentence.start, end: sentence.end }];
  return [draftQuestion({ rule: 'said-that', kind: 'choice', prompt, ...choice, evidence })];
}

/** The one known name in the words that tell the source; null where they tell of several, or of a report about somebody. */
function speakerIn(cast: Cast, sentence: Sentence, source: string, material: Material): Entity | null {
  if (/ and |\b(?:report|study|survey|documents?|figures|data|statement|sources?|officials?)\b/.test(source))
    return null;
  const inside = [...cast.people, ...cast.bodies].filter(one =>
    one.mentions.some(
      mention =>
        mention.start >= sentence.start && mention.end <= sentence.end && source.includes(slice(material, mention)),
    ),
  );
  const ends = (one: Entity) =>
    one.mentions.some(mention => {
      const at = source.indexOf(slice(material, mention));
      return (
        mention.start >= sentence.start &&
        at >= 0 &&
        /^(?:$|,|’s$)/.test(source.slice(at + mention.end - mention.start))
      );
    });
  const people = inside.filter(one => one.kind === 'person' && ends(one));
  if (people.length === 1) return people[0] ?? null;
  return people.length === 0 && inside.length === 1 && inside.every(ends) ? (inside[0] ?? null) : null;
}
