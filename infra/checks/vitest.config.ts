import { defineConfig } from 'vitest/config'

const root = new URL('../..', import.meta.url).pathname

/** Three projects: what needs nothing, what needs the servers, what needs the whole platform. */
export default defineConfig({
  root,
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{services,workflows,web-store,infra}/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/{store,routes,workflow,gateway}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            '{services,workflows}/**/{store,routes,workflow,gateway}.test.ts',
            'tests/{contracts,replay}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: ['tests/{journeys,faults,browser}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
})
