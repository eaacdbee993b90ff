import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeUser } from '#/prisma/factories.ts';
import type { Database } from '#/server/db/database.ts';
import { testDatabase } from '#/server/db/testing.ts';
import { failure } from '#/server/trpc/init.ts';
import { callerFor } from '#/server/trpc/testing.ts';

// Read once, at the first call of a procedure.
process.env.IMPORT_BY_ADDRESS = 'on';

type Call = Awaited<ReturnType<typeof callerFor>>;
let db: Database;
let teacher: Call;
let colleague: Call;

beforeAll(async () => {
  db = await testDatabase();
  teacher = await callerFor(db, await makeUser(db.client, { canTeach: true }));
  colleague = await callerFor(db, await makeUser(db.client, { canTeach: true }));
}, 60_000);
afterAll(() => db.close());

const bring = (call: Call, address: string) => call.reading.import({ kind: 'address', address });

test('where the setting turns it on, the import page is told so, and only the open internet is asked', async () => {
  expect(await teacher.reading.mayImport()).toEqual({ byAddress: true });
  for (const address of ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/', 'http://169.254.169.254/', 'x'])
    expect(await bring(teacher, address)).toEqual({ ok: false, code: 'address-wrong' });
});

test('one teacher has no more than 30 pages fetched in ten minutes, which leaves the others theirs', async () => {
  const codes: string[] = [];
  for (let turn = 0; turn < 31; turn++)
    codes.push(
      await bring(teacher, 'x').then(
        result => (result.ok ? 'ok' : result.code),
        error => failure(error).code,
      ),
    );
  expect(codes.at(-1)).toBe('too-many');
  expect(await bring(colleague, 'x')).toEqual({ ok: false, code: 'address-wrong' });
});
