import { v7 as uuid } from 'uuid';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import type { Tx } from '#/server/db/database.ts';
import type { Person, TextSize } from './person.ts';

type Db = Tx | PrismaClient;

type NewAccount = {
  userName: string;
  displayName: string;
  passwordHash: string;
  /** Set where the password is a one-time password: until then. */
  oneTimeUntil?: Date;
  email?: string;
  canTeach: boolean;
  timeZone: string | null;
};

/** Makes an account; null when the user name or the address is taken, which leaves a transaction as it was. */
export async function createAccount(db: Db, account: NewAccount): Promise<string | null> {
  const id = uuid();
  const { count } = await db.user.createMany({ data: [{ id, ...account }], skipDuplicates: true });
  return count === 1 ? id : null;
}

/** Makes accounts whose user names are free, in one go; returns which of them were made, as their places in the list to their ids. */
export async function createAccounts(db: Db, accounts: readonly NewAccount[]): Promise<Map<number, string>> {
  const rows = accounts.map(account => ({ id: uuid(), ...account }));
  await db.user.createMany({ data: rows, skipDuplicates: true });
  const made = await db.user.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, select: { id: true } });
  const ids = new Set(made.map(({ id }) => id));
  return new Map(rows.flatMap(({ id }, at) => (ids.has(id) ? [[at, id] as const] : [])));
}

/** The hash of the person's own password. */
export async function ownPasswordHash(db: Db, person: Person): Promise<string> {
  return (await db.user.findUniqueOrThrow({ where: { id: person.userId }, select: { passwordHash: true } }))
    .passwordHash;
}

/** Gives the account a password of its own choice; a one-time password is over. */
export async function setOwnPassword(db: Db, person: Person, passwordHash: string): Promise<void> {
  await db.user.update({ where: { id: person.userId }, data: { passwordHash, oneTimeUntil: null } });
}

/** Changes what a person decides about themself. */
export async function updateAccount(
  db: Db,
  person: Person,
  change: Partial<{
    displayName: string;
    language: string;
    timeZone: string | null;
    textSize: TextSize;
    wideSpacing: boolean;
  }>,
): Promise<void> {
  await db.user.update({ where: { id: person.userId }, data: change });
}

/** Gives an account a password that must be changed at the next sign-in and ends by itself; for those who may do so to it. */
export async function setOneTimePassword(db: Db, userId: string, passwordHash: string, until: Date): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { passwordHash, oneTimeUntil: until } });
}
