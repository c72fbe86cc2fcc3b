/**
 * Stays beside a run and reads from a pipe that the starter holds open. When the pipe closes, the starter is gone,
 * however it went; what it left running is ended in order.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { runs } from './processes.ts'
import { endParts, forgetRun, readRun } from './run-record.ts'

const [file = ''] = process.argv.slice(2)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const endWhatIsLeft = async (): Promise<void> => {
  const record = readRun(file)
  if (record) {
    // The pipe closes a little before the process is gone.
    for (let wait = 0; runs(record.starter) && wait < 100; wait += 1) await pause(50)
    await endParts(readRun(file)?.parts ?? [])
    forgetRun(file)
  }
  process.exit(0)
}

process.stdin.resume()
process.stdin.on('close', () => void endWhatIsLeft())
