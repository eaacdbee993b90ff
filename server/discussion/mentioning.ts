import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import { authorsFor } from './authors.ts';
import { mentionsIn, peopleSeen } from './mention-store.ts';
import { type Mentionable, markMentions } from './mentions.ts';
import type { Sight } from './sight-store.ts';
import type { Author } from './view.ts';

type Db = Tx | PrismaClient;

/** Those whom a writer may mention, by the name they see; where two have one name, the later to join has a number behind it. */
export async function mentionable(db: Db, sight: Sight): Promise<(Mentionable & Pick<Author, 'role'>)[]> {
  const ids = await peopleSeen(db, sight);
  const author = await authorsFor(db, sight, ids);
  const taken = new Map<string, number>();
  return ids.flatMap(membershipId => {
    const person = author(membershipId);
    if (!person) return [];
    const folded = person.name.toLowerCase();
    const count = (taken.get(folded) ?? 0) + 1;
    taken.set(folded, count);
    return [{ membershipId, name: count === 1 ? person.name : `${person.name} (${count})`, role: person.role }];
  });
}

/** A text as it is kept, its mentions found among those whom the writer may mention and, in an edit, those it had before. */
export async function marked(db: Db, sight: Sight, typed: string, postId: string | null) {
  const before = postId === null ? [] : await mentionsIn(db, [sight.member.classId], [postId]);
  if (!typed.includes('@')) return markMentions(typed, [], new Map(before.map(row => [row.membershipId, row.number])));
  const author = await authorsFor(
    db,
    sight,
    before.map(row => row.membershipId),
  );
  const kept = before.flatMap(({ membershipId }) => {
    const person = author(membershipId);
    return person ? [{ membershipId, name: person.name }] : [];
  });
  const known = new Map(before.map(row => [row.membershipId, row.number]));
  return markMentions(typed, [...kept, ...(await mentionable(db, sight))], known);
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Of the people those one of whose names begins with `asked`, by name, 8 at most. */
export function completions<Person extends { name: string }>(people: readonly Person[], asked: string): Person[] {
  const wanted = folded(asked.trim());
  const fits = (name: string) => name.startsWith(wanted) || name.includes(` ${wanted}`);
  return people
    .filter(({ name }) => fits(folded(name)))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, 8);
}
