import { z } from 'zod';

const empty = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().optional());

const schema = z.object({
  PORT: z.preprocess(empty, z.coerce.number().int().min(1).max(65535).default(3000)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(empty, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
  ),
  APP_URL: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://lectern.school.example' })
      .refine(value => !URL.canParse(value) || new URL(value).pathname === '/', 'must have no path')
      .optional(),
  ),
  AUTH_SECRET: z.preprocess(empty, z.string().min(32, 'must have at least 32 characters').optional()),
  TRUSTED_PROXIES: z.preprocess(empty, z.coerce.number().int().min(0).max(10).default(0)),
  TEACHER_SIGNUP: text,
  SMTP_URL: z.preprocess(
    empty,
    z
      .string()
      .refine(
        value =>
          URL.canParse(value) &&
          ['smtp:', 'smtps:'].includes(new URL(value).protocol) &&
          new URL(value).hostname !== '',
        'must be an address such as smtps://user:password@mail.school.example',
      )
      .optional(),
  ),
  MAIL_FROM: z.preprocess(
    empty,
    z
      .string()
      .regex(
        /^([^<>@"\p{Cc}]{1,80} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
        'must be a mail address, or a name and one: Lectern <lectern@school.example>',
      )
      .optional(),
  ),
  IMPORT_BY_ADDRESS: z.preprocess(empty, z.enum(['on', 'off'], 'must be "on" or "off"').default('off')),
});

/** Who may make a teacher's account: anyone, nobody (accounts are made on the command line), or listed mail domains. */
export type TeacherSignup = { who: 'anyone' } | { who: 'nobody' } | { who: 'domains'; domains: string[] };

/** The settings of one process. `appUrl` is the origin that people type, without a trailing slash. */
export type Env = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  appUrl: string;
  /** Null when it must still be made and kept in the data folder (embedded database only). */
  authSecret: string | null;
  trustedProxies: number;
  teacherSignup: TeacherSignup;
  /** Whether teachers may have the server fetch a page of the public internet. */
  importByAddress: boolean;
  /** How mail is sent, and from whom; null where this Lectern sends none. */
  mail: { url: string; from: string } | null;
};

/** Whether a host name means this machine alone: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function teacherSignup(value: string | undefined, loopback: boolean): TeacherSignup {
  if (value === undefined) return loopback ? { who: 'anyone' } : { who: 'nobody' };
  if (value === 'anyone' || value === 'nobody') return { who: value };
  const domains = value.split(',').map(part => part.trim().toLowerCase());
  if (!domains.every(domain => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))
    throw new SettingsError([
      'TEACHER_SIGNUP must be "anyone", "nobody" or mail domains such as "school.example,other.example"',
    ]);
  return { who: 'domains', domains };
}

/** Settings that cannot be used; the message lists every wrong one in a line of its own. */
export class SettingsError extends Error {
  constructor(problems: string[]) {
    super(`Lectern cannot start with these settings:\n${problems.map(problem => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads the settings from `source`; throws a `SettingsError` that names each wrong one. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`));
  const value = parsed.data;
  if (value.DATABASE_URL && !value.AUTH_SECRET)
    throw new SettingsError([
      'AUTH_SECRET is required with DATABASE_URL: 32 or more random characters, the same for every process',
    ]);
  if ((value.SMTP_URL === undefined) !== (value.MAIL_FROM === undefined))
    throw new SettingsError([
      value.SMTP_URL ? 'MAIL_FROM is required with SMTP_URL' : 'MAIL_FROM means nothing without SMTP_URL',
    ]);
  const urlHost = value.HOST.includes(':') && !value.HOST.startsWith('[') ? `[${value.HOST}]` : value.HOST;
  const appUrl = value.APP_URL ? new URL(value.APP_URL).origin : `http://${urlHost}:${value.PORT}`;
  const loopback = isLoopback(value.HOST) && isLoopback(new URL(appUrl).hostname);
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? null,
    appUrl,
    authSecret: value.AUTH_SECRET ?? null,
    trustedProxies: value.TRUSTED_PROXIES,
    teacherSignup: teacherSignup(value.TEACHER_SIGNUP, loopback),
    importByAddress: value.IMPORT_BY_ADDRESS === 'on',
    mail: value.SMTP_URL && value.MAIL_FROM ? { url: value.SMTP_URL, from: value.MAIL_FROM } : null,
  };
}

let parsed: Env | undefined;

/** The settings of this process, parsed once. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether accounts of the demo class may sign in: only while the setting and the request's own Host are all loopback. */
export function demoAllowed(settings: Env, requestHost: string | null): boolean {
  if (requestHost === null) return false;
  const name = requestHost.replace(/:\d+$/, '');
  return isLoopback(settings.host) && isLoopback(new URL(settings.appUrl).hostname) && isLoopback(name);
}
