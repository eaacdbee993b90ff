import { givenName } from '#/server/article/givennames.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import { draftQuestion } from '#/server/quiz/draft.ts';
import type { Cast } from '#/server/quiz/known-names.ts';
import { distinctRoles, type Pair, rolePair } from '#/server/quiz/match-speakers.ts';
import type { Material } from '#/server/quiz/material.ts';
import { assemble } from '#/server/quiz/options.ts';
import type { Question } from '#/server/quiz/question.ts';
import { isFamous, tellsGender } from '#/server/quiz/whole-roles.ts';
import type { Random } from '#/server/random.ts';

/** Who is this person? The options are the roles that the article gives to others. */
export function roleQuestions(material: Material, cast: Cast, random: Random): Question[] {
  const pairs = distinctRoles(cast.people.flatMap(voice => rolePair(material, voice) ?? []));
  if (pairs.length <= others) return [];
  const famous = new Set(cast.people.filter(one => isFamous(material, one)).map(one => one.name));
  return pairs.filter(pair => !famous.has(pair.left)).flatMap(pair => ask(pair, pairs, random.fork(pair.left)));
}

/** With fewer wrong roles half of the answers are guessed. */
const others = 2;

function ask(pair: Pair, pairs: Pair[], random: Random): Question[] {
  const told = givenName(pair.left.split(' ')[0]?.toLowerCase() ?? '');
  const gender = told === 'm' || told === 'f' ? told : null;
  if (tellsGender(pair.right, gender)) return [];
  const wrongs = pairs
    .filter(
      other =>
        other !== pair &&
        !tellsGender(other.right, gender) &&
        !nameWords(other.left).some(word => nameWords(pair.left).includes(word)),
    )
    .map(other => ({
      text: capital(other.right),
      rank: other.right.length,
      misconception: 'other-speaker' as const,
      reason: `This is the role of ${other.left}.`,
      span: null,
      prefer: 1 as const,
    }));
  if (wrongs.length < others) return [];
  const right = { text: capital(pair.right), rank: pair.right.length, reason: null, span: null };
  const choice = assemble(right, wrongs, Math.min(3, wrongs.length), random);
  if (!choice) return [];
  const prompt = `Who is ${pair.left}, according to the article?`;
  return [draftQuestion({ rule: 'role', kind: 'choice', prompt, ...choice, evidence: pair.evidence })];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
