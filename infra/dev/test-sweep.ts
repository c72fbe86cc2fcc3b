import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removePostgres } from './postgres-account.ts'
import { runs } from './processes.ts'
import { endParts, readRun } from './run-record.ts'
import { logsOf, runFileOf } from './stack.ts'

/** Ends and removes what earlier test runs left, unless they still go on. */
export const sweepTestRuns = async (folder: string): Promise<void> => {
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const place of names.map((name) => join(folder, name))) {
    const record = readRun(runFileOf(place))
    if (record && runs(record.starter)) continue
    await endParts(record?.parts ?? [])
    removeTestRun(place, { keepLogs: false })
  }
}

/** Removes a test run's data, after a failure all but its logs. */
export const removeTestRun = (state: string, { keepLogs }: { keepLogs: boolean }): void => {
  removePostgres(state)
  if (!keepLogs) rmSync(state, { recursive: true, force: true })
  else
    for (const name of readdirSync(state).filter((each) => join(state, each) !== logsOf(state)))
      rmSync(join(state, name), { recursive: true, force: true })
}
