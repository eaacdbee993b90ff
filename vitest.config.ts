import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '#': import.meta.dirname, 'server-only': `${import.meta.dirname}/node_modules/server-only/empty.js` },
  },
  test: {
    include: ['{server,app,messages,prisma,scripts,bench}/**/*.test.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
  },
});
