import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaDifference } from '#/prisma/difference.ts';
import type { Database } from './database.ts';
import { migrate, pendingMigrations, readMigrations } from './migrate.ts';
import { migrationsFolder, testDatabase } from './testing.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.close());

test('the migrations make exactly the tables of the schema', async () => {
  expect(await schemaDifference()).toBe('');
}, 180_000);

test('a second run applies nothing', async () => {
  const migrations = await readMigrations(migrationsFolder);
  expect(await pendingMigrations(db.sql, migrations)).toEqual([]);
  expect(await migrate(db.sql, migrations)).toEqual([]);
});

test('a database newer than the code, and a migration changed after the fact, are refused', async () => {
  const migrations = await readMigrations(migrationsFolder);
  await expect(pendingMigrations(db.sql, migrations.slice(0, 1))).rejects.toThrow('does not know');
  const changed = migrations.map(migration => ({ ...migration, checksum: 'x' }));
  await expect(pendingMigrations(db.sql, changed)).rejects.toThrow('was changed');
});

test('a migration that fails leaves nothing behind', async () => {
  const migrations = await readMigrations(migrationsFolder);
  const broken = { name: '9999_broken', sql: 'CREATE TABLE left_behind (id int); SELECT 1/0', checksum: 'y' };
  await expect(migrate(db.sql, [...migrations, broken])).rejects.toThrow('left nothing behind');
  expect(await db.sql.query("SELECT 1 FROM pg_tables WHERE tablename = 'left_behind'")).toEqual([]);
  expect(await migrate(db.sql, migrations)).toEqual([]);
});

test('the database itself keeps what Prisma cannot express', async () => {
  const triggers = await db.sql.query<{ table: string }>(
    "SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = 'immutable' ORDER BY 1",
  );
  expect(triggers.map(row => row.table.replaceAll('"', ''))).toEqual([
    'AuditEvent',
    'PostHold',
    'PostRevision',
    'QuizQuestion',
    'QuizRevision',
    'ReadingRevision',
  ]);
  const partial = await db.sql.query(
    "SELECT 1 FROM pg_indexes WHERE indexname IN ('Attempt_one_in_progress', 'Attempt_to_be_marked', 'Post_replies', 'Post_roots') AND indexdef LIKE '%WHERE%'",
  );
  expect(partial).toHaveLength(4);
  const checks = await db.sql.query<{ name: string }>(
    "SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND conrelid::regclass::text <> '_prisma_migrations' AND connamespace = 'public'::regnamespace ORDER BY 1",
  );
  expect(checks.map(row => row.name)).toEqual([
    'Accommodation_limits',
    'Accommodation_one_target',
    'Assignment_dates_in_order',
    'Assignment_lateLoss_percent',
    'Assignment_limits',
    'Assignment_quiz_whole',
    'Assignment_wait_range',
    'Attempt_extra_never_taken_back',
    'Attempt_number_from_one',
    'Attempt_submitted_whole',
    'Attempt_toMark_range',
    'Class_code_limits',
    'Class_joinCode_form',
    'Class_retentionMonths_range',
    'Digest_hour_of_day',
    'Exception_limits',
    'Exception_one_target',
    'GradeCategory_dropLowest_range',
    'GradeCategory_weight_range',
    'GradeColumn_by_hand',
    'GradeEntry_mark_range',
    'HandMark_mark_range',
    'Highlight_words_whole',
    'Membership_erased_whole',
    'Membership_sourceId_form',
    'ParticipationMark_points_not_negative',
    'Participation_not_negative',
    'Post_removedFrom_whole',
    'Post_waits_whole',
    'QuizQuestion_points_positive',
    'ReadingProgress_share',
    'Thread_anchor_whole',
    'User_email_lower',
    'User_textSize_known',
    'User_userName_form',
  ]);
});
