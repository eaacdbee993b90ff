// Ten minutes in which no server was at work, as the database in DATA_DIR would hold them: what was begun lies so much further back.
import { database } from '#/server/db/database.ts';

const db = await database();
await db.client.$executeRaw`UPDATE "Pulse" SET "beatAt" = "beatAt" - interval '10 minutes'`;
await db.client
  .$executeRaw`UPDATE "Attempt" SET "startedAt" = "startedAt" - interval '10 minutes', "deadlineAt" = "deadlineAt" - interval '10 minutes'`;
await db.close();
