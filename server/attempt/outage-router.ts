import { z } from 'zod';
import type { OwnAssignment } from '#/server/assignment/assignment.ts';
import { columnOf } from '#/server/assignment/policy.ts';
import { findAssignment } from '#/server/assignment/store.ts';
import { recordAudit } from '#/server/classroom/audit.ts';
import { act } from '#/server/db/database.ts';
import { AppError } from '#/server/errors.ts';
import { staff, teacher } from '#/server/trpc/init.ts';
import { beatSeconds, lostSeconds, type Outage } from './outage.ts';
import { attemptsHit, giveBack, type Hit, outagesSince, takeBack } from './outage-store.ts';
import { everyoneDone } from './store.ts';

const ofAssignment = { classId: z.uuid(), assignmentId: z.uuid() };
const ofOutage = z.strictObject({ ...ofAssignment, outageId: z.uuid() });
const offered = 86_400_000;

/** Who lost how much to an outage and may have it back: never twice, and nobody who may already see the answers. */
function owed(outage: Outage, hit: readonly Hit[], assignment: OwnAssignment, everyone: boolean, now: Date) {
  return hit.flatMap(attempt => {
    const seconds = lostSeconds(outage, attempt, attempt.breaks);
    const once = attempt.givenBack.some(given => given.outageId === outage.id);
    const seen = columnOf(assignment, attempt, everyone, now) === 'after-closing';
    return seconds === 0 || once || seen ? [] : [{ attempt, seconds }];
  });
}

/** Time that an outage took from those who were in a quiz, and that a teacher gives back. */
export const outages = {
  /**
   * The outages of the last day that hit attempts at an assignment: from the last to the first sign of a server, known to
   * `precision` seconds; how many could be given back how much at most, and how many that run were given it.
   */
  outages: staff.input(z.strictObject(ofAssignment)).query(async ({ ctx, input }) => {
    const known = await outagesSince(ctx.db, new Date(ctx.now.getTime() - offered));
    if (known.length === 0) return [];
    const assignment = await findAssignment(ctx.db, ctx.member, input.assignmentId);
    if (!assignment) throw new AppError('not-found');
    const [hit, everyone] = await Promise.all([
      attemptsHit(ctx.db, ctx.member, assignment.id),
      everyoneDone(ctx.db, ctx.member, assignment.id),
    ]);
    return known.flatMap(({ id, lastBeatAt, nextBeatAt }) => {
      const owing = owed({ id, lastBeatAt, nextBeatAt }, hit, assignment, everyone, ctx.now);
      const given = hit.filter(
        ({ state, givenBack }) =>
          state === 'IN_PROGRESS' && givenBack.some(each => each.outageId === id && !each.taken),
      );
      if (owing.length + given.length === 0) return [];
      return {
        outageId: id,
        lastBeatAt,
        nextBeatAt,
        precision: beatSeconds,
        owed: owing.length,
        seconds: Math.max(0, ...owing.map(each => each.seconds)),
        given: given.length,
      };
    });
  }),

  /** Gives all whom an outage hit what they lost: who is in the quiz has it on top, and whom Lectern ended meanwhile goes on for as long. */
  giveBack: teacher.input(ofOutage).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
      if (!assignment) throw new AppError('not-found');
      const hit = await attemptsHit(tx, ctx.member, assignment.id, true);
      const now = await ctx.clock(tx);
      const outage = (await outagesSince(tx, new Date(now.getTime() - offered))).find(
        each => each.id === input.outageId,
      );
      if (!outage) throw new AppError('not-found');
      const everyone = await everyoneDone(tx, ctx.member, assignment.id);
      const owing = owed(outage, hit, assignment, everyone, now);
      for (const { attempt, seconds } of owing) await giveBack(tx, attempt, outage.id, seconds, now);
      if (owing.length > 0)
        await recordAudit(tx, ctx.member, 'lost-time-given', assignment.id, {
          lastBeatAt: outage.lastBeatAt.toISOString(),
          nextBeatAt: outage.nextBeatAt.toISOString(),
          attempts: owing.length,
          seconds: owing.reduce((sum, each) => sum + each.seconds, 0),
        });
      return { attempts: owing.length };
    }),
  ),

  /** Takes back what was given for an outage from those who still run; nobody is left with less than the grace of a deadline. It is not offered again. */
  takeBackGiven: teacher.input(ofOutage).mutation(({ ctx, input }) =>
    act(ctx.db, async tx => {
      const assignment = await findAssignment(tx, ctx.member, input.assignmentId);
      if (!assignment) throw new AppError('not-found');
      const attempts = await takeBack(tx, ctx.member, assignment.id, input.outageId, await ctx.clock(tx));
      if (attempts > 0) await recordAudit(tx, ctx.member, 'lost-time-taken', assignment.id, { attempts });
      return { attempts };
    }),
  ),
};
