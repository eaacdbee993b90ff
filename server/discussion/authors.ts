import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { PostModel } from '#/prisma/generated/models.ts';
import type { Tx } from '#/server/db/database.ts';
import { mentionsIn } from './mention-store.ts';
import { hasMentions, type WhoIs } from './mentions.ts';
import { namesOf, pseudonymOf, pseudonymsOf } from './room-store.ts';
import type { Sight } from './sight-store.ts';
import type { Author } from './view.ts';

type Db = Tx | PrismaClient;

/** The pseudonym under which this reader writes, null where they write under their name. */
export async function maskOf(db: Db, { member, assignmentId, rules, staff }: Sight): Promise<string | null> {
  return rules.anonymous && !staff ? pseudonymOf(db, member.classId, assignmentId, member.membershipId) : null;
}

const roleNames = { TEACHER: 'teacher', ASSISTANT: 'assistant', STUDENT: 'student' } as const;

/** How this reader may know the authors of posts: by the class's names, or students by their pseudonyms. */
export async function authorsFor(
  db: Db,
  sight: Sight,
  ids: string[],
): Promise<(membershipId: string) => Author | null> {
  const { classId, membershipId } = sight.member;
  const names = new Map((await namesOf(db, classId, ids)).map(row => [row.id, row]));
  const masks = new Map<string, string>();
  if (sight.rules.anonymous) {
    const students = ids.filter(id => names.get(id)?.role === 'STUDENT');
    for (const row of await pseudonymsOf(db, classId, sight.assignmentId, students))
      masks.set(row.membershipId, row.name);
    for (const id of students)
      if (!masks.has(id)) masks.set(id, await pseudonymOf(db, classId, sight.assignmentId, id));
  }
  return id => {
    const person = names.get(id);
    if (!person) return null;
    const mask = masks.get(id);
    return {
      key: mask ?? id,
      name: mask ?? person.displayName,
      role: roleNames[person.role],
      mine: id === membershipId,
    };
  };
}

/** Who is mentioned in posts, by the names that this reader knows: for a post's id, what its numbers stand for. */
export async function mentionedIn(
  db: Db,
  sight: Sight,
  posts: readonly Pick<PostModel, 'id' | 'source'>[],
): Promise<(postId: string) => WhoIs> {
  const ids = posts.filter(post => hasMentions(post.source)).map(post => post.id);
  if (ids.length === 0) return () => () => null;
  const rows = await mentionsIn(db, sight.member.classId, ids);
  const author = await authorsFor(
    db,
    sight,
    rows.map(row => row.membershipId),
  );
  const known = new Map(rows.map(row => [`${row.postId} ${row.number}`, author(row.membershipId)]));
  return postId => number => {
    const person = known.get(`${postId} ${number}`);
    return person ? { name: person.name, me: person.mine } : null;
  };
}
