import { createTranslator } from 'next-intl';
import { english } from '#/messages/english.ts';
import { languageOf } from '#/messages/languages.ts';
import { pseudoCatalog } from '#/messages/pseudo.ts';
import type { PrismaClient } from '#/prisma/generated/client.ts';
import { mailedMarks } from '#/server/attempt/news-store.ts';
import { signed, unsigned } from '#/server/auth/secret.ts';
import { type Env, env } from '#/server/env.ts';
import { grouped } from '#/server/grouped.ts';
import { log } from '#/server/log.ts';
import { dueDigests, moveDigest } from './digest-store.ts';
import { nextAt } from './digest-time.ts';
import { inboxOf, waitingFor } from './inbox.ts';
import { asHtml, asText, type Letter } from './letter.ts';
import { type Mail, refused, sendMail } from './mail.ts';
import { type MarkLine, markLines } from './marks.ts';
import { wordsOf } from './notices.ts';
import { hearingsOf } from './store.ts';

type Mailing = Pick<Env, 'appUrl'> & { mail: NonNullable<Env['mail']> };

const hour = 3_600_000;
const catalogs = { en: english, 'en-XA': pseudoCatalog(english) };
const retry = hour / 4;

function words(language: string) {
  const locale = languageOf(language);
  return createTranslator({ locale: 'en', messages: catalogs[locale], namespace: 'inbox' });
}

/** The token by which whoever has the mail ends the mails to that account. */
export const stopToken = (userId: string) => signed('mail-stop', userId);
/** The account of a token that ends mails, or null. */
export const stopped = (token: string) => unsigned('mail-stop', token);

const confirmable = 3 * 24 * hour;

/** The token in the mail that asks the owner of an address whether they want it; good for three days. */
export function confirmToken(userId: string, address: string, now: Date): string {
  const value = { userId, address, until: now.getTime() + confirmable };
  return signed('mail-confirm', Buffer.from(JSON.stringify(value)).toString('base64url'));
}

/** What a token confirms, or null: not signed here, or too old. */
export function confirmed(token: string, now: Date): { userId: string; address: string } | null {
  const value = unsigned('mail-confirm', token);
  if (value === null) return null;
  // Only what was signed here is ever parsed.
  const { userId, address, until } = JSON.parse(Buffer.from(value, 'base64url').toString());
  return now.getTime() < Number(until) ? { userId: String(userId), address: String(address) } : null;
}

/** The mail that asks whether an address is its owner's and whether they want the daily mail. */
export function confirmation(to: string, token: string, language: string, appUrl: string): Mail {
  const t = words(language);
  const letter = {
    title: t('mail-confirm-title'),
    parts: [],
    end: [{ sentence: t('mail-confirm-text'), address: `${appUrl}/mail/confirm?token=${token}` }],
  };
  return mailOf(to, t('mail-confirm-title'), letter, null, language);
}

const mailOf = (to: string, subject: string, letter: Letter, stop: string | null, language: string): Mail => ({
  to,
  subject,
  text: asText(letter),
  html: asHtml(letter, languageOf(language) === 'en' ? 'en' : 'en-XA'),
  stop,
});

/**
 * A user's daily mail, and the marks of which it tells: what is unread in their inbox and what waits for them as a teacher, as they may see it at `now`; null
 * when nothing of it came after `since` and no mail is left to tell of marks, which may have been there for long before they could be seen. A student is told of classes that allow mail; of an anonymous discussion no words, and
 * of marks that they are there or were changed, never what they are.
 */
export async function digestFor(
  db: PrismaClient,
  reader: { userId: string; address: string; language: string },
  since: Date,
  now: Date,
  appUrl: string,
): Promise<{ mail: Mail; marks: MarkLine[] } | null> {
  const { userId, address, language } = reader;
  const told = new Set((await hearingsOf(db, userId)).filter(one => one.staff || one.mail).map(one => one.classId));
  const [{ notices, next }, queues, news] = await Promise.all([
    inboxOf(db, userId, now, { cursor: null, unreadOnly: true }),
    waitingFor(db, userId),
    markLines(db, userId, now, true),
  ]);
  const lines = notices.filter(one => told.has(one.classId));
  const marks = news.filter(one => told.has(one.classId));
  const waiting = queues.filter(one => one.unread);
  const isNew = [...lines.map(one => one.at), ...waiting.map(one => one.newest)].some(at => at >= since);
  if (!isNew && marks.every(one => one.mailed)) return null;
  const t = words(language);
  const parts: Letter['parts'] = waiting.map(one => ({
    title: one.className,
    lines: [
      {
        sentence: t('waits', { count: one.count, name: one.className }),
        excerpt: null,
        address: `${appUrl}/classes/${one.classId}/moderation`,
      },
    ],
  }));
  const said = [
    ...marks.map(one => ({
      one,
      sentence: t(`marks-${one.news}`, { title: one.title }),
      excerpt: null,
      path: `review/${one.attemptId}`,
    })),
    ...lines.map(one => {
      const { key, values } = wordsOf(one);
      const path = `discussion/${one.threadId}#post-${one.postId}`;
      return { one, sentence: t(key, values), excerpt: one.anonymous ? null : one.excerpt || null, path };
    }),
  ];
  for (const of of grouped(said, ({ one }) => one.assignmentId).values())
    parts.push({
      title: `${of[0]?.one.title}, ${of[0]?.one.className}`,
      lines: of.map(({ one, sentence, excerpt, path }) => ({
        sentence,
        excerpt,
        address: `${appUrl}/classes/${one.classId}/a/${one.assignmentId}/${path}`,
      })),
    });
  const token = stopToken(userId);
  const end = [
    { sentence: t(next ? 'mail-more' : 'mail-inbox'), address: `${appUrl}/inbox` },
    { sentence: t('mail-stop'), address: `${appUrl}/mail/stop?token=${token}` },
  ];
  const title = t('mail-title', { count: said.length + waiting.length });
  const mail = mailOf(address, title, { title, parts, end }, `${appUrl}/api/mail/stop?token=${token}`, language);
  return { mail, marks };
}

/**
 * Sends the daily mails that are due. A mail is moved to the next day before it is sent, so that whatever happens nobody gets
 * two for one day; what the mail server could not take is tried again a quarter of an hour later.
 */
export async function sendDigests(db: PrismaClient, now: Date, settings: Mailing | null = mailing()): Promise<void> {
  if (!settings) return;
  for (const row of await dueDigests(db, now)) {
    const due = row.nextAt ?? now;
    const zone = row.user.timeZone ?? row.zone;
    const next = nextAt(now, zone, row.hour);
    if (!(await moveDigest(db, row.userId, due, next))) continue;
    const { userId, address } = row;
    // The day before: a day has at most 25 hours.
    const since = nextAt(new Date(due.getTime() - 26 * hour), zone, row.hour);
    const reader = { userId, address, language: row.user.language };
    try {
      const digest = await digestFor(db, reader, since, now, settings.appUrl);
      if (!digest) continue;
      await sendMail(settings.mail, digest.mail);
      await mailedMarks(db, userId, digest.marks, now);
    } catch (error) {
      // No message of the mail server: it may repeat the address.
      log().warn({ refused: refused(error) }, 'a daily mail was not sent');
      if (refused(error)) continue;
      await moveDigest(db, userId, next, new Date(now.getTime() + retry));
      return;
    }
  }
}

/** How this process sends mail; null when it sends none. */
export function mailing(): Mailing | null {
  const { mail, appUrl } = env();
  return mail && { mail, appUrl };
}
