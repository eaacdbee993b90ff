import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { decide, makeTalkingClass } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
let students: string[];
let begun = 0;
const discussed: string[] = [];
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  students = [await school.person('Ada'), await school.person('Ben'), await school.person('Cleo')];
}, 60_000);
afterAll(() => db.close());

const kinds = [
  'start',
  'reply',
  'reply',
  'reply',
  'edit',
  'remove',
  'restore',
  'report',
  'read',
  'read',
  'hide',
  'return',
  'approve',
  'lock',
  'undo',
  'read',
  'gate',
] as const;
const step = fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(2), which: fc.nat(50), on: fc.boolean() });

test('however acts of several people interleave, counts equal a recount, no reply loses its place, no accepted post is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 10 }),
      async rounds => {
        const { classId, teacherId } = school;
        // Hours lie between two runs, so that none counts towards the limits of the next.
        begun += 180;
        let minutes = begun;
        const { ids, set, say } = await school.room();
        discussed.push(ids.assignmentId);
        await set({ afterQuiz: false });
        const made: { postId: string; threadId: string; who: string }[] = [];
        const undos: string[] = [];
        const first = students[0] ?? '';
        made.push({ ...(await say(first, 'The first.', null, minutes)), who: first });
        for (const round of rounds) {
          minutes += 2;
          await Promise.allSettled(
            round.map(async ({ kind, who, which, on }) => {
              const me = students[who] ?? '';
              const target = made[which % made.length];
              if (!target) return;
              const of = { classId, postId: target.postId };
              const staff = await school.as(teacherId, minutes);
              const mine = await school.as(target.who, minutes);
              const { version } = await db.client.post.findFirstOrThrow({ where: { id: target.postId } });
              switch (kind) {
                case 'start':
                  made.push({ ...(await say(me, 'A thread.', null, minutes)), who: me });
                  break;
                case 'reply':
                  made.push({ ...(await say(me, 'A reply.', target.postId, minutes)), who: me });
                  break;
                case 'edit':
                  await mine.edit({ ...of, version, source: on ? 'Better.' : 'me@home.example' });
                  break;
                case 'remove':
                  await mine.remove(of);
                  break;
                case 'restore':
                  await (on ? mine : staff).restore({ ...of, reason: 'A slip.' });
                  break;
                case 'report':
                  await (await school.as(me, minutes)).report({ ...of, reason: '' });
                  break;
                case 'read':
                  await (await school.as(on ? teacherId : me, minutes)).read({
                    classId,
                    postIds: made.slice(which % made.length).map(one => one.postId),
                  });
                  break;
                case 'lock':
                  await staff.lock({ classId, threadId: target.threadId, on });
                  break;
                case 'gate':
                  await set({ afterQuiz: false, ownPost: on });
                  break;
                case 'undo':
                  await staff.undo({ classId, decisionId: undos.pop() ?? target.postId });
                  break;
                default:
                  undos.push((await decide(db, staff, of, kind)).undo);
              }
            }),
          );
        }
        const { assignmentId } = ids;
        const posts = await db.client.post.findMany({ where: { assignmentId } });
        expect(new Set(posts.map(post => post.id))).toEqual(new Set(made.map(one => one.postId)));
        const threads = await db.client.thread.findMany({ where: { assignmentId } });
        for (const thread of threads) {
          const said = posts.filter(post => post.threadId === thread.id);
          expect(thread.posts).toBe(said.filter(post => post.state === 'VISIBLE').length);
          expect(thread.standing).toBe(said.filter(post => post.state !== 'REMOVED').length);
        }
        for (const reader of [teacherId, ...students]) {
          const call = await school.as(reader, minutes);
          let unread = 0;
          const list = await call.threads({ ...ids, sort: 'new', filter: 'all', sentence: null, cursor: null });
          for (const card of list.threads) {
            const { posts: seen } = await call.thread({ classId, threadId: card.id, cursor: null });
            const place = new Map(seen.map((post, index) => [post.id, index]));
            for (const [index, post] of seen.entries())
              if (post.parentId !== null) expect(place.get(post.parentId) ?? Number.NaN).toBeLessThan(index);
            const readable = seen.filter(post => post.author !== null);
            expect(readable.length).toBe(card.posts);
            expect(readable.filter(post => post.unread).length).toBe(card.unread);
            for (const post of seen) if (post.author === null) expect(post.body).toEqual([]);
            unread += card.unread;
          }
          expect((await call.counts(ids)).unread).toBe(unread);
          expect(list.unread).toBe(unread);
          const onClass = await call.unread({ classId, assignmentIds: discussed });
          expect(onClass.unread[assignmentId] ?? 0).toBe(unread);
          expect(onClass.inClass).toBe(Object.values(onClass.unread).reduce((sum, count) => sum + count, 0));
          expect((await call.unreadByClass())[classId] ?? 0).toBe(onClass.inClass);
          const home = await (await school.call(reader, minutes)).progress.home();
          const cards = [...home.due, ...home.classes.flatMap(one => one.assignments)];
          expect(cards.find(card => card.id === assignmentId)?.unread).toBe(unread);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);
