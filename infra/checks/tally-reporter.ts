import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { Tally } from './tally.ts'

/** Counts what ran into a file, with the reason of every skip. */
export class TallyReporter implements Reporter {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string): TestCase[] =>
      tests.filter((test) => test.result().state === state)
    // A file that cannot be loaded has no test that could fail, and an error outside every test belongs to none.
    const broken = modules.filter((module) => module.errors().length > 0).length
    const tally: Tally = {
      passed: inState('passed').length,
      failed: inState('failed').length + broken + errors.length,
      skipped: inState('skipped').map(reasonOf),
    }
    writeFileSync(this.#file, JSON.stringify(tally))
  }
}

const reasonOf = (test: TestCase): string => {
  const result = test.result()
  const note = result.state === 'skipped' ? result.note : undefined
  return `${test.module.relativeModuleId}: ${test.fullName}${note ? ` (${note})` : ''}`
}
