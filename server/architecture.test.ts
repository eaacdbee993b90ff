import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Who may import whom: a room may use what stands to its left, and itself. */
const order = [
  'errors',
  'invariant',
  'random',
  'env',
  'log',
  'csv',
  'markup',
  'grouped',
  'typed',
  'db',
  'article',
  'importing',
  'auth',
  'classroom',
  'trpc/init',
  'notice',
  'live',
  'reading',
  'quiz',
  'assignment',
  'roster',
  'study',
  'calendar',
  'attempt',
  'discussion',
  'copying',
  'notices',
  'progress',
  'records',
  'jobs',
  'trpc',
];

/** Files that name nothing but a place to put things. */
const empty = /(^|[/-])(utils?|helpers?|misc|common|lib|services?|managers?)([./-]|$)/i;

function list(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return ['generated', 'node_modules'].includes(entry.name) ? [] : list(place);
    return /\.tsx?$/.test(entry.name) ? [place] : [];
  });
}

type Import = { from: string; to: string; typeOnly: boolean };
const sources = new Map(
  ['server', 'app', 'prisma', 'scripts', 'bench', 'e2e', 'messages']
    .flatMap(list)
    .map(file => [file, readFileSync(path.join(root, file), 'utf8')]),
);

function importsOf(file: string, source: string): Import[] {
  const found: Import[] = [];
  for (const match of source.matchAll(
    /^(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s*'([^']+)'|^import\s+'([^']+)'/gm,
  )) {
    const name = match[3] ?? match[4] ?? '';
    const target = name.startsWith('#/')
      ? name.slice(2)
      : name.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), name)
        : null;
    const names = match[2] ?? '';
    const allTypes =
      /^\{[\s\S]*\}$/.test(names) &&
      names
        .slice(1, -1)
        .split(',')
        .filter(part => part.trim())
        .every(part => part.trim().startsWith('type '));
    if (target) found.push({ from: file, to: target, typeOnly: match[1] !== undefined || allTypes });
  }
  return found;
}

const imports = [...sources].flatMap(([file, source]) => importsOf(file, source));
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /testing\.ts$/.test(file);

function room(file: string): string | null {
  const [top, first = '', second] = file.split('/');
  if (top !== 'server') return null;
  if (file === 'server/trpc/init.ts') return 'trpc/init';
  // The doors of the two rooms that the door itself is built upon.
  if (/^server\/(auth|classroom)\/([a-z]+-)?router\.ts$/.test(file)) return 'live';
  return second === undefined ? first.replace(/\.ts$/, '') : first;
}

const offenders = (rule: (one: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} → ${to}`);
const having = (pattern: RegExp, among: (file: string) => boolean) =>
  [...sources].filter(([file, source]) => among(file) && pattern.test(source)).map(([file]) => file);

describe('the house', () => {
  test('a room imports only rooms to its left in the order of the map', () => {
    const wrong = offenders(({ from, to, typeOnly }) => {
      if (isTest(from)) return false;
      const [here, there] = [room(from), room(to)];
      if (here === null || there === null || here === there) return false;
      // Types of the database client's door may be named by any store.
      if (typeOnly && there === 'db') return false;
      return !order.includes(here) || !order.includes(there) || order.indexOf(there) > order.indexOf(here);
    });
    expect(wrong, `Allowed order: ${order.join(' ← ')}`).toEqual([]);
  });

  test('server never imports app', () => {
    expect(offenders(({ from, to }) => from.startsWith('server/') && to.startsWith('app/'))).toEqual([]);
  });

  test('no file imports itself in a circle', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('every import of our own names a file that exists', () => {
    expect(offenders(({ to }) => !to.startsWith('prisma/generated') && !existsSync(path.join(root, to)))).toEqual([]);
  });

  test('what runs in the browser imports no store, router, database or session', () => {
    const client = new Set(
      [...sources].filter(([, source]) => /^['"]use client['"]/m.test(source)).map(([file]) => file),
    );
    for (const file of sources.keys()) if (file.startsWith('app/_client/')) client.add(file);
    const secret = /^server\/(db|auth|jobs|trpc)\/|\/(store|router)\.ts$|^prisma\//;
    const open = /^server\/auth\/(person|schema|password-rule|user-name|display-name)\.ts$/;
    expect(
      offenders(({ from, to, typeOnly }) => client.has(from) && !typeOnly && secret.test(to) && !open.test(to)),
    ).toEqual([]);
  });

  test('pages read through the caller, never from stores or the database', () => {
    const inside = /^server\/(?!trpc\/).*\/(store|router)\.ts$|^server\/db\/|^prisma\/generated/;
    const doors = /^app\/api\//;
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          from.startsWith('app/') && !doors.test(from) && !isTest(from) && !typeOnly && inside.test(to),
      ),
    ).toEqual([]);
  });

  test('the engine is pure: no clock, no chance, no environment, no waiting', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env|\basync\b|\bawait\b|from 'node:/;
    expect(having(impure, file => /^server\/article\//.test(file) && !isTest(file))).toEqual([]);
  });

  test('policies decide and nothing else', () => {
    expect(having(/\bthrow\b|\bawait\b|\bprisma\b|\bnew Date\(\)/i, file => file.endsWith('/policy.ts'))).toEqual([]);
  });

  test('files are named for what they hold', () => {
    expect([...sources.keys()].filter(file => empty.test(file))).toEqual([]);
  });

  test.each([
    ['server actions', /^\s*['"]use server['"]/m],
    ['raw HTML', /dangerouslySetInnerHTML=|\.innerHTML\s*=/],
    ['unsafe SQL', /\$(query|execute)RawUnsafe/],
    ['objects that let unknown keys through', /\bz\.object\(/],
    ['caches of pages', /['"]use cache['"]|unstable_cache|export const revalidate/],
    ['chance without a seed', /\bMath\.random\(/],
  ])('there are no %s', (_, pattern) => {
    const settings = new Set(['server/env.ts', 'server/architecture.test.ts']);
    expect(having(pattern, file => !settings.has(file) && !isTest(file))).toEqual([]);
  });
});
