import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, type Browser, expect, test } from 'playwright/test';
import { groups, type Role } from '../server/access.testing.ts';
import { call, demoClass, newTeacher, signedIn } from './people.ts';

const { signedIn: known, members, staff, teachers } = groups;

/** Who gets to see each address of the build; everybody else does not find it, and who is not signed in is sent to do so. */
const pages: Record<string, readonly Role[] | 'open' | 'no such method' | 'not found'> = {
  '/': 'open',
  '/signin': 'open',
  '/signup': 'open',
  '/join': 'open',
  '/account': known,
  '/account/password': known,
  '/inbox': known,
  '/records': known,
  '/mail/confirm': 'open',
  '/mail/stop': 'open',
  '/classes': known,
  '/classes/new': teachers,
  '/classes/[classId]': members,
  '/classes/[classId]/moderation': staff,
  '/classes/[classId]/gradebook': staff,
  '/classes/[classId]/gradebook/[membershipId]': staff,
  '/classes/[classId]/grades': ['student'],
  '/classes/[classId]/people': staff,
  '/classes/[classId]/people/groups': staff,
  '/classes/[classId]/people/roster': ['teacher'],
  '/classes/[classId]/people/cards': ['teacher'],
  '/classes/[classId]/people/[membershipId]': staff,
  '/classes/[classId]/people/[membershipId]/records': ['teacher'],
  '/classes/[classId]/audit': staff,
  '/classes/[classId]/settings': ['teacher'],
  '/classes/[classId]/copy': ['teacher'],
  '/classes/[classId]/assign': ['teacher'],
  '/classes/[classId]/a/[assignmentId]': members,
  '/classes/[classId]/a/[assignmentId]/discussion': members,
  '/classes/[classId]/a/[assignmentId]/discussion/[threadId]': members,
  '/classes/[classId]/a/[assignmentId]/discussion/settings': staff,
  '/classes/[classId]/a/[assignmentId]/discussion/participation': members,
  '/classes/[classId]/a/[assignmentId]/discussion/transcript': ['teacher'],
  '/classes/[classId]/a/[assignmentId]/exceptions': staff,
  '/classes/[classId]/a/[assignmentId]/marking': staff,
  '/classes/[classId]/a/[assignmentId]/results': staff,
  '/classes/[classId]/a/[assignmentId]/results/questions/[questionId]': staff,
  '/classes/[classId]/a/[assignmentId]/quiz/[attemptId]': ['student'],
  '/classes/[classId]/a/[assignmentId]/review/[attemptId]': members,
  '/readings': teachers,
  '/readings/new': teachers,
  '/readings/[readingId]': ['teacher'],
  '/readings/[readingId]/mend': ['teacher'],
  '/readings/[readingId]/share': ['teacher'],
  '/share': 'not found',
  '/quizzes/bank': teachers,
  '/quizzes/[quizId]': ['teacher'],
  '/quizzes/[quizId]/preview': ['teacher'],
  '/quizzes/[quizId]/print': ['teacher'],
  '/api/health': 'open',
  '/api/auth/[...nextauth]': 'open',
  '/api/trpc/[trpc]': 'no such method',
  '/api/import': 'no such method',
  '/api/roster/[classId]': 'no such method',
  '/api/live': 'not found',
  '/api/transcript/[classId]/[assignmentId]': ['teacher'],
  '/api/gradebook/[classId]': ['teacher'],
  '/api/log/[classId]': ['teacher'],
  '/api/record/[classId]/[who]': ['teacher'],
  '/api/mail/stop': 'open',
  '/calendar/[file]': 'not found',
  '/icon.svg': 'open',
  '/_not-found': 'not found',
};

const manifest: Record<string, string> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../.next/app-path-routes-manifest.json'), 'utf8'),
);

type People = Map<Role, APIRequestContext>;

async function school(
  browser: Browser,
  origin: string,
): Promise<{ people: People; ids: Record<string, string>; end: () => Promise<void> }> {
  const request = async (name: string, password: string) => (await signedIn(browser, name, password)).context().request;
  const teacher = await request('okafor', 'demo-teacher');
  const people: People = new Map([
    ['teacher', teacher],
    ['assistant', await request('lindqvist', 'demo-assistant')],
    ['student', await request('tomas', 'demo-tomas')],
    ['removed student', await request('lucia', 'demo-lucia')],
    ['nobody', (await browser.newContext()).request],
  ]);
  const classId = await demoClass(teacher, origin);
  const { assignments } = await call<{ assignments: { id: string; readingId: string; quizId: string }[] }>(
    teacher,
    origin,
    'assignment.list',
    { classId, cursor: null },
  );
  const { id: assignmentId = '', readingId = '', quizId = '' } = assignments[0] ?? {};
  const student = people.get('student') as APIRequestContext;
  const { attemptId } = await call<{ attemptId: string }>(student, origin, 'attempt.start', { classId, assignmentId });
  const { questions } = await call<{ questions: { id: string }[] }>(student, origin, 'attempt.get', {
    classId,
    attemptId,
  });
  await call(student, origin, 'attempt.submit', { classId, attemptId });
  const { threadId } = await call<{ threadId: string }>(teacher, origin, 'discussion.post', {
    classId,
    assignmentId,
    parentId: null,
    anchor: { kind: 'reading' },
    source: 'What did you not expect?',
    clientKey: crypto.randomUUID(),
  });

  const listed = await call<{ people: { membershipId: string; userName: string }[] }>(
    teacher,
    origin,
    'classroom.people',
    { classId, cursor: null },
  );
  const memberOf = (userName: string) => listed.people.find(each => each.userName === userName)?.membershipId ?? '';
  const membershipId = memberOf('lucia');
  await call(teacher, origin, 'classroom.remove', { classId, membershipId });

  const { page: other } = await newTeacher(browser);
  people.set('other teacher', other.request);
  const made = await call<{ classId: string }>(other.request, origin, 'classroom.create', {
    name: 'Another class',
    timeZone: 'UTC',
  });
  const { joinCode } = await call<{ joinCode: string }>(other.request, origin, 'classroom.get', made);
  const userName = `pia-${crypto.randomUUID().slice(0, 8)}`;
  const password = 'four quiet rivers';
  await call((await browser.newContext()).request, origin, 'classroom.join', {
    code: joinCode,
    displayName: 'Pia',
    userName,
    password,
  });
  people.set('other student', await request(userName, password));
  const end = () => call<void>(teacher, origin, 'classroom.bringBack', { classId, membershipId });
  return {
    people,
    ids: {
      classId,
      assignmentId,
      attemptId,
      questionId: questions[0]?.id ?? '',
      membershipId: memberOf('jun'),
      who: memberOf('jun'),
      threadId,
      readingId,
      quizId,
      trpc: 'account.me',
      '...nextauth': 'csrf',
    },
    end,
  };
}

test('every page and route of the build is for those whom the table names, and for nobody else', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  expect(
    Object.keys(pages)
      .filter(page => !page.startsWith('/_'))
      .sort(),
  ).toEqual([...new Set(Object.values(manifest))].filter(page => !page.startsWith('/_')).sort());
  const { people, ids, end } = await school(browser, String(baseURL));
  const wrong: string[] = [];
  for (const [page, allowed] of Object.entries(pages)) {
    const address = page.replace(/\[([^\]]+)\]/g, (_, name: string) => String(ids[name]));
    for (const [role, request] of people) {
      const answer = await request.get(address, { maxRedirects: 0 });
      const status = answer.status();
      const expected =
        allowed === 'open'
          ? [200, 307]
          : allowed === 'no such method'
            ? [405]
            : allowed === 'not found'
              ? [404]
              : allowed.includes(role)
                ? [200]
                : role === 'nobody'
                  ? [307]
                  : [404];
      if (!expected.includes(status)) wrong.push(`${page} as ${role}: ${status} instead of ${expected}`);
      if (status === 307 && allowed !== 'open') expect(answer.headers().location).toContain('/signin');
    }
  }
  await end();
  expect(wrong).toEqual([]);
});

test('who makes an account in a browser that was never here does not wait for those who keep no cookie', async ({
  browser,
  playwright,
  baseURL,
}) => {
  const origin = String(baseURL);
  const program = await playwright.request.newContext({ baseURL: origin });
  let status = 200;
  for (let tries = 0; status === 200 && tries < 21; tries += 1) {
    const answer = await program.post('/api/trpc/account.signUpTeacher', {
      headers: { origin, 'x-lectern': '1', 'content-type': 'application/json' },
      data: {
        email: `program-${crypto.randomUUID().slice(0, 8)}@school.example`,
        displayName: 'A program',
        password: 'seven blue lanterns',
        timeZone: null,
      },
    });
    status = answer.status();
  }
  expect(status).toBe(429);
  await program.dispose();
  const { page } = await newTeacher(browser);
  await expect(page.getByRole('button', { name: 'Make the account' })).toHaveCount(0);
  const kept = (await page.context().cookies()).find(cookie => cookie.name === 'lectern.browser');
  expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
  await page.context().close();
});
