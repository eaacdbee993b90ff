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

const mac = (purpose: string, value: string) =>
  createHmac('sha256', authSecret()).update(`${purpose}:${value}`).digest('base64url');

/** A value, without a dot in it, that was signed here for a purpose; anybody can read it. */
export function signed(purpose: string, value: string): string {
  return `${value}.${mac(purpose, value)}`;
}

/** The value inside a token, or null when it was not signed here for this purpose. */
export function unsigned(purpose: string, token: string): string | null {
  const [value, signature, ...rest] = token.split('.');
  if (!value || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature);
  const right = Buffer.from(mac(purpose, value));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}
