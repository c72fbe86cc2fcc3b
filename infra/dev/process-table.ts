import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringUp, cutOff, type Part, type Run, type RunningPart } from './part.ts'
import { markOf } from './processes.ts'
import { endNow, endParts, forgetRun, writeRun, type RecordedPart } from './run-record.ts'
import { Trouble } from './trouble.mjs'

export type ProcessTable = {
  /** Starts a part; resolves when it serves. @throws Trouble when it does not come up */
  readonly start: (part: Part) => Promise<void>
  /** Starts a killed part again; resolves when it serves. */
  readonly again: (name: string) => Promise<void>
  /** Ends a part as a power cut would, and leaves it down. */
  readonly kill: (name: string) => Promise<void>
  readonly names: () => readonly string[]
  readonly stop: () => Promise<void>
  readonly stopNow: () => Promise<void>
}

type Place = {
  readonly runFile: string
  readonly logs: string
  readonly say: (text: string) => void
}

/** The processes of one run: started, watched, started again when they crash, and ended together. */
export const openTable = ({ runFile, logs, say }: Place): ProcessTable => {
  const table = new Map<string, RunningPart>()
  const since = new Date().toISOString()
  let stopping = false
  const record = (): void => {
    const starter = markOf(process.pid)
    if (starter && !stopping) writeRun(runFile, { starter, since, parts: recorded(table) })
  }
  const run: Run = { say, record, isStopping: () => stopping }
  const stopWith = (end: (parts: RecordedPart[]) => Promise<void>) => async (): Promise<void> => {
    stopping = true
    await end(recorded(table))
    forgetRun(runFile)
    await releaseKeeper()
  }
  mkdirSync(logs, { recursive: true })
  record()
  const releaseKeeper = openKeeper(runFile, join(logs, 'keeper.log'))
  return {
    start: (part) => bringUp(run, entered(table, part, logs)),
    again: (name) => bringUp(run, named(table, name)),
    kill: (name) => cutOff(named(table, name)),
    names: () => [...table.keys()],
    stop: stopWith(endParts),
    stopNow: stopWith(endNow),
  }
}

const recorded = (table: ReadonlyMap<string, RunningPart>): RecordedPart[] =>
  [...table.values()].flatMap(({ part: { name, tier, stopSignal = 'SIGTERM' }, process }) =>
    process ? [{ name, tier, stopSignal, process }] : [],
  )

const entered = (table: Map<string, RunningPart>, part: Part, logs: string): RunningPart => {
  const running = { part, log: join(logs, `${part.name}.log`), wanted: true, crashes: 0 }
  table.set(part.name, running)
  return running
}

const named = (table: ReadonlyMap<string, RunningPart>, name: string): RunningPart => {
  const running = table.get(name)
  if (running) return running
  throw new Trouble(`There is no part "${name}". The parts: ${[...table.keys()].join(', ')}.`)
}

/**
 * See keeper.ts: it acts when the pipe that is opened here closes.
 * @returns its release: with nothing recorded any more it ends, and we see it go
 */
const openKeeper = (runFile: string, log: string): (() => Promise<void>) => {
  const out = openSync(log, 'w')
  const file = fileURLToPath(new URL('keeper.ts', import.meta.url))
  const keeper = spawn(process.execPath, [file, runFile], {
    detached: true,
    stdio: ['pipe', out, out],
  })
  closeSync(out)
  keeper.unref()
  const gone = new Promise<void>((resolve) => void keeper.once('close', () => resolve()))
  return () => {
    keeper.stdin?.end()
    return gone
  }
}
