// npm run account: makes a teacher's account, or gives a new one-time password, where there is no mail to do it by.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { v7 as uuid } from 'uuid';
import { emailAddress } from '../server/auth/email.ts';
import { oneTimeDays, oneTimePassword } from '../server/auth/one-time.ts';
import { hashPassword } from '../server/auth/passwords.ts';
import { databaseNow, endSessions } from '../server/auth/sessions.ts';
import { database } from '../server/db/database.ts';

const usage = `Usage:
  npm run account -- --teacher --email ADDRESS --name "DISPLAY NAME"   a new teacher
  npm run account -- --reset NAME-OR-ADDRESS                           a new one-time password
Both print a one-time password, good for 7 days, to be changed at the first sign-in.`;

try {
  const { values } = parseArgs({
    options: {
      teacher: { type: 'boolean' },
      email: { type: 'string' },
      name: { type: 'string' },
      reset: { type: 'string' },
    },
  });
  const wanted = values.reset?.trim().toLowerCase();
  const email = values.email ? emailAddress(values.email) : null;
  if (values.email && !email) throw new Error(`${values.email} is not a mail address.`);
  if (!wanted && !(values.teacher && email && values.name)) throw new Error(usage);
  const db = await database();
  const password = oneTimePassword(randomBytes(16));
  const passwordHash = await hashPassword(password);
  const now = await databaseNow(db.client);
  const oneTimeUntil = new Date(now.getTime() + oneTimeDays * 86_400_000);
  if (wanted) {
    const user = await db.client.user.findFirst({
      where: { OR: [{ userName: wanted }, { email: wanted }] },
      select: { id: true },
    });
    if (!user) throw new Error(`There is no account ${wanted}.`);
    await db.client.user.update({ where: { id: user.id }, data: { passwordHash, oneTimeUntil } });
    await endSessions(db.client, user.id, { except: null }, now);
  } else if (email && values.name) {
    if (await db.client.user.findUnique({ where: { email } })) throw new Error(`${email} has an account: use --reset.`);
    const id = uuid();
    const userName = `${
      email
        .replace(/@.*/, '')
        .replace(/[^a-z0-9._-]/g, '-')
        .replace(/^[^a-z0-9]+/, '')
        .slice(0, 30) || 'teacher'
    }-${id.slice(-4)}`;
    await db.client.user.create({
      data: { id, userName, email, displayName: values.name, passwordHash, oneTimeUntil, canTeach: true },
    });
  }
  console.log(`Signs in as ${wanted ?? email} with ${password}`);
  await db.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
