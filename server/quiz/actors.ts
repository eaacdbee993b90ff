import type { Entity, Span } from '#/server/article/article.ts';
import { nations } from '#/server/article/nations.ts';
import { isProper, nameWords } from '#/server/quiz/attributed.ts';
import { bare } from '#/server/quiz/clause-words.ts';
import { type Material, sentenceAt } from '#/server/quiz/material.ts';
import { isVerb, presentBase } from '#/server/quiz/verb-forms.ts';

const run = /(?<![\p{L}\p{N}’'.-])\p{Lu}[\p{L}\p{N}&’-]*(?: (?:of (?:the )?|for |& )?\p{Lu}[\p{L}\p{N}&’-]*){0,5}/gu;
const calendar =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/;
const opening =
  /^(?:(?:The|A|An|If|When|While|But|And|As|One|Both|Some|Many|Most|All|Once|After|Before|Since|Because|Although|Though|That|This|These|However|Even|Meanwhile|Today|Yesterday|Also|Plus|So|Yet|Then|Now|Here|There|Recently|\p{Lu}\p{Ll}+ly|Each|Last|Next|Only|Until|Under|In|On|At|For|By|From|With|To|Of) (?:of (?:the )?)?)+/u;
const subjectPlace = /(?:^|, |\bthat |\b(?:said|says|but|while|when|as|if|because) )(?:the |The )?$/;

/**
 * Names that do something in the article and are no people: companies, teams, countries. A name counts where a finite verb follows it as
 * its subject; a single word must be written with its capital inside a sentence too, and nowhere in small letters.
 */
export function actorsIn(material: Material, people: readonly Entity[]): Entity[] {
  const borne = new Set(people.flatMap(one => nameWords(one.name)));
  const found = new Map<string, { mentions: Span[]; inside: boolean; acts: boolean }>();
  for (const index of material.body) {
    const sentence = sentenceAt(material, index);
    if (!sentence) continue;
    const words = material.text.slice(sentence.start, sentence.end);
    for (const match of words.matchAll(run)) {
      const dropped = opening.exec(match[0])?.[0].length ?? 0;
      const name = match[0].slice(dropped).replace(/’s?$/, '');
      const start = match.index + dropped;
      if (/^(?:I|We|You|It|He|She|They|That|There|What|Who)(?:’|$)/.test(name)) continue;
      const known = found.get(name) ?? { mentions: [], inside: false, acts: false };
      known.mentions.push({ start: sentence.start + start, end: sentence.start + start + name.length });
      known.inside ||= start > 4 && !/[.:“"] ?$/.test(words.slice(0, start));
      known.acts ||= subjectPlace.test(words.slice(0, match.index)) && isFollowed(words.slice(start + name.length));
      found.set(name, known);
    }
  }
  return [...found].flatMap(([name, { mentions, inside, acts }]): Entity[] => {
    const words = name.split(' ');
    const lone = words.length === 1;
    if (!acts || !isProper(name) || words.some(word => calendar.test(word) || borne.has(word))) return [];
    if (!lone && name === name.toUpperCase()) return [];
    if (lone && (!inside || name.length < 2 || material.plain.has(name.toLowerCase()))) return [];
    if (words.every(word => nations.has(word.toLowerCase()) || material.plain.has(word.toLowerCase()))) return [];
    return [{ name, kind: 'body', roles: [], affiliations: [], mentions }];
  });
}

/** Whether words go on with a finite verb, so that what stands before them does something. */
export function isFollowed(after: string): boolean {
  const match = /^ (?:\p{Ll}+ly |also |now |then )?(\p{Ll}+) (\S+)/u.exec(after);
  const [word, next] = [bare(match?.[1] ?? ''), bare(match?.[2] ?? '')];
  return word !== '' && (isVerb(word) || (presentBase(word) !== null && !isVerb(next)));
}
