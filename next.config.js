import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  agentRules: false,
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // These find their own files (wasm, native code, worker threads) and must not be bundled.
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pg', 'pglite-prisma-adapter', 'pino'],
  // A page comes with its title: streamed, the title may come after the content, and a screen reader announces a page without a name.
  htmlLimitedBots: /.*/,
  turbopack: { root: import.meta.dirname },
  // A 10 MB paste travels inside a form or JSON that is a little larger than itself; by default the proxy would cut it.
  experimental: { proxyClientMaxBodySize: '12mb' },
};

export default createNextIntlPlugin('./messages/request.ts')(config);
