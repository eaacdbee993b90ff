import { defineConfig } from 'vitest/config';

const include = ['{server,app,messages,prisma,scripts,bench}/**/*.test.ts'];
// The settings are read once in a process: what tests others of them has modules of its own.
const ownSettings = [
  'app/security-headers.test.ts',
  'server/auth/account.db.test.ts',
  'server/reading/by-address.db.test.ts',
];

export default defineConfig({
  resolve: {
    alias: { '#': import.meta.dirname, 'server-only': `${import.meta.dirname}/node_modules/server-only/empty.js` },
  },
  test: {
    testTimeout: 30_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'shared', include, exclude: ownSettings, isolate: false } },
      { extends: true, test: { name: 'own settings', include: ownSettings } },
    ],
  },
});
