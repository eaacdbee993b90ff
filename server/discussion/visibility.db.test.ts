import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClass } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { appRouter } from '#/server/trpc/root.ts';
import { decide, makeTalkingClass } from './discussion.testing.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
const people: Record<string, string> = {};
beforeAll(async () => {
  db = await testDatabase();
  school = await makeTalkingClass(db);
  people.classmate = await school.person('Classmate');
  people.assistant = await school.person('Assistant', 'ASSISTANT');
  people.teacher = school.teacherId;
  people.stranger = await school.person('Stranger', 'STUDENT', await makeClass(db.client));
  people.removed = await school.person('Removed');
  await db.client.membership.updateMany({ where: { userId: people.removed }, data: { status: 'REMOVED' } });
}, 60_000);
afterAll(() => db.close());

const states = ['visible', 'held', 'returned', 'hidden', 'removed', 'mended'] as const;
const gates = {
  open: {},
  'own post first': { ownPost: true },
  'cited post first': { citedPost: true },
  'quiz first': { afterQuiz: true },
  'opened by hand': { byHand: true },
  'a date to come': { opensAt: new Date(Date.now() + 7 * 86_400_000) },
  anonymous: { anonymous: true },
};

/** Words of one discussion only: the queue is of the whole class. */
let run = 0;
const canaries = () => [...states, 'nevershown'].map(state => `canary${state}${run}`);
const names = (all: string) => states.filter(state => all.includes(`Name${state}${run}`));

/** One post of each state, each by a student of its own; the words and the name are canaries. */
async function written(gate: keyof typeof gates) {
  run += 1;
  const room = await school.room(gate === 'quiz first');
  await room.set({ afterQuiz: false });
  const { classId } = school;
  const asTeacher = await school.as(school.teacherId);
  const posts = new Map<string, { writer: string; postId: string; threadId: string }>();
  for (const state of states) {
    const writer = await school.person(`Name${state}${run}`);
    const contact = state === 'held' ? ' me@home.example' : '';
    const post = await room.say(writer, `canary${state}${run}${contact}`);
    posts.set(state, { writer, ...post });
    const { postId } = post;
    const call = await school.as(writer);
    const edit = async (source: string) => {
      const { version } = await db.client.post.findFirstOrThrow({ where: { id: postId } });
      await call.edit({ classId, postId, version, source });
    };
    if (state === 'returned') await decide(db, asTeacher, { classId, postId }, 'return');
    if (state === 'hidden') await decide(db, asTeacher, { classId, postId }, 'hide');
    if (state === 'removed') await call.remove({ classId, postId });
    if (state === 'mended') {
      await edit(`canarynevershown${run} me@home.example`);
      await decide(db, asTeacher, { classId, postId }, 'return');
      await edit(`canarymended${run} in clean words`);
      await decide(db, asTeacher, { classId, postId }, 'approve');
    }
  }
  await room.set({ afterQuiz: false, ...gates[gate] });
  return { ids: room.ids, posts };
}

/** Where an author's own words can show. */
const light = ['thread', 'history', 'search'];

/** Every query of the discussion, called for everything there is; a query that is not here fails the suite. */
async function everything(
  userId: string,
  ids: { classId: string; assignmentId: string },
  only?: readonly string[],
): Promise<string> {
  const call = await school.as(userId);
  const { classId, assignmentId } = ids;
  const posts = await db.client.post.findMany({ where: { assignmentId } });
  const page = { ...ids, sentence: null, cursor: null };
  const calls: Record<string, (() => Promise<unknown>)[]> = {
    threads: [
      ...(['passage', 'new', 'unanswered'] as const).map(sort => () => call.threads({ ...page, sort, filter: 'all' })),
      ...(['unread', 'mine', 'teacher', 'held'] as const).map(
        filter => () => call.threads({ ...page, sort: 'new', filter }),
      ),
    ],
    thread: posts.map(
      ({ threadId }) =>
        () =>
          call.thread({ classId, threadId, cursor: null }),
    ),
    history: posts.map(
      ({ id }) =>
        () =>
          call.history({ classId, postId: id }),
    ),
    search: canaries().map(q => () => call.search({ ...ids, q, cursor: null })),
    counts: [() => call.counts(ids)],
    unreadByClass: [() => call.unreadByClass()],
    unread: [() => call.unread({ classId, assignmentIds: [assignmentId] })],
    marks: [() => call.marks(ids)],
    mentionable: ['', `Name`].map(asked => () => call.mentionable({ ...ids, asked })),
    compare: [() => call.compare({ ...ids, source: '> x' })],
    draft: [null, ...posts.map(post => post.id)].map(parentId => () => call.draft({ ...ids, parentId })),
    settings: [() => call.settings(ids)],
    queue: [() => call.queue({ classId, cursor: null })],
    queueCount: [() => call.queueCount({ classId })],
    past: posts.map(
      ({ id }) =>
        () =>
          call.past({ classId, postId: id }),
    ),
    participation: [() => call.participation({ ...ids, cursor: null })],
    myParticipation: [() => call.myParticipation(ids)],
    transcript: [() => call.transcript({ ...ids, cursor: null })],
  };
  const queries = Object.entries(
    (appRouter as unknown as { _def: { procedures: Record<string, { _def: { type: string } }> } })._def.procedures,
  )
    .filter(([path, procedure]) => path.startsWith('discussion.') && procedure._def.type === 'query')
    .map(([path]) => path.slice('discussion.'.length));
  expect(Object.keys(calls).sort()).toEqual(queries.sort());
  const told: unknown[] = [];
  const wanted = Object.entries(calls).filter(([name]) => only?.includes(name) ?? true);
  for (const one of wanted.flatMap(([, all]) => all)) told.push(await one().catch(error => String(error.message)));
  return JSON.stringify(told);
}

const time = 180_000;

describe.each(Object.keys(gates) as (keyof typeof gates)[])('gate: %s', gate => {
  const open = gate === 'open' || gate === 'anonymous';

  test(
    'each reader is told the posts that are theirs to see, and no word, name or text before an edit of any other',
    async () => {
      const { ids, posts } = await written(gate);
      const told = async (reader: string | undefined, only?: readonly string[]) => {
        const all = await everything(String(reader), ids, only);
        return [...states, 'nevershown'].filter(word => all.includes(`canary${word}${run}`));
      };
      const staffSees = ['visible', 'held', 'returned', 'hidden', 'mended', 'nevershown'];
      expect(await told(people.teacher)).toEqual(staffSees);
      expect(await told(people.assistant)).toEqual(staffSees);
      expect(await told(people.stranger)).toEqual([]);
      expect(await told(people.removed)).toEqual([]);
      const public_ = open ? ['visible', 'mended'] : [];
      expect(await told(people.classmate)).toEqual(public_);

      const seenNames = names(await everything(String(people.classmate), ids));
      expect(seenNames).toEqual(gate === 'open' ? ['visible', 'mended'] : []);
      if (gate === 'anonymous') expect(names(await everything(school.teacherId, ids))).toEqual([]);

      for (const [state, { writer }] of posts) {
        // A post of one's own opens its gate when classmates may read it or a teacher has yet to look at it.
        const wrote = gate === 'own post first' && ['visible', 'held', 'mended'].includes(state);
        const own: string[] = state === 'removed' ? [] : [state, ...(state === 'mended' ? ['nevershown'] : [])];
        const others = open || wrote ? ['visible', 'mended'] : [];
        expect(new Set(await told(writer, light)), state).toEqual(new Set([...own, ...others]));
      }
    },
    time,
  );

  test(
    'what a reader may not see cannot be answered, liked or reported: it is not found, as if it were not there',
    async () => {
      const { ids, posts } = await written(gate);
      const call = await school.as(String(people.classmate));
      for (const [state, { postId }] of posts) {
        if (open && (state === 'visible' || state === 'mended')) continue;
        const of = { classId: ids.classId, postId };
        const post = { ...ids, parentId: postId, source: 'x', clientKey: crypto.randomUUID() };
        for (const act of [
          () => call.react({ ...of, kind: 'agree', on: true }),
          () => call.report({ ...of, reason: 'x' }),
          () => call.edit({ ...of, version: 1, source: 'x' }),
          () => call.remove(of),
        ])
          await expect(act(), state).rejects.toMatchObject({ code: 'NOT_FOUND' });
        await expect(call.post(post), state).rejects.toThrow();
      }
      const where = { classId: ids.classId, post: { assignmentId: ids.assignmentId } };
      expect(await db.client.postReaction.count({ where })).toBe(0);
      expect(await db.client.postReport.count({ where })).toBe(0);
    },
    time,
  );
});
