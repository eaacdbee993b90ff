import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '#/server/env.ts';

let kept: string | undefined;

/** The secret that signs cookies: `AUTH_SECRET`, or one made at the first start and kept in the data folder. */
export function authSecret(): string {
  kept ??= env().authSecret ?? fromFolder(env().dataDir);
  return kept;
}

function fromFolder(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

const mac = (value: string) => createHmac('sha256', authSecret()).update(`browser:${value}`).digest('base64url');

/** A new signed id for a browser, on which limits hang. It says nothing of who uses it. */
export function newBrowserId(): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${mac(id)}`;
}

/** The id inside a signed browser cookie, or null when it was not signed here. */
export function browserId(cookie: string | undefined): string | null {
  const [id, signature, ...rest] = (cookie ?? '').split('.');
  if (!id || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature);
  const right = Buffer.from(mac(id));
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
