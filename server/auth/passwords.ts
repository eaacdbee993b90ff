import { hash, verify } from '@node-rs/argon2';

// OWASP's second recommended argon2id setting: 19 MiB, 2 passes, 1 lane. Algorithm 2 is argon2id.
const setting = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, with its own random salt, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, setting);
}

let decoy: Promise<string> | undefined;

/** Whether the password is the one behind `stored`. Takes as long when there is none to compare with, so that time tells nothing. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await decoy), password);
  return stored !== null && right;
}
