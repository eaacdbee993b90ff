import { z } from 'zod';
import { takeOne } from '#/server/auth/limits.ts';
import { act } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { AppError } from '#/server/errors.ts';
import { importByAddress } from '#/server/importing/by-address.ts';
import { importInWorker } from '#/server/importing/in-worker.ts';
import { router, teaches } from '#/server/trpc/init.ts';
import { readRevision } from './revision.ts';
import { importSchema, readingInput } from './schema.ts';
import { addRevision, createReading, findOwnRevision, listReadings, removeReading } from './store.ts';

const readingId = z.uuid();

export const readingRouter = router({
  list: teaches
    .input(z.strictObject({ cursor: z.uuid().nullable() }))
    .query(({ ctx, input }) => listReadings(ctx.db, ctx.owner, input.cursor)),

  get: teaches.input(z.strictObject({ readingId, number: z.int().min(1).nullable() })).query(async ({ ctx, input }) => {
    const revision = await findOwnRevision(ctx.db, ctx.owner, input.readingId, input.number);
    if (!revision) throw new AppError('not-found');
    return revision;
  }),

  /** Who may import is told how. */
  mayImport: teaches.query(() => ({ byAddress: env().importByAddress })),

  /** Reads what a teacher brings in and keeps nothing: the article as it would be, or the one reason why there is none. */
  import: teaches.input(importSchema).mutation(async ({ ctx, input }) => {
    if (input.kind !== 'address') return importInWorker(input);
    if (!env().importByAddress) throw new AppError('forbidden');
    await takeOne(ctx.db, 'import-address', ctx.owner.userId);
    return importByAddress(input.address);
  }),

  create: teaches.input(readingInput).mutation(async ({ ctx, input }) => {
    const content = await readRevision(input);
    return { readingId: await act(ctx.db, tx => createReading(tx, ctx.owner, content)) };
  }),

  revise: teaches.input(z.strictObject({ readingId, reading: readingInput })).mutation(async ({ ctx, input }) => {
    const content = await readRevision(input.reading);
    const number = await act(ctx.db, tx => addRevision(tx, ctx.owner, input.readingId, content));
    if (number === null) throw new AppError('not-found');
    return { number };
  }),

  remove: teaches.input(z.strictObject({ readingId })).mutation(async ({ ctx, input }) => {
    const outcome = await removeReading(ctx.db, ctx.owner, input.readingId, ctx.now);
    if (outcome === 'not-found') throw new AppError('not-found');
    if (outcome === 'in-use') throw new AppError('in-use');
    return { removed: true };
  }),
});
