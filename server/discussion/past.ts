import type { PostModel } from '#/prisma/generated/models.ts';
import type { Staff } from '#/server/classroom/member.ts';
import { auditOfSubject } from '#/server/classroom/store.ts';
import type { Tx } from '#/server/db/database.ts';
import { authorsFor, mentionedIn } from './authors.ts';
import { readMarkdown } from './markdown.ts';
import { holdsAndReports } from './moderation-store.ts';
import { namesOf } from './room-store.ts';
import type { Sight } from './sight-store.ts';
import { revisionsOf } from './store.ts';
import type { PostEvent, WaitKind } from './view.ts';

const decisions = ['approve', 'fine', 'return', 'hide', 'undo'] as const;

/** What happened to a post until now, oldest first, as staff may know it: authors and reporters by the names of this discussion. */
export async function pastOf(db: Tx, sight: Sight, staff: Staff, post: PostModel): Promise<PostEvent[]> {
  const { classId, id } = post;
  const [revisions, { holds, reports }, log] = await Promise.all([
    revisionsOf(db, classId, id, false),
    holdsAndReports(db, classId, id),
    auditOfSubject(db, staff, id),
  ]);
  const [author, whoIn] = await Promise.all([
    authorsFor(db, sight, [post.membershipId, ...reports.map(report => report.membershipId)]),
    mentionedIn(
      db,
      sight,
      revisions.map(({ source }) => ({ id, source })),
    ),
  ]);
  const actors = await namesOf(
    db,
    [classId],
    log.flatMap(({ actorId }) => actorId ?? []),
  );
  const nameOf = new Map(actors.map(row => [row.id, row.displayName]));
  const writer = author(post.membershipId)?.name ?? null;
  const versions = [
    ...revisions.map(({ at, source }) => ({ at, body: readMarkdown(source, whoIn(id)) })),
    { at: post.editedAt ?? post.createdAt, body: null },
  ];
  const events: PostEvent[] = [
    ...versions.map(({ at, body }, index): PostEvent => {
      return { kind: index === 0 ? 'posted' : 'edited', what: null, at, by: writer, reason: null, body };
    }),
    ...holds.map(({ at, kind }): PostEvent => {
      return { kind: 'held', what: kind as WaitKind, at, by: null, reason: null, body: null };
    }),
    ...reports.map(({ at, membershipId, reason }): PostEvent => {
      const by = author(membershipId)?.name ?? null;
      return { kind: 'reported', what: null, at, by, reason: reason || null, body: null };
    }),
    ...log.flatMap(({ at, action, actorId, detail }): PostEvent[] => {
      const told = { at, by: (actorId && nameOf.get(actorId)) ?? null, reason: reasonIn(detail), body: null };
      const decision = decisions.find(each => each === detail?.decision);
      if (action === 'post-decided' && decision) return [{ ...told, kind: 'decided', what: decision }];
      if (action === 'post-restored') return [{ ...told, kind: 'restored', what: null }];
      if (action === 'author-unmasked') return [{ ...told, kind: 'unmasked', what: null }];
      return [];
    }),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const reasonIn = (detail: Record<string, unknown> | null): string | null =>
  typeof detail?.reason === 'string' && detail.reason !== '' ? detail.reason : null;
