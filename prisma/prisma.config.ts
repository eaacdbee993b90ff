import { defineConfig } from 'prisma/config';

// `generate` and `validate` ask for the schema engine and never run it: any file stands in for the download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: '.' });
