// Another process of the same Lectern, as far as hints go: it says "heard" whenever it hears of a change in the class named, and
// announces one at every line that it is told. Started by the tests, with the database server of the settings.
import { createInterface } from 'node:readline';
import { openServer } from '#/server/db/database.ts';
import { env } from '#/server/env.ts';
import { announce, listen } from './live.ts';

const db = openServer(String(env().databaseUrl));
const classId = String(process.argv[2]);
listen(classId, () => process.stdout.write('heard\n'));
createInterface({ input: process.stdin }).on('line', () => void announce(db.client, classId));
