import path from 'node:path'
import { defineConfig } from 'prisma/config'

// `prisma generate` would otherwise try to download an engine that only `prisma migrate` needs. The stand-in fails loudly,
// so that a command which does need the engine cannot look as if it had worked.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts', 'no-schema-engine')

export default defineConfig({
  schema: path.join('prisma', 'schema.prisma'),
  migrations: { path: path.join('prisma', 'migrations') },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
