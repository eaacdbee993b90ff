import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The lowest versions without a known hole that matters here, and packages that are not to come in at all. */
const floors: Record<string, string> = {
  next: '16.2.12',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'next-auth': '4.24.15',
  '@trpc/server': '11.8.0',
  nodemailer: '9.0.1',
  undici: '7.24.0',
  mammoth: '1.11.0',
};
const forbidden = ['sanitize-html', 'adm-zip', 'jszip', 'fast-xml-parser', 'pdfjs-dist'];

const lock: {
  packages: Record<string, { version?: string; resolved?: string; dev?: boolean; hasInstallScript?: boolean }>;
} = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).map(([place, entry]) => ({
  name: place.split('node_modules/').at(-1) ?? '',
  ...entry,
}));

const parts = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? [];
function atLeast(version: string, floor: string): boolean {
  const [a, b] = [parts(version), parts(floor)];
  const at = b.findIndex((part, index) => (a[index] ?? 0) !== part);
  return at === -1 || (a[at] ?? 0) > (b[at] ?? 0);
}

test.each(Object.entries(floors))('no %s older than %s is installed', (name, floor) => {
  const old = packages.filter(entry => entry.name === name && entry.version && !atLeast(entry.version, floor));
  expect(old).toEqual([]);
});

test('packages with holes that nobody mends stay out', () => {
  expect(packages.filter(entry => forbidden.includes(entry.name))).toEqual([]);
});

test('every direct dependency is pinned to one version', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
