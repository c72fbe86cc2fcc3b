import { local } from './places.mjs'
import { say, step } from './progress.mjs'
import { endsWithin, signal } from './processes.ts'
import { endParts, forgetRun, readRun, type RunRecord } from './run-record.ts'
import { isAlive } from './running.ts'
import { runFileOf } from './stack.ts'
import { report } from './trouble.mjs'

const runFile = runFileOf(local)

const end = async (record: RunRecord): Promise<void> => {
  signal(record.starter, 'SIGTERM')
  await endsWithin(record.starter, 60_000)
  // What a killed or hanging starter left.
  await endParts(readRun(runFile)?.parts ?? record.parts)
  forgetRun(runFile)
}

const stop = async (): Promise<void> => {
  const record = readRun(runFile)
  if (!record || !isAlive(record)) {
    forgetRun(runFile)
    say('Nothing is running here.')
    return
  }
  await step('Stopping the platform', () => end(record))
}

await stop().catch((error: unknown) => {
  report(error)
  process.exitCode = 1
})
