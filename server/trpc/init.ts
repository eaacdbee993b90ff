import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Owner, Person } from '#/server/auth/person.ts';
import { isStaff, isStudent, isTeacher, type Member } from '#/server/classroom/member.ts';
import { findMember } from '#/server/classroom/store.ts';
import type { Tx } from '#/server/db/database.ts';
import { unstorable } from '#/server/db/storable.ts';
import { AppError, type ErrorCode, errorCodes } from '#/server/errors.ts';

/**
 * What every procedure gets. `now` is the database's clock, read with the session; `clock` reads it anew, for what is
 * decided after waiting for a lock. `host` is the request's own Host;
 * `browser` a signed cookie's id that limits hang on; `address` the network address, null unless proxies are trusted.
 */
export type Context = {
  db: PrismaClient;
  now: Date;
  clock: (db: Tx) => Promise<Date>;
  person: Person | null;
  host: string | null;
  browser: string | null;
  address: string | null;
};

const trpcCodes: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** What a failed call tells its caller: a code with a sentence in the catalogs, the field it stands beside, values for the sentence. */
export type Failure = {
  code: ErrorCode | 'failed';
  field: string | null;
  detail: Record<string, string | number> | null;
};

/** The failure behind any error, with nothing of what is inside an unexpected one. */
export function failure(error: unknown): Failure {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof AppError) return { code: cause.code, field: cause.field, detail: cause.detail };
  if (cause instanceof z.core.$ZodError)
    return { code: 'invalid', field: cause.issues[0]?.path.join('.') || null, detail: null };
  if (error instanceof TRPCError && error.code === 'NOT_FOUND') return { code: 'not-found', field: null, detail: null };
  return { code: 'failed', field: null, detail: null };
}

/** `whileArchived`: the procedure may be called in an archived class though it writes, since it changes nothing of the lesson. */
type Meta = { whileArchived?: true };

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: error.code,
      data: { httpStatus: shape.data.httpStatus, ...failure(error) },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const saysWhy = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) {
    const { cause } = result.error;
    throw new TRPCError({ code: trpcCodes[errorCodes[cause.code]] ?? 'BAD_REQUEST', message: cause.code, cause });
  }
  return result;
});

/** What no column can hold is refused at the door, beside its field, instead of failing at whichever store it reaches. */
const storable = t.middleware(async ({ getRawInput, next }) => {
  // A body that cannot be read, as an empty one, is refused by the procedures that have an input, and not looked at by the others.
  const field = unstorable(await getRawInput().catch(() => null));
  if (field !== null) throw new AppError('invalid', field === '' ? {} : { field });
  return next();
});

/** Anyone, signed in or not. */
export const open = t.procedure.use(saysWhy).use(storable);

/** Anyone signed in, even with a password that must still be changed. */
export const signedInAtAll = open.use(({ ctx, next }) => {
  if (!ctx.person) throw new AppError('not-signed-in');
  return next({ ctx: { ...ctx, person: ctx.person } });
});

/** Anyone signed in. `ctx.owner` is the proof for what they own. */
export const signedIn = signedInAtAll.use(({ ctx, next }) => {
  if (ctx.person.mustChangePassword) throw new AppError('password-must-change');
  return next({ ctx: { ...ctx, owner: { userId: ctx.person.userId } as Owner } });
});

/** Anyone who may teach: has readings, quizzes and classes of their own. */
export const teaches = signedIn.use(({ ctx, next }) => {
  if (!ctx.person.canTeach) throw new AppError('forbidden');
  return next();
});

const withClassId = z.looseObject({ classId: z.uuid() });

/**
 * An active member of the class that the input names as `classId`. The role is read on every call; a class of which the
 * caller is no member does not exist for them. In an archived class all can be read and nothing changed.
 */
export const member = signedIn.use(async ({ ctx, getRawInput, next, type, meta }) => {
  const named = withClassId.safeParse(await getRawInput());
  if (!named.success) throw new AppError('invalid', { field: 'classId' });
  const found = await findMember(ctx.db, ctx.person, named.data.classId);
  if (!found) throw new AppError('not-found');
  if (found.archived && type === 'mutation' && !meta?.whileArchived) throw new AppError('archived');
  return next({ ctx: { ...ctx, member: found } });
});

const only = <Kind extends Member>(is: (member: Member) => member is Kind) =>
  member.use(({ ctx, next }) => {
    if (!is(ctx.member)) throw new AppError('forbidden');
    return next({ ctx: { ...ctx, member: ctx.member as Kind } });
  });

/** A student of the class. */
export const student = only(isStudent);
/** A teacher or an assistant of the class. */
export const staff = only(isStaff);
/** A teacher of the class. */
export const teacher = only(isTeacher);
