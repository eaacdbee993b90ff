import { randomUUID } from 'node:crypto';
import type { Database } from '#/server/db/database.ts';
import { decide, makeTalkingClass } from '#/server/discussion/discussion.testing.ts';

/** A name that stands nowhere else, in an account and its class. */
export const planted = { name: 'Zebulonia Quartzmire', first: 'Zebulonia', userName: 'zebulonia.q' };

/** A class in which the planted student has left something everywhere a student can, by the product's own calls. */
export async function makeStudentOfRecord(db: Database) {
  const world = await makeTalkingClass(db);
  const { classId, call, as, person, teacherId } = world;
  const userId = await person(planted.name);
  await db.client.user.update({
    where: { id: userId },
    data: { userName: planted.userName, email: `${planted.userName}@school.example` },
  });
  const { id: membershipId } = await db.client.membership.findUniqueOrThrow({
    where: { classId_userId: { classId, userId } },
  });
  const otherId = await person('Bo Lindqvist');

  const quiz = await world.room(true);
  const mine = await call(userId);
  const { attemptId } = await mine.attempt.start(quiz.ids);
  const taken = await mine.attempt.get({ classId, attemptId });
  for (const { id, question } of taken.questions) {
    const answer =
      question.kind === 'choice' || question.kind === 'multiple'
        ? { kind: question.kind, chosen: [0] }
        : question.kind === 'number' || question.kind === 'text'
          ? { kind: question.kind, text: `${planted.first} thinks 12` }
          : null;
    const save = {
      classId,
      attemptId,
      questionId: id,
      rev: 0,
      saveKey: randomUUID(),
      answer,
      flagged: false,
      cited: null,
    };
    await mine.attempt.save(save);
  }
  await mine.attempt.submit({ classId, attemptId });

  const passage = { from: { sentence: 1, offset: 0 }, to: { sentence: 1, offset: 9 } };
  await mine.study.keep({ ...quiz.ids, id: randomUUID(), ...passage, note: 'Zebulonia wonders about this.' });
  await mine.study.saw({ ...quiz.ids, sentences: [0, 1] });
  const { address } = await mine.calendar.renew();
  const token = /([\w-]{43})\.ics$/.exec(address)?.[1] ?? '';
  await mine.calendar.feed({ token });

  const talk = await world.room();
  const own = await talk.say(userId, 'I first wrote this, and my name is Zebulonia.');
  await (await as(userId, 1)).edit({ classId, postId: own.postId, version: 1, source: 'The library lent more books.' });
  const returned = await talk.say(userId, 'Zebulonia was here.');
  await decide(db, await as(teacherId), { classId, postId: returned.postId }, 'return');
  const removed = await talk.say(userId, 'Zebulonia takes this back.');
  await (await as(userId)).remove({ classId, postId: removed.postId });
  const answer = await talk.say(otherId, `@${planted.name} is right about Sundays.`, own.postId, 2);
  await (await as(userId, 3)).report({ classId, postId: answer.postId, reason: 'Zebulonia does not like it' });
  await (await as(userId, 3)).saveDraft({ ...talk.ids, parentId: own.postId, source: 'Zebulonia begins a sentence' });

  await (await as(userId, 3)).react({ classId, postId: answer.postId, kind: 'insight', on: true });
  await (await call(userId, 3)).notices.setHearing({ classId, hears: 'ALL' });
  await (await as(teacherId, 3)).setPoints({
    ...talk.ids,
    key: membershipId,
    version: 0,
    points: 3,
    comment: 'Thoughtful.',
  });

  const masked = await world.room();
  await masked.set({ anonymous: true });
  const underMask = await masked.say(userId, 'Said under a pseudonym.');
  await db.client.pseudonym.create({
    data: { classId, assignmentId: masked.ids.assignmentId, membershipId, name: 'Heron' },
  });
  await (await as(teacherId, 3)).mute({ classId, postId: own.postId, hours: 1 });
  return {
    ...world,
    userId,
    membershipId,
    otherId,
    quiz,
    talk,
    masked,
    attemptId,
    own,
    returned,
    removed,
    answer,
    underMask,
  };
}
