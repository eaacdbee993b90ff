import { afterAll, describe, expect, test } from 'vitest';
import { noAccommodation } from '#/server/assignment/exceptions.ts';
import { callerFor } from '#/server/trpc/testing.ts';
import { quizClass } from './attempt.testing.ts';
import { closeOverdue } from './close.ts';
import { beat, outagesSince } from './outage-store.ts';

const { db, classId, teacherId, minutes, assign, student } = await quizClass();
afterAll(() => db.close());

const second = 1 / 60;
/** Another outage, from minute 10 to 17 after `from`, as the server's own signs of life prove it. */
async function silence(from: number) {
  // The days between the tests are no outage.
  await db.client.pulse.deleteMany();
  await beat(db.client, minutes(from + 10 - second * 10));
  await beat(db.client, minutes(from + 10));
  const outage = await beat(db.client, minutes(from + 17));
  await beat(db.client, minutes(from + 17 + second * 10));
  return String(outage?.id);
}
const teacherAt = (count: number) => callerFor(db, teacherId, { now: minutes(count) });
const days = (count: number) => count * 24 * 60;

/** A quiz of thirty minutes, and how to begin it and look at its time, so many minutes after the start. */
async function timed() {
  const assignmentId = await assign({ timeLimitSeconds: 1800 });
  const begin = async (count: number) => {
    const { as, membershipId } = await student();
    const at = async (when: number) => (await as({ now: minutes(when) })).attempt;
    const { attemptId } = await (await at(count)).start({ classId, assignmentId });
    const one = { classId, attemptId };
    return {
      at,
      one,
      membershipId,
      time: async (when: number) => {
        const { state, remaining } = await (await at(when)).time(one);
        return { state, left: Number(remaining) / 60_000 };
      },
    };
  };
  return { assignmentId, begin };
}

describe('the proof', () => {
  test('a server that says every few seconds that it is at work has no outage; a minute of silence is one, and is kept once', async () => {
    const from = days(-30);
    for (let beats = 0; beats < 20; beats++)
      expect(await beat(db.client, minutes(from + (beats * 50) / 60))).toBeNull();
    const back = minutes(from + 30);
    const found = await Promise.all([beat(db.client, back), beat(db.client, back), beat(db.client, back)]);
    expect(found.filter(Boolean)).toMatchObject([{ lastBeatAt: minutes(from + 950 / 60), nextBeatAt: back }]);
    expect(await outagesSince(db.client, minutes(from))).toHaveLength(1);
  });
});

describe('time lost to an outage', () => {
  test('is offered once and given back with one act to all whom it hit, in the log, and to nobody else', async () => {
    const { assignmentId, begin } = await timed();
    const whole = await begin(0);
    const late = await begin(18);
    const outageId = await silence(0);
    const teacher = await teacherAt(20);
    expect(await teacher.attempt.outages({ classId, assignmentId })).toMatchObject([
      { outageId, lastBeatAt: minutes(10), nextBeatAt: minutes(17), precision: 10, owed: 1, seconds: 420, given: 0 },
    ]);
    expect(await teacher.attempt.giveBack({ classId, assignmentId, outageId })).toEqual({ attempts: 1 });
    expect(await whole.time(20)).toEqual({ state: 'IN_PROGRESS', left: 17 });
    expect(await late.time(20)).toEqual({ state: 'IN_PROGRESS', left: 28 });
    expect(await teacher.attempt.outages({ classId, assignmentId })).toMatchObject([{ owed: 0, given: 1 }]);
    expect(await teacher.attempt.giveBack({ classId, assignmentId, outageId })).toEqual({ attempts: 0 });
    expect(await whole.time(20)).toMatchObject({ left: 17 });
    const [event] = (await teacher.classroom.audit({ classId, cursor: null })).events;
    expect(event).toMatchObject({ action: 'lost-time-given', detail: { attempts: 1, seconds: 420 } });
  });

  test('two teachers who press at once give it once', async () => {
    const from = days(2);
    const { assignmentId, begin } = await timed();
    const whole = await begin(from);
    const outageId = await silence(from);
    const teachers = [await teacherAt(from + 20), await teacherAt(from + 20)];
    const given = await Promise.all(teachers.map(each => each.attempt.giveBack({ classId, assignmentId, outageId })));
    expect(given.map(each => each.attempts).sort()).toEqual([0, 1]);
    expect(await whole.time(from + 20)).toMatchObject({ left: 17 });
  });

  test('is taken back from those who run, leaves them no less than now, and is not offered again', async () => {
    const from = days(4);
    const { assignmentId, begin } = await timed();
    const mira = await begin(from);
    const outageId = await silence(from);
    await (await teacherAt(from + 20)).attempt.giveBack({ classId, assignmentId, outageId });
    const later = await teacherAt(from + 35);
    expect(await later.attempt.takeBackGiven({ classId, assignmentId, outageId })).toEqual({ attempts: 1 });
    expect(await mira.time(from + 35)).toEqual({ state: 'IN_PROGRESS', left: 0 });
    expect(await later.attempt.outages({ classId, assignmentId })).toEqual([]);
    expect(await later.attempt.giveBack({ classId, assignmentId, outageId })).toEqual({ attempts: 0 });
    expect(await later.attempt.takeBackGiven({ classId, assignmentId, outageId })).toEqual({ attempts: 0 });
  });

  test('goes to those whose time ran out meanwhile too: Lectern opens again what it had handed in', async () => {
    const from = days(6);
    const { assignmentId, begin } = await timed();
    const over = await begin(from - 18);
    const done = await begin(from - 17);
    await (await done.at(from)).submit(done.one);
    const outageId = await silence(from);
    await closeOverdue(db.client, minutes(from + 18));
    expect(await over.time(from + 18)).toMatchObject({ state: 'AUTO_SUBMITTED' });
    const teacher = await teacherAt(from + 25);
    expect(await teacher.attempt.giveBack({ classId, assignmentId, outageId })).toEqual({ attempts: 1 });
    expect(await over.time(from + 25)).toEqual({ state: 'IN_PROGRESS', left: 2 });
    expect(await done.time(from + 25)).toMatchObject({ state: 'SUBMITTED' });
  });

  test('is not offered to who may see the answers already, nor a day later', async () => {
    const from = days(8);
    const { assignmentId, begin } = await timed();
    await begin(from);
    const outageId = await silence(from);
    const later = await teacherAt(from + 17 + days(1) + 1);
    expect(await later.attempt.outages({ classId, assignmentId })).toEqual([]);
    const { assignment } = await later.assignment.get({ classId, assignmentId });
    await closeOverdue(db.client, minutes(from + 40));
    const teacher = await teacherAt(from + 41);
    expect(await teacher.attempt.outages({ classId, assignmentId })).toMatchObject([{ outageId, owed: 1 }]);
    await teacher.assignment.release({ classId, assignmentId, version: assignment.version });
    expect(await teacher.attempt.outages({ classId, assignmentId })).toEqual([]);
  });

  test('that covered the closing is given back before anybody sees the key, for a quarter of an hour', async () => {
    const from = days(12);
    const assignmentId = await assign({ closesAt: minutes(from + 12) });
    const mira = await student();
    const at = async (when: number) => (await mira.as({ now: minutes(when) })).attempt;
    const one = { classId, attemptId: (await (await at(from)).start({ classId, assignmentId })).attemptId };
    const outageId = await silence(from);
    await closeOverdue(db.client, minutes(from + 18));
    expect(await (await at(from + 18)).review(one)).toMatchObject({ column: 'while-open' });
    const teacher = await teacherAt(from + 20);
    expect(await teacher.attempt.giveBack({ classId, assignmentId, outageId })).toEqual({ attempts: 1 });
    expect((await (await at(from + 20)).time(one)).remaining).toBe(2 * 60_000);
    await closeOverdue(db.client, minutes(from + 24));
    expect(await (await at(from + 26)).review(one)).toMatchObject({ column: 'while-open' });
    expect(await (await at(from + 36)).review(one)).toMatchObject({ column: 'after-closing' });
  });

  test('counts without what was a break', async () => {
    const from = days(10);
    const { assignmentId, begin } = await timed();
    const mira = await begin(from);
    await (await teacherAt(from)).exceptions.setAccommodation({
      classId,
      target: { membershipId: mira.membershipId },
      accommodation: { ...noAccommodation, breakMinutes: 5 },
    });
    await (await mira.at(from + 8)).takeBreak(mira.one);
    await silence(from);
    const [offer] = await (await teacherAt(from + 20)).attempt.outages({ classId, assignmentId });
    expect(offer?.seconds).toBe(240);
  });
});
