import { beatSeconds } from '#/server/attempt/outage.ts';
import { beat } from '#/server/attempt/outage-store.ts';
import { databaseNow } from '#/server/auth/sessions.ts';
import { database } from '#/server/db/database.ts';
import { log } from '#/server/log.ts';

const slot = Symbol.for('lectern.pulse');
const shared = globalThis as { [slot]?: NodeJS.Timeout };

/** One sign of life; a failure is logged, and is what the next one tells as an outage if it lasts. */
async function once(): Promise<void> {
  try {
    const { client } = await database();
    const outage = await beat(client, await databaseNow(client));
    if (outage) log().warn({ from: outage.lastBeatAt, until: outage.nextBeatAt }, 'no server was at work');
  } catch (error) {
    log().error({ error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' }, 'no sign of life');
  }
}

/** Lets this process say every few seconds that it is at work, apart from the jobs, which can take longer. Calling it again changes nothing. */
export async function startPulse(): Promise<void> {
  if (shared[slot]) return;
  let busy = false;
  shared[slot] = setInterval(async () => {
    if (busy) return;
    busy = true;
    await once();
    busy = false;
  }, beatSeconds * 1000);
  shared[slot].unref();
  await once();
}
