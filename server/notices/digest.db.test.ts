import { parse } from 'parse5';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hostile, keepable, seen } from '#/e2e/hostile.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { makeTalkingClass } from '#/server/discussion/discussion.testing.ts';
import { confirmToken, sendDigests, stopToken } from './digest.ts';
import { sendMail } from './mail.ts';

let db: Database;
let school: Awaited<ReturnType<typeof makeTalkingClass>>;
let [ada, ben] = ['', ''];
/** Mails as the server took them: to whom, and the whole of it. */
let taken: { to: string[]; raw: string }[] = [];
let refuse: number | null = null;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    done(refuse ? Object.assign(new Error('no'), { responseCode: refuse }) : null),
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      taken.push({ to: session.envelope.rcptTo.map(one => one.address), raw: Buffer.concat(parts).toString() });
      done();
    });
  },
});
let settings = { appUrl: 'http://lectern.example', mail: { url: '', from: 'Lectern <lectern@school.example>' } };

beforeAll(async () => {
  db = await testDatabase();
  const port = await new Promise<number>(ready => {
    const { server: net } = server;
    server.listen(0, '127.0.0.1', () => {
      const address = net.address();
      ready(typeof address === 'object' && address ? address.port : 0);
    });
  });
  settings = { ...settings, mail: { ...settings.mail, url: `smtp://127.0.0.1:${port}` } };
}, 60_000);
beforeEach(async () => {
  school = await makeTalkingClass(db);
  [ada, ben] = [await school.person('Ada'), await school.person('Ben')];
}, 60_000);
afterEach(async () => {
  taken = [];
  refuse = null;
  await db.client.digest.deleteMany({});
});
afterAll(async () => {
  await new Promise<void>(done => server.close(done));
  await db.close();
});

/** The first full hour that comes ten minutes after the start of the test, or later. */
const due = () => new Date(Math.ceil((school.start.getTime() + 10 * 60_000) / 3_600_000) * 3_600_000);

/** A mail that is due then. */
async function subscribe(userId: string, address = 'ada@home.example') {
  const nextAt = due();
  const row = { userId, address, hour: nextAt.getUTCHours(), zone: 'UTC', confirmedAt: school.start, nextAt };
  await db.client.digest.create({ data: row });
}
/** Sends what is due so many minutes after that. */
const run = (minutes: number) => sendDigests(db.client, new Date(due().getTime() + minutes * 60_000), settings);

/** The text of a part of a mail. */
function part(raw: string, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const whole = raw.split(`--${boundary}`).find(each => each.includes(`Content-Type: ${type}`)) ?? '';
  const [head = '', ...rest] = whole.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number(`0x${code}`)));
  return Buffer.from(bytes, 'latin1').toString();
}

test('what is unread comes once a day, only where the class allows it, and not when nothing is new', async () => {
  const { classId } = school;
  const room = await school.room();
  await room.set({ afterQuiz: false });
  const { postId } = await room.say(ada, 'I begin.');
  await room.say(ben, 'An answer of Ben.', postId, 1);
  await subscribe(ada);
  await run(1);
  expect(taken).toEqual([]);

  await db.client.class.update({ where: { id: classId }, data: { mail: true } });
  await db.client.digest.updateMany({ data: { nextAt: due() } });
  await Promise.all([run(1), run(1), run(2)]);
  expect(taken.map(mail => mail.to)).toEqual([['ada@home.example']]);
  const raw = taken[0]?.raw ?? '';
  const [text, html] = [part(raw, 'text/plain'), part(raw, 'text/html')];
  for (const body of [text, html]) {
    expect(body).toContain('Ben answered you');
    expect(body).toContain('An answer of Ben.');
    expect(body).toContain(`/classes/${classId}/a/`);
  }
  expect(raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/lectern\.example\/api\/mail\/stop\?token=/m);
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);

  const day = 24 * 60;
  await run(2 * day);
  expect(taken).toHaveLength(1);
  await db.client.membership.updateMany({ where: { userId: ada }, data: { status: 'REMOVED' } });
  await room.say(ben, 'Too late.', postId, 2 * day);
  await run(3 * day);
  expect(taken).toHaveLength(1);
});

test('that marks were changed is told where the class allows mail, and never what they are', async () => {
  const { classId } = school;
  const { ids } = await school.room(true);
  const { attempt } = await school.call(ada);
  const { attemptId } = await attempt.start(ids);
  await attempt.submit({ classId, attemptId });
  const { id: membershipId } = await db.client.membership.findFirstOrThrow({ where: { classId, userId: ada } });
  const column = { kind: 'QUIZ' as const, id: ids.assignmentId };
  const given = { mark: 0.875, reason: 'Told it by mouth.', version: 0 };
  await (await school.call(school.teacherId)).progress.setGrade({ classId, membershipId, column, ...given });
  await subscribe(ada);
  await run(1);
  expect(taken).toEqual([]);
  await db.client.class.update({ where: { id: classId }, data: { mail: true } });
  await db.client.digest.updateMany({ data: { nextAt: due() } });
  await run(1);
  expect(taken).toHaveLength(1);
  for (const type of ['text/plain', 'text/html']) {
    const body = part(taken[0]?.raw ?? '', type);
    expect(body).toMatch(/Your marks for .+ were changed/);
    expect(body).toContain(`/classes/${classId}/a/${ids.assignmentId}/review/${attemptId}`);
    for (const secret of ['0.875', 'by mouth']) expect(body).not.toContain(secret);
  }
});

test('marks that can be seen only long after they were given are told by the first mail after that, once', async () => {
  const { classId } = school;
  const { ids } = await school.room(true);
  const { attempt } = await school.call(ada);
  const { attemptId } = await attempt.start(ids);
  await attempt.submit({ classId, attemptId });
  await db.client.class.update({ where: { id: classId }, data: { mail: true } });
  const day = 24 * 60;
  const closesAt = new Date(due().getTime() + 3 * day * 60_000);
  const review = { during: [], 'right-after': [], 'while-open': [], 'after-closing': ['response', 'outcome', 'marks'] };
  await db.client.assignment.updateMany({ where: { classId, id: ids.assignmentId }, data: { closesAt, review } });
  const { id: membershipId } = await db.client.membership.findFirstOrThrow({ where: { classId, userId: ada } });
  const column = { kind: 'QUIZ' as const, id: ids.assignmentId };
  const given = { mark: 0.875, reason: 'Told it by mouth.', version: 0 };
  await (await school.call(school.teacherId)).progress.setGrade({ classId, membershipId, column, ...given });
  await subscribe(ada);
  for (const days of [0, 1, 2]) await run(days * day + 1);
  expect(taken).toEqual([]);
  for (const days of [4, 5, 6]) await run(days * day + 1);
  expect(taken).toHaveLength(1);
  expect(part(taken[0]?.raw ?? '', 'text/plain')).toMatch(/Your marks for .+ were changed/);
});

test('a mail that the server cannot take is tried again later, one that it will never take is not', async () => {
  const room = await school.room();
  await room.set({ afterQuiz: false });
  await room.say(ada, 'Write to me@home.example');
  await subscribe(school.teacherId, 'teacher@school.example');
  refuse = 451;
  await run(1);
  refuse = null;
  await run(2);
  expect(taken).toEqual([]);
  await run(17);
  expect(taken.map(mail => part(mail.raw, 'text/plain'))).toEqual([expect.stringContaining('One post waits')]);
  await db.client.digest.updateMany({ data: { nextAt: due() } });
  refuse = 550;
  await run(31);
  refuse = null;
  await run(50);
  expect(taken).toHaveLength(1);
});

test('an address is sent nothing until its owner has said yes, and one click ends it', async () => {
  const { notices } = await school.call(ada);
  await expect(notices.setMail({ address: 'ada@home.example', hour: 7, zone: 'UTC' })).rejects.toThrow('unavailable');
  await db.client.digest.create({ data: { userId: ada, address: 'ada@home.example', hour: 7, zone: 'UTC' } });
  expect((await notices.mail()).digest).toMatchObject({ confirmed: false });
  const old = confirmToken(ada, 'ada@home.example', new Date(school.start.getTime() - 4 * 86_400_000));
  const other = confirmToken(ada, 'other@home.example', school.start);
  for (const token of [old, other, `${old}x`, stopToken(ada), 'no token', '..'])
    await expect(notices.confirmMail({ token })).rejects.toThrow('not-found');
  await notices.confirmMail({ token: confirmToken(ada, 'ada@home.example', school.start) });
  expect((await db.client.digest.findUniqueOrThrow({ where: { userId: ada } })).nextAt).not.toBeNull();
  await expect(notices.stopMailBy({ token: stopToken(ada).replace(/^../, 'ff') })).rejects.toThrow('not-found');
  await notices.stopMailBy({ token: stopToken(ada) });
  expect(await db.client.digest.count()).toBe(0);
});

test('nothing breaks out of a header', async () => {
  const to = 'ada@home.example';
  await sendMail(settings.mail, {
    to,
    subject: 'New\r\nBcc: eve@evil.example\r\n\r\nBody',
    text: 'x',
    html: '<p>x</p>',
    stop: 'http://a.example/\r\nX-Evil: 1',
  });
  expect(taken).toHaveLength(1);
  expect(taken[0]?.to).toEqual([to]);
  expect(taken[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Evil):/m);
});

/** Text as it is seen, without its spaces: a mail makes one of what has no place in a line. */
const squeezed = (text: string) => seen(text).replaceAll(' ', '');

/** The words of a page of HTML, squeezed. */
function wordsIn(html: string): string {
  const words: string[] = [];
  JSON.stringify(parse(html), (key, value) => {
    if (value?.nodeName === '#text') words.push(value.value);
    return key === 'parentNode' ? undefined : value;
  });
  return squeezed(words.join(' '));
}

test('whatever people write is text in a mail: words, names, titles', async () => {
  const room = await school.room();
  await room.set({ afterQuiz: false });
  const { postId } = await room.say(ada, 'I begin.');
  const { postId: answer } = await room.say(ben, 'x', postId, 1);
  await db.client.class.updateMany({ data: { mail: true } });
  await subscribe(ada);
  for (const payload of hostile.filter(text => keepable(text, 10_000))) {
    taken = [];
    await db.client.post.updateMany({ where: { id: answer }, data: { source: payload } });
    await db.client.membership.updateMany({ where: { userId: ben }, data: { displayName: payload } });
    await db.client.class.update({ where: { id: school.classId }, data: { name: payload } });
    await db.client.assignment.updateMany({ where: { id: room.ids.assignmentId }, data: { title: payload } });
    await db.client.digest.updateMany({ data: { nextAt: due() } });
    await run(1);
    const raw = taken[0]?.raw ?? '';
    const html = part(raw, 'text/html');
    // The post's beginning, the name of who wrote it, the titles of class and assignment.
    const shown = wordsIn(html).split(squeezed(payload)).length - 1;
    expect(shown, payload).toBeGreaterThanOrEqual(keepable(payload, 150) ? 4 : 0);
    expect(squeezed(part(raw, 'text/plain')), payload).toContain(squeezed(payload).slice(0, 100));
    const allowed = 'html head meta title body h1 h2 ul li a bdi br p'.split(' ');
    const tree = JSON.stringify(parse(html), (key, value) => (key === 'parentNode' ? undefined : value));
    for (const [, tag] of tree.matchAll(/"tagName":"([^"]+)"/g)) expect(allowed).toContain(tag);
    for (const [, name] of tree.matchAll(/"attrs":\[([^\]]*)\]/g)) expect(name).not.toMatch(/"on|javascript:/);
    expect(part(raw, 'text/plain')).not.toMatch(/[\u202A-\u202E\u2066\u2067]/);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|Cc|X-)/im);
  }
}, 120_000);
