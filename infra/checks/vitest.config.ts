import { defineConfig } from 'vitest/config'
import { FaultsLast } from './faults-last.ts'
import { TallyReporter } from './tally-reporter.ts'
import { againstServers } from './test-kinds.ts'

const root = new URL('../..', import.meta.url).pathname
const tally = process.env['OCOP_TALLY']
const exclude = ['**/node_modules/**', '**/dist/**']

/** Three projects: what needs nothing, what needs the servers, what needs the whole platform. */
export default defineConfig({
  root,
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: FaultsLast },
    reporters: tally ? ['default', new TallyReporter(tally)] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{services,workflows,web-store,infra}/**/*.test.{ts,tsx}',
            'tests/{architecture,contracts}/**/*.test.ts',
          ],
          exclude: [...exclude, `**/${againstServers}`],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            `{services,workflows,web-store}/**/${againstServers}`,
            'tests/replay/**/*.test.ts',
          ],
          exclude,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: ['tests/{journeys,faults,browser}/**/*.test.ts'],
          exclude,
          globalSetup: 'tests/support/global-setup.ts',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
