import { connection } from 'next/server';
import { database } from '#/server/db/database.ts';

/** Alive: this answers at all. Ready: the database answers too; 503 while it does not. */
export async function GET(): Promise<Response> {
  await connection();
  const headers = { 'cache-control': 'no-store' };
  try {
    const { client } = await database();
    await client.$queryRaw`SELECT 1`;
    return Response.json({ alive: true, ready: true }, { headers });
  } catch {
    return Response.json({ alive: true, ready: false }, { status: 503, headers });
  }
}
