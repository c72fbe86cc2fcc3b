import { availableParallelism } from 'node:os'
import { elapsed, say } from '../dev/progress.mjs'
import type { Check } from './checks.ts'
import type { Outcome } from './program.ts'

export type Result = Outcome & { readonly name: string }

/** Runs checks side by side, as many as there are processors, and says each one's outcome when it is known. */
export const runChecks = async (checks: readonly Check[]): Promise<readonly Result[]> => {
  const results: Result[] = []
  const waiting = [...checks]
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const since = Date.now()
      const outcome = await check.run()
      results.push({ name: check.name, ...outcome })
      say(`${outcome.ok ? '✓' : '✗'} ${check.name} (${elapsed(since)})`)
      if (!outcome.ok) say(indented(outcome.output))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return results
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
