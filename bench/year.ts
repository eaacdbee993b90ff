// npm run bench:year [-- CLASSES…]: what a teacher's home, a student's home, the gradebook and the item analysis of a year's class (30
// students, 40 assignments, 12,000 responses, 6,000 posts) cost with 1, 10 and 100 such classes in one database: database calls
// and time. On a database of its own: in memory (give fewer classes: -- 1 3 10), or on the server at DATABASE_URL.

import { copyYear, makeYear } from '#/prisma/year.ts';
import { countingCalls, testDatabase } from '#/server/db/testing.ts';
import { callerFor } from '#/server/trpc/testing.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1, 10, 100];
const rounds = 25;

/** The middle one. */
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const db = await testDatabase();
const { counting, taken } = countingCalls(db);

const from = performance.now();
const { classId, teacherId, studentId, assignmentId } = await makeYear(db.client);
console.log(`the first class took ${((performance.now() - from) / 1000).toFixed(0)} s to make`);
let made = 1;
const least: Record<string, { calls: number; time: number }> = {};
let failed = false;
for (const classes of sizes) {
  for (; made < classes; made += 1) await copyYear(db.sql, classId, made);
  await db.sql.exec('ANALYZE');
  const teacher = await callerFor(counting, teacherId);
  const student = await callerFor(counting, studentId);
  const looks = {
    'home of the teacher': () => teacher.progress.home(),
    'home of a student': () => student.progress.home(),
    gradebook: () => teacher.progress.gradebook({ classId, cursor: null }),
    'item analysis': () => teacher.progress.results({ classId, assignmentId }),
  };
  for (const [what, look] of Object.entries(looks)) {
    for (let round = 0; round < 5; round += 1) await look();
    taken();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await look();
      times.push(performance.now() - start);
    }
    const now = { calls: taken() / rounds, time: median(times) };
    least[what] ??= now;
    const share = now.time / least[what].time;
    if (now.calls !== least[what].calls || (classes === sizes.at(-1) && share > 2)) failed = true;
    console.log(
      `${String(classes).padStart(4)} classes  ${what.padEnd(20)} ${now.calls} database calls  ${now.time.toFixed(1).padStart(6)} ms  ${share.toFixed(2)} of the smallest`,
    );
  }
}
await db.close();
console.log(
  failed ? 'The goal (as many calls, at most twice the time) is missed.' : 'As many calls, and at most twice the time.',
);
process.exit(failed ? 1 : 0);
