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

/** People of one discussion, and who looks at them. */
export type Looked<Seen> = { sight: Sight; seen: readonly Seen[] };

/**
 * How this reader may know members in each of these discussions: by the class's names, or students by their pseudonyms.
 * The number of queries is the same for any number of discussions, but for pseudonyms that are not drawn yet.
 */
export async function authorsAmong(
  db: Db,
  looked: readonly Looked<string>[],
): Promise<(assignmentId: string, membershipId: string) => Author | null> {
  const classIds = [...new Set(looked.map(({ sight }) => sight.member.classId))];
  const ids = looked.flatMap(({ seen }) => seen);
  const names = new Map((await namesOf(db, classIds, ids)).map(row => [row.id, row]));
  const masked = looked.filter(({ sight }) => sight.rules.anonymous);
  const place = (assignmentId: string, id: string) => `${assignmentId} ${id}`;
  const masks = new Map<string, string>();
  if (masked.length > 0) {
    const rooms = masked.map(({ sight }) => sight.assignmentId);
    for (const row of await pseudonymsOf(db, classIds, rooms, ids))
      masks.set(place(row.assignmentId, row.membershipId), row.name);
    for (const { sight, seen } of masked)
      for (const id of new Set(seen))
        if (names.get(id)?.role === 'STUDENT' && !masks.has(place(sight.assignmentId, id))) {
          const mask = await pseudonymOf(db, sight.member.classId, sight.assignmentId, id);
          masks.set(place(sight.assignmentId, id), mask);
        }
  }
  const sights = new Map(looked.map(({ sight }) => [sight.assignmentId, sight]));
  return (assignmentId, id) => {
    const [person, sight] = [names.get(id), sights.get(assignmentId)];
    if (!person || !sight) return null;
    const mask = sight.rules.anonymous && person.role === 'STUDENT' ? masks.get(place(assignmentId, id)) : undefined;
    return {
      key: mask ?? id,
      name: mask ?? person.displayName,
      role: roleNames[person.role],
      mine: id === sight.member.membershipId,
    };
  };
}

/** How this reader may know members in one discussion. */
export async function authorsFor(
  db: Db,
  sight: Sight,
  seen: string[],
): Promise<(membershipId: string) => Author | null> {
  const author = await authorsAmong(db, [{ sight, seen }]);
  return id => author(sight.assignmentId, id);
}

/** Who is mentioned in posts, by the names that this reader knows: for a post's id, what its numbers stand for. */
export async function mentionedAmong(
  db: Db,
  looked: readonly Looked<Pick<PostModel, 'id' | 'source'>>[],
): Promise<(postId: string) => WhoIs> {
  const posts = looked.flatMap(({ sight, seen }) =>
    seen.filter(post => hasMentions(post.source)).map(post => ({ sight, id: post.id })),
  );
  if (posts.length === 0) return () => () => null;
  const rows = await mentionsIn(
    db,
    [...new Set(posts.map(({ sight }) => sight.member.classId))],
    [...new Set(posts.map(({ id }) => id))],
  );
  const rooms = new Map(posts.map(({ id, sight }) => [id, sight]));
  const author = await authorsAmong(
    db,
    [...new Set(rooms.values())].map(sight => ({
      sight,
      seen: rows.filter(row => rooms.get(row.postId) === sight).map(row => row.membershipId),
    })),
  );
  const known = new Map(
    rows.map(row => [
      `${row.postId} ${row.number}`,
      author(rooms.get(row.postId)?.assignmentId ?? '', row.membershipId),
    ]),
  );
  return postId => number => {
    const person = known.get(`${postId} ${number}`);
    return person ? { name: person.name, me: person.mine } : null;
  };
}

/** Who is mentioned in posts of one discussion. */
export const mentionedIn = (db: Db, sight: Sight, seen: readonly Pick<PostModel, 'id' | 'source'>[]) =>
  mentionedAmong(db, [{ sight, seen }]);
