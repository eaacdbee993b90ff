import { expect, test } from 'vitest';
import { demoAllowed, parseEnv } from './env.ts';

test('without any setting Lectern is for this machine alone, on the embedded database', () => {
  expect(parseEnv({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    appUrl: 'http://127.0.0.1:3000',
    authSecret: null,
    trustedProxies: 0,
    teacherSignup: { who: 'anyone' },
    importByAddress: false,
    mail: null,
  });
});

test.each([
  [{ PORT: '99999' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgresql://'],
  [{ DATABASE_URL: 'postgresql://x/y' }, 'AUTH_SECRET is required'],
  [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters'],
  [{ APP_URL: 'school' }, 'APP_URL must be an address'],
  [{ APP_URL: 'https://school.example/lectern' }, 'APP_URL must have no path'],
  [{ TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES'],
  [{ TEACHER_SIGNUP: 'everyone!' }, 'TEACHER_SIGNUP must be'],
  [{ SMTP_URL: 'mail.school.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL must be an address'],
  [{ SMTP_URL: 'https://mail.school.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL must be an address'],
  [{ SMTP_URL: 'smtp://mail.school.example' }, 'MAIL_FROM is required with SMTP_URL'],
  [{ MAIL_FROM: 'a@b.example' }, 'MAIL_FROM means nothing without SMTP_URL'],
  [{ SMTP_URL: 'smtp://x.example', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'MAIL_FROM must be a mail address'],
  [{ IMPORT_BY_ADDRESS: 'yes' }, 'IMPORT_BY_ADDRESS must be "on" or "off"'],
])('%o is refused and named', (source, named) => {
  expect(() => parseEnv(source)).toThrow(named);
});

test('several wrong settings are told at once', () => {
  expect(() => parseEnv({ PORT: 'x', AUTH_SECRET: 'short' })).toThrow(/PORT[\s\S]*AUTH_SECRET/);
});

test('pages are fetched by their address only where the setting says so', () => {
  expect(parseEnv({ IMPORT_BY_ADDRESS: 'on' }).importByAddress).toBe(true);
  expect(parseEnv({ IMPORT_BY_ADDRESS: 'off' }).importByAddress).toBe(false);
});

test('mail is sent only where both its settings are there', () => {
  const source = {
    SMTP_URL: 'smtps://lectern:secret@mail.school.example',
    MAIL_FROM: 'Lectern <lectern@school.example>',
  };
  expect(parseEnv(source).mail).toEqual({ url: source.SMTP_URL, from: source.MAIL_FROM });
});

test('anyone may sign up as a teacher on loopback only', () => {
  expect(parseEnv({ HOST: '0.0.0.0' }).teacherSignup).toEqual({ who: 'nobody' });
  expect(parseEnv({ TEACHER_SIGNUP: 'School.example, b.example' }).teacherSignup).toEqual({
    who: 'domains',
    domains: ['school.example', 'b.example'],
  });
});

test.each([
  [{}, '127.0.0.1:3000', true],
  [{}, 'localhost:3000', true],
  [{}, '[::1]:3000', true],
  [{}, 'school.example', false],
  [{}, null, false],
  [{ HOST: '0.0.0.0' }, 'localhost:3000', false],
  [{ APP_URL: 'https://school.example' }, 'localhost:3000', false],
])('with %o and a request to %s, demo accounts allowed: %s', (source, host, allowed) => {
  expect(demoAllowed(parseEnv(source), host)).toBe(allowed);
});
