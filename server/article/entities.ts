import type { Entity, Span, Speaker } from '#/server/article/article.ts';
import { documentNouns } from '#/server/article/cues.ts';
import type { Party } from '#/server/article/people.ts';

const lastWord = (name: string): string => /[\p{L}-]+$/u.exec(name)?.[0]?.toLowerCase() ?? '';
const firstWord = (name: string): string => /^[\p{L}-]+/u.exec(name)?.[0]?.toLowerCase() ?? '';

/**
 * The parties as entities, in order of their first mention, then the documents that speak under a name. Whoever speaks without being known as a
 * person is a body; `issuerOf` tells whose a document is. Whoever neither speaks nor is known as person or body is left out.
 */
export function entitiesOf(
  parties: Party[],
  speakers: (Speaker | null)[],
  issuerOf: (document: string) => Entity['affiliations'],
): Entity[] {
  const heard = new Map<string, Span[]>();
  for (const speaker of speakers) {
    if (!speaker?.name) continue;
    const known = heard.get(speaker.name) ?? [];
    if (known.at(-1)?.start !== speaker.start) known.push({ start: speaker.start, end: speaker.end });
    heard.set(speaker.name, known);
  }
  const entities: Entity[] = [];
  const names = new Set(parties.map(p => p.name));
  const issuers = new Set([...heard.keys()].map(key => key.replace(/(?:’s)? [\p{L}-]+$/u, '')));
  for (const { name, kind, roles, affiliations, mentions } of parties) {
    if (kind === 'unknown' && !heard.has(name) && !issuers.has(name)) continue;
    entities.push({ name, kind: kind === 'unknown' ? 'body' : kind, roles, affiliations, mentions });
  }
  for (const [name, mentions] of heard)
    if (!names.has(name) && (documentNouns.has(lastWord(name)) || documentNouns.has(firstWord(name))))
      entities.push({ name, kind: 'document', roles: [], affiliations: issuerOf(name), mentions });
  return entities;
}
