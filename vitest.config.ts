import { defineConfig } from 'vitest/config'

const outside = ['**/node_modules/**', '.next*/**', '.data/**', '.test/**', 'e2e/**']

export default defineConfig({
  test: {
    // One fork a core, at most two: the integration tests share the machine with their database.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, '**/*.int.test.ts'],
          setupFiles: ['scripts/test/unit-setup.ts'],
          // Properties take a second each; a busy machine makes that several.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: outside,
          globalSetup: ['scripts/test/global-setup.ts'],
          setupFiles: ['scripts/test/integration-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
