// npm run seed: makes the demo class where it is not made by itself, in the database of the settings.
import { demoAccounts, hasDemo, seedDemo } from '../prisma/seed.ts';
import { database } from '../server/db/database.ts';

try {
  const db = await database();
  if (await hasDemo(db.client)) console.log('The demo class is there already.');
  else await seedDemo(db);
  for (const account of demoAccounts)
    console.log(`${account.role.toLowerCase().padEnd(9)} ${account.userName.padEnd(8)} ${account.password}`);
  await db.close();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
