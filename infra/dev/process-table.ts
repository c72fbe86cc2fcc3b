import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { markOf, signal, type ProcessMark } from './processes.ts'
import {
  endNow,
  endParts,
  forgetRun,
  writeRun,
  type RecordedPart,
  type Tier,
} from './run-record.ts'
import { Trouble } from './trouble.mjs'

export type Part = {
  readonly name: string
  readonly tier: Tier
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly stopSignal?: 'SIGTERM' | 'SIGINT'
  /** The account to run under, when it must not be our own. */
  readonly account?: { readonly uid: number; readonly gid: number }
  /** Whether it serves. Errors mean "not yet". */
  readonly ready: () => Promise<boolean>
}

type Entry = {
  readonly part: Part
  /** Whether it is meant to run: a part that ends by itself is started again. */
  wanted: boolean
  process?: ProcessMark
  crashes: number
}

export type ProcessTable = {
  /** Starts a part, or starts it again after `kill`. Resolves when it serves. @throws Trouble when it does not come up */
  readonly start: (part: Part) => Promise<void>
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

const readyWithinMs = 90_000
const crashesAtStart = 4

/** The processes of one run: started, watched, started again when they crash, and ended together. */
export const openTable = ({ runFile, logs, say }: Place): ProcessTable => {
  const entries = new Map<string, Entry>()
  const since = new Date().toISOString()
  let stopping = false
  mkdirSync(logs, { recursive: true })
  const logOf = (name: string): string => join(logs, `${name}.log`)

  const recorded = (): RecordedPart[] =>
    [...entries.values()].flatMap(({ part, process }) =>
      process
        ? [{ name: part.name, tier: part.tier, stopSignal: part.stopSignal ?? 'SIGTERM', process }]
        : [],
    )
  const record = (): void => {
    const starter = markOf(process.pid)
    if (starter) writeRun(runFile, { starter, since, parts: recorded() })
  }

  const launch = (entry: Entry): void => {
    const child = spawnPart(entry.part, logOf(entry.part.name))
    const mark = child.pid === undefined ? undefined : markOf(child.pid)
    if (mark) entry.process = mark
    record()
    const began = Date.now()
    child.once('error', (error) => say(`✗ ${entry.part.name} cannot be started: ${error.message}`))
    child.once('close', (code, by) => {
      if (entry.process === mark) delete entry.process
      if (stopping || !entry.wanted) return
      entry.crashes = Date.now() - began > 30_000 ? 1 : entry.crashes + 1
      const wait = Math.min(250 * 2 ** entry.crashes, 10_000)
      say(
        `! ${entry.part.name} ended (${by ?? `code ${code}`}); starting it again in ${wait / 1000} s, see ${logOf(entry.part.name)}`,
      )
      setTimeout(() => {
        if (entry.wanted && !stopping && !entry.process) launch(entry)
      }, wait)
    })
  }

  const serve = async (entry: Entry): Promise<void> => {
    const { part } = entry
    const until = Date.now() + readyWithinMs
    while (!(await part.ready().catch(() => false))) {
      if (stopping) throw new Trouble('Stopped before everything was ready.')
      if (Date.now() > until || entry.crashes >= crashesAtStart) {
        entry.wanted = false
        throw new Trouble(
          `${part.name} does not come up. The end of ${logOf(part.name)}:\n${endOf(logOf(part.name))}`,
        )
      }
      await pause(100)
    }
    entry.crashes = 0
  }

  const start = async (part: Part): Promise<void> => {
    const known = entries.get(part.name)
    const entry = known ?? { part, wanted: true, crashes: 0 }
    if (!known) turnOver(logOf(part.name))
    entries.set(part.name, entry)
    entry.wanted = true
    entry.crashes = 0
    if (!entry.process) launch(entry)
    await serve(entry)
  }

  const entryNamed = (name: string): Entry => {
    const entry = entries.get(name)
    if (!entry)
      throw new Trouble(`There is no part "${name}". The parts: ${[...entries.keys()].join(', ')}.`)
    return entry
  }

  const kill = async (name: string): Promise<void> => {
    const entry = entryNamed(name)
    entry.wanted = false
    if (entry.process) signal(entry.process, 'SIGKILL')
    while (entry.process) await pause(20)
  }

  const stopWith = async (end: (parts: RecordedPart[]) => Promise<void>): Promise<void> => {
    stopping = true
    await end(recorded())
    forgetRun(runFile)
  }

  record()
  openKeeper(runFile, logOf('keeper'))
  return {
    start,
    again: (name) => start(entryNamed(name).part),
    kill,
    names: () => [...entries.keys()],
    stop: () => stopWith(endParts),
    stopNow: () => stopWith(endNow),
  }
}

const spawnPart = (part: Part, log: string): ChildProcess => {
  const out = openSync(log, 'a')
  try {
    // A session of its own: Ctrl-C in the terminal reaches only the starter, which then stops all in order.
    return spawn(part.command, part.args, {
      env: { ...part.env },
      detached: true,
      stdio: ['ignore', out, out],
      ...part.account,
    })
  } finally {
    closeSync(out)
  }
}

const openKeeper = (runFile: string, log: string): void => {
  const out = openSync(log, 'w')
  const file = fileURLToPath(new URL('keeper.ts', import.meta.url))
  const keeper = spawn(process.execPath, [file, runFile], {
    detached: true,
    stdio: ['pipe', out, out],
  })
  closeSync(out)
  keeper.unref()
}

/** Keeps the log of the run before. */
const turnOver = (log: string): void => {
  if (existsSync(log)) renameSync(log, `${log}.before`)
}

const endOf = (log: string): string =>
  existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-12).join('\n')
    : '(nothing was written)'
